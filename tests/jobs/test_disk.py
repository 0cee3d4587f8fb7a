from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from jobs.alerts.settings import AlertTable
from jobs.disk import LEAST_FREE, NIGHTS, Room, existing, is_writable, room, size, watch_disk
from jobs.place import Place
from store import incidents, outbox, own
from store.records import IncidentKind
from store.session import reading, writing
from store.space import Space

EMPTY = Space(store={}, archive={}, export=0, logs=0, archive_a_night=None, store_a_night=None)
MUCH = LEAST_FREE * 100


def test_the_nights_to_come_need_room() -> None:
    assert Room(free=LEAST_FREE, a_night=None).is_low is False
    assert Room(free=LEAST_FREE - 1, a_night=None).is_low
    assert Room(free=MUCH, a_night=MUCH // NIGHTS).is_low is False
    assert Room(free=MUCH, a_night=MUCH // NIGHTS + 1).is_low
    assert Room(free=LEAST_FREE, a_night=-1).wanted == LEAST_FREE


def test_what_a_night_adds_is_as_far_as_it_is_known(tmp_path: Path) -> None:
    assert room(EMPTY, tmp_path).a_night is None
    assert room(replace(EMPTY, archive_a_night=3), tmp_path).a_night == 3
    assert room(replace(EMPTY, archive_a_night=3, store_a_night=2), tmp_path / "not/there").a_night == 5


def test_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert existing(tmp_path / "a/b") == tmp_path.resolve()
    assert is_writable(tmp_path / "a/b")


def test_sizes_are_for_people() -> None:
    assert [size(count) for count in (10, 2**20, 2**34)] == ["0 KiB", "1.0 MiB", "16 GiB"]


def test_a_disk_with_room_closes_the_trouble_and_tells_it(engine: Engine, place: Place) -> None:
    settings = place.settings.model_copy(update={"alerts": (AlertTable(url="json://127.0.0.1/x", name="ops"),)})
    place = replace(place, settings=settings)
    with writing(engine) as session:
        own.trouble(session, IncidentKind.DISK_LOW, detail="few", now=place.clock())
    assert not watch_disk(engine, place).is_low
    with reading(engine) as session:
        assert incidents.still_open(session) == ()
        assert outbox.listing(session) == ()


def test_a_disk_without_opens_it(engine: Engine, place: Place) -> None:
    settings = place.settings.model_copy(update={"alerts": (AlertTable(url="json://127.0.0.1/x", name="ops"),)})
    place = replace(place, settings=settings)
    # A sparse file of a crawl: what a night adds, thirty times, is more than any disk has.
    kept = place.settings.store.archive / "2026/03/20260301T173000Z-000001-1-abcdef.warc.gz"
    kept.parent.mkdir(parents=True)
    with kept.open("wb") as file:
        file.truncate(8 * 1024**4)
    assert watch_disk(engine, place).is_low
    with reading(engine) as session:
        (low,) = incidents.still_open(session)
        assert (low.kind, low.source) == (IncidentKind.DISK_LOW, own.OURSELVES)
        assert len(outbox.listing(session)) == 1
    kept.unlink()
    assert not watch_disk(engine, place).is_low
    with reading(engine) as session:
        assert incidents.still_open(session) == ()
        assert len(outbox.listing(session)) == 2
