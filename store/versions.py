"""Versions: what a document said, and when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.captures import capture_of
from store.errors import VersionUnknown
from store.records import Capture, Cause, Level
from store.schema import VersionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The text and facts of a document from one time to the next."""

    id: int
    number: int
    text: str
    sha256: str
    from_at: datetime
    until_at: datetime | None
    cause: Cause
    extractor: str
    rule_hash: str
    method: str
    title: str | None
    issuer: str | None
    region: str | None
    level: Level | None
    report_year: int | None
    published_on: date | None
    source_line: str | None
    document_number: str | None
    signed_on: date | None
    facts_from: dict[str, Any]
    attachments: tuple[dict[str, str], ...]
    capture: Capture
    missing_since: datetime | None
    last_seen_at: datetime


def history(session: Session, document_id: int) -> tuple[Version, ...]:
    """List a document's versions, oldest first."""
    question = select(VersionRow).where(VersionRow.document_id == document_id).order_by(VersionRow.number)
    return tuple(version_of(row) for row in session.scalars(question))


def numbered(session: Session, document_id: int, number: int) -> Version:
    """Return one version by its number; raises VersionUnknown."""
    versions = {version.number: version for version in history(session, document_id)}
    if number not in versions:
        raise VersionUnknown(f"the document has versions 1 to {len(versions)}, not {number}")
    return versions[number]


def as_of(session: Session, document_id: int, at: datetime) -> Version:
    """Return the version that stood at a time; raises VersionUnknown before the first."""
    question = (
        select(VersionRow)
        .where(VersionRow.document_id == document_id, VersionRow.from_at <= at)
        .order_by(VersionRow.number.desc())
        .limit(1)
    )
    row = session.scalars(question).first()
    if row is None:
        raise VersionUnknown("the document was first seen after that time")
    return version_of(row)


def current_of(session: Session, document_id: int) -> VersionRow:
    """Return the row of the version that stands; every document has one."""
    which = (VersionRow.document_id == document_id, VersionRow.until_at.is_(None))
    return session.scalars(select(VersionRow).where(*which)).one()


def version_of(row: VersionRow) -> Version:
    """Give a stored version as a value."""
    return Version(
        id=row.id,
        number=row.number,
        text=row.text.body,
        sha256=row.text_sha,
        from_at=row.from_at,
        until_at=row.until_at,
        cause=Cause(row.cause),
        extractor=row.extractor,
        rule_hash=row.rule_hash,
        method=row.method,
        title=row.title,
        issuer=row.issuer,
        region=row.region,
        level=None if row.level is None else Level(row.level),
        report_year=row.report_year,
        published_on=row.published_on,
        source_line=row.source_line,
        document_number=row.document_number,
        signed_on=row.signed_on,
        facts_from=row.facts_from,
        attachments=tuple(row.attachments),
        capture=capture_of(row.capture),
        missing_since=row.document.missing_since,
        last_seen_at=row.document.last_seen_at,
    )
