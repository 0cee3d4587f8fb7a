"""Destructive edits: an edit that takes much of a text away is looked at twice before it is believed."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from store.announced import INLINE_MARK
from store.captures import add_capture
from store.records import Article, Capture, ChangeKind, IncidentKind, Outcome, Severity
from store.sameness import Told, is_retitled, told_by, told_by_version
from store.schema import ChangeRow, DocumentRow, VersionRow
from store.schema_watch import IncidentRow

KEPT_SHARE = 0.6
"""An edit that leaves less of the text than this is looked at twice. Set by judgement, not measured yet."""

HELD = "held:"
"""How the key of a change begins that was seen and not believed."""

ILL = (
    IncidentKind.BLOCKED,
    IncidentKind.COLUMN_GONE,
    IncidentKind.DNS,
    IncidentKind.LIST_NOT_UNDERSTOOD,
    IncidentKind.MAINTENANCE,
    IncidentKind.RATE_LIMITED,
    IncidentKind.SERVER_ERROR,
    IncidentKind.TIMEOUT,
    IncidentKind.TLS,
    IncidentKind.TOO_FEW_ENTRIES,
    IncidentKind.UNREACHABLE,
)
"""While a source has one of these, what much of its text is gone from is frozen as it was."""


def is_destructive(current: VersionRow, article: Article) -> bool:
    """Say whether much of the text is gone or the title is another."""
    if is_retitled(told_by_version(current), told_by(article)):
        return True
    return len(article.text) < KEPT_SHARE * current.text.chars


def is_believed(session: Session, document: DocumentRow, told: Told, run_id: int) -> bool:
    """Say whether a destructive edit may be believed.

    Two looks of this night agree, its source is well, and no other address of the source turned into the same text.
    What has no address of its own is looked at once a night: there two nights agree.
    """
    looked_at_again = INLINE_MARK not in document.key
    if document.suspect_sha != told.text_sha or (looked_at_again and document.suspect_run != run_id):
        return False
    return not _is_ill(session, document.source_id, run_id) and not is_shared(session, document, told, run_id)


def is_shared(session: Session, document: DocumentRow, told: Told, run_id: int) -> bool:
    """Say whether another address of the source turned into the same text this night: a notice, not an edit."""
    others = exists().where(
        DocumentRow.source_id == document.source_id,
        DocumentRow.id != document.id,
        DocumentRow.suspect_run == run_id,
        DocumentRow.suspect_sha == told.text_sha,
    )
    return bool(session.scalar(select(others)))


def shows_what_others_show(session: Session, document: int, article: Article, run_id: int) -> bool:
    """Say the same of a document by its id and what was read there."""
    return is_shared(session, session.get_one(DocumentRow, document), told_by(article), run_id)


def suspect(
    session: Session, document: DocumentRow, current: VersionRow, article: Article, capture: Capture, run_id: int
) -> None:
    """Note what a look showed, believe nothing, and write in the ledger that nobody was told."""
    told = told_by(article)
    if document.suspect_run != run_id:
        document.suspect_nights += 1
    if (document.suspect_sha, document.suspect_run) != (told.text_sha, run_id):
        _held(session, document, current, article, capture, run_id)
    document.suspect_sha, document.suspect_run = told.text_sha, run_id
    document.checked_run, document.checked_as = run_id, Outcome.SUSPECT
    session.flush()


def _is_ill(session: Session, source: str, run_id: int) -> bool:
    of_tonight = exists().where(
        IncidentRow.source_id == source, IncidentRow.seen_run == run_id, IncidentRow.kind.in_(ILL)
    )
    return bool(session.scalar(select(of_tonight)))


def _held(
    session: Session, document: DocumentRow, current: VersionRow, article: Article, capture: Capture, run_id: int
) -> None:
    told = told_by(article)
    retitled = is_retitled(told_by_version(current), told)
    words = [f"{len(article.text)} of {current.text.chars} characters left"]
    words += [f"the title is {article.facts.title or 'gone'}"] if retitled else []
    row = ChangeRow(
        key=f"{HELD}{document.id}:{run_id}:{told.text_sha}",
        kind=ChangeKind.EDITED,
        severity=Severity.MAJOR,
        reason="; ".join(words),
        document_id=document.id,
        from_version_id=current.id,
        to_version_id=None,
        run_id=run_id,
        detected_at=capture.at,
        chars_added=0,
        chars_removed=max(0, current.text.chars - len(article.text)),
        numbers=[],
        silent=False,
        confirmed=False,
        suppressed="held: much of the text is gone or the title is another; looked at again before anybody is told",
        group_id=None,
        evidence={"capture": add_capture(session, capture, run_id).id, "text": told.text_sha},
    )
    if session.scalars(select(ChangeRow.id).where(ChangeRow.key == row.key)).first() is None:
        session.add(row)
