"""The words of a change, in each language."""

from collections.abc import Sequence

from crawler.divisions import province_of
from jobs.alerts.language import Language
from jobs.alerts.phrases import line, moment, word
from jobs.alerts.plain import one_line, plain
from jobs.alerts.reasons import in_chinese, silence
from jobs.alerts.wording import LINE_CHARS, TITLE_CHARS, URL_CHARS, Words, severity_word
from store.changes import Change
from store.difference import Direction, NumberChange
from store.records import AlertKind, ChangeKind

FIGURES_SHOWN = 10
DOCUMENTS_SHOWN = 30

_ARROWS = {Direction.UP: " ↑", Direction.DOWN: " ↓", None: ""}


def change_alert(change: Change, language: Language = Language.CHINESE) -> Words:
    """Word a line of the ledger."""
    what, name = word("changes", change.kind, language), _name(change, language)
    edited = change.kind is ChangeKind.EDITED
    title = (
        line("title_severity", language, what, severity_word(change.severity, language), name)
        if edited
        else line("title", language, what, name)
    )
    return Words(
        key=f"change:{change.id}",
        kind=AlertKind(change.kind),
        title=title,
        body="\n".join([*_what_happened(change, language), *_where(change, language)]),
        severity=change.severity if edited else None,
        source=change.source,
        region=change.region,
    )


def _name(change: Change, language: Language) -> str:
    issuer, title = change.issuer or "", change.title or ""
    if not title:
        year = change.report_year
        title = line("report_of_year", language, year) if year else line("untitled", language)
    return plain(title if issuer in title else f"{issuer} {title}", TITLE_CHARS)


def _what_happened(change: Change, language: Language) -> list[str]:
    match change.kind:
        case ChangeKind.EDITED:
            return _edit(change, language)
        case ChangeKind.NEW | ChangeKind.RESTORED:
            return [_reason(change, language), line("length", language, change.chars_added)]
        case ChangeKind.WITHDRAWN | ChangeKind.MOVED:
            went = [line("moved_to", language, one_line(change.moved_to, URL_CHARS))] if change.moved_to else []
            kept = line("kept", language, change.chars_removed, change.from_version)
            return [_reason(change, language), *went, kept, *_group(change, language), *_kept(change, language)]


def _edit(change: Change, language: Language) -> list[str]:
    silent = silence(change.chars_added + change.chars_removed, language)
    return [
        line("severity", language, severity_word(change.severity, language)),
        _reason(change, language),
        *([line("silent", language, silent)] if change.silent else []),
        *([] if change.confirmed else [line("unconfirmed", language)]),
        line("chars", language, change.chars_added, change.chars_removed),
        *_figures(change.numbers, language),
        *_group(change, language),
        line("versions", language, change.from_version, change.to_version),
        *_side_by_side(change, language),
    ]


def _side_by_side(change: Change, language: Language) -> list[str]:
    if change.document is None:
        return []
    return [line("show_change", language, change.document, change.from_version, change.to_version)]


def _kept(change: Change, language: Language) -> list[str]:
    return [] if change.document is None else [line("show_kept", language, change.document)]


def _group(change: Change, language: Language) -> list[str]:
    if not change.group:
        return []
    numbers = line("list", language).join(str(number) for number in change.group[:DOCUMENTS_SHOWN])
    more = line("documents_more", language) if len(change.group) > DOCUMENTS_SHOWN else ""
    return [line("group", language, len(change.group), numbers, more)]


def _reason(change: Change, language: Language) -> str:
    reason = in_chinese(change.reason) if language is Language.CHINESE else change.reason
    return line("reason", language, one_line(reason, LINE_CHARS))


def _figures(numbers: Sequence[NumberChange], language: Language) -> list[str]:
    if not numbers:
        return []
    lines = [line("figures", language, len(numbers))]
    lines += [_figure(number, language) for number in numbers[:FIGURES_SHOWN]]
    if len(numbers) > FIGURES_SHOWN:
        lines.append(line("figures_more", language, len(numbers) - FIGURES_SHOWN))
    return lines


def _figure(number: NumberChange, language: Language) -> str:
    unit = plain(number.unit, 10)
    before, after = (None if side is None else plain(f"{side}{unit}", 40) for side in (number.before, number.after))
    if before is None:
        shown = line("figure_came", language, after)
    elif after is None:
        shown = line("figure_went", language, before)
    else:
        shown = line("became", language, before, after, _ARROWS[number.direction])
    counts = line("counts", language, plain(number.counts, 30)) if number.counts else ""
    return line("context", language, counts, shown, plain(number.context, 60))


def _where(change: Change, language: Language) -> list[str]:
    region = change.region or ""
    province = province_of(region)
    there = line("region_in", language, province, region) if province else region
    unknown = line("not_known", language)
    gone = change.kind in (ChangeKind.WITHDRAWN, ChangeKind.MOVED)
    return [
        line("issuer", language, plain(change.issuer or unknown, LINE_CHARS)),
        line("region", language, there or unknown),
        line("report_year", language, change.report_year or unknown),
        line("published_on", language, change.published_on or unknown),
        line("url_before" if gone else "url", language, one_line(change.url, URL_CHARS)),
        line("document", language, line("no_number", language) if change.document is None else change.document),
        line("source", language, change.source),
        line("detected_at", language, moment(change.detected_at, language)),
    ]
