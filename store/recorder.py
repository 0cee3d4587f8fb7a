"""The one door through which text enters: a reading of a page becomes a version, or does not."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy import inspect, select, update
from sqlalchemy.orm import Session

from store import life, suspicion
from store.captures import Captures, capture_of, captures_of, keep
from store.records import Article, Capture, Cause, DocumentStatus, Outcome
from store.sameness import Told, alike, sha256, told_by, told_by_version
from store.schema import DocumentRow, EntryRow, SourceRow, TextRow, VersionRow
from store.versions import current_of

_OF_THE_TEXT = ("text_sha", "cause", "run_id", "capture_id", "parts", "extractor", "rule_hash", "method")
"""What of a file's version goes over to the document that only announces it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One page as read this night."""

    run_id: int
    source: str
    listed_key: str | None
    """Canonical address of the entry that led here, when it was a first fetch; redirects make it differ from `key`."""
    key: str
    url: str
    article: Article
    capture: Capture
    body_digest: str | None
    """None where the page's own bytes do not tell whether the text is the same: it is read anew every night."""
    extractor: str
    rule_hash: str
    etag: str | None
    last_modified: str | None
    reread: Article | None = None
    """The current version's own capture read with today's code, when that version was read with another."""
    parent: str | None = None
    """Key of the document whose page links to this file, when it was read together with that page."""
    mirrored: bool = False
    """That page only announces this file."""
    parts: tuple[Capture, ...] = ()
    """Further pages of an article in several pages."""

    @property
    def reader(self) -> str:
        """What read it: equal readers read equal bytes alike."""
        return reader_of(self.extractor, self.rule_hash)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What became of a reading."""

    outcome: Outcome
    document: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The current version of a document, as far as a new reading must know it."""

    reader: str
    told: Told
    capture: Capture


def reader_of(extractor: str, rule_hash: str) -> str:
    """Name the code and rules that read a page."""
    return f"{extractor}|{rule_hash}"


def standing(session: Session, key: str) -> Standing | None:
    """Return the current version at a canonical address."""
    version = session.scalars(
        select(VersionRow)
        .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
        .where(DocumentRow.key == key, VersionRow.until_at.is_(None))
    ).first()
    if version is None:
        return None
    return Standing(
        reader=reader_of(version.extractor, version.rule_hash),
        told=told_by_version(version),
        capture=capture_of(version.capture),
    )


def record(session: Session, reading: Reading) -> Recorded:
    """Commit nothing, decide everything: a new document, an edit, our own change, or the same again."""
    recorded = _record(session, reading)
    _mirror(session, session.get_one(DocumentRow, recorded.document), reading)
    return recorded


def _record(session: Session, reading: Reading) -> Recorded:
    document = session.scalars(select(DocumentRow).where(DocumentRow.key == reading.key)).first()
    if document is None:
        return _first(session, reading)
    current = current_of(session, document.id)
    told = told_by(reading.article)
    if alike(told, told_by_version(current)):
        _seen(session, document, reading, Outcome.SAME)
        return Recorded(outcome=Outcome.SAME, document=document.id, version=current.id)
    ours = _ours(session, document, reading, current)
    if ours is not None:
        current = ours
        # The page that announces this file must have our change apart from the site's, as the file has.
        _mirror(session, document, reading)
        if alike(told, told_by_version(ours)):
            _seen(session, document, reading, Outcome.REREAD)
            return Recorded(outcome=Outcome.REREAD, document=document.id, version=current.id)
    destructive = suspicion.is_destructive(current, reading.article)
    if destructive and not suspicion.is_believed(session, document, told, reading.run_id):
        suspicion.suspect(session, document, current, reading.article, reading.capture, reading.run_id)
        _led_here(session, document, reading, Outcome.SUSPECT)
        return Recorded(outcome=Outcome.SUSPECT, document=document.id, version=current.id)
    captures = keep(session, (reading.capture, *reading.parts), reading.run_id)
    version = _add(session, document, reading, reading.article, Cause.SITE, current, captures)
    _seen(session, document, reading, Outcome.EDITED)
    return Recorded(outcome=Outcome.EDITED, document=document.id, version=version.id)


def moved(session: Session, document: int, reading: Reading) -> Recorded | None:
    """Record that a document's address sent us on to where `reading` was made; None when that is another text.

    What is at the other address becomes a document of its own unless it is one; the two are one report.
    """
    row = session.get_one(DocumentRow, document)
    current = current_of(session, document)
    current = _ours(session, row, reading, current) or current
    if suspicion.is_destructive(current, reading.article):
        return None
    there = session.scalars(select(DocumentRow).where(DocumentRow.key == reading.key)).first()
    if there is None:
        recorded = _first(session, replace(reading, reread=None))
    else:
        recorded = Recorded(outcome=Outcome.SAME, document=there.id, version=current_of(session, there.id).id)
    life.sent_on(
        session, document, recorded.document, to_url=reading.url, run_id=reading.run_id, now=reading.capture.at
    )
    return recorded


