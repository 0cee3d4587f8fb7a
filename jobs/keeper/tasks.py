"""The works that come back by the timetable: when, which command, for how long, and who hears how it ended."""

from collections.abc import Iterator
from dataclasses import dataclass

from apscheduler.triggers.cron import CronTrigger

from jobs.keeper.crontab import trigger
from jobs.settings import Settings
from store.due import Outcome
from store.records import IncidentKind

BESIDE_THE_CRAWL = 3600.0
"""Seconds a night may take on top of its crawl's limit before it is ended."""
UPKEEP_LIMIT = 12 * 3600.0
"""Seconds any other work may take: begun at noon, it does not keep the night waiting."""

NIGHTLY = "nightly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An incident of our own that opens and closes with the outcomes of a work."""

    kind: IncidentKind
    opens: frozenset[Outcome]
    closes: frozenset[Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One work."""

    name: str
    """What the store calls its schedule."""
    words: tuple[str, ...]
    """Of the command that does it."""
    trigger: CronTrigger
    jitter: float
    """Seconds by which it begins later at most."""
    limit: float
    """Seconds after which it is ended."""
    telling: tuple[Telling, ...]


_GOOD = frozenset({Outcome.DONE})
_BAD = frozenset({Outcome.PARTIAL, Outcome.FAILED, Outcome.HUNG, Outcome.GIVEN_UP})
_READ = frozenset({Outcome.DONE, Outcome.PARTIAL})
_TELLING = {
    # A night that ended by itself told what it found.
    "run": (
        Telling(kind=IncidentKind.NIGHT_FAILED, opens=frozenset({Outcome.GIVEN_UP}), closes=_READ),
        Telling(kind=IncidentKind.NIGHT_HUNG, opens=frozenset({Outcome.HUNG}), closes=_READ | {Outcome.FAILED}),
    ),
    "verify": (Telling(kind=IncidentKind.VERIFY_FAILED, opens=_BAD, closes=_GOOD),),
    "backup": (Telling(kind=IncidentKind.BACKUP_FAILED, opens=_BAD, closes=_GOOD),),
}


def tasks(settings: Settings) -> tuple[Task, ...]:
    """List the works in the order in which they are done when several are due."""
    return tuple(_tasks(settings))


def night_limit(settings: Settings) -> float:
    """Return after how many seconds a night has hung."""
    return settings.crawl.night_limit + BESIDE_THE_CRAWL


def _tasks(settings: Settings) -> Iterator[Task]:
    table = settings.schedule
    yield Task(
        name=NIGHTLY,
        words=("run",),
        trigger=trigger(table.nightly, table.zone),
        jitter=table.jitter,
        limit=night_limit(settings),
        telling=_TELLING["run"],
    )
    backup = table.backup if settings.backup.folder is not None else ""
    lines = {"explore": table.explore, "verify": table.verify, "backup": backup}
    for name, line in lines.items():
        if line:
            words = ("sources", "doctor") if name == "explore" else (name,)
            yield Task(
                name=name,
                words=words,
                trigger=trigger(line, table.zone),
                jitter=0.0,
                limit=UPKEEP_LIMIT,
                telling=_TELLING.get(name, ()),
            )
