"""What happened to a report, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from itertools import groupby

from jobs.alerts.reasons import in_chinese, silence
from jobs.dossier import markup
from jobs.dossier.diffs import figures_html
from jobs.dossier.words import word
from store.dossier_parts import Absence, Dossier, Edition, Happening, Trouble
from store.life import Redirect
from store.records import Cause, ChangeKind

DOUBTED = "疑似改动，未予采信"
"""Of a look that was held: it made no version."""


class _Rank(IntEnum):
    """The order of what happened at one moment."""

    VERSION = 0
    ABSENCE = 1
    REDIRECT = 2
    TROUBLE = 3
    LEDGER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    at: datetime
    rank: _Rank
    tone: str
    """Of the mark beside it: what the site did, what we did, what went wrong."""
    words: str
    more: str = ""


def story_html(dossier: Dossier) -> str:
    """Set the time line: first seen, versions, absences, redirects, the ledger's lines, troubles of the source."""
    events = sorted(_events(dossier), key=lambda event: (event.at, event.rank))
    lines = [f'<li class="{event.tone}">{markup.moment(event.at)} {event.words}{event.more}</li>' for event in events]
    return '<ol class="story">\n' + "\n".join(lines) + "\n</ol>"


def edits_of(dossier: Dossier) -> dict[int, Happening]:
    """Map the number of a version to the ledger's line on it."""
    told = (ChangeKind.NEW, ChangeKind.EDITED)
    return {line.to_version: line for line in dossier.happenings if line.kind in told and line.to_version is not None}


def _events(dossier: Dossier) -> Iterator[_Event]:
    edits = edits_of(dossier)
    yield from (_version(edition, edits.get(edition.version.number)) for edition in dossier.editions)
    yield from (_ledger(line) for line in dossier.happenings if line not in edits.values())
    yield from _absent(dossier)
    for redirect in dossier.redirects:
        yield from _sent_on(redirect)
    yield from (_trouble(trouble) for trouble in dossier.troubles)


def _version(edition: Edition, line: Happening | None) -> _Event:
    version = edition.version
    place = f'<a href="#v{version.number}">第 {version.number} 版</a>'
    if version.number == 1:
        words = f"首次采集（{word(version.cause)}），{place}"
    else:
        words = f'{place}：{word(version.cause)}，<a href="#d{version.number}">看差异</a>'
    tone = "ours" if version.cause is Cause.EXTRACTOR else "theirs"
    return _Event(at=version.from_at, rank=_Rank.VERSION, tone=tone, words=words, more=_judged(line))


def _judged(line: Happening | None) -> str:
    if line is None:
        return ""
    parts = [f'<p><span class="{line.severity}">{word(line.severity)}</span> · {markup.shown(in_chinese(line.reason))}']
    if line.silent:
        parts.append(f" · {silence(line.chars_added + line.chars_removed)}")
    if line.suppressed is not None:
        parts.append(f" · 未单独通知：{markup.shown(in_chinese(line.suppressed))}")
    return "".join(parts) + "</p>" + figures_html(line.numbers)


def _ledger(line: Happening) -> _Event:
    what = DOUBTED if line.kind is ChangeKind.EDITED else word(line.kind)
    words = f"<b>{what}</b>（变动编号 {line.id}）"
    return _Event(at=line.detected_at, rank=_Rank.LEDGER, tone="theirs", words=words, more=_judged(line))


def _absent(dossier: Dossier) -> Iterator[_Event]:
    """Give each run of nights without anything between them as one event."""
    seen = [edition.version.from_at for edition in dossier.editions]
    marks = sorted(seen + [line.detected_at for line in dossier.happenings])
    for _, nights in groupby(dossier.absences, key=lambda night: sum(mark < night.at for mark in marks)):
        yield _nights(tuple(nights))


def _nights(nights: Sequence[Absence]) -> _Event:
    counted = sum(night.counted for night in nights)
    words = f"原网址上未找到，至 {markup.day(nights[-1].on)} 共 {len(nights)} 夜，其中来源正常、可作证据的 {counted} 夜"
    lines = [
        (
            markup.day(night.on),
            markup.shown(in_chinese(night.reason)),
            "是" if night.counted else "否",
            markup.code(f"{night.kept.capture.file} @ {night.kept.capture.offset}"),
            markup.code(night.kept.capture.digest),
            f"第 {night.seal.link} 环" if night.seal else "",
        )
        for night in nights
    ]
    proof = markup.table(("日期", "网站的回答", "计入", "原始响应", "响应 SHA-256", "入链"), lines)
    more = markup.folded("逐夜证据", proof)
    return _Event(at=nights[0].at, rank=_Rank.ABSENCE, tone="theirs", words=words, more=more)


def _sent_on(redirect: Redirect) -> Iterator[_Event]:
    way = f"{markup.address(redirect.from_url)} → {markup.address(redirect.to_url)}"
    last = f"，最近一次验证 {markup.moment(redirect.seen_at)}"
    yield _Event(at=redirect.from_at, rank=_Rank.REDIRECT, tone="theirs", words=f"网址跳转{last}", more=f"<p>{way}</p>")
    if redirect.until_at is not None:
        words = "不再跳转"
        yield _Event(at=redirect.until_at, rank=_Rank.REDIRECT, tone="theirs", words=words, more=f"<p>{way}</p>")


def _trouble(trouble: Trouble) -> _Event:
    until = f"至 {markup.moment(trouble.closed_at)}" if trouble.closed_at else "尚未恢复"
    words = f"来源异常：{word(trouble.kind)}，{until}；其间读不到的内容，不作改动或撤下处理"
    more = f"<p>{markup.shown(trouble.detail)}</p>" if trouble.detail else ""
    return _Event(at=trouble.opened_at, rank=_Rank.TROUBLE, tone="trouble", words=words, more=more)
