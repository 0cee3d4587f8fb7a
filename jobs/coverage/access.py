"""What keeps us from saying that a source has no report on a year: nothing is missing where we could not look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from crawler.titles import report_year
from store import frontier
from store.coverage import Candidate, Column, Found, Hindrance
from store.dates import local_date
from store.records import IncidentKind
from store.tally import READ

HINDERING = (
    IncidentKind.BLOCKED,
    IncidentKind.BUDGET_SPENT,
    IncidentKind.COLUMN_GONE,
    IncidentKind.DNS,
    IncidentKind.LIST_NOT_UNDERSTOOD,
    IncidentKind.MAINTENANCE,
    IncidentKind.NOT_OFFICIAL,
    IncidentKind.RATE_LIMITED,
    IncidentKind.ROBOTS,
    IncidentKind.SAME_TEXT,
    IncidentKind.SERVER_ERROR,
    IncidentKind.TIMEOUT,
    IncidentKind.TLS,
    IncidentKind.TOO_FEW_ENTRIES,
    IncidentKind.TOO_MANY_ENTRIES,
    IncidentKind.UNREACHABLE,
    IncidentKind.VISIT_TIME,
)
"""While one of these is open, a source may have what we do not see.

A single page or file that cannot be read is not among them: one broken file of an old report would hide every later
year. Where it may be the report, it is a candidate.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What is known of the ways to one source's reports."""

    declared: tuple[str, ...]
    """Addresses of its columns."""
    was_looked_at: bool
    last_good_at: datetime | None
    columns: tuple[Column, ...] = ()
    hindrances: tuple[Hindrance, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    unsure: tuple[Found, ...] = ()
    """Documents that may be its report: their year or issuer is not known."""


def obstacle(access: Access, year: int, since: datetime | None) -> str | None:
    """Say in words what keeps us from saying that there is no report; None where nothing does.

    Every column must have been read to the end from `since` on; before a deadline there is no such moment.
    """
    if not access.declared:
        return "no column of it is known"
    if not access.was_looked_at:
        return "never looked at"
    cause = _cause(access.hindrances, year)
    unread = _unread(access, since)
    if unread is not None:
        return f"{unread}: {cause}" if cause else unread
    return cause or _unopened(access.candidates, year) or _undecided(access.unsure, year)


def may_speak_of(year: int, told: int | None, on: date | None) -> bool:
    """Say whether what tells this report year, or none, and this day may be of a year."""
    if told is not None:
        return told == year
    return on is None or date(year, 11, 1) <= on < date(year + 2, 1, 1)


def _unread(access: Access, since: datetime | None) -> str | None:
    known = {column.url: column for column in access.columns}
    for url in access.declared:
        column = known.get(url)
        if column is None or column.last_good_at is None:
            return f"its column {url} was never read"
        if since is not None and column.last_good_at < since:
            return f"its column {url} was last read on {local_date(column.last_good_at)}"
        if column.checked_as not in READ:
            return f"its column {url} could not be read last time ({column.checked_as or 'not finished'})"
    if access.last_good_at is None:
        return "never read to the end"
    if since is not None and access.last_good_at < since:
        return f"last read to the end on {local_date(access.last_good_at)}"
    return None


def _cause(hindrances: Sequence[Hindrance], year: int) -> str | None:
    for one in hindrances:
        told = one.report_year or report_year(one.title or "", published_on=one.listed_on)
        if may_speak_of(year, told, one.listed_on):
            return f"{one.kind} since {local_date(one.opened_at)}"
    return None


def _unopened(candidates: Sequence[Candidate], year: int) -> str | None:
    for one in candidates:
        if may_speak_of(year, report_year(one.title, published_on=one.listed_on), one.listed_on):
            return f"{_tried(one)}: {one.title or one.url}"
    return None


def _tried(candidate: Candidate) -> str:
    match candidate.tried_as:
        case None:
            return "listed, its page not read yet"
        case frontier.DECIDED:
            return "listed, and its page does not tell whether it is a report"
        case how:
            return f"listed, its page could not be read ({how})"


def _undecided(unsure: Sequence[Found], year: int) -> str | None:
    for one in unsure:
        if may_speak_of(year, one.report_year, one.published_on):
            lacks = "year" if one.report_year is None else "issuer"
            return f"document {one.document} may be it, its {lacks} is not certain: {one.title or one.url}"
    return None
