"""The titles that a source is remembered by, and which of them a list still shows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crawler.title_plain import plain
from crawler.title_words import NOUN, SUBJECT, WORDS, YEAR, either
from crawler.titles import classify, report_year
from store.records import Kind

_FEWEST_OF_CUT = 10
"""Letters: what is left of a shorter title may begin many."""

_ISSUER_ONLY = re.compile(rf"{SUBJECT.pattern}|{NOUN}|{YEAR}|{either(WORDS['fillers'])}|人民政府|政府|关于|年|[的\W_]")
_CUT = re.compile(r"(?:[…⋯]|[.。]{2,})\s*$")
_MARKS = re.compile(r"[\W_]+")
_FEWEST_OF_ISSUER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What is known of the columns that a source had."""

    issuer: str
    reports: tuple[str, ...] = ()
    """Titles of its reports."""
    others: tuple[str, ...] = ()
    """Titles of what else its columns listed, the newest first."""
    names: tuple[str, ...] = ()
    """What its articles called the columns on the way to them, the nearest last."""
    columns: tuple[str, ...] = ()
    """Their addresses."""
    articles: tuple[str, ...] = ()
    """Addresses of a few of its reports."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles that a column is known again by: of reports, where there were any."""
        return self.reports or self.others


@dataclass(frozen=True, slots=True)
class _Paper:
    """What makes two titles those of one report, however they are worded."""

    issuer: str
    year: int


class OldTitles:
    """Knows a title again: by its letters, by its beginning where it was cut, or as one issuer's report on one year."""

    def __init__(self, titles: Sequence[str], issuer: str) -> None:
        self._issuer = _issuer(issuer)
        self._whole: dict[str, str] = {}
        self._cut: dict[str, str] = {}
        self._papers: dict[_Paper, str] = {}
        for title in titles:
            self._learn(title)
        self._met: dict[str, str | None] = {}

    def __len__(self) -> int:
        return len({*self._whole.values(), *self._cut.values()})

    def among(self, titles: Iterable[str]) -> frozenset[str]:
        """Give those of the old titles that stand among these."""
        return frozenset(old for old in map(self.known, titles) if old is not None)

    def known(self, title: str) -> str | None:
        """Give the old title that this one is; None where it is none of them."""
        if title not in self._met:
            self._met[title] = self._find(title)
        return self._met[title]

    def is_own_report(self, title: str) -> bool:
        """Say whether a title is that of a report by the source's own issuer, on whatever year."""
        paper = self._paper(title)
        return paper is not None and _is_one(paper.issuer, self._issuer)

    def _learn(self, title: str) -> None:
        bare = _bare(title)
        if not bare:
            return
        if _CUT.search(title) is not None:
            self._cut.setdefault(bare, title)
            return
        first = self._whole.setdefault(bare, title)
        paper = self._paper(title)
        if paper is not None:
            self._papers.setdefault(paper, first)

    def _find(self, title: str) -> str | None:
        bare = _bare(title)
        if not bare:
            return None
        if _CUT.search(title) is not None:
            return self._beginning_with(bare)
        exact = self._whole.get(bare) or next((old for cut, old in self._cut.items() if _begins(bare, cut)), None)
        return exact or self._same_paper(title)

    def _beginning_with(self, bare: str) -> str | None:
        found = [old for whole, old in {**self._whole, **self._cut}.items() if _begins(whole, bare)]
        # Cut off before its year, a report's title is that of many.
        return found[0] if len(found) == 1 else None

    def _same_paper(self, title: str) -> str | None:
        paper = self._paper(title)
        if paper is None:
            return None
        return next((old for known, old in self._papers.items() if _is_same(known, paper)), None)

    def _paper(self, title: str) -> _Paper | None:
        year = report_year(title)
        if year is None or classify(title).kind is not Kind.REPORT:
            return None
        return _Paper(_issuer(title) or self._issuer, year)


def _bare(title: str) -> str:
    return _MARKS.sub("", plain(title))


def _issuer(title: str) -> str:
    """Give what a report's title says beside its subject: whose it is."""
    return _ISSUER_ONLY.sub("", plain(title))


def _begins(whole: str, cut: str) -> bool:
    return len(cut) >= _FEWEST_OF_CUT and whole.startswith(cut)


def _is_same(one: _Paper, other: _Paper) -> bool:
    return one.year == other.year and _is_one(one.issuer, other.issuer)


def _is_one(one: str, other: str) -> bool:
    """Say whether two names are one issuer's: 天津市蓟州区 and 蓟州区, not 蓟州区司法局 and 蓟州区."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _FEWEST_OF_ISSUER and long.endswith(short)
