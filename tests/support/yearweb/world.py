"""The year, tick by tick, over one store."""

import os
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path

from calendarweb.server import Server

from jobs.keeper.keeper import Keeper
from jobs.place import Place
from store.upgrade import create_store
from yearweb.channels import CHANNELS, Ends
from yearweb.installation import place_at, start, write_configuration, write_sources
from yearweb.plan import plan
from yearweb.processes import deliver_and_be_killed, keep_and_be_killed, keep_in_two, start_what_hangs
from yearweb.sites import Web
from yearweb.ticks import Fate, Keepers, Night, Tick, nights, ticks

RECEIVED = "received.jsonl"
"""What the other ends of the channels got, a message a line."""
_LAST_DELIVERY = 22
"""The hour of the last tick of a day."""
_AMID = 4
"""Pages asked for when a night is amid."""


def watch(folder: Path, after: Callable[[Tick], None] = lambda _: None, until: datetime | None = None) -> None:
    """Live the year in an empty folder; `after` hears of each tick."""
    web = Web()
    with Server(web.answer) as server, Ends(folder / RECEIVED) as ends:
        write_sources(folder, server.port)
        write_configuration(folder, ends.ports, plan().first)
        create_store(place_at(folder).settings.store.url).dispose()
        keeping = _Keeping(folder, web, ends)
        for tick in ticks():
            if until is not None and tick.at > until:
                break
            keeping.live(tick)
            after(tick)


class _Keeping:
    """Two keepers, and the world that they keep an eye on."""

    def __init__(self, folder: Path, web: Web, ends: Ends) -> None:
        self._folder, self._web, self._ends = folder, web, ends
        self._clock = plan().first
        self._nights = {night.at: night for night in nights()}
        self._keepers = tuple(Keeper(place_at(folder), self._start, lambda: self._clock) for _ in range(2))
        self._hangs = False

    def live(self, tick: Tick) -> None:
        """Look, and deliver."""
        year, night = plan(), self._nights.get(tick.at)
        self._hangs = night is not None and night.fate is Fate.HUNG
        waiting = next((one.site for one in year.hung if self._hangs and one.on == tick.at.date()), None)
        self._web.show(tick.at, waiting)
        self._ends.behave(tick.at, {channel: year.mode(channel, tick.at) for channel in CHANNELS})
        write_configuration(self._folder, self._ends.ports, tick.at)
        _live_in(next((one.zone for one in year.zones if one.span.has(tick.at)), "Asia/Shanghai"))
        self._clock = tick.clock
        self._look(tick, night)
        self._deliver(tick)

    def _start(self, words: Sequence[str], place: Place, limit: float) -> int | None:
        begin = start_what_hangs if self._hangs else start
        return begin(self._folder, words, place, limit)

    def _look(self, tick: Tick, night: Night | None) -> None:
        if night is not None and night.fate is Fate.KILLED:
            keep_and_be_killed(self._folder, tick.clock, lambda: self._web.asked >= _AMID)
        elif tick.keepers is Keepers.PROCESSES:
            keep_in_two(self._folder, tick.clock)
        elif tick.keepers is Keepers.THREADS:
            self._look_in_threads()
        else:
            self._keepers[0].tick()

    def _look_in_threads(self) -> None:
        together = threading.Barrier(len(self._keepers))

        def look(one: Keeper) -> None:
            together.wait()
            one.tick()
            one.deliver()

        with ThreadPoolExecutor(len(self._keepers)) as pool:
            for looking in [pool.submit(look, one) for one in self._keepers]:
                looking.result()

    def _deliver(self, tick: Tick) -> None:
        for kill in plan().kills:
            if kill.on == tick.at.date() and tick.at.hour == _LAST_DELIVERY:
                deliver_and_be_killed(self._folder, tick.clock, partial(self._ends.kill_at_first, kill.channel))
        self._keepers[0].deliver()


def _live_in(zone: str) -> None:
    os.environ["TZ"] = zone
    time.tzset()
