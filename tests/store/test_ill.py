from datetime import timedelta

from store import incidents, own
from store.ill import ill_at
from store.jurisdiction import NOWHERE, Jurisdiction, jurisdiction_of
from store.own import OURSELVES
from store.records import IncidentKind, Level

WRONG = {"url": "", "detail": "", "run_id": 0, "capture_id": None}


def test_what_was_wrong_at_a_time_is_what_was_open_then(watch):
    source = "tianjin/jizhou"
    watch.do(incidents.saw, source=source, kind=IncidentKind.BLOCKED, now=watch.now, **WRONG)
    later = watch.now + timedelta(days=1)
    watch.do(own.trouble, IncidentKind.DISK_LOW, detail="", now=later)
    watch.do(incidents.close, source=source, kind=IncidentKind.BLOCKED, now=later)

    def wrong(at):
        return [(one.source, one.kind, one.since) for one in watch.ask(ill_at, at)]

    assert wrong(watch.now - timedelta(seconds=1)) == []
    assert wrong(watch.now) == [(source, IncidentKind.BLOCKED, watch.now)]
    assert wrong(later) == [(OURSELVES, IncidentKind.DISK_LOW, later)]


def test_a_source_governs_where_it_was_declared_and_we_govern_nowhere(watch):
    watch.do(own.trouble, IncidentKind.DISK_LOW, detail="", now=watch.now)
    here = Jurisdiction(region="120119", level=Level.COUNTY)
    assert watch.ask(jurisdiction_of, "tianjin/jizhou") == here
    for nobody in (OURSELVES, "unknown/source", None):
        assert watch.ask(jurisdiction_of, nobody) == NOWHERE
