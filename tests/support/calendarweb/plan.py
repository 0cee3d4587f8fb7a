"""The two tables a country is made of: its sites, and the calendar of what happens to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

NIGHTS = 120


class What(StrEnum):
    """What can happen to a site or to one of its reports."""

    # A report appears.
    COPIED = "copied"
    NEW = "new"
    # A report's text or facts are edited.
    ADDED = "added"
    AMOUNTS = "amounts"
    CUT = "cut"
    DATED = "dated"
    FIGURE = "figure"
    MOVED_ABOUT = "moved_about"
    REMOVED = "removed"
    RETITLED = "retitled"
    REWRITTEN = "rewritten"
    WORDING = "wording"
    # The same is done to all reports of a site.
    SAME_SENTENCE = "same_sentence"
    SAME_WORD = "same_word"
    FLAPS = "flaps"
    # A report's address answers otherwise.
    GONE = "gone"
    REDIRECTED = "redirected"
    REPUBLISHED = "republished"
    # The site moves house.
    HOST_DIED = "host_died"
    HOST_MOVED = "host_moved"
    REDECLARED = "redeclared"
    # The site looks otherwise.
    COLUMN_REDONE = "column_redone"
    DATE_ELSEWHERE = "date_elsewhere"
    REDESIGNED = "redesigned"
    UNDATED = "undated"
    # The site is ill.
    CHALLENGE_412 = "challenge_412"
    COOKIE_SCRIPT = "cookie_script"
    DROPPED = "dropped"
    ERROR_500 = "error_500"
    ERROR_502 = "error_502"
    ERROR_503 = "error_503"
    FIREWALL_521 = "firewall_521"
    HANGS = "hangs"
    HASTE_429 = "haste_429"
    MAINTENANCE = "maintenance"
    NOTICE = "notice"
    REFUSED = "refused"
    # One answer is.
    BLINKS = "blinks"
    CUT_SHORT = "cut_short"


EDITS = frozenset(
    {
        What.ADDED,
        What.AMOUNTS,
        What.CUT,
        What.DATED,
        What.FIGURE,
        What.MOVED_ABOUT,
        What.REMOVED,
        What.RETITLED,
        What.REWRITTEN,
        What.WORDING,
    }
)
SAME_EDITS = frozenset({What.SAME_SENTENCE, What.SAME_WORD})
ILLNESSES = frozenset(
    {
        What.CHALLENGE_412,
        What.COOKIE_SCRIPT,
        What.DROPPED,
        What.ERROR_500,
        What.ERROR_502,
        What.ERROR_503,
        What.FIREWALL_521,
        What.HANGS,
        What.HASTE_429,
        What.MAINTENANCE,
        What.NOTICE,
        What.REFUSED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One government's web site."""

    id: str
    region: str
    name: str
    look: str
    """The content system whose pages it shows at first."""
    validators: str
    """none, etag or modified."""
    missing: str
    """How it answers for what is not there: hard (404), soft (200 in its own words), home (sends on)."""
    reports: int
    """On night 1."""

    @property
    def host(self) -> str:
        """Its host name."""
        return f"www.{self.id}.gov.cn"

    @property
    def new_host(self) -> str:
        """Where it goes when it moves house."""
        return f"new.{self.id}.gov.cn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the calendar."""

    site: str
    night: int
    until: int | None
    """The first night on which it is over."""
    report: int | None
    """Which of the site's reports, from 0."""
    what: What
    note: str
    """Of `gone`: 404, 410, soft, home, 'listed' where the column keeps the line, 'edited' where it comes back so; of an
    edit: 'dated' where the page's date goes with it; of `redirected`: the status; of `copied`: what, site/report; of
    `flaps`: nightly or at random."""

    def lasts(self, night: int) -> bool:
        """Say whether it goes on that night."""
        return self.night <= night and (self.until is None or night < self.until)


@cache
def sites() -> tuple[Site, ...]:
    """List the sites."""
    return tuple(
        Site(id=id_, region=region, name=name, look=look, validators=validators, missing=missing, reports=int(reports))
        for id_, region, name, look, validators, missing, reports in _lines("sites.tsv", 7)
    )


@cache
def calendar() -> tuple[Event, ...]:
    """List the events, by night."""
    events = [
        Event(
            site=site,
            night=int(night),
            until=None if until == "-" else int(until),
            report=None if report == "-" else int(report),
            what=What(what),
            note=note,
        )
        for site, night, until, report, what, note in _lines("calendar.tsv", 6)
    ]
    return tuple(sorted(events, key=lambda event: (event.night, event.site)))


def events_of(site: str) -> tuple[Event, ...]:
    """List the events of a site, by night."""
    return _by_site().get(site, ())


@cache
def _by_site() -> dict[str, tuple[Event, ...]]:
    found: dict[str, tuple[Event, ...]] = {}
    for event in calendar():
        found[event.site] = (*found.get(event.site, ()), event)
    return found


def _lines(name: str, width: int) -> Iterator[list[str]]:
    for line in files("calendarweb").joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            words = line.split("\t")
            yield words + [""] * (width - len(words))
