"""Documents: what is collected, and where each stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from store import copies
from store.errors import DocumentUnknown
from store.records import DocumentStatus, Level
from store.regions import shared_beginning
from store.schema import DocumentRow, SourceRow, TextRow, VersionRow

LONGEST_NUMBER = 18
"""Digits that a database's integer always holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One address that carries a report."""

    id: int
    document: int | None
    """Its public number."""
    url: str
    source: str
    status: DocumentStatus
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One collected document with its current version's facts."""

    document: int
    url: str
    title: str | None
    issuer: str | None
    region: str | None
    level: Level | None
    report_year: int | None
    published_on: date | None
    first_seen: datetime
    last_seen: datetime
    status: DocumentStatus
    version: int
    sha256: str
    chars: int
    report: int
    """The first document's number: the same for all documents that are one report."""
    copies: int
    """Other documents that carry the same text, are the issuer's report on the same year, or moved to one address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """How a night's look at a document went."""

    document: int
    title: str | None
    outcome: str
    """An Outcome, not_modified, missing, or the kind of incident that kept it from being read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A report that its page and its file tell differently."""

    source: str
    url: str
    file: str
    chars: int
    file_chars: int


_SETTING = str.maketrans("", "", " \n|")


def number(session: Session) -> int:
    """Give every new document its public number and return how many there were.

    The order is by source, date, address, so the same finds get the same numbers however the crawl went.
    """
    highest = session.scalar(select(func.max(DocumentRow.ordinal)))
    question = (
        select(DocumentRow)
        .join(VersionRow, (VersionRow.document_id == DocumentRow.id) & (VersionRow.number == 1))
        .where(DocumentRow.ordinal.is_(None), DocumentRow.parent_id.is_(None))
        .order_by(DocumentRow.source_id, VersionRow.published_on, DocumentRow.key)
    )
    rows = session.scalars(question).all()
    for ordinal, row in enumerate(rows, start=0 if highest is None else highest + 1):
        row.ordinal = ordinal
    session.flush()
    return len(rows)


def find(session: Session, name: str) -> Document:
    """Find a document by its number or its address; raises DocumentUnknown."""
    question = select(DocumentRow)
    if name.isdecimal() and len(name) <= LONGEST_NUMBER:
        question = question.where(DocumentRow.ordinal == int(name))
    else:
        question = question.where(or_(DocumentRow.url == name, DocumentRow.key == name))
    row = session.scalars(question).first()
    if row is None:
        raise DocumentUnknown(f"no document {name!r}; `fazhi reports` lists the numbers and addresses")
    return Document(
        id=row.id,
        document=row.ordinal,
        url=row.url,
        source=row.source_id,
        status=DocumentStatus(row.status),
        first_seen=row.first_seen_at,
        last_seen=row.last_seen_at,
    )


def reports(
    session: Session, *, year: int | None = None, region: str | None = None, query: str | None = None
) -> tuple[Report, ...]:
    """List the collected documents by number.

    `region` is a GB/T 2260 code: a province's or city's takes in what lies below it. Every word of `query` must stand
    in the title, the issuer or the text.
    """
    question = (
        select(DocumentRow, VersionRow, TextRow.chars, SourceRow)
        .join(VersionRow, (VersionRow.document_id == DocumentRow.id) & VersionRow.until_at.is_(None))
        .join(TextRow, TextRow.sha256 == VersionRow.text_sha)
        .join(SourceRow, SourceRow.id == DocumentRow.source_id)
        .where(DocumentRow.ordinal.is_not(None))
        .order_by(DocumentRow.ordinal)
    )
    if year is not None:
        question = question.where(VersionRow.report_year == year)
    if region is not None:
        code = func.coalesce(VersionRow.region, SourceRow.region)
        question = question.where(code.startswith(shared_beginning(region), autoescape=True))
    for word in (query or "").split():
        places = (VersionRow.title, func.coalesce(VersionRow.issuer, SourceRow.issuer), TextRow.body)
        question = question.where(or_(*(place.contains(word, autoescape=True) for place in places)))
    same = copies.groups(session)
    first = copies.first_numbers(session, same)
    found = []
    for document, version, chars, source in session.execute(question):
        found.append(
            Report(
                document=document.ordinal or 0,
                url=document.url,
                title=version.title,
                issuer=version.issuer or source.issuer,
                region=version.region or source.region,
                level=Level(version.level or source.level),
                report_year=version.report_year,
                published_on=version.published_on,
                first_seen=document.first_seen_at,
                last_seen=document.last_seen_at,
                status=DocumentStatus(document.status),
                version=version.number,
                sha256=version.text_sha,
                chars=chars,
                report=first[document.id],
                copies=len(same[document.id]) - 1,
            )
        )
    return tuple(found)


def shown_by(session: Session, column: str) -> int | None:
    """Return the document that a column showed last in place of a list; `column` is its key's part up to the mark."""
    question = select(DocumentRow.id).where(DocumentRow.key.startswith(column, autoescape=True))
    return session.scalars(question.order_by(DocumentRow.last_seen_at.desc(), DocumentRow.id.desc())).first()


def disagreeing(session: Session, sources: Sequence[str]) -> tuple[Disagreement, ...]:
    """List the files that bear their report's name and say other than the page that links to them."""
    page, said, told = aliased(DocumentRow), aliased(VersionRow), aliased(VersionRow)
    question = (
        select(page.source_id, page.url, DocumentRow.url, told.text_sha, said.text_sha)
        .join(page, page.id == DocumentRow.parent_id)
        .join(said, (said.document_id == DocumentRow.id) & said.until_at.is_(None))
        .join(told, (told.document_id == page.id) & told.until_at.is_(None))
        .where(page.source_id.in_(sources), ~DocumentRow.mirrored, said.text_sha != told.text_sha)
        .where(DocumentRow.status == DocumentStatus.PRESENT, page.status == DocumentStatus.PRESENT)
        .order_by(page.source_id, DocumentRow.id)
    )
    found = []
    for source, url, file, told_sha, said_sha in session.execute(question):
        mine, theirs = (session.get_one(TextRow, sha).body for sha in (told_sha, said_sha))
        # A file sets lines, tables and spaces in its own way.
        if mine.translate(_SETTING) != theirs.translate(_SETTING):
            found.append(Disagreement(source=source, url=url, file=file, chars=len(mine), file_chars=len(theirs)))
    return tuple(found)


def visits(session: Session, frontier: int) -> tuple[Visit, ...]:
    """List how each look at a document since the frontier went, by number."""
    question = (
        select(DocumentRow, VersionRow.title)
        .join(VersionRow, (VersionRow.document_id == DocumentRow.id) & VersionRow.until_at.is_(None))
        .where(DocumentRow.checked_run >= frontier, DocumentRow.ordinal.is_not(None))
        .order_by(DocumentRow.ordinal)
    )
    return tuple(
        Visit(document=row.ordinal or 0, title=title, outcome=row.checked_as or "")
        for row, title in session.execute(question)
    )
