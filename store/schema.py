"""The tables. They change only through a migration; a test holds the two equal."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Date,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from store.moment import Moment

REVISION = "0005"
"""The newest migration, known here so that opening a store need not load Alembic."""

STILL_OPEN = text("until_at IS NULL")


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Moment, date: Date, str: String, dict[str, Any]: JSON, list[Any]: JSON}


class RunRow(Base):
    """One attempt at a night, or another work that writes versions."""

    __tablename__ = "run"

    id: Mapped[int] = mapped_column(primary_key=True)
    frontier: Mapped[int]
    """Visits by this run or a later one count as made this night: an earlier run's id when this one continues it."""
    status: Mapped[str]
    started_at: Mapped[datetime]
    heartbeat_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    pid: Mapped[int]
    sources: Mapped[list[Any]]
    """Ids of the sources it was asked to look at."""
    counts: Mapped[dict[str, Any] | None]
    """What it came to, written at its end."""
    kind: Mapped[str] = mapped_column(default="night", server_default=text("'night'"))
    full: Mapped[bool] = mapped_column(default=False, server_default=text("0"))
    """Every source, every page of every column and every document was wanted."""


class DueRow(Base):
    """One firing of a schedule that was claimed; the unique key makes it happen once."""

    __tablename__ = "due"

    schedule: Mapped[str] = mapped_column(primary_key=True)
    fire_at: Mapped[datetime] = mapped_column(primary_key=True)
    claimed_at: Mapped[datetime]
    """When it was last begun."""
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=1, server_default=text("1"))


class SourceRow(Base):
    """What the store remembers of a source beside its file."""

    __tablename__ = "source"

    id: Mapped[str] = mapped_column(primary_key=True)
    issuer: Mapped[str]
    region: Mapped[str]
    level: Mapped[str]
    site: Mapped[str]
    first_seen_at: Mapped[datetime]
    baseline_at: Mapped[datetime | None]
    """When its first full look ended; before that nothing of it is news."""
    last_good_at: Mapped[datetime | None]
    """When all of its columns were last read."""


class ColumnRow(Base):
    """A list page of a source and how its last look went."""

    __tablename__ = "list_column"
    __table_args__ = (UniqueConstraint("source_id", "url"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"))
    url: Mapped[str]
    adapter: Mapped[str | None]
    entries: Mapped[int | None]
    """Entries on its first page when it was last read."""
    newest_on: Mapped[date | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    complete: Mapped[bool] = mapped_column(default=False)
    """Its last look went as far as it had to; otherwise the next one reads every page."""
    checked_run: Mapped[int | None]
    checked_as: Mapped[str | None]
    last_good_at: Mapped[datetime | None]


class EntryRow(Base):
    """A line once seen on a column: the frontier of what may deserve a fetch."""

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("source_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"))
    column_id: Mapped[int] = mapped_column(ForeignKey("list_column.id"))
    key: Mapped[str]
    """The canonical address, which is its identity."""
    url: Mapped[str]
    title: Mapped[str]
    listed_on: Mapped[date | None]
    kind: Mapped[str]
    reason: Mapped[str]
    first_seen_at: Mapped[datetime]
    tried_run: Mapped[int | None]
    tried_as: Mapped[str | None]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))


class CaptureRow(Base):
    """Where the archive keeps a response that a version or an incident rests on."""

    __tablename__ = "capture"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    url: Mapped[str]
    at: Mapped[datetime]
    status: Mapped[int]
    content_type: Mapped[str]
    digest: Mapped[str]
    length: Mapped[int]
    file: Mapped[str]
    offset: Mapped[int]


class TextRow(Base):
    """A canonical text; documents that carry the same share it."""

    __tablename__ = "text"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    chars: Mapped[int]


