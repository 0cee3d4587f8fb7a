"""The keeper: does what the timetable says is due, one thing at a time, once among all keepers of a store."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from sqlalchemy import Engine

from crawler.registry import load_sources
from jobs.alerts.deliver import deliver
from jobs.alerts.telling import tell_incidents
from jobs.holding import holding, holding_night
from jobs.keeper.child import Start, Stopped
from jobs.keeper.outcome import detail_of, ended_unheard, last_night, outcome_of
from jobs.keeper.steps import Again, Begin, FirstSeen, GiveUp, Step, next_step
from jobs.keeper.tasks import NIGHTLY, Task, night_limit, tasks
from jobs.keeper.visits import visits_due
from jobs.metrics import write_metrics
from jobs.place import Place
from store import due, own
from store.due import Firing, Outcome
from store.errors import Busy, NightRunning
from store.lock import DELIVERY, exclusive
from store.session import open_store, reading, writing

KEEPER = "keeper"

log = logging.getLogger(__name__)


class Keeper:
    """Looks now and then whether something is due, and does it; any number of them may keep one store."""

    def __init__(self, place: Place, start: Start, clock: Callable[[], datetime] | None = None) -> None:
        """Keep a place; `start` runs a command, `clock` replaces the clock of the keeper and of all it begins."""
        self._place = place
        self._start = start
        self._clock = clock
        self._tasks = tasks(place.settings)
        self._waits_for = ""
        self._refused: tuple[str, ...] = ()

    def tick(self) -> None:
        """Do all that is due now, and return when it is done."""
        if not self._is_anything_due():
            self._waits_for = ""
            return
        try:
            with holding(self._place, KEEPER) as engine:
                nightly, *upkeep = self._tasks
                self._keep(engine, nightly)
                for task in upkeep:
                    self._keep(engine, task)
                    # The works of a first of the month together may take days: a night waits for one of them at most.
                    self._keep(engine, nightly)
                self._visit(engine)
        except Busy as error:
            self._wait("another keeper is at work", error)
        except Stopped:
            log.info("work ended with the daemon")

    def deliver(self) -> None:
        """Empty the outbox, unless somebody does."""
        settings = self._place.settings
        try:
            with exclusive(settings.store.data, DELIVERY), self._opened() as engine:
                done = deliver(engine, settings.alerts, now=self._at().clock(), environ=os.environ)
        except Busy:
            return  # the night is delivering; the next look finds what it left
        if done.sent or done.failed or done.dead:
            log.info("alerts delivered", extra={"sent": done.sent, "failed": done.failed, "dead": done.dead})
        if done.refused and done.refused != self._refused:
            log.warning("alerts wait for a channel that cannot be had", extra={"channels": done.refused})
        self._refused = done.refused

    def note(self) -> None:
        """Write the metrics anew: a night that does not come shows in them too."""
        with self._opened() as engine:
            fault = write_metrics(engine, self._at())
        if fault is not None:
            log.warning("metrics not written", extra={"reason": fault})

    def _wait(self, words: str, reason: Exception) -> None:
        # Said once, not at each look of the hours that a night may take.
        if str(reason) != self._waits_for:
            log.info(words, extra={"reason": str(reason)})
        self._waits_for = str(reason)

    def _at(self) -> Place:
        return self._place if self._clock is None else replace(self._place, now=self._clock())

    @cached_property
    def _engine(self) -> Engine:
        return open_store(self._place.settings.store.url)

    @contextmanager
    def _opened(self) -> Iterator[Engine]:
        try:
            yield self._engine
        finally:
            # No connection is kept: in a year the store may be restored under us.
            self._engine.dispose()

    def _is_anything_due(self) -> bool:
        now = self._at().clock()
        with self._opened() as engine, reading(engine) as session:
            steps = (next_step(session, task, now) for task in self._tasks)
            return any(step is not None for step in steps) or bool(visits_due(session, now))

    def _keep(self, engine: Engine, task: Task) -> None:
        with reading(engine) as session:
            step = next_step(session, task, self._at().clock())
        if step is None or (task.name == NIGHTLY and not self._is_night_free()):
            return
        firing = self._take(engine, task, step)
        if firing is None:
            return
        about = {"schedule": task.name, "fire_at": firing.fire_at.isoformat(), "attempt": firing.attempts}
        log.info("work begun", extra=about)
        with reading(engine) as session:
            before = last_night(session)
        try:
            code = self._start(task.words, self._at(), task.limit)
        except Stopped:
            with writing(engine) as session:
                due.give_back(session, firing)
            raise
        with reading(engine) as session:
            outcome = outcome_of(task, code, before=before, after=last_night(session))
        log.info("work ended", extra=about | {"code": code, "outcome": outcome})
        # What died stays unfinished, and is begun again.
        if outcome is not None:
            self._end(engine, task, firing, outcome, code)

    def _is_night_free(self) -> bool:
        """Say whether no night is under way that somebody began by hand."""
        try:
            with holding_night(self._place):
                return True
        except NightRunning as error:
            self._wait("a night is due and waits", error)
            return False

    def _take(self, engine: Engine, task: Task, step: Step) -> Firing | None:
        now = self._at().clock()
        match step:
            case FirstSeen(fire_at):
                with writing(engine) as session:
                    due.first_seen(session, schedule=task.name, fire_at=fire_at, now=now)
                return None
            case Begin(fire_at):
                with writing(engine) as session:
                    return due.begin(session, schedule=task.name, fire_at=fire_at, now=now)
            case Again(firing):
                with reading(engine) as session:
                    outcome = ended_unheard(session, task, firing, self._place.settings.crawl.sources)
                if outcome is not None:
                    self._end(engine, task, firing, outcome, None)
                    return None
                with writing(engine) as session:
                    return due.begin_again(session, firing, now=now)
            case GiveUp(firing):
                self._end(engine, task, firing, Outcome.GIVEN_UP, None)
                return None

    def _end(self, engine: Engine, task: Task, firing: Firing, outcome: Outcome, code: int | None) -> None:
        now = self._at().clock()
        with writing(engine) as session:
            due.end(session, firing, outcome=outcome, now=now)
            for one in task.telling:
                if outcome in one.opens:
                    own.trouble(session, one.kind, detail=detail_of(task, firing, outcome, code), now=now)
                if outcome in one.closes:
                    own.well(session, one.kind, now=now)
            tell_incidents(session, self._place.settings.alerts, now=now)

    def _visit(self, engine: Engine) -> None:
        now = self._at().clock()
        with reading(engine) as session:
            found = visits_due(session, now)
        if not found or not self._is_night_free():
            return
        declared = load_sources(self._place.settings.crawl.sources)
        with writing(engine) as session:
            firings = [
                due.begin(session, schedule=schedule, fire_at=opened_at, now=now)
                for schedule, opened_at in dict.fromkeys((one.schedule, one.opened_at) for one in found)
            ]
        sources = [one.source for one in found if one.source in declared]
        if sources:
            log.info("visit begun", extra={"sources": sources})
            try:
                code = self._start(("run", *sources), self._at(), night_limit(self._place.settings))
            except Stopped:
                with writing(engine) as session:
                    due.forget(session, [firing for firing in firings if firing is not None])
                raise
            log.info("visit ended", extra={"code": code})
        with writing(engine) as session:
            for firing in firings:
                if firing is not None:
                    due.end(session, firing, outcome=Outcome.DONE, now=self._at().clock())
