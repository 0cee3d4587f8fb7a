"""What a link of the chain seals of a row or a file, and how the links hang together."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, select

from store.archive.folder import Measured
from store.schema import CaptureRow, ChangeRow, DocumentRow, VersionRow
from store.schema_proof import AbsenceRow


class LinkKind(StrEnum):
    """What a link seals, in the order in which a night's are sealed."""

    FILE = "file"
    CAPTURE = "capture"
    VERSION = "version"
    ABSENCE = "absence"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of the chain."""

    place: int
    kind: str
    subject: str
    at: datetime
    content: str
    head: str


Kept = type[CaptureRow] | type[VersionRow] | type[AbsenceRow] | type[ChangeRow]
ROWS: Mapping[LinkKind, Kept] = {
    LinkKind.CAPTURE: CaptureRow,
    LinkKind.VERSION: VersionRow,
    LinkKind.ABSENCE: AbsenceRow,
    LinkKind.CHANGE: ChangeRow,
}

# Written down, not taken from the tables: a column that comes later must not change what was sealed before it came.
SEALED: Mapping[LinkKind, tuple[str, ...]] = {
    LinkKind.CAPTURE: (*("id", "run_id", "url", "at", "status", "content_type", "digest", "length", "file", "offset"),),
    LinkKind.VERSION: (
        *("id", "document_id", "number", "text_sha", "from_at", "cause", "run_id", "capture_id", "extractor"),
        *("rule_hash", "method", "kind", "title", "issuer", "region", "level", "report_year", "published_on"),
        *("source_line", "document_number", "signed_on", "facts_from", "attachments", "parts"),
    ),
    LinkKind.ABSENCE: ("id", "document_id", "on", "at", "run_id", "capture_id", "reason"),
    LinkKind.CHANGE: (
        *("id", "key", "kind", "severity", "reason", "document_id", "from_version_id", "to_version_id", "run_id"),
        *("detected_at", "chars_added", "chars_removed", "numbers", "silent", "confirmed", "suppressed", "group_id"),
        *("evidence",),
    ),
}
LEFT_OUT: Mapping[LinkKind, tuple[str, ...]] = {
    LinkKind.CAPTURE: (),
    LinkKind.VERSION: ("until_at",),
    LinkKind.ABSENCE: ("counted",),
    LinkKind.CHANGE: (),
}
"""What is written later. A version's end is proven by the next one's beginning."""

DATED: Mapping[LinkKind, str] = {
    LinkKind.CAPTURE: "at",
    LinkKind.VERSION: "from_at",
    LinkKind.ABSENCE: "at",
    LinkKind.CHANGE: "detected_at",
}


def question(kind: LinkKind) -> Select[Any]:
    """Ask for what is sealed of the rows of a kind."""
    table = ROWS[kind]
    columns = [getattr(table, name) for name in SEALED[kind]]
    if kind is not LinkKind.VERSION:
        return select(*columns)
    whose = [
        DocumentRow.key.label("document_key"),
        DocumentRow.url.label("document_url"),
        DocumentRow.source_id.label("document_source"),
        DocumentRow.ordinal.label("document_ordinal"),
    ]
    return select(*columns, *whose).outerjoin(DocumentRow, DocumentRow.id == VersionRow.document_id)


def content(row: Row[Any]) -> str:
    """Digest what is sealed of a row."""
    return _digest(row._asdict())


def contents(row: Row[Any]) -> frozenset[str]:
    """Give the digests with which a row may have been sealed: a document may have got its number since."""
    values = row._asdict()
    return frozenset({_digest(values), _digest(values | {"document_ordinal": None} if _NUMBERED in values else values)})


def content_of_file(file: Measured) -> str:
    """Digest what is sealed of a file."""
    return _digest({"file": file.name, "length": file.length, "sha256": file.sha256})


def head_after(previous: str, link: Link) -> str:
    """Compute the head of a link from the one before it; the first has none before it."""
    return _digest([previous, link.place, link.kind, link.subject, link.at, link.content])


_NUMBERED = "document_ordinal"


def _digest(value: object) -> str:
    canonical = json.dumps(value, sort_keys=True, separators=(",", ":"), default=_written)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _written(value: object) -> str:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
    raise TypeError(f"a {type(value).__name__} is not sealed")
