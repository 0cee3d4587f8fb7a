"""The drill's own ground: a folder, a world of settings, and a straight way to ourselves."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jobs.alerts.settings import AlertTable
from jobs.drill.story import HOST, SOURCE, source_file
from jobs.settings import BackupTable, CoverageTable, HeartbeatTable, MetricsTable, Settings
from store.settings import StoreTable, sqlite_url

DELAY = 0.1
"""Seconds between two requests to ourselves: enough to see that a delay is kept."""
NIGHT_LIMIT = 120.0
"""Seconds after which a night's crawl is ended; it takes three, on a busy machine many more."""
_LOOPBACK = "127.0.0.1"
_PROXY_EXCEPTIONS = ("no_proxy", "NO_PROXY")


def clear(folder: Path) -> None:
    """Remove what a drill left."""
    if folder.exists():
        shutil.rmtree(folder)


def settings_in(folder: Path, real: Settings, *, canary: str, sink: str) -> Settings:
    """Declare the canary in a folder and lay the drill's world over the real settings.

    What reads, waits and judges stays real; nothing that leaves this machine does. `canary` and `sink` are addresses.
    """
    sources = folder / "sources"
    declared = sources / f"{SOURCE}.toml"
    declared.parent.mkdir(parents=True)
    declared.write_text(source_file(canary), "utf-8")
    bounds = {"delay": DELAY, "night_limit": NIGHT_LIMIT, "source_budget": NIGHT_LIMIT, "robots": True}
    here = {"sources": (str(sources),), "allow_private": True, "resolve": {HOST: _LOOPBACK}}
    return real.model_copy(
        update={
            "store": StoreTable(url=sqlite_url(folder / "fazhi.db"), data=folder),
            "crawl": real.crawl.model_copy(update=bounds | here),
            "schedule": real.schedule.model_copy(update={"season": False, "drill": False}),
            "alerts": (AlertTable(url=sink, name="drill"),),
            "heartbeat": HeartbeatTable(),
            "coverage": CoverageTable(alerts=False),
            "backup": BackupTable(),
            "metrics": MetricsTable(),
        }
    )


@contextmanager
def straight() -> Iterator[None]:
    """Keep what is said to ourselves from being sent to the proxy of this machine."""
    before = {name: os.environ.get(name) for name in _PROXY_EXCEPTIONS}
    for name, value in before.items():
        os.environ[name] = ",".join(filter(None, (value, _LOOPBACK)))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
