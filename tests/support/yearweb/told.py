"""What came out at the far ends, alert by alert, a message that came again left out."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yearweb.channels import Received
from yearweb.plan import CHINA
from yearweb.world import RECEIVED

_REFERENCE = re.compile(r"^编号 ([0-9a-f]{8})$")
_NUMBERED = re.compile(r"^\d+\. (?=\S)")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d)\(北京时间\)")
_TIMES = ("发现时间:", "开始时间:", "起止时间:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One alert as a reader sees it."""

    channel: str
    reference: str
    title: str
    lines: tuple[str, ...]
    at: datetime
    """When it came first, in truth."""

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join((self.title, *self.lines))

    @property
    def moment(self) -> datetime | None:
        """The time that it tells, by the clock: of what has ended its end; None where it tells none."""
        told = [_MOMENT.findall(line) for line in self.lines if line.startswith(_TIMES)]
        return _parsed(told[-1][-1]) if told else None

    @property
    def began(self) -> datetime | None:
        """The first time that it tells."""
        told = [_MOMENT.findall(line) for line in self.lines if line.startswith(_TIMES)]
        return _parsed(told[0][0]) if told else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that was shown."""

    shown: tuple[Shown, ...]
    repeats: int
    """Messages that came again."""
    unlike: tuple[str, ...]
    """Keys under which two different messages came."""


def told(folder: Path) -> Told:
    """Read what a year's channels got."""
    first: dict[tuple[str, str], Received] = {}
    repeats, unlike = 0, []
    for line in (folder / RECEIVED).read_text("utf-8").splitlines():
        message = Received(**json.loads(line))
        before = first.setdefault((message.channel, message.key), message)
        if before is not message:
            repeats += 1
            if (before.title, before.body) != (message.title, message.body):
                unlike.append(message.key)
    shown = tuple(alert for message in first.values() for alert in _alerts(message))
    return Told(shown=shown, repeats=repeats, unlike=tuple(unlike))


def _alerts(message: Received) -> Iterator[Shown]:
    for block in message.body.replace("\r\n", "\n").split("\n\n"):
        lines = block.strip().split("\n")
        reference = _REFERENCE.match(lines[-1])
        if reference is None:
            continue
        numbered = _NUMBERED.match(lines[0])
        yield Shown(
            channel=message.channel,
            reference=reference[1],
            title=lines[0][numbered.end() :] if numbered else message.title,
            lines=tuple(lines[1:-1] if numbered else lines[:-1]),
            at=datetime.fromisoformat(message.at),
        )


def _parsed(moment: str) -> datetime:
    return datetime.strptime(moment, "%Y-%m-%d %H:%M").replace(tzinfo=CHINA)
