"""What a search is after: columns that show reports, or those that list what a source listed before."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from crawler.explore.columns import Column, choose, rank
from crawler.explore.old_titles import OldTitles, Remembered
from crawler.explore.words import bare_name, is_unlasting, names_subject

_NAMED_AS_BEFORE = 97.0
_ON_THE_WAY = 62.0
_LONGEST_WAY = 4
_ENOUGH = 0.5
"""Of the old titles, where the column is not about the subject: fewer stand on any page that shows what is new."""


class Goal(Protocol):
    """Which columns are wanted, and what leads to them."""

    def choose(self, columns: Iterable[Column]) -> tuple[Column, ...]:
        """Choose the columns to watch among those seen, the best first."""

    def is_met(self, chosen: Sequence[Column]) -> bool:
        """Say whether nothing more is to be looked for."""

    def promise(self, text: str) -> float:
        """Weigh the text of a link by what is known of this source alone."""

    def knows(self, title: str) -> bool:
        """Say whether a title was listed before, so that its page may lead to the column it is in."""

    def wants_more(self, column: Column) -> bool:
        """Say whether the further pages of a column are worth their requests, whatever it is called."""

    def matched(self, column: Column) -> int:
        """Count the old titles that a column lists."""


class NewColumns:
    """Any column that shows reports."""

    def choose(self, columns: Iterable[Column]) -> tuple[Column, ...]:
        """Choose the fewest columns that hold every report seen."""
        return choose(columns)

    def is_met(self, chosen: Sequence[Column]) -> bool:  # noqa: ARG002
        """There may always be another."""
        return False

    def promise(self, text: str) -> float:  # noqa: ARG002
        """Nothing is known."""
        return 0.0

    def knows(self, title: str) -> bool:  # noqa: ARG002
        """Nothing is known."""
        return False

    def wants_more(self, column: Column) -> bool:  # noqa: ARG002
        """Its name decides."""
        return False

    def matched(self, column: Column) -> int:  # noqa: ARG002
        """Nothing is known."""
        return 0


class OldColumns:
    """The columns that list what a source's own listed, wherever they are now."""

    def __init__(self, old: Remembered) -> None:
        self._titles = OldTitles(old.titles, old.issuer)
        self._others = OldTitles(old.others, old.issuer)
        self._has_reports = bool(old.reports)
        way = [bare_name(name) for name in old.names][-_LONGEST_WAY:]
        self._names = dict.fromkeys(way[:-1], _ON_THE_WAY) | dict.fromkeys(way[-1:], _NAMED_AS_BEFORE)

    def choose(self, columns: Iterable[Column]) -> tuple[Column, ...]:
        """Choose the fewest columns that list every old title seen; never a page on which they only pass by."""
        chosen = sorted((column for column in columns if self._is_evident(column)), key=rank)
        for column in tuple(chosen):
            others = [other for other in chosen if other is not column]
            if self._is_covered(column, others):
                chosen = others
        return tuple(reversed(chosen))

    def is_met(self, chosen: Sequence[Column]) -> bool:
        """Say whether columns about the subject list all of the old titles."""
        found = (self._found(column) for column in chosen if _is_dedicated(column))
        return len(frozenset[str]().union(*found)) == len(self._titles)

    def promise(self, text: str) -> float:
        """Weigh the names that the old articles called their columns."""
        return self._names.get(bare_name(text), 0.0)

    def knows(self, title: str) -> bool:
        """Say whether a title was listed before."""
        return self._titles.known(title) is not None

    def wants_more(self, column: Column) -> bool:
        """Say whether a column lists some of what the old one listed, and may list the rest further back."""
        some = self._found(column) or self._others.among(entry.title for entry in column.entries)
        return bool(some) and len(self._found(column)) < len(self._titles)

    def matched(self, column: Column) -> int:
        """Count the old titles that a column lists."""
        return len(self._found(column))

    def _found(self, column: Column) -> frozenset[str]:
        return self._titles.among(entry.title for entry in column.entries)

    def _is_evident(self, column: Column) -> bool:
        if column.unfit or is_unlasting(column.url, column.names, column.path):
            return False
        found = self._found(column)
        if self._has_reports and _is_dedicated(column):
            return bool(found) or any(self._titles.is_own_report(entry.title) for entry in column.reports)
        return len(found) >= _ENOUGH * len(self._titles) or (bool(found) and self._is_old_general(column))

    def _is_old_general(self, column: Column) -> bool:
        """Say whether a general column lists the old one's other titles too, as far as it was read."""
        others = self._others.among(entry.title for entry in column.entries)
        return bool(others) and len(others) >= _ENOUGH * min(len(self._others), len(column.entries))

    def _is_covered(self, column: Column, others: Sequence[Column]) -> bool:
        found = self._found(column)
        if found:
            return found <= frozenset[str]().union(*map(self._found, others))
        # Reports of its own that are not remembered matter where nothing else was found.
        return bool(others)


def _is_dedicated(column: Column) -> bool:
    """Say whether a column, or the one whose years it divides, is about the subject."""
    return column.is_dedicated or (column.is_slice and any(map(names_subject, column.path[-2:-1])))


NEW_COLUMNS: Goal = NewColumns()


def goal_of(old: Remembered | None) -> Goal:
    """Say what to search for where so much is known of a source."""
    return OldColumns(old) if old is not None and old.titles else NEW_COLUMNS