def _ours(session: Session, document: DocumentRow, reading: Reading, current: VersionRow) -> VersionRow | None:
    """Make a version of what only our reading changed; None where it changed nothing."""
    if reading.reread is None or alike(told_by(reading.reread), told_by_version(current)):
        return None
    return _add(session, document, reading, reading.reread, Cause.EXTRACTOR, current, captures_of(current))


def _first(session: Session, reading: Reading) -> Recorded:
    at = reading.capture.at
    document = DocumentRow(
        source_id=reading.source,
        key=reading.key,
        url=reading.url,
        status=DocumentStatus.PRESENT,
        first_seen_at=at,
        last_seen_at=at,
        reader=reading.reader,
        missing_nights=0,
        parent_id=_parent(session, reading),
        mirrored=reading.mirrored,
    )
    session.add(document)
    session.flush()
    cause = _first_cause(session, reading)
    captures = keep(session, (reading.capture, *reading.parts), reading.run_id)
    version = _add(session, document, reading, reading.article, cause, None, captures)
    _seen(session, document, reading, Outcome.NEW)
    return Recorded(outcome=Outcome.NEW, document=document.id, version=version.id)


def _first_cause(session: Session, reading: Reading) -> Cause:
    ended = session.get_one(SourceRow, reading.source).baseline_at
    if ended is None:
        return Cause.BASELINE
    which = (EntryRow.source_id == reading.source, EntryRow.key == reading.listed_key)
    listed = session.scalars(select(EntryRow.first_seen_at).where(*which)).first()
    # What the source showed on its first look and could only be fetched later is still no news.
    return Cause.BASELINE if listed is not None and listed <= ended else Cause.SITE


def _parent(session: Session, reading: Reading) -> int | None:
    if reading.parent is None:
        return None
    return session.scalars(select(DocumentRow.id).where(DocumentRow.key == reading.parent)).one()


def _mirror(session: Session, file: DocumentRow, reading: Reading) -> None:
    """Give the page that only announces a file the file's text; what the page says of it stays."""
    if not file.mirrored or file.parent_id is None:
        return
    mine, theirs = current_of(session, file.id), current_of(session, file.parent_id)
    if mine.text_sha == theirs.text_sha:
        return
    theirs.until_at = reading.capture.at
    session.flush()
    copied = {column.key: getattr(theirs, column.key) for column in inspect(VersionRow).mapper.column_attrs}
    told = {name: getattr(mine, name) for name in _OF_THE_TEXT}
    here = {"id": None, "number": theirs.number + 1, "from_at": reading.capture.at, "until_at": None}
    session.add(VersionRow(**(copied | told | here)))
    session.flush()


def _seen(session: Session, document: DocumentRow, reading: Reading, outcome: Outcome) -> None:
    document.checked_run, document.checked_as = reading.run_id, outcome
    document.etag, document.last_modified = reading.etag, reading.last_modified
    document.body_digest, document.reader = reading.body_digest, reading.reader
    if reading.parent is not None:
        document.parent_id, document.mirrored = _parent(session, reading), reading.mirrored
    if document.moved_to_id is not None:
        life.answers_itself(session, document.id, now=reading.capture.at)
    _present(document, reading.capture.at)
    _led_here(session, document, reading, outcome)


def _led_here(session: Session, document: DocumentRow, reading: Reading, outcome: Outcome) -> None:
    if reading.listed_key is not None:
        which = (EntryRow.source_id == reading.source, EntryRow.key == reading.listed_key)
        values = {"document_id": document.id, "tried_run": reading.run_id, "tried_as": outcome}
        session.execute(update(EntryRow).where(*which).values(**values))


def _present(document: DocumentRow, now: datetime) -> None:
    document.last_seen_at = now
    document.suspect_sha = document.suspect_run = None
    document.missing_since = document.missing_on = None
    document.missing_nights = document.suspect_nights = 0
    # A withdrawn document that is back stays withdrawn until the restoration has been written as a change.
    if document.status == DocumentStatus.MISSING:
        document.status = DocumentStatus.PRESENT


def _add(
    session: Session,
    document: DocumentRow,
    reading: Reading,
    article: Article,
    cause: Cause,
    previous: VersionRow | None,
    captures: Captures,
) -> VersionRow:
    at = reading.capture.at
    if previous is not None:
        previous.until_at = at
        session.flush()
    sha = sha256(article.text)
    if session.get(TextRow, sha) is None:
        session.add(TextRow(sha256=sha, body=article.text, chars=len(article.text)))
    facts = asdict(replace(article.facts, facts_from=dict(article.facts.facts_from)))
    version = VersionRow(
        document_id=document.id,
        number=1 if previous is None else previous.number + 1,
        text_sha=sha,
        from_at=at,
        cause=cause,
        run_id=reading.run_id,
        capture_id=captures.first,
        parts=list(captures.parts),
        extractor=reading.extractor,
        rule_hash=reading.rule_hash,
        method=article.method,
        kind=article.kind,
        attachments=[asdict(attachment) for attachment in article.attachments],
        **facts,
    )
    session.add(version)
    session.flush()
    return version
