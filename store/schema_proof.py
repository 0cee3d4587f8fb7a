"""The tables of proof: where a document was not, where it went, and the chain over all that was kept."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.schema import Base

__all__ = ["AbsenceRow", "Base", "ChainRow", "HeadRow", "NotFoundRow", "RedirectRow"]


class AbsenceRow(Base):
    """A night on which a document was not found at its address: the proof of a withdrawal."""

    __tablename__ = "absence"
    __table_args__ = (UniqueConstraint("document_id", "on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    on: Mapped[date]
    """Local date."""
    at: Mapped[datetime]
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    capture_id: Mapped[int] = mapped_column(ForeignKey("capture.id"))
    reason: Mapped[str]
    counted: Mapped[bool] = mapped_column(default=False)
    """The night was a good one of its source."""


class RedirectRow(Base):
    """Where a document's address sent us on to, and when."""

    __tablename__ = "redirect"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    to_document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    from_url: Mapped[str]
    to_url: Mapped[str]
    from_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    """When it was last followed."""
    until_at: Mapped[datetime | None]
    """When the address was first seen to do otherwise."""


class NotFoundRow(Base):
    """How a host says that an address is not there, learned from an address that never was."""

    __tablename__ = "not_found"

    host: Mapped[str] = mapped_column(primary_key=True)
    url: Mapped[str]
    """The address that was made up."""
    status: Mapped[int]
    sent_on_to: Mapped[str | None]
    """Where it sent us on to, if it did."""
    fingerprint: Mapped[str]
    """Of what the page shows, without figures and addresses."""
    learned_at: Mapped[datetime]
    capture_id: Mapped[int] = mapped_column(ForeignKey("capture.id"))


class ChainRow(Base):
    """One link of the chain over what was kept: each seals the one before it."""

    __tablename__ = "chain"

    id: Mapped[int] = mapped_column(primary_key=True)
    """Its place, from 1, without gaps."""
    kind: Mapped[str]
    """What it seals: file, capture, version, absence, change."""
    subject: Mapped[str]
    """The file's name, or the row's id."""
    at: Mapped[datetime]
    content: Mapped[str]
    """SHA-256 of what it seals, hex."""
    head: Mapped[str]
    """SHA-256 over the head before it and this link, hex."""


class HeadRow(Base):
    """The chain's head at the end of a local day."""

    __tablename__ = "daily_head"

    on: Mapped[date] = mapped_column(primary_key=True)
    link: Mapped[int]
    """The last link by then."""
    head: Mapped[str]
    at: Mapped[datetime]
