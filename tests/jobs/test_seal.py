"""Sealing what nights left, whatever became of them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from jobs.place import Place
from jobs.seal import seal
from jobs.verify import Proven, verify
from store import runs
from store.archive.writer import ArchiveWriter, Origin
from store.captures import add_capture
from store.chain_faults import Fault
from store.records import Capture, Exchange
from store.session import reading, writing
from store.settings import StoreTable

ORIGIN = Origin(software="fazhi/0.1", run=1, user_agent="fazhi/0.1", robots="obey")


@pytest.fixture
def here(engine: Engine, place: Place) -> Place:
    store = StoreTable(url=engine.url.render_as_string(), data=place.settings.store.data)
    return replace(place, settings=place.settings.model_copy(update={"store": store}))


def capture(engine: Engine, place: Place, body: bytes) -> Capture:
    """Capture a page in a file of its own and remember it."""
    now = place.clock()
    writer = ArchiveWriter(place.settings.store.archive, f"2026/03/{now:%Y%m%dT%H%M%SZ}-000001-1-a.warc.gz", ORIGIN)
    kept = writer.write(
        Exchange(
            url="https://a.gov.cn/",
            method="GET",
            request_headers=(),
            request_body=b"",
            status=200,
            reason="",
            headers=(),
            body=body,
            at=now,
            known=None,
        )
    )
    writer.close()
    with writing(engine) as session:
        add_capture(session, kept, runs.begin(session, sources=(), now=now).id)
    return kept


def look(engine: Engine, place: Place) -> tuple[list[Fault], Proven]:
    table = place.settings.store
    with reading(engine) as session:
        found = list(verify(session, table.data, table.archive, ()))
    (proven,) = [one for one in found if isinstance(one, Proven)]
    return [one for one in found if isinstance(one, Fault)], proven


def later(place: Place) -> Place:
    return replace(place, now=place.clock() + timedelta(days=1))


def test_where_nothing_was_kept_there_is_no_head(engine: Engine, here: Place) -> None:
    assert (seal(engine, here).links, seal(engine, here).head) == (0, None)
    assert look(engine, here)[0] == []


def test_sealing_twice_adds_nothing(engine: Engine, here: Place) -> None:
    capture(engine, here, b"one")
    first = seal(engine, here)
    again = seal(engine, later(here))
    assert (first.links, again.links, again.head) == (2, 0, first.head)
    assert len((here.settings.store.data / "heads.jsonl").read_bytes().splitlines()) == 1


def test_the_day_s_head_moves_on_within_the_day(engine: Engine, here: Place) -> None:
    capture(engine, here, b"one")
    seal(engine, here)
    evening = replace(here, now=here.clock() + timedelta(hours=12))
    capture(engine, evening, b"two")
    sealed = seal(engine, evening)
    assert sealed.head is not None
    assert (sealed.links, sealed.head.link) == (2, 4)
    faults, proven = look(engine, evening)
    assert (faults, proven.head) == ([], sealed.head)


def test_what_a_killed_night_left_is_sealed_by_the_next(engine: Engine, here: Place) -> None:
    capture(engine, here, b"one")
    seal(engine, here)
    kept = capture(engine, later(here), b"two")
    with (here.settings.store.archive / kept.file).open("ab") as stream:
        stream.write(b"\x1f\x8b\x08torn")
    faults, proven = look(engine, later(here))
    assert (faults, proven.waiting_files, proven.waiting_rows) == ([], 1, 1)
    sealed = seal(engine, later(later(here)))
    assert sealed.links == 3, "the file, what was torn off it, and the capture"
    faults, proven = look(engine, later(here))
    assert (faults, proven.files) == ([], 3)


def test_a_head_that_was_not_noted_is_noted_by_the_next(engine: Engine, here: Place) -> None:
    capture(engine, here, b"one")
    seal(engine, here)
    noted = here.settings.store.data / "heads.jsonl"
    whole = noted.read_bytes()
    noted.unlink()
    seal(engine, here)
    assert noted.read_bytes() == whole


def test_a_capture_that_was_torn_off_is_named(engine: Engine, here: Place) -> None:
    kept = capture(engine, here, b"one" * 1000)
    with (here.settings.store.archive / kept.file).open("r+b") as stream:
        stream.truncate(kept.offset + 30)
    seal(engine, here)
    ((fault,), _) = look(engine, here)
    assert (fault.kind, fault.subject, "torn" in fault.what) == ("capture", "1", True)
