"""Which proposals still wait for an operator."""

from datetime import timedelta
from pathlib import Path

from redesigns import REDESIGNS, RedesignedWeb

from crawler.registry import load_sources
from crawler.runlog import seed_of
from jobs.source_doctor.pending import pending
from store import frontier, incidents, proposals
from store.proposals import Found
from store.records import IncidentKind
from store.schema import SourceRow
from store.session import writing
from store.upgrade import create_store

SITE = next(site for site in REDESIGNS if site.name == "menu")


def test_a_source_that_got_well_by_itself_needs_none(tmp_path: Path) -> None:
    with RedesignedWeb(tmp_path, [SITE]) as web:
        place = web.place(1)
        now, engine = place.clock(), create_store(place.settings.store.url)
        source = load_sources(place.settings.crawl.sources)[SITE.id]
        kind, found = (
            IncidentKind.COLUMN_GONE,
            Found(url=f"{source.site}new/", adapter="trs", matched=3, known=4, reports=3),
        )
        with writing(engine) as session:
            frontier.register(session, [seed_of(source)], now)
            incidents.saw(session, source=SITE.id, kind=kind, url="", detail="", run_id=1, capture_id=None, now=now)
            proposals.propose(session, SITE.id, found, now)
        assert [one.source for one in pending(place, ())] == [SITE.id]
        with writing(engine) as session:
            session.get_one(SourceRow, SITE.id).last_good_at = now + timedelta(days=1)
        # A column may be read to the end and still list too little.
        assert [one.source for one in pending(place, ())] == [SITE.id]
        with writing(engine) as session:
            incidents.close(session, source=SITE.id, kind=kind, now=now)
        assert pending(place, ()) == ()
        engine.dispose()
