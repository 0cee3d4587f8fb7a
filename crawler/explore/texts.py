"""What stands behind the entries of a column whose titles leave open what they announce."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from crawler.adapters.base import ListPage
from crawler.address_dates import date_in_address
from crawler.errors import TextNotFound
from crawler.explore.columns import Column
from crawler.explore.words import weight_of_name
from crawler.extract.article import Hints, read
from crawler.slugs import names_subject
from store.records import EntrySeen, Kind

_MOST = 3
_MOST_UNTITLED = 20
"""A site map says nothing else of its pages, and is only asked where nothing else was found."""

NAMED = 60.0
"""What a column promises that is called by the subject."""
GENERAL = 20.0
"""What one promises that may hold anything."""

# The rules want the report of a year published before April of the next.
_LAST_MONTH = 4
_BOM = "utf-8-sig"


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """An entry to look into, and its column."""

    column: Column
    entry: EntrySeen


def first_open(columns: Iterable[Column], looked: Set[str], *, least: float) -> Open | None:
    """Find the next entry that is worth a look in a column that promises at least so much; `looked` holds keys."""
    waiting = [column for column in columns if not column.unfit and not column.reports and _promise(column) >= least]
    for column in sorted(waiting, key=_promise, reverse=True):
        most = _MOST if any(title for _, title in column.first) else _MOST_UNTITLED
        if sum(entry.key in looked for entry in column.entries) < most:
            left = [entry for entry in column.undecided if entry.key not in looked]
            if left:
                return Open(column=column, entry=min(left, key=_unlikely))
    return None


def judged(column: Column, entry: EntrySeen, page: ListPage) -> Column:
    """Decide an entry by the text that stands behind it; one that cannot be read stays undecided."""
    hints = Hints(title=entry.title or None)
    try:
        # With a mark that outweighs what the page says of its encoding: it is decoded already.
        article = read(page.text.encode(_BOM), url=page.url, content_type=page.content_type, hints=hints)
    except TextNotFound:
        return column
    if article.kind is Kind.UNDECIDED:
        return column
    known = replace(entry, kind=article.kind, reason=article.reason, title=entry.title or article.facts.title or "")
    entries = tuple(known if one.key == entry.key else one for one in column.entries)
    if article.kind is Kind.REPORT:
        return replace(column, entries=entries, by_text=column.by_text + 1)
    return replace(column, entries=entries, refuted=column.refuted + 1)


def _promise(column: Column) -> float:
    named = max(map(weight_of_name, column.names), default=0)
    return max(float(named), NAMED if column.is_named else 0.0)


def _unlikely(entry: EntrySeen) -> tuple[bool, bool]:
    """Order entries: those whose address names the subject, then those of the months in which reports appear."""
    day = entry.listed_on or date_in_address(entry.url)
    return (not names_subject(entry.url), day is None or day.month > _LAST_MONTH)
