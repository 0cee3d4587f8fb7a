"""How what was told, and what lies in the store, differs from what must be: each difference in words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

from yearweb.channels import CHANNELS
from yearweb.looks import ended
from yearweb.spells import Spell, spells
from yearweb.tales import Tale, changes, firsts, latest_arrival
from yearweb.ticks import nights
from yearweb.told import Shown, Told, told


@cache
def truth() -> tuple[tuple[Tale, ...], tuple[Spell, ...]]:
    """List what must be told once, and what must be told as long as it lasts."""
    lasting = tuple(spells())
    return (*firsts(), *changes(), *(one for spell in lasting for one in (spell.began, spell.ended))), lasting


def told_otherwise(folder: Path) -> tuple[str, ...]:
    """List how what the channels' other ends got differs from what they must have got."""
    got = told(folder)
    return tuple(line for channel in CHANNELS for line in _on(channel, got)) + tuple(
        f"two different messages came as {key}" for key in got.unlike
    )


def _on(channel: str, got: Told) -> Iterator[str]:
    left = [one for one in got.shown if one.channel == channel]
    for reference, count in Counter(one.reference for one in left).items():
        if count > 1:
            title = next(one.title for one in left if one.reference == reference)
            yield f"{channel}: shown {count} times: {title}"
    tales, lasting = truth()
    for tale in (one for one in tales if channel in one.channels):
        fitting = [one for one in left if _is_of(one, tale)]
        if len(fitting) > 1 or (tale.required and not fitting):
            yield f"{channel}: told {len(fitting)} times: {tale.name}"
        left = [one for one in left if one not in fitting]
        for one in fitting:
            yield from _faults(one, tale)
    for spell in (one for one in lasting if channel in one.reminded):
        fitting = [one for one in left if one.title.startswith(spell.goes_on) and one.began in spell.began.moments]
        if spell.began.required and len(fitting) not in spell.reminders:
            yield f"{channel}: {len(fitting)} reminders, not {sorted(spell.reminders)}: {spell.began.name}"
        left = [one for one in left if one not in fitting]
    yield from (f"{channel}: told and not planned: {one.title} ({one.moment or one.at})" for one in left)


def _is_of(one: Shown, tale: Tale) -> bool:
    right = one.title.startswith(tale.begins) and all(part in one.text for part in tale.about)
    # What tells no time is known by when it came.
    return right and (one.moment in tale.moments if one.moment else _night_of(one.at) in tale.moments)


def _faults(one: Shown, tale: Tale) -> Iterator[str]:
    if tale.figures is not None and not any(_names(line, tale.figures) for line in one.lines):
        yield f"{one.channel}: {tale.figures[0]} -> {tale.figures[1]} is not named: {one.title}"
    found = next((night.at for night in nights() if night.clock == one.moment), None)
    if found is not None and not found <= one.at <= latest_arrival(one.channel, found):
        yield f"{one.channel}: found at {found}, it came at {one.at}: {one.title}"


def _names(line: str, figures: tuple[str, str]) -> bool:
    before, arrow, after = line.partition(" → ")
    return bool(arrow) and figures[0] in before and after.startswith(figures[1])


def _night_of(at: datetime) -> datetime | None:
    return next((night.clock for night in ended() if night.at == at), None)


def table(lines: Sequence[str], folder: Path) -> str:
    """Lay the differences out."""
    return "\n".join(["", f"{len(lines)} differences; the store lies in {folder}:", *lines])
