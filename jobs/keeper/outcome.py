"""How a work ended, from its exit code and from what it left in the store."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from crawler.registry import load_sources
from jobs.keeper.tasks import NIGHTLY, Task
from store import runs
from store.due import Firing, Outcome
from store.records import RunStatus

_BY_SIGNAL = 128
"""Exit codes from here on, and those below zero, are a process's that a signal ended."""
_WELL = {0: Outcome.DONE, 3: Outcome.PARTIAL}
_NIGHTS = {RunStatus.DONE: Outcome.DONE, RunStatus.PARTIAL: Outcome.PARTIAL, RunStatus.FAILED: Outcome.FAILED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """The newest night of a store; the one before the first has number 0."""

    id: int
    status: RunStatus


def last_night(session: Session) -> Night:
    """Return the newest night."""
    run = runs.last(session)
    return Night(id=0, status=RunStatus.DONE) if run is None else Night(id=run.id, status=run.status)


def outcome_of(task: Task, code: int | None, *, before: Night, after: Night) -> Outcome | None:
    """Judge how a command ended, None standing for one ended at its limit; None when it died.

    `before` and `after` it are the newest nights.
    """
    if code is None:
        return Outcome.HUNG
    if code in _WELL:
        return _WELL[code]
    if task.name == NIGHTLY:
        # 1 is also what a night ends with that could not begin, or that fell over a fault of ours.
        has_ended = after.id > before.id and after.status in _NIGHTS
        return Outcome.FAILED if code == 1 and has_ended else None
    return None if code < 0 or code >= _BY_SIGNAL else Outcome.FAILED


def ended_unheard(session: Session, task: Task, firing: Firing, folders: Sequence[str]) -> Outcome | None:
    """Say how a night ended whose keeper died before it heard; None when it did not end, or looked at a part only."""
    run = runs.last(session) if task.name == NIGHTLY else None
    if run is None or run.started_at < firing.begun_at or not set(load_sources(folders)) <= set(run.sources):
        return None
    return _NIGHTS.get(run.status)


def detail_of(task: Task, firing: Firing, outcome: Outcome, code: int | None) -> str:
    """Say what is wrong, for whom it is told."""
    command = f"fazhi {' '.join(task.words)}"
    if outcome is Outcome.HUNG:
        return f"{command} had not ended after {task.limit:.0f} seconds, and was ended"
    if outcome is Outcome.GIVEN_UP:
        return f"{command} died each of the {firing.attempts} times that it was begun"
    return f"{command} ended with code {code}; what it said is in the log of fazhi schedule"