class DocumentRow(Base):
    """One address that carries a report."""

    __tablename__ = "document"

    id: Mapped[int] = mapped_column(primary_key=True)
    ordinal: Mapped[int | None] = mapped_column(unique=True)
    """Its public number, given once after the night that found it, in an order that does not depend on the crawl's."""
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"), index=True)
    key: Mapped[str] = mapped_column(unique=True)
    url: Mapped[str]
    status: Mapped[str]
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    checked_run: Mapped[int | None]
    checked_as: Mapped[str | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    body_digest: Mapped[str | None]
    """SHA-256 of the page as last read, transfer coding undone: equal bytes need no reading."""
    reader: Mapped[str]
    """Extractor version and rule hash of that reading."""
    suspect_sha: Mapped[str | None]
    """Text and title of a destructive edit seen once and not yet confirmed."""
    suspect_run: Mapped[int | None]
    missing_since: Mapped[datetime | None]
    missing_on: Mapped[date | None]
    """The last local date on which it was found gone."""
    missing_nights: Mapped[int] = mapped_column(default=0)
    parent_id: Mapped[int | None]
    """The document whose page links to this file; a file of a report is looked at like a document, but is none."""
    mirrored: Mapped[bool] = mapped_column(default=False, server_default=text("0"))
    """The parent's page only announces this file: its text is the parent's."""
    suspect_nights: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """Nights in a row on which much of the text was gone and no two looks agreed, or the source was ill."""
    moved_to_id: Mapped[int | None]
    """The document at the address that has its text now."""
    next_look_at: Mapped[datetime | None]
    """Before then no night looks at it."""

    versions: Mapped[list["VersionRow"]] = relationship(back_populates="document", order_by="VersionRow.number")


class VersionRow(Base):
    """The text and facts of a document from one time to the next."""

    __tablename__ = "version"
    __table_args__ = (
        UniqueConstraint("document_id", "number"),
        Index("uq_version_current", "document_id", unique=True, sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    number: Mapped[int]
    text_sha: Mapped[str] = mapped_column(ForeignKey("text.sha256"), index=True)
    from_at: Mapped[datetime]
    until_at: Mapped[datetime | None]
    cause: Mapped[str]
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    capture_id: Mapped[int] = mapped_column(ForeignKey("capture.id"))
    extractor: Mapped[str]
    rule_hash: Mapped[str]
    method: Mapped[str]
    kind: Mapped[str]
    title: Mapped[str | None]
    issuer: Mapped[str | None]
    region: Mapped[str | None]
    level: Mapped[str | None]
    report_year: Mapped[int | None]
    published_on: Mapped[date | None]
    source_line: Mapped[str | None]
    document_number: Mapped[str | None]
    signed_on: Mapped[date | None]
    facts_from: Mapped[dict[str, Any]]
    attachments: Mapped[list[Any]]
    parts: Mapped[list[Any]] = mapped_column(default=list, server_default=text("'[]'"))
    """Captures of the further pages of an article in several pages, in their order."""

    document: Mapped[DocumentRow] = relationship(back_populates="versions")
    text: Mapped[TextRow] = relationship()
    capture: Mapped[CaptureRow] = relationship()


class ChangeRow(Base):
    """What happened to a document at its source."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_detected_at", "detected_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    """What happened to what: the same event is written once, however often a night is repeated."""
    kind: Mapped[str]
    severity: Mapped[str]
    reason: Mapped[str]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    from_version_id: Mapped[int | None] = mapped_column(ForeignKey("version.id"))
    to_version_id: Mapped[int | None] = mapped_column(ForeignKey("version.id"))
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    detected_at: Mapped[datetime]
    chars_added: Mapped[int]
    chars_removed: Mapped[int]
    numbers: Mapped[list[Any]]
    silent: Mapped[bool]
    confirmed: Mapped[bool]
    suppressed: Mapped[str | None]
    """Why nobody was told; None of what was told."""
    group_id: Mapped[int | None]
    """The first of the changes of one source and night that are one and the same; it is told for all of them."""
    evidence: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    """All that the decision rests on beside the two versions: judged again, it comes out the same."""

    document: Mapped[DocumentRow] = relationship()
    from_version: Mapped[VersionRow | None] = relationship(foreign_keys=[from_version_id])
    to_version: Mapped[VersionRow | None] = relationship(foreign_keys=[to_version_id])
