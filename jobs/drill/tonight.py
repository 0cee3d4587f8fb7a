"""A drill and what is kept of it: its row, and the trouble that a red one is."""

from sqlalchemy import Engine

from jobs.child import Launch, run_spider
from jobs.drill.drill import Drilled, RunNight, drill
from jobs.place import Place
from store import drills, own
from store.records import IncidentKind
from store.session import writing


def drill_tonight(engine: Engine, place: Place, night: RunNight, launch: Launch = run_spider) -> Drilled:
    """Drill, note it in the real store, and open or close our own incident."""
    drilled = drill(place, night, launch)
    now = place.clock()
    with writing(engine) as session:
        drills.note(session, at=now, stage=drilled.stage, detail=drilled.detail, seconds=drilled.seconds)
        if drilled.stage is None:
            own.well(session, IncidentKind.DRILL_RED, now=now)
        else:
            own.trouble(session, IncidentKind.DRILL_RED, detail=f"{drilled.stage}: {drilled.detail}", now=now)
    return drilled
