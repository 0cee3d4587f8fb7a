"""Which of the list pages that were seen are the columns to watch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.adapters.base import ListRequest
from crawler.explore.words import is_variant, names_papers
from store.records import EntrySeen, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A list page as far as it was read."""

    url: str
    place: str
    """The same for all addresses of one page."""
    names: tuple[str, ...]
    """What links, title and meta data call it, the link's text first."""
    path: tuple[str, ...]
    """Texts of the links that led to it."""
    is_named: bool
    """A name or the address names the subject."""
    is_slice: bool
    """It is one year's part of a column."""
    unfit: str
    """Why it cannot be watched whatever it lists; empty where it can."""
    adapter: str
    entries: tuple[EntrySeen, ...]
    first: frozenset[tuple[str, str]]
    """Address and title of every entry of the first page."""
    has_more: bool
    """Its first page leads to another."""
    following: ListRequest | None
    """Of the last page read."""
    pages: int
    requests: int
    """What one reading of the first page costs."""
    by_text: int = 0
    """Reports that were not known by their titles, but by what stands behind them."""
    refuted: int = 0
    """Entries that might have been reports by their titles, and are none."""

    @property
    def reports(self) -> tuple[EntrySeen, ...]:
        """The entries that announce a report."""
        return tuple(entry for entry in self.entries if entry.kind is Kind.REPORT)

    @property
    def undecided(self) -> tuple[EntrySeen, ...]:
        """The entries that may announce a report."""
        return tuple(entry for entry in self.entries if entry.kind is Kind.UNDECIDED)

    @property
    def is_dedicated(self) -> bool:
        """Say whether the column is about the subject: by its name, its address, or most of what it lists."""
        return self.is_named or (len(self.reports) > 1 and 2 * len(self.reports) >= len(self.entries))


def choose(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Choose the fewest columns that hold every report seen, the best first; where there is no report, what may be."""
    fit = [column for column in columns if not column.unfit]
    chosen = sorted((column for column in fit if column.reports), key=rank)
    for column in tuple(chosen):
        others = [other for other in chosen if other is not column]
        if covered(column, others):
            chosen = others
    if not chosen:
        unread = [column for column in fit if column.undecided and not column.refuted]
        chosen = sorted((column for column in unread if any(map(names_papers, column.names))), key=rank)[-1:]
    return tuple(reversed(chosen))


def covered(column: Column, others: Sequence[Column]) -> bool:
    """Say whether every report of a column stands in another one, at its address or under its title."""
    keys = {entry.key for other in others for entry in other.reports}
    titles = {entry.title for other in others for entry in other.reports}
    return all(entry.key in keys or entry.title in titles for entry in column.reports)


def difference(column: Column, again: Iterable[EntrySeen]) -> str:
    """Say in words how a second reading of a column's first page differs from the first; empty where it does not."""
    second = {(entry.key, entry.title) for entry in again}
    parts = {"without": column.first - second, "with": second - column.first}
    said = [f"{word} {_some(entries)}" for word, entries in parts.items() if entries]
    return f"its second reading did not give the same entries: {', '.join(said)}" if said else ""


def why(column: Column) -> str:
    """Say in words why a column is worth watching."""
    said = "a general column"
    if column.is_named:
        said = "its name or address names the subject"
    elif column.is_dedicated:
        said = "most of what it lists are reports"
    if not column.reports:
        return f"{said}, but its {len(column.undecided)} entries that may be reports are undecided by their titles"
    return f"{said}; reports known by their text alone: {column.by_text}" if column.by_text else said


def why_not(column: Column, chosen: Sequence[Column]) -> str:
    """Say in words why a column was not chosen; empty where nobody would have expected it."""
    if column.unfit:
        return f"{column.unfit}, though it shows reports" if column.reports else ""
    if column.reports:
        return "all its reports stand in what is proposed" if covered(column, chosen) else ""
    if not column.is_named:
        return ""
    if column.refuted:
        return f"named so, but the texts of {column.refuted} entries that were looked into are no reports"
    return "named so, but shows none" if not column.undecided else "named so, but its titles leave open what they are"


def rank(column: Column) -> tuple[bool, bool, bool, int, bool, int, int]:
    """Order columns from the one to drop first.

    General before dedicated, another version of the site, a year's part, a parent before its child.
    """
    depth = len([piece for piece in urlsplit(column.url).path.split("/") if piece])
    share = 4 * len(column.reports) // max(len(column.entries), 1)
    stands = (column.is_dedicated, not is_variant(column.url), not column.is_slice)
    return (*stands, depth, column.has_more, share, -len(column.path))


def _some(entries: Iterable[tuple[str, str]]) -> str:
    (key, title), *others = sorted(entries)
    return f"{title} at {key}".strip() + (f" and {len(others)} more" if others else "")
