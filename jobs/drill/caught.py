"""Faults as findings: in a drill nothing that goes wrong ends the drill."""

from collections.abc import Mapping
from traceback import walk_tb
from types import CodeType, TracebackType
from typing import Self

from jobs.alerts.deliver import deliver, queue
from jobs.analyze import analyze
from jobs.crawl import crawl
from jobs.health import conclude
from jobs.seal import seal
from store.drills import Stage
from store.export.text import export

WORDS_CHARS = 300

_STEPS: Mapping[CodeType, Stage] = {
    crawl.__code__: Stage.FETCH,
    seal.__code__: Stage.ARCHIVE,
    conclude.__code__: Stage.RECORD,
    analyze.__code__: Stage.COMPARE,
    queue.__code__: Stage.OUTBOX,
    deliver.__code__: Stage.CHANNEL,
    export.__code__: Stage.EXPORT,
}
"""Which stage a fault belongs to that ended one of the night's own steps."""


class Caught:
    """Keeps what ended a block; only what asks the whole process to end goes on."""

    def __init__(self) -> None:
        self.fault: Exception | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(fault, Exception):
            return False
        self.fault = fault
        return True

    @property
    def stage(self) -> Stage | None:
        """The stage that the fault arose in: of the innermost step on the way to it."""
        if self.fault is None:
            return None
        steps = (_STEPS.get(frame.f_code) for frame, _ in walk_tb(self.fault.__traceback__))
        found = [stage for stage in steps if stage is not None]
        return found[-1] if found else None

    @property
    def words(self) -> str:
        """Say what went wrong; empty where nothing did."""
        if self.fault is None:
            return ""
        return f"{type(self.fault).__name__}: {self.fault}"[:WORDS_CHARS]
