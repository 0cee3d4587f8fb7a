"""The words in which a proposed column is told."""

import hashlib
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from crawler.registry import Source
from jobs.alerts.language import Language
from jobs.alerts.plain import one_line, plain
from jobs.alerts.wording import LINE_CHARS, TITLE_CHARS, URL_CHARS, Words, incident_word
from jobs.source_doctor.prescription import Prescription
from store.proposals import Found, Illness, Proposal
from store.records import AlertKind

_COLUMNS_SHOWN = 10
_LINES = tomllib.loads(files("jobs.source_doctor").joinpath("wording.toml").read_text("utf-8"))


def proposed(
    source: Source,
    illness: Illness | None,
    columns: Sequence[Proposal],
    what: Prescription,
    language: Language = Language.CHINESE,
) -> Words:
    """Word the columns that were found for a source; the best first."""
    said = _LINES[language]
    wrong = said["no_column"] if illness is None else incident_word(illness.kind, language)
    detail = [said["detail"].format(plain(illness.detail, LINE_CHARS))] if illness is not None else []
    lines = [
        said["source"].format(source.id, plain(source.issuer, 60)),
        said["wrong"].format(wrong),
        *detail,
        *(line for column in columns[:_COLUMNS_SHOWN] for line in _column(column, language)),
        _where(source, what, language),
        *(one_line(line, URL_CHARS) for line in what.lines),
        said["promise"],
    ]
    return Words(
        key=_key(source, columns),
        kind=AlertKind.FINDING,
        title=plain(said["title"].format(source.id), TITLE_CHARS),
        body="\n".join(lines),
        source=source.id,
        region=source.region,
        level=source.level,
    )


def evidence(column: Proposal | Found, language: Language) -> str:
    """Say in words why a column is proposed."""
    said = _LINES[language]
    reports: str = said["reports"].format(column.reports)
    if not column.known:
        return reports
    matched: str = said["matched"].format(column.matched, column.known)
    return f"{matched}{said['and']}{reports}"


def _column(column: Proposal, language: Language) -> list[str]:
    said = _LINES[language]
    return [said["column"].format(one_line(column.url, URL_CHARS)), said["because"].format(evidence(column, language))]


def _where(source: Source, what: Prescription, language: Language) -> str:
    said = _LINES[language]
    if what.file is None:
        line: str = said["write_somewhere"]
    elif what.exists:
        line = said["write"].format(what.file)
    else:
        line = said["write_new"].format(source.id, what.file)
    return line


def _key(source: Source, columns: Sequence[Proposal]) -> str:
    # Told once for what was found; once more when one of the columns lists more than it did.
    said = [f"{column.url} {column.matched} {column.reports}" for column in columns]
    return f"proposal:{source.id}:{hashlib.sha256(chr(10).join(sorted(said)).encode()).hexdigest()[:16]}"
