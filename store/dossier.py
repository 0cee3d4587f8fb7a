"""All that is kept of one report: what it said, what happened to it, and what proves it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from store.captures import capture_of
from store.changes import number_of
from store.copies import groups
from store.dossier_parts import Absence, Copy, Dossier, Edition, File, Happening, Kept, Trouble
from store.life import redirects
from store.records import ChangeKind, DocumentStatus, IncidentKind, Severity
from store.schema import CaptureRow, ChangeRow, DocumentRow, SourceRow, VersionRow
from store.schema_proof import AbsenceRow
from store.schema_watch import IncidentRow
from store.seals import Seal, Sealed, Subject, seals
from store.suspicion import ILL
from store.versions import version_of

FREEZING = (
    *ILL,
    IncidentKind.BUDGET_SPENT,
    IncidentKind.FLAPPING,
    IncidentKind.ROBOTS,
    IncidentKind.TEXT_NOT_FOUND,
    IncidentKind.UNREADABLE,
    IncidentKind.UNSTABLE,
    IncidentKind.VISIT_TIME,
)
"""While one of these is open, nothing that its source shows, or does not show, is believed."""


def numbered(session: Session) -> tuple[int, ...]:
    """List the ids of all documents that have a number, in its order."""
    question = select(DocumentRow.id).where(DocumentRow.ordinal.is_not(None)).order_by(DocumentRow.ordinal)
    return tuple(session.scalars(question))


def collect(session: Session, documents: Iterable[int]) -> Iterator[Dossier]:
    """Gather what is kept of each of these documents; all must have a number."""
    same = groups(session)
    for document in documents:
        yield _dossier(session, session.get_one(DocumentRow, document), same.get(document, ()))


def _dossier(session: Session, row: DocumentRow, same: Sequence[int]) -> Dossier:
    if row.ordinal is None:
        raise ValueError(f"document {row.id} has no number yet")
    source = session.get_one(SourceRow, row.source_id)
    moved_to = None if row.moved_to_id is None else session.get_one(DocumentRow, row.moved_to_id).url
    return Dossier(
        document=row.ordinal,
        url=row.url,
        key=row.key,
        source=row.source_id,
        issuer=source.issuer,
        status=DocumentStatus(row.status),
        first_seen=row.first_seen_at,
        last_seen=row.last_seen_at,
        moved_to=moved_to,
        editions=_editions(session, row.id),
        happenings=_happenings(session, row.id),
        absences=_absences(session, row.id),
        redirects=redirects(session, row.id),
        copies=_copies(session, row.id, same),
        files=_files(session, row.id),
        troubles=_troubles(session, row),
    )


def _editions(session: Session, document: int) -> tuple[Edition, ...]:
    question = select(VersionRow).where(VersionRow.document_id == document).order_by(VersionRow.number)
    rows = session.scalars(question).all()
    sealed = seals(session, [Subject(Sealed.VERSION, str(row.id)) for row in rows])
    return tuple(
        Edition(
            version=version_of(row),
            kept=_kept(session, [row.capture_id, *row.parts]),
            seal=sealed.get(Subject(Sealed.VERSION, str(row.id))),
        )
        for row in rows
    )


def _kept(session: Session, captures: Sequence[int]) -> tuple[Kept, ...]:
    rows = [session.get_one(CaptureRow, capture) for capture in captures]
    subjects = [Subject(Sealed.CAPTURE, str(row.id)) for row in rows] + [Subject(Sealed.FILE, row.file) for row in rows]
    sealed = seals(session, subjects)
    return tuple(
        Kept(
            capture=capture_of(row),
            seal=sealed.get(Subject(Sealed.CAPTURE, str(row.id))),
            file_seal=sealed.get(Subject(Sealed.FILE, row.file)),
        )
        for row in rows
    )


def _happenings(session: Session, document: int) -> tuple[Happening, ...]:
    rows = session.scalars(select(ChangeRow).where(ChangeRow.document_id == document).order_by(ChangeRow.id)).all()
    sealed = seals(session, [Subject(Sealed.CHANGE, str(row.id)) for row in rows])
    return tuple(_happening(row, sealed) for row in rows)


def _happening(row: ChangeRow, sealed: Mapping[Subject, Seal]) -> Happening:
    return Happening(
        id=row.id,
        kind=ChangeKind(row.kind),
        severity=Severity(row.severity),
        reason=row.reason,
        detected_at=row.detected_at,
        from_version=row.from_version.number if row.from_version else None,
        to_version=row.to_version.number if row.to_version else None,
        chars_added=row.chars_added,
        chars_removed=row.chars_removed,
        numbers=tuple(number_of(number) for number in row.numbers),
        silent=row.silent,
        suppressed=row.suppressed,
        seal=sealed.get(Subject(Sealed.CHANGE, str(row.id))),
    )


def _absences(session: Session, document: int) -> tuple[Absence, ...]:
    question = select(AbsenceRow).where(AbsenceRow.document_id == document).order_by(AbsenceRow.at)
    rows = session.scalars(question).all()
    sealed = seals(session, [Subject(Sealed.ABSENCE, str(row.id)) for row in rows])
    return tuple(
        Absence(
            on=row.on,
            at=row.at,
            reason=row.reason,
            counted=row.counted,
            kept=_kept(session, [row.capture_id])[0],
            seal=sealed.get(Subject(Sealed.ABSENCE, str(row.id))),
        )
        for row in rows
    )


def _copies(session: Session, document: int, same: Sequence[int]) -> tuple[Copy, ...]:
    question = (
        select(DocumentRow, VersionRow)
        .join(VersionRow, VersionRow.document_id == DocumentRow.id)
        .where(DocumentRow.id.in_(same), VersionRow.until_at.is_(None))
        .order_by(DocumentRow.ordinal, DocumentRow.id)
    )
    found = {row.id: (row, version) for row, version in session.execute(question)}
    _, own = found.pop(document, (None, None))
    return tuple(
        Copy(
            document=row.ordinal,
            url=row.url,
            title=version.title,
            status=DocumentStatus(row.status),
            same_text=own is not None and version.text_sha == own.text_sha,
        )
        for row, version in found.values()
    )


def _files(session: Session, document: int) -> tuple[File, ...]:
    question = select(DocumentRow).where(DocumentRow.parent_id == document).order_by(DocumentRow.id)
    return tuple(
        File(url=row.url, mirrored=row.mirrored, editions=_editions(session, row.id))
        for row in session.scalars(question)
    )


def _troubles(session: Session, row: DocumentRow) -> tuple[Trouble, ...]:
    question = (
        select(IncidentRow)
        .where(IncidentRow.source_id == row.source_id, IncidentRow.kind.in_(FREEZING))
        .where(or_(IncidentRow.closed_at.is_(None), IncidentRow.closed_at >= row.first_seen_at))
        .order_by(IncidentRow.opened_at, IncidentRow.id)
    )
    return tuple(
        Trouble(kind=IncidentKind(one.kind), detail=one.detail, opened_at=one.opened_at, closed_at=one.closed_at)
        for one in session.scalars(question)
    )
