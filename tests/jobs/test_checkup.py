from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from jobs.alert_settings import AlertTable
from jobs.checkup import checkup
from jobs.place import Place
from store import outbox, runs
from store.records import AlertKind, RunStatus
from store.session import writing
from store.settings import StoreTable


@pytest.fixture
def well(engine: Engine, place: Place) -> Place:
    store = StoreTable(url=engine.url.render_as_string(), data=place.settings.store.data)
    with writing(engine) as session:
        run = runs.begin(session, sources=(), now=place.clock())
        runs.end(session, run.id, status=RunStatus.DONE, counts={}, now=place.clock())
    return replace(place, settings=place.settings.model_copy(update={"store": store}))


def bad(place: Place) -> list[str]:
    return [check.name for check in checkup(place) if not check.ok]


def test_all_is_well(well: Place) -> None:
    assert bad(well) == []


def test_a_night_that_was_missed(well: Place) -> None:
    assert bad(replace(well, now=well.clock() + timedelta(hours=37))) == ["last night"]


def test_alerts_that_wait_too_long(engine: Engine, well: Place) -> None:
    with writing(engine) as session:
        outbox.put(session, channel="x", key="k", kind=AlertKind.NEW, title="t", body="b", now=well.clock())
    assert bad(replace(well, now=well.clock() + timedelta(hours=25))) == ["outbox"]


def test_channels_that_cannot_be_opened(well: Place) -> None:
    for tables in (
        (AlertTable(url="nosuch://x"),),
        (AlertTable(url="json://x/${MISSING}"),),
        (AlertTable(url="json://a", name="x"), AlertTable(url="json://b", name="x")),
    ):
        settings = well.settings.model_copy(update={"alerts": tables})
        assert bad(replace(well, settings=settings)) == ["channels"]


def test_every_question_is_asked_although_one_cannot_be_answered(place: Place) -> None:
    checks = {check.name: check.ok for check in checkup(place)}
    assert not checks["store"]
    assert checks["reader"]
    assert checks["sources"]
    assert len(checks) == 9


def test_what_takes_the_space(well: Place) -> None:
    file = well.settings.store.archive / "2026/03/20260301T173000Z-000001-1-abcdef.warc.gz"
    file.parent.mkdir(parents=True)
    file.write_bytes(bytes(5 * 1024))
    (told,) = [check.detail for check in checkup(well) if check.name == "space"]
    assert "archive 5 KiB (2026 5 KiB)" in told
    assert "a night adds: archive 5 KiB" in told
