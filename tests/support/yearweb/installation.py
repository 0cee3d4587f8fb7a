"""The installation that is kept: its sources and its configuration, as they lie in files, and its commands."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import warm

from jobs.backup.backup import backup
from jobs.commands.run import EXIT_CODES
from jobs.keeper.keeper import Keeper
from jobs.night import night
from jobs.place import Place
from jobs.progress import Silent
from jobs.settings import read_settings
from jobs.verify import Proven, Step, verify
from store.session import open_store, reading
from store.settings import sqlite_url
from yearweb.plan import HOOK_REGIONS, How, Plan, plan
from yearweb.sites import COLUMN

CONFIGURATION = "fazhi.toml"
_HERE, _NOBODY = "127.0.0.1", "127.0.0.2"
"""Where the server listens, and where nobody does."""
_PATIENCE, _SHORT_PATIENCE, _NO_END = 30.0, 6.0, 300.0
"""Seconds for an answer: as a rule, where a site never answers, and where that is to hold up a night."""


def write_sources(folder: Path, port: int) -> None:
    """Declare the sources."""
    for site in plan().sites:
        home = f"http://{site.host}:{port}/"
        lines = (
            f'issuer = "{site.name}人民政府"',
            f'region = "{site.region}"',
            'level = "county"',
            f'site = "{home}"',
            f'columns = ["{home.rstrip("/")}{COLUMN}"]',
            f'hosts = ["{site.host}"]',
            "[expect]",
            "quiet_days = 10000",  # when a report was to come is not this year's matter, but the deadline's
        )
        file = folder / f"sources/{site.source}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", "utf-8")


def write_configuration(folder: Path, ports: Mapping[str, int], at: datetime) -> None:
    """Write the configuration as it is at a moment: which names resolve to what, and how patient we are."""
    year = plan()
    lines = (
        "[store]",
        f"url = {json.dumps(sqlite_url(folder / 'fazhi.db'))}",
        f"data = {json.dumps(str(folder / 'data'))}",
        "[crawl]",
        f"sources = [{json.dumps(str(folder / 'sources'))}]",
        "delay = 0.0",
        f"timeout = {_patience(year, at)}",
        "allow_private = true",
        "night_limit = 300",
        "[crawl.resolve]",
        *(f"{json.dumps(host)} = {json.dumps(address)}" for host, address in _names(year, at).items()),
        "[schedule]",
        "drill = false",
        'explore = ""',
        "[backup]",
        f"folder = {json.dumps(str(folder / 'backups'))}",
        "keep = 2",
        "[[alerts]]",
        'name = "mail"',
        f'url = "mailto://127.0.0.1:{ports["mail"]}?smtp=127.0.0.1&mode=insecure&from=us@example.cn&to=desk@example.cn"',
        "[[alerts]]",
        'name = "hook"',
        f'url = "json://127.0.0.1:{ports["hook"]}/"',
        f'regions = ["{HOOK_REGIONS}"]',
        "digest = false",
    )
    text = "\n".join(lines) + "\n"
    file = folder / CONFIGURATION
    if not file.exists() or file.read_text("utf-8") != text:
        file.write_text(text, "utf-8")


def place_at(folder: Path, now: datetime | None = None) -> Place:
    """Read the installation."""
    return Place(settings=read_settings(folder / CONFIGURATION), now=now)


def keeper(folder: Path, clock: datetime) -> Keeper:
    """Make a keeper that begins everything in this process."""
    return Keeper(place_at(folder), partial(start, folder), lambda: clock)


def start(folder: Path, words: Sequence[str], place: Place, _limit: float) -> int | None:
    """Run a command in this process; it reads the configuration anew, as one in a process of its own."""
    place = replace(place_at(folder), now=place.now)
    match words[0]:
        case "run":
            return EXIT_CODES[night(place, words[1:], Silent(), launch=warm.run_spider).status]
        case "verify":
            return 1 if faults(place) else 0
        case "backup":
            made = backup(place, _backups(place), folder / CONFIGURATION, lambda *_: None)
            return 3 if made.flaws else 0
    raise ValueError(words)


def faults(place: Place) -> tuple[str, ...]:
    """Prove everything that is kept, and give what is not as it was."""
    table = place.settings.store
    engine = open_store(table.url)
    with reading(engine) as session:
        found = verify(session, table.data, table.archive, ())
        said = tuple(str(one) for one in found if not isinstance(one, Step | Proven))
    engine.dispose()
    return said


def _backups(place: Place) -> Path:
    folder = place.settings.backup.folder
    if folder is None:
        raise ValueError("no folder for backups")
    return folder


def _patience(year: Plan, at: datetime) -> float:
    if any(one.on == at.date() for one in year.hung):
        return _NO_END
    hangs = any(year.illness(site.id, at) is How.HANGS for site in year.sites)
    return _SHORT_PATIENCE if hangs else _PATIENCE


def _names(year: Plan, at: datetime) -> Mapping[str, str]:
    ill = {site.host: year.illness(site.id, at) for site in year.sites}
    return {host: _NOBODY if how is How.REFUSED else _HERE for host, how in ill.items() if how is not How.NAMELESS}
