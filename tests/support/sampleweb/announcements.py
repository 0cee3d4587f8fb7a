"""What stands beside the reports: announcements near in subject, and the news of the home page."""

import tomllib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from string import Template

from sampleweb.plan import Draft, Line

NEWEST = date(2026, 3, 12)
"""The youngest line of the first night."""

_REACH = 2900
"""Days that the announcements of a column cover. One turn through all genres takes more than a year as long as a
column has no more than 240 of them, so that no title of a column stands twice."""
_DEPARTMENTS = ("司法局", "教育局", "财政局", "水务局", "民政局", "交通运输局", "应急管理局", "市场监督管理局")
_MEETINGS = (
    "经济工作会议",
    "安全生产工作会议",
    "春季义务植树活动",
    "重点项目集中开工仪式",
    "民生实事推进会",
    "招商推介会",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Genre:
    title: Template
    back: int
    text: tuple[str, ...]


def announcements(draft: Draft) -> tuple[Line, ...]:
    """Write the lines of a column that are no reports, newest first."""
    genres = _genres()
    start = zlib.crc32(draft.place.encode())
    pace = timedelta(days=_REACH // draft.announcements)
    days = [NEWEST - pace * step for step in range(draft.announcements)]
    return tuple(_write(draft, genres[(start + step) % len(genres)], day, step) for step, day in enumerate(days))


def news(draft: Draft) -> tuple[Line, ...]:
    """Write the six news that the home page and the wrong ways show."""
    return tuple(
        _line(draft, f"{draft.place}举行{meeting}", NEWEST - timedelta(days=3 * step), _texts()["news"])
        for step, meeting in enumerate(_MEETINGS)
    )


def number(words: str) -> int:
    """Give a number of seven digits that depends on nothing but the words."""
    return 1_000_000 + zlib.crc32(words.encode()) % 9_000_000


def hexadecimal(words: str) -> str:
    """Give 32 hexadecimal digits that depend on nothing but the words."""
    return "".join(f"{zlib.crc32(f'{part}{words}'.encode()):08x}" for part in range(4))


def _write(draft: Draft, genre: _Genre, day: date, step: int) -> Line:
    year = day.year - genre.back
    title = genre.title.substitute(
        place=draft.place,
        issuer=draft.site.issuer,
        dept=_DEPARTMENTS[step % len(_DEPARTMENTS)],
        year=str(year),
        next=str(year + 1),
    )
    return _line(draft, title, day, genre.text)


def _line(draft: Draft, title: str, day: date, text: Sequence[str]) -> Line:
    path = draft.article(day, number(f"{title} {day}"))
    told = tuple(Template(paragraph).substitute(place=draft.place) for paragraph in text)
    return Line(title=title, published=day, path=path, link=path, paragraphs=told, shown=day)


@cache
def _genres() -> tuple[_Genre, ...]:
    table = tomllib.loads(files("sampleweb").joinpath("announcements.toml").read_text("utf-8"))["titles"]
    return tuple(
        _Genre(title=Template(entry["title"]), back=entry["back"], text=_texts()[entry["page"]])
        for entry in table.values()
    )


@cache
def _texts() -> Mapping[str, tuple[str, ...]]:
    table = tomllib.loads(files("sampleweb").joinpath("announcements.toml").read_text("utf-8"))["texts"]
    return {name: tuple(text) for name, text in table.items()}
