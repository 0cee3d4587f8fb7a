"""One drill: two nights over the canary, the second with news, and the first stage that did not do its work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Protocol

from jobs.child import Launch, run_spider
from jobs.crawl import Crawled
from jobs.demo.sink import AlertSink
from jobs.drill.canary import Canary
from jobs.drill.caught import Caught
from jobs.drill.ground import DELAY, clear, settings_in, straight
from jobs.drill.kept import Kept
from jobs.drill.proofs import PROOFS, Scene
from jobs.drill.story import Night, nights
from jobs.place import Place
from jobs.progress import Progress, Silent
from store.dates import local_date
from store.drills import Stage
from store.lock import exclusive
from store.session import connect

FOLDER = "drill"
LOCK = "drill"
LOCK_WAIT = 600.0
"""Seconds to wait for another drill's end; one that hangs is ended before that."""
_FAULTS_SAID = 3
_DETAIL_CHARS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Drilled:
    """What a drill showed."""

    stage: Stage | None
    """The first stage that did not do its work; None when all did."""
    detail: str
    seconds: float


class Ended(Protocol):
    """What a night came to, as far as a drill must know it."""

    @property
    def crawls(self) -> tuple[Crawled, ...]:
        """How its crawls ended."""


class RunNight(Protocol):
    """A whole night; jobs.night.night is the one. It is handed in because it ends with a drill itself."""

    def __call__(self, place: Place, wanted: Sequence[str], progress: Progress, *, launch: Launch) -> Ended:
        """Run one."""


@dataclass(frozen=True, slots=True)
class _Red:
    stage: Stage
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cast:
    """Who plays: what is real, and the two ends of the way."""

    night: RunNight
    launch: Launch
    canary: Canary
    sink: AlertSink


def drill(place: Place, night: RunNight, launch: Launch = run_spider) -> Drilled:
    """Drill the whole chain in a folder of its own, which stays only when the drill is red."""
    began = monotonic()
    red: _Red | None = None
    with Caught() as caught, exclusive(place.settings.store.data, LOCK, wait=LOCK_WAIT):
        folder = place.settings.store.data.resolve() / FOLDER
        clear(folder)
        red = _play(place, folder, night, launch)
        if red is None:
            clear(folder)
    if caught.fault is not None:
        # There was no lock, no folder or no port: the way could not even be begun.
        red = _Red(Stage.FETCH, caught.words)
    seconds = round(monotonic() - began, 2)
    if red is None:
        return Drilled(stage=None, detail="", seconds=seconds)
    return Drilled(stage=red.stage, detail=red.detail, seconds=seconds)


def _play(place: Place, folder: Path, night: RunNight, launch: Launch) -> _Red | None:
    now = place.clock()
    story = nights(local_date(now))
    with straight(), Canary(story[0]) as canary, AlertSink() as sink:
        settings = settings_in(folder, place.settings, canary=canary.origin, sink=sink.url)
        cast = _Cast(night=night, launch=launch, canary=canary, sink=sink)
        for shown, at in zip(story, (now - timedelta(days=1), now), strict=True):
            red = _one_night(Place(settings=settings, now=at), shown, cast)
            if red is not None:
                return red
    return None


def _one_night(place: Place, shown: Night, cast: _Cast) -> _Red | None:
    cast.canary.show(shown)
    crawls: tuple[Crawled, ...] = ()
    with Caught() as caught:
        crawls = cast.night(place, (), Silent(), launch=cast.launch).crawls
    engine = connect(place.settings.store.url, must_exist=False)
    scene = Scene(
        night=shown,
        origin=cast.canary.origin,
        contact=place.settings.crawl.contact,
        delay=DELAY,
        seen=cast.canary.seen,
        crawls=crawls,
        messages=tuple(f"{one.get('title', '')}\n{one.get('message', '')}" for one in cast.sink.received),
        kept=Kept(table=place.settings.store, engine=engine),
    )
    try:
        return _judge(scene, caught)
    finally:
        engine.dispose()


def _judge(scene: Scene, ended: Caught) -> _Red | None:
    """Find the first stage that did not do its work; `ended` has what ended the night early."""
    for stage, proof in PROOFS:
        if stage is ended.stage:
            return _Red(stage, ended.words)
        if stage is Stage.COMPARE and ended.stage is Stage.OUTBOX:
            continue  # a change and its alerts are one transaction: the fault undid both
        wrong = ""
        with Caught() as caught:
            wrong = proof(scene)
        wrong = wrong or caught.words
        if wrong:
            return _Red(stage, "; ".join([wrong, *_faults(scene, ended)])[:_DETAIL_CHARS])
    # All came out, and the night did not come to its end.
    return _Red(Stage.EXPORT, ended.words) if ended.words else None


def _faults(scene: Scene, ended: Caught) -> list[str]:
    """List what else the night said was wrong."""
    words = [ended.words, *(crawl.reason for crawl in scene.crawls if not crawl.finished)]
    words += [error for crawl in scene.crawls for error in crawl.errors]
    return [word for word in words if word][:_FAULTS_SAID]
