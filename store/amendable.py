"""What is kept, with all it takes to read its captures again."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from store.announced import Announced, by_page, listed
from store.captures import capture_of
from store.records import Article, Attachment, Capture, Cause, Facts, Kind, Level
from store.schema import CaptureRow, DocumentRow, EntryRow, VersionRow

FILE_METHOD = "file:"
"""Begins the method of a text that a file carries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVersion:
    """A version as it was read, and what it was read from."""

    id: int
    number: int
    is_current: bool
    is_corrected: bool
    """A later version is another reading of the same captures."""
    is_told_by_file: bool
    """The document's page only announces the file whose text this is: the facts are the page's."""
    article: Article
    """Without the reason for its kind, which is not kept."""
    captures: tuple[Capture, ...]
    """What its text rests on, in its order."""
    announced_title: str | None
    """What led here called it: the line of a column, or the page that links to a file."""
    announced_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDocument:
    """A document and all its versions, oldest first."""

    id: int
    document: int | None
    """Its public number; files of a report have none."""
    source: str
    url: str
    reader: str
    body_digest: str | None
    versions: tuple[KeptVersion, ...]


def document_ids(session: Session, sources: Collection[str]) -> tuple[int, ...]:
    """List the documents of these sources: pages first, as their files are read with what the pages say."""
    question = select(DocumentRow.id).where(DocumentRow.source_id.in_(sources))
    return tuple(session.scalars(question.order_by(DocumentRow.parent_id.is_not(None), DocumentRow.id)))


def count_undeclared(session: Session, sources: Collection[str]) -> int:
    """Count the documents whose source is none of these."""
    return session.scalar(select(func.count()).where(DocumentRow.source_id.not_in(sources))) or 0


def kept(session: Session, documents: Sequence[int]) -> tuple[KeptDocument, ...]:
    """Return documents by their ids, in the order of these."""
    rows = _documents(session, documents)
    parents = _documents(session, [row.parent_id for row in rows.values() if row.parent_id is not None])
    lines = listed(session, EntryRow.document_id.in_([*rows, *parents]))
    carriers = set(session.scalars(select(DocumentRow.parent_id).where(DocumentRow.parent_id.in_(documents))))
    found = []
    for row in (rows[document] for document in documents):
        parent = None if row.parent_id is None else parents[row.parent_id]
        versions = [
            _version(session, version, _announced(version, parent, lines, carriers), carriers)
            for version in row.versions
        ]
        found.append(
            KeptDocument(
                id=row.id,
                document=row.ordinal,
                source=row.source_id,
                url=row.url,
                reader=row.reader,
                body_digest=row.body_digest,
                versions=tuple(versions),
            )
        )
    return tuple(found)


def standing(session: Session, key: str) -> KeptVersion:
    """Return the current version of the document at a canonical address; there must be one."""
    document = session.scalars(select(DocumentRow.id).where(DocumentRow.key == key)).one()
    (found,) = kept(session, (document,))
    return next(version for version in found.versions if version.is_current)


def _documents(session: Session, ids: Sequence[int]) -> Mapping[int, DocumentRow]:
    versions = selectinload(DocumentRow.versions)
    loaded = (versions.selectinload(VersionRow.text), versions.selectinload(VersionRow.capture))
    question = select(DocumentRow).where(DocumentRow.id.in_(ids)).options(*loaded)
    return {row.id: row for row in session.scalars(question)}


def _announced(
    version: VersionRow, parent: DocumentRow | None, lines: Mapping[int, Announced], carriers: Collection[int | None]
) -> Announced:
    if parent is not None:
        return by_page(_standing_with(version, parent), lines.get(parent.id, Announced()))
    own = lines.get(version.document_id, Announced())
    return by_page(version, own) if _is_told_by_file(version, carriers) else own


def _standing_with(version: VersionRow, parent: DocumentRow) -> VersionRow:
    """Find what the page said last while this version of its file stood."""
    until = version.until_at
    before = [one for one in parent.versions if until is None or one.from_at < until]
    return before[-1] if before else parent.versions[0]


def _is_told_by_file(version: VersionRow, carriers: Collection[int | None]) -> bool:
    return version.document_id in carriers and version.method.startswith(FILE_METHOD)


def _version(session: Session, row: VersionRow, announced: Announced, carriers: Collection[int | None]) -> KeptVersion:
    parts = [session.get_one(CaptureRow, part) for part in row.parts]
    return KeptVersion(
        id=row.id,
        number=row.number,
        is_current=row.until_at is None,
        is_corrected=any(_corrects(other, row) for other in row.document.versions),
        is_told_by_file=_is_told_by_file(row, carriers),
        article=_article(row),
        captures=tuple(capture_of(one) for one in (row.capture, *parts)),
        announced_title=announced.title,
        announced_on=announced.on,
    )


def _corrects(other: VersionRow, row: VersionRow) -> bool:
    if other.number <= row.number or other.cause != Cause.EXTRACTOR:
        return False
    return (other.capture.file, other.capture.offset) == (row.capture.file, row.capture.offset)


def _article(row: VersionRow) -> Article:
    facts = Facts(
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
    )
    return Article(
        kind=Kind(row.kind),
        reason="",
        text=row.text.body,
        facts=facts,
        attachments=tuple(Attachment(**file) for file in row.attachments),
        method=row.method,
    )
