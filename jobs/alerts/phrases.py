"""The words we tell people things in, one table a language."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from importlib.resources import files

from jobs.alerts.language import Language
from store.dates import local_minute

Tables = Mapping[str, Mapping[str, str]]

_TABLES: Mapping[str, Tables] = tomllib.loads(files("jobs.alerts").joinpath("wording.toml").read_text("utf-8"))


def word(table: str, member: StrEnum, language: Language) -> str:
    """Name a member of the enum that a table speaks of."""
    return _TABLES[language][table][member]


def line(key: str, language: Language, *values: object) -> str:
    """Give a line; {0}, {1} ... in it stand for the values."""
    return _TABLES[language]["lines"][key].format(*values)


def moment(at: datetime, language: Language) -> str:
    """Write a time to the minute, China's."""
    return line("moment", language, local_minute(at))


def span(duration: timedelta, language: Language) -> str:
    """Write how long something lasted."""
    hours = max(duration, timedelta()) // timedelta(hours=1)
    if hours < 24:
        return line("hours", language, hours)
    return line("days_hours", language, hours // 24, hours % 24)
