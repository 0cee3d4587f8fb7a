import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jobs.keeper.child import Children, Stopped
from jobs.place import Place
from jobs.settings import Settings

PLACE = Place(settings=Settings())
LIMIT = 120.0


def test_a_command_is_given_our_options_and_our_clock_and_tells_its_code(tmp_path: Path) -> None:
    children = Children(["--data", str(tmp_path / "data")])
    assert children.run(("changes", "--json"), PLACE, LIMIT) == 1
    assert children.run(("nosuch",), PLACE, LIMIT) == 2
    at = Place(settings=Settings(), now=datetime(2026, 3, 1, tzinfo=UTC))
    assert children.run(("verify",), at, LIMIT) == 1


def test_a_command_is_ended_at_its_limit(tmp_path: Path) -> None:
    began = time.monotonic()
    assert Children([]).run(("demo", "--serve", "--keep", str(tmp_path)), PLACE, 0.5) is None
    assert time.monotonic() - began < 30


def test_it_is_ended_with_us_and_nothing_more_is_begun(tmp_path: Path) -> None:
    children = Children([])
    threading.Timer(0.5, children.stop).start()
    with pytest.raises(Stopped):
        children.run(("demo", "--serve", "--keep", str(tmp_path)), PLACE, LIMIT)
    with pytest.raises(Stopped):
        children.run(("reports",), PLACE, LIMIT)
