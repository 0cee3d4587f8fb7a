"""The plan as values: sites, machines and channels, and what becomes of each of them on which day."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")
HOOK_REGIONS = "62"
"""How the regions begin that the channel `hook` hears of."""
NAMELESS = "jingyuan"
"""The source whose name may be forgotten: it is longer than a name may be (RFC 1035), so nobody is asked for it."""


class What(StrEnum):
    """What can happen to a report."""

    BACK = "back"
    EDITED = "edited"
    GONE = "gone"
    NEW = "new"


class How(StrEnum):
    """How a site that is ill answers."""

    CHALLENGE_412 = "challenge_412"
    COLUMN_GONE = "column_gone"
    ERROR_503 = "error_503"
    HANGS = "hangs"
    MAINTENANCE = "maintenance"
    NAMELESS = "nameless"
    REFUSED = "refused"


class Mode(StrEnum):
    """How a channel takes what it is sent."""

    FAILING = "failing"
    HANGS_UP = "hangs_up"
    REFUSED = "refused"
    UP = "up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One government's site."""

    id: str
    name: str
    region: str
    reports: tuple[int, ...]
    """Years of the reports that it shows from the first night on."""

    @property
    def source(self) -> str:
        """The id under which it is declared."""
        return f"year/{self.id}"

    @property
    def host(self) -> str:
        """Its host name."""
        return f"{'nameless.' * 30 if self.id == NAMELESS else ''}{self.id}.fazhi.test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens to a report, as its day begins."""

    on: date
    site: str
    what: What
    report: int
    """Its year."""

    @property
    def at(self) -> datetime:
        """The moment from which it shows."""
        return _midnight(self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """How a site answers for some days."""

    since: datetime
    until: datetime
    site: str
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of time, its end not in it."""

    since: datetime
    until: datetime

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.until - self.since

    def has(self, at: datetime) -> bool:
        """Say whether a moment lies in it."""
        return self.since <= at < self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A time in which the clock is wrong."""

    span: Span
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Abroad:
    """A time in which the machine is in another zone."""

    span: Span
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A time in which a channel does not take what it is sent."""

    span: Span
    channel: str
    mode: Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """A day on which a delivery is killed while it hands a message to a channel."""

    on: date
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hung:
    """A day whose night is ended at its limit, and the site that keeps it waiting."""

    on: date
    site: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All of it."""

    first: datetime
    last: datetime
    sites: tuple[Site, ...]
    events: tuple[Event, ...]
    outages: tuple[Outage, ...]
    down: tuple[Span, ...]
    clocks: tuple[Wrong, ...]
    zones: tuple[Abroad, ...]
    threads: tuple[Span, ...]
    processes: tuple[Span, ...]
    killed: tuple[date, ...]
    hung: tuple[Hung, ...]
    troubles: tuple[Trouble, ...]
    kills: tuple[Kill, ...]

    def site(self, id_: str) -> Site:
        """Find a site."""
        return next(site for site in self.sites if site.id == id_)

    def mode(self, channel: str, at: datetime) -> Mode:
        """Say how a channel takes what it is sent."""
        found = (one.mode for one in self.troubles if one.channel == channel and one.span.has(at))
        return next(found, Mode.UP)

    def illness(self, site: str, at: datetime) -> How | None:
        """Say how a site answers that is ill; None of one that is well."""
        found = (one.how for one in self.outages if one.site == site and one.since <= at < one.until)
        return next(found, None)


@cache
def plan() -> Plan:
    """Read the plan."""
    table = tomllib.loads(files("yearweb").joinpath("plan.toml").read_text("utf-8"))
    sites, machines, channels = table["sites"], table["machines"], table["channels"]
    return Plan(
        first=_moment(table["first"]),
        last=_moment(table["last"]),
        sites=tuple(
            Site(id=one["id"], name=one["name"], region=one["region"], reports=tuple(one["reports"]))
            for one in table["source"]
        ),
        events=tuple(
            Event(on=one["on"], site=one["source"], what=What(one["what"]), report=one["report"])
            for one in sites["events"]
        ),
        outages=tuple(
            Outage(since=_midnight(one["from"]), until=_midnight(one["until"]), site=one["source"], how=How(one["how"]))
            for one in sites["outages"]
        ),
        down=_spans(machines["down"]),
        clocks=tuple(Wrong(span=_span(one), hours=one["hours"]) for one in machines["clocks"]),
        zones=tuple(Abroad(span=_span(one), zone=one["zone"]) for one in machines["zones"]),
        threads=_spans(machines["threads"]),
        processes=_spans(machines["processes"]),
        killed=tuple(machines["killed"]),
        hung=tuple(Hung(on=one["on"], site=one["source"]) for one in machines["hung"]),
        troubles=tuple(
            Trouble(span=_span(one), channel=one["channel"], mode=Mode(one["how"])) for one in channels["troubles"]
        ),
        kills=tuple(Kill(on=one["on"], channel=one["channel"]) for one in channels["kills"]),
    )


def _spans(lines: Sequence[dict[str, Any]]) -> tuple[Span, ...]:
    return tuple(_span(one) for one in lines)


def _span(line: dict[str, Any]) -> Span:
    return Span(since=_moment(line["from"]), until=_moment(line["until"]))


def _moment(at: datetime) -> datetime:
    return at.replace(tzinfo=CHINA)


def _midnight(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, tzinfo=CHINA)
