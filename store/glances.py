"""Looks at a document that read no text: it was the same again, or could not be read."""

from datetime import datetime

from sqlalchemy import bindparam, case, update
from sqlalchemy.orm import Session

from store.records import DocumentStatus
from store.schema import Base, DocumentRow

_DOCUMENT = Base.metadata.tables[DocumentRow.__tablename__]
# Most of a night's looks end here: one statement, made once, and no row read and written.
_UNCHANGED = (
    update(_DOCUMENT)
    .where(_DOCUMENT.c.id == bindparam("this"))
    .values(
        checked_run=bindparam("run"),
        checked_as=bindparam("as"),
        last_seen_at=bindparam("now"),
        status=case((_DOCUMENT.c.status == DocumentStatus.MISSING, DocumentStatus.PRESENT), else_=_DOCUMENT.c.status),
        suspect_sha=None,
        suspect_run=None,
        suspect_nights=0,
        missing_since=None,
        missing_on=None,
        missing_nights=0,
    )
)


def unchanged(session: Session, document: int, *, run_id: int, as_: str, now: datetime) -> None:
    """Note that a document was there and had not changed (304, or the very same bytes)."""
    session.flush()
    session.execute(_UNCHANGED, {"this": document, "run": run_id, "as": as_, "now": now})


def looked(session: Session, document: int, *, run_id: int, as_: str) -> None:
    """Note that the night looked at a document and could not read it: nothing is concluded."""
    row = session.get_one(DocumentRow, document)
    row.checked_run, row.checked_as = run_id, as_
