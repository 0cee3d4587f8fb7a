"""When: APScheduler's timetable, declared here; what is due is asked of the store."""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from types import FrameType

from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.interval import IntervalTrigger

from jobs.crontab import trigger
from jobs.deliver import deliver
from jobs.due import take_night
from jobs.place import Place
from store.errors import Busy
from store.lock import DELIVERY, exclusive
from store.session import open_store, writing
from store.upgrade import create_store

log = logging.getLogger(__name__)

LOOK_SECONDS = 60
"""Between two looks at whether a night is due: also the most by which a night is late after downtime."""
DELIVER_SECONDS = 300
BESIDE_THE_CRAWL = 3600.0
"""Seconds a night may take on top of its crawl's limit before it is ended."""
GRACE_SECONDS = 10.0


class Daemon:
    """Runs each night that is due in a child process, and empties the outbox in between."""

    def __init__(self, place: Place, arguments: Sequence[str]) -> None:
        self._place = place
        self._arguments = arguments
        schedule = place.settings.schedule
        self._trigger = trigger(schedule.nightly, schedule.zone)
        self._child: subprocess.Popen[bytes] | None = None
        self._scheduler = BlockingScheduler(timezone=schedule.zone)

    def run(self) -> None:
        """Work until SIGTERM or SIGINT."""
        create_store(self._place.settings.store.url).dispose()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self._stop)
        self._add("nightly", self._night, LOOK_SECONDS)
        self._add("deliver", self._deliver, DELIVER_SECONDS)
        log.info("schedule begun", extra={"nightly": self._place.settings.schedule.nightly})
        self._scheduler.start()

    def _add(self, name: str, job: Callable[[], None], seconds: int) -> None:
        # A look that came late is still wanted, and once: APScheduler's own default drops it after one second.
        zone = self._place.settings.schedule.zone
        self._scheduler.add_job(
            job,
            IntervalTrigger(seconds=seconds, timezone=zone),
            id=name,
            next_run_time=datetime.now(UTC),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )

    def _night(self) -> None:
        with writing(open_store(self._place.settings.store.url)) as session:
            due = take_night(session, self._trigger, self._place.clock())
        if not due:
            return
        log.info("night begun")
        command = [sys.executable, "-m", "jobs", "run", "--follow-parent", str(os.getpid()), *self._arguments]
        self._child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        limit = self._place.settings.crawl.night_limit + BESIDE_THE_CRAWL
        try:
            code = self._child.wait(limit)
        except subprocess.TimeoutExpired:
            log.error("night ended at its limit", extra={"seconds": limit})
            self._end_child()
        else:
            log.info("night ended", extra={"code": code})

    def _deliver(self) -> None:
        settings = self._place.settings
        engine = open_store(settings.store.url)
        try:
            with exclusive(settings.store.data, DELIVERY):
                done = deliver(engine, settings.alerts, now=self._place.clock(), environ=os.environ)
        except Busy:
            return  # the night is delivering; the next look finds what it left
        if done.sent or done.failed or done.dead:
            log.info("alerts delivered", extra={"sent": done.sent, "failed": done.failed, "dead": done.dead})

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._end_child()
        self._scheduler.shutdown(wait=False)

    def _end_child(self) -> None:
        child = self._child
        if child is None or child.poll() is not None:
            return
        child.terminate()
        try:
            child.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
