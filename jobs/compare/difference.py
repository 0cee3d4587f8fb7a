"""What sets one version of a report apart from the one before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jobs.compare.extent import measure
from jobs.compare.headings import read_headings
from jobs.compare.ledger import read_ledger
from jobs.compare.likeness import folded
from jobs.compare.measures import of_extent, of_fact, of_figures, of_headings, of_words, published
from jobs.compare.paragraphs import Row, align
from jobs.compare.severity import Measure, Part, gravest, judge
from jobs.compare.signature import Fact, sign
from jobs.compare.strokes import Strokes, read_strokes
from store.difference import Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One version as a comparison needs it."""

    text: str
    title: str | None
    published_on: date | None
    issuer: str | None
    report_year: int | None


def compare(before: Reading, after: Reading) -> Difference:
    """Say what changed from one version to the next, how much it matters and why."""
    rows = align(before.text, after.text)
    strokes = read_strokes(rows)
    extent = measure(rows, strokes)
    ledger = read_ledger(rows)
    reasons = judge(
        [
            *of_figures(ledger),
            *_facts(before, after),
            *of_words(ledger),
            *of_headings(read_headings(rows)),
            *of_extent(extent, ledger),
        ]
    )
    text_changed = before.text != after.text
    date_changed = before.published_on != after.published_on
    return Difference(
        severity=gravest(reasons),
        reason="; ".join(reason.words for reason in reasons) or "nothing changed",
        chars_added=extent.chars_added,
        chars_removed=extent.chars_removed,
        numbers=(*ledger.changed, *ledger.gone, *ledger.come),
        silent=text_changed != date_changed,
        reasons=reasons,
        signature=_signature(before, after, rows, strokes),
    )


def _facts(before: Reading, after: Reading) -> Iterator[Measure]:
    parts = (
        (Part.TITLE_CHANGED, Part.TITLE_APPEARED_OR_LOST, _flat(before.title), _flat(after.title)),
        (Part.ISSUER_CHANGED, Part.ISSUER_APPEARED_OR_LOST, _flat(before.issuer), _flat(after.issuer)),
        (
            Part.REPORT_YEAR_CHANGED,
            Part.REPORT_YEAR_APPEARED_OR_LOST,
            _flat(before.report_year),
            _flat(after.report_year),
        ),
    )
    for changed, one_sided, was, is_now in parts:
        if was != is_now:
            yield of_fact(changed, one_sided, was, is_now)
    if before.published_on != after.published_on:
        yield published(before.published_on, after.published_on)


def _signature(before: Reading, after: Reading, rows: tuple[Row, ...], strokes: Strokes) -> str:
    facts: list[Fact] = [
        ("published_on", str(before.published_on), str(after.published_on)),
        ("issuer", str(before.issuer), str(after.issuer)),
        ("report_year", str(before.report_year), str(after.report_year)),
    ]
    return sign(rows, strokes, (_flat(before.title) or "", _flat(after.title) or ""), facts)


def _flat(fact: str | int | None) -> str | None:
    return None if fact is None else folded(str(fact))
