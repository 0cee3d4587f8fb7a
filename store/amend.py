"""Amending: a current version that today's code reads otherwise gets a successor by our doing, not by the site's."""

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy.orm import Session

from store.recorder import reader_of
from store.records import Article, Cause
from store.sameness import sha256
from store.schema import DocumentRow, TextRow, VersionRow


def amend(
    session: Session, version: int, article: Article, *, extractor: str, rule_hash: str, run_id: int, now: datetime
) -> int | None:
    """Let a current version be followed by another reading of its captures; return the new number.

    None when the version is not current any more: then there is nothing to amend.
    """
    old = session.get_one(VersionRow, version)
    if old.until_at is not None:
        return None
    old.until_at = now
    session.flush()
    facts = asdict(replace(article.facts, facts_from=dict(article.facts.facts_from)))
    new = VersionRow(
        document_id=old.document_id,
        number=old.number + 1,
        text_sha=_keep_text(session, article.text),
        from_at=now,
        cause=Cause.EXTRACTOR,
        run_id=run_id,
        capture_id=old.capture_id,
        parts=list(old.parts),
        extractor=extractor,
        rule_hash=rule_hash,
        method=article.method,
        kind=article.kind,
        attachments=[asdict(file) for file in article.attachments],
        **facts,
    )
    session.add(new)
    session.flush()
    return new.number


def read_again(session: Session, document: int, *, extractor: str, rule_hash: str) -> None:
    """Note what has read the bytes that a document had last: the same bytes need no reading by it."""
    session.get_one(DocumentRow, document).reader = reader_of(extractor, rule_hash)


def _keep_text(session: Session, text: str) -> str:
    sha = sha256(text)
    if session.get(TextRow, sha) is None:
        session.add(TextRow(sha256=sha, body=text, chars=len(text)))
    return sha
