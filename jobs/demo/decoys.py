"""The articles that stand beside the reports: announcements near in subject that are no reports."""

import tomllib
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from string import Template

from jobs.demo.site import Post

_PACE = timedelta(days=25)
"""Sixteen genres at this pace take more than a year, so that no title of a site stands twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Whose announcements they are."""

    name: str
    issuer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Genre:
    title: Template
    years_back: int
    paragraphs: tuple[Template, ...]


def decoys(place: Place, newest: date, count: int, path: Callable[[date, int], str]) -> tuple[Post, ...]:
    """Write that many announcements, newest first; `path` places one by its date and its rank, the oldest being 0."""
    genres = _genres()
    days = [newest - _PACE * step for step in range(count)]
    return tuple(
        _write(genres[step % len(genres)], place, day, path(day, count - 1 - step)) for step, day in enumerate(days)
    )


def _write(genre: _Genre, place: Place, day: date, path: str) -> Post:
    words = _words(place, day, day.year - genre.years_back)
    return Post(
        path=path,
        title=genre.title.substitute(words),
        published=day,
        paragraphs=tuple(paragraph.substitute(words) for paragraph in genre.paragraphs),
    )


def _words(place: Place, day: date, year: int) -> Mapping[str, str]:
    seed = zlib.crc32(f"{place.name} {day}".encode())
    return {
        "place": place.name,
        "issuer": place.issuer,
        "year": str(year),
        "next": str(year + 1),
        "a": str(40 + seed % 400),
        "b": str(12 + seed // 400 % 90),
        "c": str(2 + seed // 36_000 % 9),
    }


@cache
def _genres() -> tuple[_Genre, ...]:
    table = tomllib.loads(files("jobs.demo").joinpath("decoys.toml").read_text("utf-8"))
    return tuple(
        _Genre(
            title=Template(entry["title"]),
            years_back=entry["years_back"],
            paragraphs=tuple(Template(paragraph) for paragraph in entry["paragraphs"]),
        )
        for entry in table.values()
    )
