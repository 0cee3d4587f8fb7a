"""Faults as findings, each with the stage it arose in."""

import pytest

from jobs.alerts.deliver import queue
from jobs.drill.caught import WORDS_CHARS, Caught
from store.drills import Stage


class Unqueueable:
    @property
    def language(self) -> str:
        raise LookupError("no language" + "!" * 1000)


def test_nothing_is_said_of_what_ended_well() -> None:
    with Caught() as caught:
        pass
    assert (caught.fault, caught.stage, caught.words) == (None, None, "")


def test_a_fault_has_words_and_the_stage_of_the_step_it_arose_in() -> None:
    with Caught() as caught:
        queue(None, [Unqueueable()], lambda _: None, now=None)  # type: ignore[arg-type,list-item,return-value]
    assert caught.stage is Stage.OUTBOX
    assert caught.words.startswith("LookupError: no language!")
    assert len(caught.words) == WORDS_CHARS


def test_a_fault_from_elsewhere_has_no_stage() -> None:
    with Caught() as caught:
        raise ValueError("elsewhere")
    assert (caught.stage, caught.words) == (None, "ValueError: elsewhere")


def test_what_ends_the_process_goes_on() -> None:
    with pytest.raises(KeyboardInterrupt), Caught():
        raise KeyboardInterrupt
