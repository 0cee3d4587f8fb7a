"""What is kept of a drill: its row and its trouble, and nothing else."""

import sqlite3
from contextlib import closing

import warm
from sqlalchemy import Engine

from jobs.drill.tonight import drill_tonight
from jobs.night import night
from jobs.place import Place
from store import drills, incidents
from store.drills import Stage
from store.records import IncidentKind
from store.session import reading


def dump(engine: Engine) -> list[str]:
    with closing(sqlite3.connect(str(engine.url.database))) as connection:
        return list(connection.iterdump())


def dead(*_: object, **__: object) -> str:
    return "the process would not begin"


def test_a_red_drill_is_a_trouble_until_a_green_one(place: Place, engine: Engine) -> None:
    before = dump(engine)
    red = drill_tonight(engine, place, night, dead)
    with reading(engine) as session:
        (trouble,) = incidents.still_open(session)
        kept = drills.last(session)
    assert trouble.kind is IncidentKind.DRILL_RED
    assert trouble.detail == f"fetch: {red.detail}"
    assert kept is not None
    assert (kept.at, kept.stage, kept.detail) == (place.now, Stage.FETCH, red.detail)

    green = drill_tonight(engine, place, night, warm.run_spider)
    with reading(engine) as session:
        assert incidents.still_open(session) == ()
        kept = drills.last(session)
    assert kept is not None
    assert (kept.stage, kept.seconds) == (None, green.seconds)
    written = [line for line in dump(engine) if line not in before]
    tables = [line.split('"')[1] for line in written]
    assert sorted(tables) == ["drill", "drill", "incident", "source"]
