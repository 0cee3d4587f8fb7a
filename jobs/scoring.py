"""How well titles are told apart: labelled titles in, precision, recall and every miss out."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from crawler.titles import Classified, classify, report_year
from jobs.errors import InputInvalid
from store.records import Kind


class Miss(StrEnum):
    """What went wrong with a title."""

    FALSE_POSITIVE = "false_positive"
    FALSE_NEGATIVE = "false_negative"
    UNDECIDED = "undecided"
    WRONG_YEAR = "wrong_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A title to judge, with the body of its page where that is at hand."""

    title: str
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A title of which somebody has said what it is."""

    asked: Asked
    report: bool
    year: int | None
    """None where the label does not say."""
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A title judged otherwise than its label, or left undecided."""

    miss: Miss
    title: str
    url: str | None
    report: bool
    year: int | None
    """What the label says."""
    kind: Kind
    year_read: int | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The count; a ratio is None where there is nothing to divide by.

    An undecided title is no report by title alone: it lowers the first recall, not the second.
    """

    titles: int
    reports: int
    true_positives: int
    false_positives: int
    undecided_reports: int
    """Each costs a request and is then known: part of the second recall."""
    undecided_others: int
    """Each costs a request for nothing."""
    precision: float | None
    recall: float | None
    recall_after_look: float | None
    years: int
    """Labelled years of titles taken for reports."""
    years_right: int
    year_accuracy: float | None
    kinds: dict[Kind, int]
    """How many titles were judged of each kind, most first."""
    misses: tuple[Missed, ...]


def read_labelled(lines: Iterable[str]) -> Iterator[Labelled]:
    """Read JSON lines {title, report, year?, url?, text?}; raises InputInvalid with the number of the line."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _labelled(number, line_object(number, line))


def line_object(number: int, line: str) -> dict[str, object]:
    """Read one line that must be a JSON object with a title; raises InputInvalid."""
    try:
        read = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputInvalid(f"line {number} is not JSON: {error}") from error
    if not isinstance(read, dict) or not isinstance(read.get("title"), str):
        raise InputInvalid(f'line {number} has no title; write {{"title": "..."}}')
    return read


def read_asked(number: int, read: dict[str, object]) -> Asked:
    """Take title and text from a line's object; raises InputInvalid."""
    return Asked(title=str(read["title"]), text=_text(number, read, "text"))


def score(labelled: Iterable[Labelled]) -> Score:
    """Judge labelled titles and count."""
    judged = [(one, classify(one.asked.title, text=one.asked.text)) for one in labelled]
    misses = tuple(miss for one, verdict in judged for miss in _misses(one, verdict))
    reports = sum(one.report for one, _ in judged)
    right = [one for one, verdict in judged if one.report and verdict.kind is Kind.REPORT]
    wrong = sum(miss.miss is Miss.FALSE_POSITIVE for miss in misses)
    open_reports = sum(miss.miss is Miss.UNDECIDED and miss.report for miss in misses)
    years = sum(one.year is not None for one in right)
    years_wrong = sum(miss.miss is Miss.WRONG_YEAR for miss in misses)
    return Score(
        titles=len(judged),
        reports=reports,
        true_positives=len(right),
        false_positives=wrong,
        undecided_reports=open_reports,
        undecided_others=sum(miss.miss is Miss.UNDECIDED and not miss.report for miss in misses),
        precision=_ratio(len(right), len(right) + wrong),
        recall=_ratio(len(right), reports),
        recall_after_look=_ratio(len(right) + open_reports, reports),
        years=years,
        years_right=years - years_wrong,
        year_accuracy=_ratio(years - years_wrong, years),
        kinds=_kinds(verdict for _, verdict in judged),
        misses=misses,
    )


def _labelled(number: int, read: dict[str, object]) -> Labelled:
    report, year = read.get("report"), read.get("year")
    if not isinstance(report, bool):
        raise InputInvalid(f'line {number} has no label; write "report": true or false')
    if year is not None and (not isinstance(year, int) or isinstance(year, bool)):
        raise InputInvalid(f"line {number}: year must be a number")
    return Labelled(asked=read_asked(number, read), report=report, year=year, url=_text(number, read, "url"))


def _text(number: int, read: dict[str, object], name: str) -> str | None:
    value = read.get(name)
    if value is not None and not isinstance(value, str):
        raise InputInvalid(f"line {number}: {name} must be a string")
    return value


def _misses(one: Labelled, verdict: Classified) -> Iterator[Missed]:
    year = report_year(one.asked.title, text=one.asked.text)
    miss = _miss(one, verdict.kind, year)
    if miss is not None:
        yield Missed(
            miss=miss,
            title=one.asked.title,
            url=one.url,
            report=one.report,
            year=one.year,
            kind=verdict.kind,
            year_read=year,
            reason=verdict.reason,
        )


def _miss(one: Labelled, kind: Kind, year: int | None) -> Miss | None:
    if kind is Kind.UNDECIDED:
        return Miss.UNDECIDED
    if one.report != (kind is Kind.REPORT):
        return Miss.FALSE_NEGATIVE if one.report else Miss.FALSE_POSITIVE
    return Miss.WRONG_YEAR if one.report and one.year is not None and one.year != year else None


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _kinds(verdicts: Iterable[Classified]) -> dict[Kind, int]:
    counts: dict[Kind, int] = {}
    for verdict in verdicts:
        counts[verdict.kind] = counts.get(verdict.kind, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
