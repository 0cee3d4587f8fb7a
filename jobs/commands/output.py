"""What commands print: JSON for programs, plain lines and tables for people."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from jobs.errors import InputInvalid
from store.dates import local_minute, local_time
from store.whole_file import replace_file

WIDE = 240
CONTROL = dict.fromkeys([*range(32), 127, *range(128, 160)], " ")
"""Web text on a terminal: an escape sequence in a title must not reach it."""


def say(value: object) -> None:
    """Print one JSON object on a line."""
    sys.stdout.write(json.dumps(plain(value), ensure_ascii=False) + "\n")


def say_each(values: Iterable[object]) -> None:
    """Print one JSON object a line."""
    for value in values:
        say(value)


def write_out(file: Path, made: bytes) -> None:
    """Write a file that a person named; raises InputInvalid where it cannot be."""
    try:
        replace_file(file, made)
    except OSError as error:
        raise InputInvalid(f"{file} was not written: {error.strerror}") from error


def plain(value: object) -> Any:
    """Turn records into what JSON has: times with China's offset, dates as YYYY-MM-DD."""
    if isinstance(value, datetime):
        return local_time(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return plain(asdict(value))  # type: ignore[call-overload]
    return value


def terminal() -> Console:
    """Give the console that people read; what goes to a file is not cut to a screen's width."""
    console = Console(soft_wrap=True, highlight=False, markup=False)
    return console if console.is_terminal else Console(soft_wrap=True, highlight=False, markup=False, width=WIDE)


def safe(text: object) -> Text:
    """Make a text that a terminal shows as it is: no markup, no escape sequences."""
    return Text(str("" if text is None else text).translate(CONTROL))


def moment(at: datetime | None) -> str:
    """Write a time for people: China's, to the minute."""
    return "-" if at is None else local_minute(at)
