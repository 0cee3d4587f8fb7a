"""What no single link can tell: versions that follow one another, texts that somebody has, a sound database."""

from collections.abc import Iterator

from sqlalchemy import and_, exists, or_, select, text
from sqlalchemy.orm import Session, aliased

from store.chain_faults import Fault, FaultKind
from store.schema import TextRow, VersionRow


def damage(session: Session) -> Iterator[Fault]:
    """Name what is wrong with the database itself: where there is anything, no answer of it can be trusted."""
    for (said,) in session.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield Fault(kind=FaultKind.DATABASE, subject="integrity", what=str(said))


def disorder(session: Session) -> Iterator[Fault]:
    """Name what does not hang together, though every row by itself may be as sealed."""
    yield from _versions(session)
    yield from _texts(session)
    for table, row, other, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield Fault(kind=FaultKind.DATABASE, subject=f"{table} {row}", what=f"what it names in {other} is not there")


def _versions(session: Session) -> Iterator[Fault]:
    following, previous = aliased(VersionRow), aliased(VersionRow)
    is_next = and_(following.document_id == VersionRow.document_id, following.number == VersionRow.number + 1)
    is_before = and_(previous.document_id == VersionRow.document_id, previous.number == VersionRow.number - 1)
    ends_wrongly = or_(
        and_(following.id.is_(None), VersionRow.until_at.is_not(None)),
        and_(following.id.is_not(None), VersionRow.until_at.is_distinct_from(following.from_at)),
    )
    begins_wrongly = or_(VersionRow.number < 1, and_(VersionRow.number > 1, previous.id.is_(None)))
    question = (
        select(VersionRow.id, begins_wrongly.label("gap"), (following.from_at < VersionRow.from_at).label("back"))
        .outerjoin(following, is_next)
        .outerjoin(previous, is_before)
        .where(or_(ends_wrongly, begins_wrongly, following.from_at < VersionRow.from_at))
        .order_by(VersionRow.id)
    )
    for row in session.execute(question):
        what = "it does not end when the next version of its document begins"
        if row.gap:
            what = "the version before it is missing"
        elif row.back:
            what = "the next version of its document is older"
        yield Fault(kind=FaultKind.VERSION, subject=str(row.id), what=what)


def _texts(session: Session) -> Iterator[Fault]:
    question = select(TextRow.sha256).where(~exists().where(VersionRow.text_sha == TextRow.sha256))
    for sha256 in session.scalars(question):
        yield Fault(kind=FaultKind.TEXT, subject=str(sha256), what="no version has this text: it was put in")
