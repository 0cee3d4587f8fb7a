"""The words of an alert, in each language; those of a change are in wording_change."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jobs.alerts.language import Language
from jobs.alerts.phrases import line, moment, span, word
from jobs.alerts.plain import one_line, plain
from jobs.alerts.reasons import detail_in_chinese
from store.incidents import Incident
from store.own import OURSELVES
from store.records import AlertKind, IncidentKind, Level, Severity

TITLE_CHARS = 120
LINE_CHARS = 300
URL_CHARS = 2000
SOURCES_SHOWN = 100
WEEK = timedelta(days=7)


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
    source: str | None = None
    """The source it is about: gives region and level where they are not given."""
    region: str | None = None
    """GB/T 2260 code of the government it is about; None where it is about no single one."""
    level: Level | None = None
    """Of that government."""


def incident_opened(incident: Incident, language: Language = Language.CHINESE) -> Words:
    """Word the beginning of an incident."""
    wrong = incident_word(incident.kind, language)
    ours = _is_ours(incident)
    title = line("our_opened", language, wrong) if ours else line("opened", language, incident.source, wrong)
    lines = [
        _whose(incident, language),
        line("wrong", language, wrong),
        *_detail(incident, language),
        line("began_at", language, moment(incident.opened_at, language)),
        line("our_promise" if ours else "promise", language),
    ]
    return _incident(incident, "opened", title, lines)


def incident_reminder(incident: Incident, language: Language = Language.CHINESE) -> Words:
    """Word that an incident goes on; there is one reminder for each week that it was seen to last."""
    wrong = incident_word(incident.kind, language)
    lasted = incident.seen_at - incident.opened_at
    days = line("days", language, lasted // timedelta(days=1))
    title = (
        line("our_reminder", language, wrong, days)
        if _is_ours(incident)
        else line("reminder", language, incident.source, wrong, days)
    )
    lines = [
        _whose(incident, language),
        line("wrong", language, wrong),
        *_detail(incident, language),
        line("began_at", language, moment(incident.opened_at, language)),
        line("goes_on", language, span(lasted, language)),
        line("reminder_promise", language),
    ]
    return _incident(incident, f"week:{lasted // WEEK}", title, lines)


def incident_closed(incident: Incident, language: Language = Language.CHINESE) -> Words:
    """Word the end of an incident."""
    wrong = incident_word(incident.kind, language)
    closed_at = incident.closed_at or incident.seen_at
    title = (
        line("our_closed", language, wrong) if _is_ours(incident) else line("closed", language, incident.source, wrong)
    )
    lines = [
        _whose(incident, language),
        line("ended", language, wrong),
        *_detail(incident, language),
        line("since_until", language, moment(incident.opened_at, language), moment(closed_at, language)),
        line("duration", language, span(closed_at - incident.opened_at, language)),
    ]
    return _incident(incident, "closed", title, lines)


def baseline(sources: Sequence[tuple[str, str, int]], night: date, language: Language = Language.CHINESE) -> Words:
    """Word the first full look at sources, each given as its id, its issuer and how many documents it shows."""
    ids = hashlib.sha256("\n".join(sorted(source for source, _, _ in sources)).encode()).hexdigest()
    documents = sum(count for _, _, count in sources)
    lines = [line("baseline_first", language, night.isoformat())]
    lines += [
        line("baseline_source", language, source, plain(issuer, 60), count)
        for source, issuer, count in sources[:SOURCES_SHOWN]
    ]
    if len(sources) > SOURCES_SHOWN:
        lines.append(line("baseline_more", language, len(sources) - SOURCES_SHOWN))
    return Words(
        key=f"baseline:{ids[:16]}",
        kind=AlertKind.FINDING,
        title=line("baseline", language, len(sources), documents),
        body="\n".join(lines),
    )


def kind_word(kind: AlertKind, language: Language = Language.CHINESE) -> str:
    """Name a kind of alert."""
    return word("kinds", kind, language)


def incident_word(kind: IncidentKind, language: Language = Language.CHINESE) -> str:
    """Name what is wrong with a source, or with ourselves."""
    return word("incidents", kind, language)


def severity_word(severity: Severity, language: Language = Language.CHINESE) -> str:
    """Name a severity."""
    return word("severities", severity, language)


def _is_ours(incident: Incident) -> bool:
    return incident.source == OURSELVES


def _incident(incident: Incident, moment_of_it: str, title: str, lines: Sequence[str]) -> Words:
    return Words(
        key=f"incident:{incident.id}:{moment_of_it}",
        kind=AlertKind.FINDING,
        title=plain(title, TITLE_CHARS),
        body="\n".join(lines),
        source=incident.source,
    )


def _whose(incident: Incident, language: Language) -> str:
    return line("source", language, line("ours", language) if _is_ours(incident) else incident.source)


def _detail(incident: Incident, language: Language) -> list[str]:
    said = detail_in_chinese(incident.detail) if language is Language.CHINESE else incident.detail
    detail = plain(said, LINE_CHARS)
    return [
        *([line("url", language, one_line(incident.url, URL_CHARS))] if incident.url else []),
        *([line("detail", language, detail)] if detail else []),
    ]
