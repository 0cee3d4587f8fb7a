"""The words of an alert, in plain Chinese."""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from importlib.resources import files

from crawler.divisions import province_of
from jobs.language import Language
from jobs.plain import one_line, plain
from jobs.reasons import in_chinese, silence
from store.changes import Change
from store.dates import local_time
from store.incidents import Incident
from store.records import AlertKind, ChangeKind, Direction, IncidentKind, Level, NumberChange, Severity

TITLE_CHARS = 120
LINE_CHARS = 300
URL_CHARS = 2000
FIGURES_SHOWN = 10
DOCUMENTS_SHOWN = 30
SOURCES_SHOWN = 100

_WORDS = tomllib.loads(files("jobs").joinpath("wording.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One thing to say, to whoever wants to hear of its kind."""

    key: str
    """What it is about: a channel hears it once."""
    kind: AlertKind
    title: str
    body: str
    severity: Severity | None = None
    """Of an edit."""
    region: str | None = None
    """GB/T 2260 code of the government it is about; None where it is about no single one."""
    level: Level | None = None
    """Of that government."""


def change_alert(change: Change, language: Language = Language.CHINESE) -> Words:  # noqa: ARG001
    """Word a line of the ledger."""
    what = _word("changes", change.kind)
    if change.kind is ChangeKind.EDITED:
        what = f"{what}({severity_word(change.severity)})"
    return Words(
        key=change_key(change),
        kind=AlertKind(change.kind),
        title=f"{what}:{_name(change)}",
        body="\n".join([*_what_happened(change), *_where(change)]),
    )


def change_key(change: Change) -> str:
    """Name what a change's alert is about."""
    return f"change:{change.id}"


def incident_opened(incident: Incident, language: Language = Language.CHINESE) -> Words:  # noqa: ARG001
    """Word the beginning of an incident."""
    wrong = incident_word(incident.kind)
    lines = [
        f"来源:{incident.source}",
        f"问题:{wrong}",
        *_detail(incident),
        f"开始时间:{_time(incident.opened_at)}",
        "恢复时会另行通知;在此之前,读不到的内容不作修改或撤下处理。",
    ]
    return _finding(f"incident:{incident.id}:opened", f"来源异常:{incident.source} {wrong}", lines)


def incident_closed(incident: Incident, language: Language = Language.CHINESE) -> Words:  # noqa: ARG001
    """Word the end of an incident."""
    wrong = incident_word(incident.kind)
    closed_at = incident.closed_at or incident.seen_at
    lines = [
        f"来源:{incident.source}",
        f"已结束的问题:{wrong}",
        *_detail(incident),
        f"起止时间:{_time(incident.opened_at)} 至 {_time(closed_at)}",
        f"持续:{_span(closed_at - incident.opened_at)}",
    ]
    return _finding(f"incident:{incident.id}:closed", f"来源恢复:{incident.source} {wrong}(已结束)", lines)


def baseline(
    sources: Sequence[tuple[str, str, int]],
    night: date,
    language: Language = Language.CHINESE,  # noqa: ARG001
) -> Words:
    """Word the first full look at sources, each given as its id, its issuer and how many documents it shows."""
    ids = hashlib.sha256("\n".join(sorted(source for source, _, _ in sources)).encode()).hexdigest()
    documents = sum(count for _, _, count in sources)
    lines = [f"{source} {plain(issuer, 60)}:{count} 份" for source, issuer, count in sources[:SOURCES_SHOWN]]
    if len(sources) > SOURCES_SHOWN:
        lines.append(f"另有 {len(sources) - SOURCES_SHOWN} 个来源,未逐一列出。")
    first = f"{night.isoformat()} 首次读完以下来源,已有内容作为基准收录,不逐份提醒;此后的新增和改动才会提醒。"
    return _finding(f"baseline:{ids[:16]}", f"首次采集完成:{len(sources)} 个来源,{documents} 份文件", [first, *lines])


def kind_word(kind: AlertKind) -> str:
    """Name a kind of alert."""
    return _word("kinds", kind)


def incident_word(kind: IncidentKind) -> str:
    """Name what is wrong with a source."""
    return _word("incidents", kind)


def severity_word(severity: Severity) -> str:
    """Name a severity."""
    return _word("severities", severity)


def _word(table: str, key: StrEnum) -> str:
    word: str = _WORDS[table][key]
    return word


def _finding(key: str, title: str, lines: Sequence[str]) -> Words:
    return Words(key=key, kind=AlertKind.FINDING, title=plain(title, TITLE_CHARS), body="\n".join(lines))


def _name(change: Change) -> str:
    issuer, title = change.issuer or "", change.title or ""
    if not title:
        title = f"{change.report_year}年报告" if change.report_year else "无标题文件"
    return plain(title if issuer in title else f"{issuer} {title}", TITLE_CHARS)


def _what_happened(change: Change) -> list[str]:
    match change.kind:
        case ChangeKind.EDITED:
            return _edit(change)
        case ChangeKind.NEW | ChangeKind.RESTORED:
            return [_reason(change), f"篇幅:{change.chars_added} 字"]
        case ChangeKind.WITHDRAWN | ChangeKind.MOVED:
            went = [f"新网址:{one_line(change.moved_to, URL_CHARS)}"] if change.moved_to else []
            kept = f"原文篇幅:{change.chars_removed} 字;原文已存档,版本 {change.from_version}"
            return [_reason(change), *went, kept, *_group(change)]


def _edit(change: Change) -> list[str]:
    silent = silence(change.chars_added + change.chars_removed)
    return [
        f"严重程度:{severity_word(change.severity)}",
        _reason(change),
        *([f"静默:{silent}"] if change.silent else []),
        *([] if change.confirmed else ["确认:尚未复核"]),
        f"字数:增加 {change.chars_added} 字,删去 {change.chars_removed} 字",
        *_figures(change.numbers),
        *_group(change),
        f"版本:{change.from_version} → {change.to_version}",
    ]


def _group(change: Change) -> list[str]:
    if not change.group:
        return []
    numbers = "、".join(str(number) for number in change.group[:DOCUMENTS_SHOWN])
    more = " 等" if len(change.group) > DOCUMENTS_SHOWN else ""
    return [f"同站同夜相同变动:共 {len(change.group)} 份文档(编号 {numbers}{more}),合并为一条提醒"]


def _reason(change: Change) -> str:
    return f"依据:{one_line(in_chinese(change.reason), LINE_CHARS)}"


def _figures(numbers: Sequence[NumberChange]) -> list[str]:
    if not numbers:
        return []
    lines = [f"数字变动({len(numbers)} 处):", *(_figure(number) for number in numbers[:FIGURES_SHOWN])]
    if len(numbers) > FIGURES_SHOWN:
        lines.append(f"· 另有 {len(numbers) - FIGURES_SHOWN} 处,未逐一列出")
    return lines


def _figure(number: NumberChange) -> str:
    unit = plain(number.unit, 10)
    before, after = (None if side is None else plain(f"{side}{unit}", 40) for side in (number.before, number.after))
    if before is None:
        shown = f"新出现 {after}"
    elif after is None:
        shown = f"删去 {before}"
    else:
        arrow = {Direction.UP: " ↑", Direction.DOWN: " ↓", None: ""}[number.direction]
        shown = f"{before} → {after}{arrow}"
    counts = f"{plain(number.counts, 30)}:" if number.counts else ""
    return f"· {counts}{shown},见“{plain(number.context, 60)}”"


def _where(change: Change) -> list[str]:
    region = change.region or ""
    province = province_of(region)
    return [
        f"发布机关:{plain(change.issuer or '未注明', LINE_CHARS)}",
        f"地区:{f'{province}({region})' if province else region or '未注明'}",
        f"报告年度:{change.report_year or '未注明'}",
        f"发布日期:{change.published_on or '未注明'}",
        f"网址:{one_line(change.url, URL_CHARS)}",
        f"文档编号:{change.document or '未编号'}",
        f"来源:{change.source}",
        f"发现时间:{_time(change.detected_at)}",
    ]


def _detail(incident: Incident) -> list[str]:
    detail = plain(incident.detail, LINE_CHARS)
    return [f"网址:{one_line(incident.url, URL_CHARS)}", *([f"详情:{detail}"] if detail else [])]


def _time(at: datetime) -> str:
    return f"{local_time(at):%Y-%m-%d %H:%M}(北京时间)"


def _span(duration: timedelta) -> str:
    hours = duration // timedelta(hours=1)
    return f"{hours // 24} 天 {hours % 24} 小时" if hours >= 24 else f"{hours} 小时"
