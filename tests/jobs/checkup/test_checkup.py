import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from jobs.alerts.settings import AlertTable
from jobs.checkup.answer import Level
from jobs.checkup.checkup import Checkup, checkup
from jobs.place import Place
from store import runs
from store.records import RunStatus
from store.session import writing
from store.settings import StoreTable

NAMES = [
    *("sources", "reader", "data", "channels", "backup", "store", "clock", "last night", "schedule", "drill"),
    *("space", "disk", "outbox", "ourselves", "incidents", "proposals", "overdue"),
]


@pytest.fixture
def well(engine: Engine, place: Place) -> Place:
    tables = {
        "store": StoreTable(url=engine.url.render_as_string(), data=place.settings.store.data),
        "alerts": (AlertTable(url="json://127.0.0.1/x", name="ops"),),
    }
    with writing(engine) as session:
        run = runs.begin(session, sources=(), now=place.clock())
        runs.end(session, run.id, status=RunStatus.DONE, counts={}, now=place.clock())
    return replace(place, settings=place.settings.model_copy(update=tables))


def named(found: Checkup, level: Level) -> list[str]:
    return [check.name for check in found.checks if check.level is level]


def test_all_is_well(well: Place) -> None:
    found = checkup(well)
    assert [check.name for check in found.checks] == NAMES
    assert (found.ok, found.level) == (True, Level.OK), found


def test_what_somebody_should_look_at_is_not_bad(well: Place) -> None:
    found = checkup(replace(well, settings=well.settings.model_copy(update={"alerts": ()})))
    assert (found.ok, found.level, named(found, Level.WARN)) == (True, Level.WARN, ["channels"])


def test_every_question_is_asked_although_the_store_cannot_be_opened(place: Place) -> None:
    found = checkup(place)
    assert [check.name for check in found.checks] == NAMES
    assert not found.ok
    assert named(found, Level.BAD) == NAMES[NAMES.index("store") :]
    assert named(found, Level.OK)


def test_a_store_that_is_damaged_is_said_and_the_rest_is_asked(engine: Engine, well: Place) -> None:
    engine.dispose()
    with sqlite3.connect(Path(str(make_url(well.settings.store.url).database))) as connection:
        connection.execute("DROP TABLE incident")
    connection.close()
    found = checkup(well)
    assert named(found, Level.BAD) == ["clock", "ourselves", "incidents", "proposals"]
    (told,) = [check.detail for check in found.checks if check.name == "ourselves"]
    assert told == "no such table: incident"
