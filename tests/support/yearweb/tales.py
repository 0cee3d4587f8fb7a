"""What must be told, from the plan alone: each thing once, to whom, and of which moments."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from yearweb.channels import CHANNELS
from yearweb.looks import DAY, SOURCE, ended, seen, window
from yearweb.plan import HOOK_REGIONS, Event, Site, What, plan
from yearweb.sites import figures, path_of
from yearweb.ticks import Night

EVERYBODY = frozenset(CHANNELS)
FOUND_AGAIN = 8 * DAY
"""A dead channel is known to live when it takes something new; the year has something to say each week."""
_PROOF_NIGHTS, _PROOF = 3, 7 * DAY
_TITLES = {What.NEW: "新报告:", What.EDITED: "报告修改(", What.GONE: "报告撤下:", What.BACK: "报告恢复:"}
_DUE = 2025
_DEADLINE = datetime.fromisoformat("2026-04-01T00:00:00+08:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """Something that is told once to each of its channels."""

    begins: tuple[str, ...]
    """Its title begins with one of these."""
    about: tuple[str, ...]
    """All of these are in its text."""
    moments: tuple[datetime, ...]
    """By the clock: it tells of one of them."""
    channels: frozenset[str]
    figures: tuple[str, str] | None = None
    required: bool = True

    @property
    def name(self) -> str:
        """What a person may call it."""
        first, last = self.moments[0], self.moments[-1]
        return f"{self.begins[0]} {' '.join(self.about)[-60:]} {first:%Y-%m-%d %H:%M} to {last:%Y-%m-%d %H:%M}"


def firsts() -> Iterator[Tale]:
    """Tell of the first look at everything, and of the deadline."""
    for channel in CHANNELS:
        heard = [site.source for site in plan().sites if channel in hearers(site)]
        yield Tale(
            begins=(f"首次采集完成:{len(heard)} 个来源",),
            about=tuple(heard),
            moments=(ended()[0].clock,),
            channels=frozenset({channel}),
        )
    for site in plan().sites:
        if not _is_in_time(site):
            yield Tale(
                begins=(f"{_DUE} 年度报告到 {_DEADLINE:%Y-%m-%d} 未见:1 ",),
                about=(f"({site.source})",),
                moments=_clocks(window(site, _DEADLINE, SOURCE)),
                channels=hearers(site),
            )


def changes() -> Iterator[Tale]:
    """Tell of what happened to reports."""
    for event in plan().events:
        match event.what:
            case What.NEW:
                yield _told(event, window(plan().site(event.site), event.at, SOURCE))
            case What.EDITED:
                yield replace(_told(event, seen(event)), figures=figures(event))
            case What.GONE:
                yield from _gone(event)


def hearers(site: Site) -> frozenset[str]:
    """Say which channels hear of a site."""
    return EVERYBODY if site.region.startswith(HOOK_REGIONS) else EVERYBODY - {"hook"}


def latest_arrival(channel: str, at: datetime) -> datetime:
    """Say when a channel must have what was found at a moment, in truth."""
    for one in plan().troubles:
        if one.channel == channel and one.span.has(at):
            return one.span.until + (DAY if one.span.length < DAY else FOUND_AGAIN)
    return at


def _is_in_time(site: Site) -> bool:
    due = (one.at for one in plan().events if (one.site, one.report, one.what) == (site.id, _DUE, What.NEW))
    return any(at < _DEADLINE for at in due)


def _gone(event: Event) -> Iterator[Tale]:
    back = next((one for one in plan().events if _is_return(one, event)), None)
    missed = seen(event)
    first, last = (_proved(event.site, night) for night in (missed[0], missed[-1]))
    if back is not None and back.at <= first.at:
        return
    yield _told(event, (night for night in ended() if first.at <= night.at <= last.at))
    if back is not None:
        yield _told(back, seen(back))


def _is_return(one: Event, gone: Event) -> bool:
    return (one.site, one.report, one.what) == (gone.site, gone.report, What.BACK) and one.on > gone.on


def _proved(site: str, missed: Night) -> Night:
    good = [night for night in ended() if night.at >= missed.at and plan().illness(site, night.at) is None]
    (enough, *_) = (night for night in good if night.clock - missed.clock >= _PROOF)
    return max(enough, good[_PROOF_NIGHTS - 1], key=lambda night: night.at)


def _told(event: Event, found: Iterable[Night]) -> Tale:
    site = plan().site(event.site)
    return Tale(
        begins=(_TITLES[event.what],),
        about=(f"//{site.host}:", f"{path_of(event.report)}\n"),
        moments=_clocks(found),
        channels=hearers(site),
    )


def _clocks(found: Iterable[Night]) -> tuple[datetime, ...]:
    return tuple(night.clock for night in found)
