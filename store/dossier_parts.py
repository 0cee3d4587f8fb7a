"""The parts of a dossier."""

from dataclasses import dataclass
from datetime import date, datetime

from store.difference import NumberChange
from store.life import Redirect
from store.records import Capture, ChangeKind, DocumentStatus, IncidentKind, Severity
from store.seals import Seal
from store.versions import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A capture and its seals."""

    capture: Capture
    seal: Seal | None
    file_seal: Seal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A version and what it rests on."""

    version: Version
    kept: tuple[Kept, ...]
    """Captures of the page and of its further pages, in their order."""
    seal: Seal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One line of the ledger about this report, told or not."""

    id: int
    kind: ChangeKind
    severity: Severity
    reason: str
    detected_at: datetime
    from_version: int | None
    to_version: int | None
    chars_added: int
    chars_removed: int
    numbers: tuple[NumberChange, ...]
    silent: bool
    suppressed: str | None
    seal: Seal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A night on which the report was not at its address."""

    on: date
    at: datetime
    reason: str
    counted: bool
    """The night was a good one of its source."""
    kept: Kept
    seal: Seal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another document that is the same report."""

    document: int | None
    url: str
    title: str | None
    status: DocumentStatus
    same_text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that the report's page links to and that was read."""

    url: str
    mirrored: bool
    """The page only announces it: its text is the report's."""
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something wrong with the source while the report was watched."""

    kind: IncidentKind
    detail: str
    opened_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One document, from its first look to its last."""

    document: int
    url: str
    key: str
    source: str
    issuer: str
    """The source's own."""
    status: DocumentStatus
    first_seen: datetime
    last_seen: datetime
    moved_to: str | None
    editions: tuple[Edition, ...]
    happenings: tuple[Happening, ...]
    absences: tuple[Absence, ...]
    redirects: tuple[Redirect, ...]
    """From its address and to it."""
    copies: tuple[Copy, ...]
    files: tuple[File, ...]
    troubles: tuple[Trouble, ...]
