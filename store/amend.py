"""Amending: a current version that today's code reads otherwise gets a successor by our doing, not by the site's."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.recorder import reader_of
from store.records import Article, Cause, RunStatus
from store.sameness import sha256
from store.schema import DocumentRow, RunRow, TextRow, VersionRow


def begin(session: Session, *, sources: Sequence[str], now: datetime) -> int:
    """Open a run that is no night and return its id, a number below nought.

    So the newest night stays the newest run, and a killed one is still continued by the next. Until its end the run
    counts as abandoned: nothing would close it if it were killed.
    """
    lowest = session.scalar(select(func.min(RunRow.id))) or 0
    row = RunRow(
        id=min(lowest, 0) - 1,
        frontier=0,
        status=RunStatus.ABANDONED,
        started_at=now,
        heartbeat_at=now,
        pid=os.getpid(),
        sources=list(sources),
    )
    session.add(row)
    session.flush()
    return row.id


def end(session: Session, run_id: int, *, status: RunStatus, counts: Mapping[str, int], now: datetime) -> None:
    """Close such a run with what it came to."""
    row = session.get_one(RunRow, run_id)
    row.status, row.counts, row.ended_at, row.heartbeat_at = status, dict(counts), now, now


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
