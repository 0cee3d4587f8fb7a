"""What is wrong for a time, from the plan alone: when it must be told that it began, goes on, and has ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from yearweb.looks import DAY, SOURCE, ended, next_after, reach
from yearweb.plan import How, Outage, Site, Span, plan
from yearweb.tales import EVERYBODY, FOUND_AGAIN, Tale, hearers
from yearweb.ticks import Fate, Night, nights, ticks

OURSELVES = "fazhi"
_WEEK = 7 * DAY
_CHANNEL_IS_DEAD = 2 * DAY
"""After so long in trouble, with something to say, a channel has refused as often as it may."""
_CALLED = {
    How.CHALLENGE_412: ("网站拦截访问",),
    How.COLUMN_GONE: ("栏目页面不存在",),
    How.ERROR_503: ("网站服务器出错",),
    How.HANGS: ("网站响应超时", "网站无法连接"),
    How.MAINTENANCE: ("网站维护中",),
    How.NAMELESS: ("域名无法解析",),
    How.REFUSED: ("网站无法连接",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Something that was wrong for a time."""

    source: str
    began: Tale
    ended: Tale
    goes_on: str
    """How the title of a reminder begins."""
    reminders: frozenset[int]
    """How many there may be on each channel."""
    reminded: frozenset[str]


def spells() -> Iterator[Spell]:
    """List all of them."""
    for site in plan().sites:
        yield from (_outage(site, parts) for parts in _joined(site))
    for night in nights():
        if night.fate is Fate.HUNG:
            yield _own("夜间任务超时", (night.clock,), (next_after(night.at).clock,))
    for one in plan().troubles:
        if one.span.length >= _CHANNEL_IS_DEAD:
            yield _dead(one.channel, one.span)


def _joined(site: Site) -> list[list[Outage]]:
    """Put together what is one outage of two causes."""
    found: list[list[Outage]] = []
    for one in plan().outages:
        if one.site != site.id:
            continue
        if found and found[-1][-1].until >= one.since:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _outage(site: Site, parts: Sequence[Outage]) -> Spell:
    since, until = parts[0].since, parts[-1].until
    ill = [night for night in ended() if since <= night.at < until]
    looks = reach(since, SOURCE)
    openings = [night for night in looks if night in ill]
    began = Tale(
        begins=tuple(f"来源异常:{site.source} {word}" for one in parts for word in _CALLED[one.how]),
        about=(site.source,),
        moments=tuple(night.clock for night in openings),
        channels=hearers(site),
        required=looks[-1] in ill,
    )
    last = tuple(f"来源恢复:{site.source} {word}(已结束)" for word in _CALLED[parts[-1].how])
    return Spell(
        source=site.source,
        began=began,
        ended=replace(began, begins=last, moments=(next_after(until).clock,)),
        goes_on=f"来源仍未恢复:{site.source} ",
        reminders=frozenset(_weeks(opening, ill) for opening in openings),
        reminded=hearers(site),
    )


def _weeks(opening: Night, ill: Sequence[Night]) -> int:
    """Count the weeks that a later night has seen to be over, by its clock."""
    passed = {(night.clock - opening.clock) // _WEEK for night in ill if night.at > opening.at}
    return len([weeks for weeks in passed if weeks > 0])


def _dead(channel: str, span: Span) -> Spell:
    weeks = span.length // _WEEK
    again = Span(since=span.until, until=span.until + FOUND_AGAIN)
    spell = _own("提醒渠道失效", _clocks(span), _clocks(again))
    return replace(
        spell,
        began=replace(spell.began, channels=EVERYBODY - {channel}),
        reminders=frozenset(range(max(0, weeks - 1), weeks + 1)),
    )


def _own(word: str, began: tuple[datetime, ...], ends: tuple[datetime, ...]) -> Spell:
    first = Tale(begins=(f"自身异常:{word}",), about=("本监测系统自身",), moments=began, channels=EVERYBODY)
    return Spell(
        source=OURSELVES,
        began=first,
        ended=replace(first, begins=(f"自身恢复:{word}(已结束)",), moments=ends),
        goes_on=f"自身异常仍未恢复:{word}",
        reminders=frozenset({0}),
        reminded=EVERYBODY,
    )


def _clocks(span: Span) -> tuple[datetime, ...]:
    return tuple(tick.clock for tick in ticks() if span.has(tick.at))
