"""When: APScheduler's timetable, declared here; what is due is asked of the store."""

import logging
import os
import signal
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from types import FrameType

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.interval import IntervalTrigger

from crawler.errors import SourceInvalid
from crawler.registry import load_sources
from jobs.ending import SIGNALS, ignore_more
from jobs.keeper.child import Children
from jobs.keeper.keeper import Keeper
from jobs.place import Place
from store.upgrade import create_store

log = logging.getLogger(__name__)

TICK_SECONDS = 60.0
"""Between two looks at what is due: also the most by which a night is late after downtime."""
NOTE_SECONDS = 3600.0
"""Between two writings of the metrics."""
LAST_RESORT = 27.0
"""Seconds after which a daemon that was asked to end does so hard: a service manager grants it 30."""


class Daemon:
    """Looks at what is due, and empties the outbox beside it."""

    def __init__(self, place: Place, arguments: Sequence[str]) -> None:
        """Keep a place; `arguments` are the options that say to a command of ours where that is."""
        self._place = place
        self._children = Children(arguments)
        self._keeper = Keeper(place, self._children.run)
        # A thread for each job: a night that takes hours holds up no delivery.
        executors = {"default": ThreadPoolExecutor(3)}
        self._scheduler = BlockingScheduler(timezone=place.settings.schedule.zone, executors=executors)

    def run(self) -> None:
        """Work until SIGTERM or SIGINT, and end within half a minute of it."""
        create_store(self._place.settings.store.url).dispose()
        self._look_at_sources()
        for number in SIGNALS:
            signal.signal(number, self._stop)
        schedule = self._place.settings.schedule
        self._add("tick", self._keeper.tick, TICK_SECONDS)
        self._add("deliver", self._keeper.deliver, schedule.deliver_seconds)
        self._add("note", self._keeper.note, NOTE_SECONDS)
        log.info("schedule begun", extra={"nightly": schedule.nightly, "pid": os.getpid()})
        self._scheduler.start()
        log.info("schedule ends")

    def _look_at_sources(self) -> None:
        """Say at once, and not after the first night, that the declared sources cannot be read; they may be mended."""
        try:
            load_sources(self._place.settings.crawl.sources)
        except SourceInvalid as error:
            log.error("the sources cannot be read", extra={"reason": error.detail})

    def _add(self, name: str, job: Callable[[], None], seconds: float) -> None:
        # A look that came late is still wanted, and once: APScheduler's own default drops it after one second.
        self._scheduler.add_job(
            job,
            IntervalTrigger(seconds=seconds, timezone=self._place.settings.schedule.zone),
            id=name,
            next_run_time=datetime.now(UTC),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        ignore_more()
        if not self._scheduler.running:
            raise SystemExit(0)  # Nothing was begun yet.
        # The process waits for its threads. One may be talking to a channel that does not answer; what it was sending
        # is sent again by the next delivery, as after any crash.
        last_resort = threading.Timer(LAST_RESORT, os._exit, (0,))
        last_resort.daemon = True
        last_resort.start()
        self._children.stop()
        self._scheduler.shutdown(wait=False)
