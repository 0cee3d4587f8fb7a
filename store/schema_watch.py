"""The tables of the watch over sites and over ourselves: who holds what, how politely we asked, who is late."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from store.schema_proof import Base

__all__ = [
    "AlertRow",
    "Base",
    "DrillRow",
    "HostRow",
    "IncidentRow",
    "LeaseRow",
    "OverdueRow",
    "ProposalRow",
    "ReceiptRow",
]

NOT_CLOSED = text("closed_at IS NULL")


class LeaseRow(Base):
    """Who may do what must not happen twice at once, on whatever machine."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    """Machine, folder of locks and process."""
    taken_at: Mapped[datetime]
    beat_at: Mapped[datetime]
    """When its holder last said that it lives."""


class ReceiptRow(Base):
    """How one host was asked in one run, as counted where requests leave and answers arrive."""

    __tablename__ = "receipt"

    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), primary_key=True)
    host: Mapped[str] = mapped_column(primary_key=True)
    """Name and, unless it is the scheme's own, port."""
    requests: Mapped[int]
    """All that left us: robots.txt, redirects and repeats too."""
    bytes: Mapped[int]
    """Of bodies as received."""
    not_modified: Mapped[int]
    refused: Mapped[int]
    """Requests that were not made because robots.txt forbids them, now or altogether."""
    robots: Mapped[str]
    """What robots.txt said to us."""
    delay_asked: Mapped[float]
    """Seconds that were to lie between two requests: ours, or more where robots.txt asks for it."""
    delay_kept: Mapped[float | None]
    """The shortest time between two requests, in seconds; None where there was only one."""
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]


class HostRow(Base):
    """What a host's robots.txt asks of us beside what it forbids."""

    __tablename__ = "host"

    name: Mapped[str] = mapped_column(primary_key=True)
    crawl_delay: Mapped[float | None]
    visit_from: Mapped[str | None]
    """Visit-time, HHMM in UTC."""
    visit_until: Mapped[str | None]
    learned_at: Mapped[datetime]


class OverdueRow(Base):
    """A government whose report was not seen by its deadline, and when it came after all."""

    __tablename__ = "overdue"

    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"), primary_key=True)
    report_year: Mapped[int] = mapped_column(primary_key=True)
    found_at: Mapped[datetime]
    """When all of its columns had been read after the deadline and had no report."""
    seen_at: Mapped[datetime | None]
    """When it was no longer so."""


class ProposalRow(Base):
    """A column that the source doctor found for a source whose own is ill or unknown. It changes nothing by itself."""

    __tablename__ = "proposal"
    __table_args__ = (UniqueConstraint("source_id", "url"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"))
    url: Mapped[str]
    adapter: Mapped[str]
    matched: Mapped[int]
    """Titles known from before that it lists."""
    known: Mapped[int]
    """Titles known from before."""
    reports: Mapped[int]
    """Entries on it that announce a report."""
    found_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    told: Mapped[bool] = mapped_column(default=False, server_default=text("0"))


class DrillRow(Base):
    """One self-drill and what it showed."""

    __tablename__ = "drill"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    stage: Mapped[str | None]
    """The first stage that did not do its work; None when all did."""
    detail: Mapped[str]
    seconds: Mapped[float]


class IncidentRow(Base):
    """Something wrong with a source, from the night it began to the night it ended."""

    __tablename__ = "incident"
    __table_args__ = (
        Index(
            "uq_incident_open", "source_id", "kind", unique=True, sqlite_where=NOT_CLOSED, postgresql_where=NOT_CLOSED
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"))
    kind: Mapped[str]
    url: Mapped[str]
    detail: Mapped[str]
    capture_id: Mapped[int | None] = mapped_column(ForeignKey("capture.id"))
    opened_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    seen_run: Mapped[int]
    closed_at: Mapped[datetime | None]
    opening_told: Mapped[bool] = mapped_column(default=False)
    closing_told: Mapped[bool] = mapped_column(default=False)
    told_at: Mapped[datetime | None]
    """When somebody was last told that it goes on."""


class AlertRow(Base):
    """One thing to say on its way to one channel."""

    __tablename__ = "alert"
    __table_args__ = (UniqueConstraint("channel", "key"), Index("ix_alert_status", "status", "next_try_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    key: Mapped[str]
    """What it is about: the same key goes to a channel once."""
    kind: Mapped[str]
    title: Mapped[str]
    body: Mapped[str] = mapped_column(Text)
    status: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    next_try_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    last_error: Mapped[str | None]
    batch: Mapped[str | None]
    """The message it was first tried in: tried again, the message is the same one."""
    severity: Mapped[str | None]
    """Of the change it tells of."""
