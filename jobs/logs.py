"""What a process of ours says of itself on stderr: plain lines for people, or one JSON object a line for programs."""

import json
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from jobs.alerts.secret_url import SecretUrl, fill
from jobs.errors import ChannelInvalid
from jobs.place import Place
from jobs.settings import LogFormat
from store.dates import local_time

OURS = ("crawler", "jobs", "store")
"""Packages whose messages are constant words: what varies stands in the fields."""
CHATTY = {"alembic": logging.WARNING, "apscheduler": logging.ERROR}
"""APScheduler warns each minute of a night that the next look waits for its end: it is meant to."""
_NOT_EXTRA = frozenset(vars(logging.makeLogRecord({}))) | {"asctime", "message", "taskName"}
_BREAKS = dict.fromkeys([*range(32), *range(127, 160), 0x2028, 0x2029], " ")
"""What a terminal or a reader of lines would obey."""


def set_up_logs(place: Place, *, plain: int = logging.INFO) -> None:
    """Say what happens on stderr, as the `[log]` table wants it; JSON tells all from INFO on, plain lines from `plain`.

    Secrets of channels and of the heartbeat are masked, whoever says them.
    """
    secrets = _secrets(place)
    as_json = place.settings.log.format is LogFormat.JSON
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(secrets) if as_json else PlainLines(secrets))
    logging.basicConfig(level=logging.INFO if as_json else plain, handlers=[handler])
    for name, level in CHATTY.items():
        logging.getLogger(name).setLevel(level)


class PlainLines(logging.Formatter):
    """Time, level, logger, message, and the fields as name=value; a traceback follows on lines of its own."""

    def __init__(self, secrets: Sequence[SecretUrl] = ()) -> None:
        """Take what must not be shown."""
        super().__init__()
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        fields = [f"{name}={_word(value)}" for name, value in self.fields(record).items()]
        line = " ".join((self.time(record), record.levelname, record.name, self.message(record), *fields))
        return "\n".join((line.translate(_BREAKS), *self.traceback(record)))

    def time(self, record: logging.LogRecord) -> str:
        """Tell when, as ISO 8601 with China's offset."""
        return local_time(datetime.fromtimestamp(record.created, UTC)).isoformat(timespec="milliseconds")

    def message(self, record: logging.LogRecord) -> str:
        """Tell what happened."""
        words = record.getMessage()
        return words if record.name.partition(".")[0] in OURS else self._redacted(words)

    def fields(self, record: logging.LogRecord) -> Mapping[str, Any]:
        """Tell what it happened to: what was given as `extra`."""
        return {name: self._shown(value) for name, value in vars(record).items() if name not in _NOT_EXTRA}

    def traceback(self, record: logging.LogRecord) -> Sequence[str]:
        """Tell where a fault came from, a line each."""
        words = "" if record.exc_info is None else self.formatException(record.exc_info)
        return [line.translate(_BREAKS) for line in self._redacted(words).splitlines()]

    def _shown(self, value: object) -> Any:
        if value is None or isinstance(value, int | float):
            return value
        if isinstance(value, list | tuple):
            return [self._shown(item) for item in value]
        return self._redacted(str(value))

    def _redacted(self, words: str) -> str:
        for secret in self._secrets:
            words = secret.redact(words)
        return words


class JsonLines(PlainLines):
    """One JSON object a line: time, level, logger, message, the fields, and the traceback of a fault as `exception`."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        told: dict[str, Any] = {
            "time": self.time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": self.message(record),
        }
        # A field never takes the place of one of these.
        told |= {f"{name}_" if name in told else name: value for name, value in self.fields(record).items()}
        traceback = self.traceback(record)
        if traceback:
            told["exception"] = "\n".join(traceback)
        return json.dumps(told, ensure_ascii=False).translate(_BREAKS)


def _word(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    is_plain = text and not set(text) & set(' "=')
    return text if is_plain or not isinstance(value, str) else json.dumps(text, ensure_ascii=False)


def _secrets(place: Place) -> tuple[SecretUrl, ...]:
    found = []
    for template in (*(table.url for table in place.settings.alerts), place.settings.heartbeat.url):
        try:
            found.append(fill(template, os.environ))
        except ChannelInvalid:
            continue  # What cannot be had cannot be told.
    return tuple(found)
