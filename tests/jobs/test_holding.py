import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from jobs.holding import holding, holding_night
from jobs.place import Place
from jobs.settings import Settings
from store.errors import Busy, NightRunning
from store.lock import NIGHT, single_instance
from store.schema_watch import LeaseRow
from store.session import open_store, reading, writing
from store.settings import StoreTable, sqlite_url

HOLD = """
import sys
from pathlib import Path
from jobs.holding import holding_night
from jobs.place import Place
from jobs.settings import Settings
from store.settings import StoreTable
table = StoreTable(url=sys.argv[1], data=Path(sys.argv[2]))
with holding_night(Place(settings=Settings.model_construct(store=table))):
    print("held", flush=True)
    sys.stdin.readline()
"""
ELSEWHERE = "other-machine /srv/data 7"


@pytest.fixture
def here(tmp_path: Path) -> Place:
    return place_at(tmp_path, "data")


def place_at(folder: Path, data: str) -> Place:
    table = StoreTable(url=sqlite_url(folder / "store/fazhi.db"), data=folder / data)
    return Place(settings=Settings.model_construct(store=table))


def leases(place: Place) -> dict[str, str]:
    engine = open_store(place.settings.store.url)
    with reading(engine) as session:
        found = {row.name: row.holder for row in session.scalars(select(LeaseRow))}
    engine.dispose()
    return found


def seize(place: Place, *, ago: timedelta = timedelta()) -> None:
    engine = open_store(place.settings.store.url)
    with writing(engine) as session:
        at = datetime.now(UTC) - ago
        session.merge(LeaseRow(name=NIGHT, holder=ELSEWHERE, taken_at=at, beat_at=at))
    engine.dispose()


def test_a_night_holds_lock_and_lease_and_frees_both(here: Place) -> None:
    with holding_night(here):
        assert leases(here)[NIGHT].endswith(f"{here.settings.store.data} {os.getpid()}")
        with pytest.raises(NightRunning, match="wait for its end"), single_instance(here.settings.store.data):
            pass
        with pytest.raises(NightRunning), holding_night(here):
            pass
    assert leases(here) == {}
    with pytest.raises(RuntimeError, match="inside"), holding_night(here):
        raise RuntimeError("inside")
    assert leases(here) == {}
    with holding_night(here):
        pass


def test_another_machine_is_refused_while_a_night_is_under_way(here: Place, tmp_path: Path) -> None:
    other = place_at(tmp_path, "elsewhere")
    with holding_night(here), pytest.raises(NightRunning) as caught, holding_night(other):
        pass
    assert str(here.settings.store.data) in str(caught.value)
    assert "since 20" in str(caught.value)
    with holding_night(other):
        pass


def test_a_lease_of_another_machine_is_taken_once_it_is_stale(here: Place) -> None:
    with holding_night(here):
        pass
    seize(here, ago=timedelta(minutes=9))
    with pytest.raises(NightRunning, match="other-machine"), holding_night(here):
        pass
    seize(here, ago=timedelta(minutes=11))
    with holding_night(here):
        assert ELSEWHERE not in leases(here).values()


def test_what_a_killed_night_held_is_taken_at_once(here: Place) -> None:
    table = here.settings.store
    home = Path(__file__).parents[2]
    command = [sys.executable, "-c", HOLD, table.url, str(table.data)]
    with subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as night:
        assert night.stdout is not None
        assert night.stdout.readline() == "held\n"
        with pytest.raises(NightRunning), holding_night(here):
            pass
        night.send_signal(signal.SIGKILL)
    assert str(night.pid) in leases(here)[NIGHT]
    with holding_night(here):
        assert str(night.pid) not in leases(here)[NIGHT]


def test_a_lease_is_beaten_while_it_is_held(here: Place) -> None:
    with holding(here, "keeper", every=0.02) as engine:
        beats = set()
        until = time.monotonic() + 30
        while len(beats) < 3 and time.monotonic() < until:
            with reading(engine) as session:
                beats.add(session.scalar(select(LeaseRow.beat_at)))
    assert len(beats) >= 3


def test_who_loses_the_lease_is_interrupted(here: Place) -> None:
    def work() -> None:
        with holding(here, NIGHT, every=0.02):
            seize(here)
            time.sleep(60)

    began = time.monotonic()
    with pytest.raises(Busy, match=f"lost to {ELSEWHERE}"):
        work()
    assert time.monotonic() - began < 30
    assert leases(here) == {NIGHT: ELSEWHERE}


def test_beside_the_main_thread_the_loss_is_told_at_the_end(here: Place) -> None:
    def work() -> str:
        with holding(here, NIGHT, every=0.02):
            seize(here)
            time.sleep(0.3)
            return "done"

    with ThreadPoolExecutor(1) as pool, pytest.raises(Busy, match="lost"):
        pool.submit(work).result(30)


def test_an_interrupt_of_another_kind_stays_what_it_is(here: Place) -> None:
    with pytest.raises(SystemExit), holding(here, NIGHT):
        raise SystemExit(143)
    assert leases(here) == {}


def test_another_error_of_the_kind_inside_passes_through(here: Place) -> None:
    with pytest.raises(Busy, match=r"^inner$") as caught, holding_night(here):
        raise Busy("inner")
    assert not isinstance(caught.value, NightRunning)


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("lease-")]
