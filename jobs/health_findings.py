"""What the store's figures tell of sources that were read to the end, where no single answer of theirs does."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from crawler.registry import Source
from store import documents, incidents, unrest
from store.ahead import dated_ahead
from store.dates import local_date
from store.finding import Finding
from store.newest import newest
from store.records import IncidentKind
from store.runs import Run
from store.short_texts import short_texts


def find(session: Session, run: Run, sources: Mapping[str, Source], good: Sequence[str], now: datetime) -> None:
    """Open, or keep open, an incident for each thing found about these good sources."""
    found = {
        IncidentKind.ATTACHMENT_DIFFERS: tuple(_disagreeing(session, good)),
        IncidentKind.FLAPPING: unrest.flapping(session, good, now),
        IncidentKind.FUTURE_DATE: dated_ahead(session, good, local_date(now)),
        IncidentKind.QUIET: tuple(_quiet(session, sources, good, now)),
        IncidentKind.TEXTS_SHORT: short_texts(session, good, now),
        IncidentKind.UNSTABLE: unrest.unstable(session, good),
    }
    for kind, findings in found.items():
        for one in findings:
            incidents.saw(
                session,
                source=one.source,
                kind=kind,
                url=one.url,
                detail=one.detail,
                run_id=run.id,
                capture_id=None,
                now=now,
            )


def _quiet(session: Session, sources: Mapping[str, Source], good: Sequence[str], now: datetime) -> Iterator[Finding]:
    for source, at in newest(session, good, local_date(now)).items():
        limit = sources[source].expect.quiet_days
        if now - at > timedelta(days=limit):
            detail = f"no new report for {(now - at).days} days; {limit} were expected at most"
            yield Finding(source=source, url=sources[source].site, detail=detail)


def _disagreeing(session: Session, good: Sequence[str]) -> Iterator[Finding]:
    for one in documents.disagreeing(session, good):
        detail = f"the file {one.file} has {one.file_chars} characters, its page {one.chars}, and not the same"
        yield Finding(source=one.source, url=one.url, detail=detail)
