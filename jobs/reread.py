"""Everything that is kept read again with today's code: what differs is our doing, and nobody is alerted."""

import asyncio
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from sqlalchemy import Engine

from crawler.extract.version import extractor_for
from crawler.pool import ReadingPool
from crawler.registry import Source, load_sources, pick
from crawler.rereading import Reread, Rereader, Unreadable
from jobs.place import Place
from jobs.reread_difference import ReadOtherwise, read_otherwise
from jobs.seal import seal
from store import amend, amendable, runs
from store.amendable import KeptDocument, KeptVersion
from store.lock import single_instance
from store.recorder import reader_of
from store.records import RunStatus
from store.session import open_store, reading, writing

AT_ONCE = 128
"""Documents a step: enough that the workers rarely wait for the next, few enough to hold all their texts."""

Hear = Callable[[int, int], None]
"""Is told how many documents are done, and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A version that today's code reads otherwise, or cannot read."""

    document: int | None
    """None for a file of a report."""
    url: str
    version: int
    current: bool
    title: str | None
    what: ReadOtherwise | Unreadable
    new_version: int | None = None
    """The version that was made of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rereading:
    """What reading everything again came to: `versions` is the sum of the three that follow it."""

    versions: int
    same: int
    differ: int
    unreadable: int
    amended: int
    """Current versions that got a successor."""
    corrected: int
    """Versions left out because a later one is another reading of the same captures."""
    undeclared: int
    """Documents left out because no source declares how to read them."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """A version and what today's code made of it; `found` is None where that is the same."""

    document: KeptDocument
    version: KeptVersion
    source: Source
    today: Reread | Unreadable
    found: Finding | None


_Settle = Callable[[_Looked], Finding | None]


def look(place: Place, wanted: Sequence[str], hear: Hear) -> Rereading:
    """Read every kept version of these sources again and say what differs; write nothing."""
    sources = _chosen(place, wanted)
    engine = open_store(place.settings.store.url)
    return asyncio.run(_reread(engine, place, sources, lambda looked: looked.found, hear))


def reread(place: Place, wanted: Sequence[str], hear: Hear) -> Rereading:
    """Read every kept version again and amend the current ones that differ; raises NightRunning during a night.

    One transaction a document: whatever was killed is completed by the next time.
    """
    sources = _chosen(place, wanted)
    with single_instance(place.settings.store.data):
        engine = open_store(place.settings.store.url)
        with writing(engine) as session:
            run = runs.begin_reread(session, sources=list(sources), now=place.clock()).id
        done = asyncio.run(_reread(engine, place, sources, lambda looked: _amended(engine, place, run, looked), hear))
        status = RunStatus.PARTIAL if done.unreadable else RunStatus.DONE
        with writing(engine) as session:
            runs.end(session, run, status=status, counts=counts(done), now=place.clock())
        seal(engine, place)
    return done


def counts(done: Rereading) -> dict[str, int]:
    """Give the numbers without the findings."""
    return {field.name: getattr(done, field.name) for field in fields(done) if field.name != "findings"}


def _chosen(place: Place, wanted: Sequence[str]) -> Mapping[str, Source]:
    return pick(load_sources(place.settings.crawl.sources), wanted)


async def _reread(
    engine: Engine, place: Place, sources: Mapping[str, Source], settle: _Settle, hear: Hear
) -> Rereading:
    with reading(engine) as session:
        ids = amendable.document_ids(session, sources)
        undeclared = amendable.count_undeclared(session, load_sources(place.settings.crawl.sources))
    pool = ReadingPool()
    rereader = Rereader(pool.read, place.settings.store.archive)
    outcomes: list[Finding | None] = []
    corrected = 0
    try:
        for start in range(0, len(ids), AT_ONCE):
            with reading(engine) as session:
                documents = amendable.kept(session, ids[start : start + AT_ONCE])
            versions = [(document, version) for document in documents for version in document.versions]
            looks = [
                _look(rereader, document, version, sources[document.source])
                for document, version in versions
                if not version.is_corrected
            ]
            corrected += len(versions) - len(looks)
            outcomes += map(settle, await asyncio.gather(*looks))
            hear(start + len(documents), len(ids))
    finally:
        pool.close()
    return _summary(outcomes, corrected=corrected, undeclared=undeclared)


async def _look(rereader: Rereader, document: KeptDocument, version: KeptVersion, source: Source) -> _Looked:
    today = await rereader.read_again(version, source)
    what = today if isinstance(today, Unreadable) else read_otherwise(version.article, today.article)
    found = None
    if what is not None:
        found = Finding(
            document=document.document,
            url=document.url,
            version=version.number,
            current=version.is_current,
            title=version.article.facts.title,
            what=what,
        )
    return _Looked(document=document, version=version, source=source, today=today, found=found)


def _amended(engine: Engine, place: Place, run: int, looked: _Looked) -> Finding | None:
    """Write what a look at a current version came to."""
    document, today, found, rule_hash = looked.document, looked.today, looked.found, looked.source.rule_hash
    if isinstance(today, Unreadable) or not looked.version.is_current:
        return found
    extractor = extractor_for(today.article.method)
    # Only the bytes that a document had last may be passed over tonight.
    is_read = today.body_digest == document.body_digest
    if found is None and (not is_read or document.reader == reader_of(extractor, rule_hash)):
        return None
    with writing(engine) as session:
        if is_read:
            amend.read_again(session, document.id, extractor=extractor, rule_hash=rule_hash)
        if found is None:
            return None
        number = amend.amend(
            session,
            looked.version.id,
            today.article,
            extractor=extractor,
            rule_hash=rule_hash,
            run_id=run,
            now=place.clock(),
        )
    return replace(found, new_version=number)


def _summary(outcomes: Sequence[Finding | None], *, corrected: int, undeclared: int) -> Rereading:
    findings = tuple(sorted((finding for finding in outcomes if finding is not None), key=_place_of))
    unreadable = sum(isinstance(finding.what, Unreadable) for finding in findings)
    return Rereading(
        versions=len(outcomes),
        same=len(outcomes) - len(findings),
        differ=len(findings) - unreadable,
        unreadable=unreadable,
        amended=sum(finding.new_version is not None for finding in findings),
        corrected=corrected,
        undeclared=undeclared,
        findings=findings,
    )


def _place_of(finding: Finding) -> tuple[float, str, int]:
    """Order by number, the files, which have none, by address after them."""
    return (math.inf if finding.document is None else finding.document, finding.url, finding.version)
