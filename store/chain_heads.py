"""The file of heads: one line a night, to be copied to where nobody who may write here can write."""

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from store.chain import Head
from store.dates import local_time
from store.errors import HeadUnreadable

NAME = "heads.jsonl"
HEX = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A head that somebody knows, and what it is known to be the head of."""

    where: str
    """Which line of which file, or the option it was given with."""
    head: str
    link: int | None = None
    """None when only the head is known."""
    at: datetime | None = None


def note(data: Path, head: Head) -> None:
    """Add a head to the data folder's file of heads, unless it is the last there already.

    The file is only ever added to, so that it may be made append-only.
    """
    path = data / NAME
    written = path.read_bytes() if path.exists() else b""
    line = _line(head)
    if written.endswith(line):
        return
    torn = written and not written.endswith(b"\n")
    with path.open("ab") as file:
        file.write(b"\n" + line if torn else line)
        file.flush()
        os.fsync(file.fileno())


def anchors_of_file(path: Path) -> tuple[Anchor, ...]:
    """Read a file of heads, ours or a copy, or one that holds only hex; raises HeadUnreadable."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise HeadUnreadable(f"{path}: {error}") from error
    return tuple(_anchor(f"{path.name} line {place}", line) for place, line in enumerate(lines, start=1) if line)


def anchors_given(given: Sequence[str]) -> tuple[Anchor, ...]:
    """Read heads as an operator gives them, each as hex or as a file; raises HeadUnreadable."""
    found: list[Anchor] = []
    for one in given:
        found += [Anchor(where="--head", head=one)] if HEX.fullmatch(one) else anchors_of_file(Path(one))
    return tuple(found)


def _line(head: Head) -> bytes:
    values = {
        "day": head.day.isoformat(),
        "link": head.link,
        "head": head.head,
        "at": local_time(head.at).isoformat(),
    }
    return json.dumps(values).encode() + b"\n"


def _anchor(where: str, line: str) -> Anchor:
    if HEX.fullmatch(line):
        return Anchor(where=where, head=line)
    try:
        return _from_json(where, json.loads(line))
    except (ValueError, TypeError, KeyError) as error:
        raise HeadUnreadable(f"{where} is no head") from error


def _from_json(where: str, values: Any) -> Anchor:
    at, link, head = datetime.fromisoformat(values["at"]), values["link"], values["head"]
    agrees = at.tzinfo is not None and local_time(at).date() == date.fromisoformat(values["day"])
    if not (agrees and isinstance(link, int) and isinstance(head, str)):
        raise ValueError("a head has a link, a time with its offset, and the day of that time")
    return Anchor(where=where, head=head, link=link, at=at)
