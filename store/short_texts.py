"""Texts that became short: a site that shows less of many reports than it did, or little of the newest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from store.finding import Finding
from store.life import GONE_FOR_GOOD
from store.records import Cause
from store.schema import ChangeRow, DocumentRow, TextRow, VersionRow
from store.suspicion import HELD, KEPT_SHARE

MANY = 3
"""So many texts that became short are no coincidence: a government edits one report at a time."""
MANY_SHARE = 1 / 3
"""And so much of a source's reports: a big source has a purge or two in a year. Set by judgement."""
FAR_SHORTER = 0.2
"""A new text below this share of its source's median is not the whole report. Set by judgement."""
MEDIAN_OF = 3
"""Fewer other texts have no median worth the name."""
LATELY = timedelta(days=30)
"""What became short longer ago has been told, and stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Length:
    """How long a document's text is and was."""

    source: str
    url: str
    is_new: bool
    chars: int
    """As last seen, believed or not."""
    before: int
    """Before it last changed."""


def short_texts(session: Session, sources: Sequence[str], now: datetime) -> tuple[Finding, ...]:
    """List those of these sources whose texts became short lately, each once."""
    by_source: dict[str, list[_Length]] = {}
    for one in _lengths(session, sources, now - LATELY):
        by_source.setdefault(one.source, []).append(one)
    found = (_shrunken(lengths) or _far_shorter(lengths) for lengths in by_source.values())
    return tuple(finding for finding in found if finding is not None)


def _shrunken(lengths: Sequence[_Length]) -> Finding | None:
    short = [one for one in lengths if one.chars < KEPT_SHARE * one.before]
    if len(short) < max(MANY, MANY_SHARE * len(lengths)):
        return None
    detail = f"{len(short)} of {len(lengths)} texts have less than {KEPT_SHARE:.0%} of their length left"
    return Finding(source=short[0].source, url=short[0].url, detail=detail)


def _far_shorter(lengths: Sequence[_Length]) -> Finding | None:
    others = [one.chars for one in lengths if not one.is_new]
    if len(others) < MEDIAN_OF:
        return None
    usual = median(others)
    for one in lengths:
        if one.is_new and one.chars < FAR_SHORTER * usual:
            detail = f"a new text has {one.chars} characters; the source's others have {usual:.0f} in the middle"
            return Finding(source=one.source, url=one.url, detail=detail)
    return None


def _lengths(session: Session, sources: Sequence[str], since: datetime) -> Iterator[_Length]:
    current, text = aliased(VersionRow), aliased(TextRow)
    before, former = aliased(VersionRow), aliased(TextRow)
    removed = (
        select(func.max(ChangeRow.chars_removed))
        .where(ChangeRow.document_id == DocumentRow.id, ChangeRow.run_id == DocumentRow.suspect_run)
        .where(ChangeRow.key.startswith(HELD))
        .scalar_subquery()
    )
    question = (
        select(DocumentRow, current, text.chars, former.chars, func.coalesce(removed, 0))
        .join(current, and_(current.document_id == DocumentRow.id, current.until_at.is_(None)))
        .join(text, text.sha256 == current.text_sha)
        .outerjoin(before, and_(before.document_id == DocumentRow.id, before.number == current.number - 1))
        .outerjoin(former, former.sha256 == before.text_sha)
        .where(DocumentRow.source_id.in_(sources), DocumentRow.parent_id.is_(None))
        .where(DocumentRow.status.not_in(GONE_FOR_GOOD))
        .order_by(DocumentRow.id)
    )
    for document, version, chars, was, held in session.execute(question):
        lately = version.cause == Cause.SITE and version.from_at > since
        yield _Length(
            source=document.source_id,
            url=document.url,
            is_new=lately and version.number == 1,
            chars=chars - held,
            before=was if lately and was is not None and not held else chars,
        )
