import signal

import pytest

from store.errors import Busy, FolderUnusable, NightRunning
from store.lock import DELIVERY, exclusive, single_instance

HOLD = """
import sys
from pathlib import Path
from store.lock import single_instance
with single_instance(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""
TRY = """
import sys
from pathlib import Path
from store.errors import NightRunning
from store.lock import single_instance
try:
    with single_instance(Path(sys.argv[1])):
        print("got it")
except NightRunning as error:
    print(error)
"""


def test_a_second_process_is_refused_and_told_what_to_do(tmp_path, start):
    with single_instance(tmp_path):
        said, _ = start(TRY, tmp_path).communicate(timeout=60)
    assert "another night is running" in said
    assert str(tmp_path / "night.lock") in said
    assert "wait for its end" in said
    assert start(TRY, tmp_path).communicate(timeout=60)[0] == "got it\n"


def test_a_killed_holder_frees_the_lock(tmp_path, start):
    holder = start(HOLD, tmp_path)
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(NightRunning), single_instance(tmp_path):
        pass
    holder.send_signal(signal.SIGKILL)
    holder.communicate(timeout=60)
    with single_instance(tmp_path):
        pass


def test_one_process_cannot_hold_it_twice(tmp_path):
    with single_instance(tmp_path), pytest.raises(NightRunning), single_instance(tmp_path):
        pass


def test_a_night_that_fails_frees_the_lock(tmp_path):
    with pytest.raises(RuntimeError), single_instance(tmp_path):
        raise RuntimeError
    with single_instance(tmp_path):
        pass


def test_another_error_of_the_kind_inside_passes_through(tmp_path):
    with pytest.raises(Busy, match=r"^inner$") as caught, single_instance(tmp_path):
        raise Busy("inner")
    assert not isinstance(caught.value, NightRunning)


def test_the_folder_is_made(tmp_path):
    with single_instance(tmp_path / "a" / "b"):
        assert (tmp_path / "a" / "b" / "night.lock").exists()


def test_a_folder_that_cannot_be_made_says_why(tmp_path):
    (tmp_path / "file").touch()
    with (
        pytest.raises(FolderUnusable, match="cannot be written to: Not a directory"),
        single_instance(tmp_path / "file" / "data"),
    ):
        pass


def test_locks_of_different_names_do_not_meet(tmp_path):
    held = pytest.raises(Busy, match=r"delivery\.lock")
    with single_instance(tmp_path), exclusive(tmp_path, DELIVERY), held, exclusive(tmp_path, DELIVERY, wait=0.05):
        pass
