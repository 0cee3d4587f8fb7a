"""Administrative divisions (GB/T 2260): name <-> code, parents, level, and the one an issuer's name begins with."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from store.records import Level

CENTRAL = "000000"
"""Stands for the country as a whole; GB/T 2260 itself has no code for it."""

_SHORT_CODE = re.compile(r"[0-9]{2,6}")
_SIX_DIGITS = re.compile(r"[0-9]{6}")
_WORDS = tomllib.loads(files("crawler").joinpath("divisions.toml").read_text(encoding="utf-8"))

PROVINCES: Mapping[str, str] = MappingProxyType(_WORDS["provinces"])
"""First two digits of a code -> name of the province."""

FOLDERS: Mapping[str, str] = MappingProxyType(_WORDS["folders"])
"""First two digits of a code -> folder of the province's sources; 00 for the country as a whole."""

_PARTY = "中共"
_LONGEST_NAME = 16
_ZONE = re.compile(f".{{0,12}}?(?:{'|'.join(map(re.escape, _WORDS['zones']))})")
_ENDING = re.compile(f"(?:{'|'.join(map(re.escape, _WORDS['endings']))})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Divisions:
    names: Mapping[str, str]
    former: frozenset[str]
    named: Mapping[str, tuple[str, ...]]
    """Name -> codes, those in force first."""
    short: Mapping[str, tuple[str, ...]]
    """Name without its ending, for places that give a development zone its name -> codes."""


class _Step(NamedTuple):
    code: str | None
    """None where several divisions bear the name."""
    rest: str


def province_of(region: str) -> str | None:
    """Name the province a six-digit code lies in; None for the country as a whole and for codes of no province."""
    return PROVINCES.get(region[:2]) if _SIX_DIGITS.fullmatch(region) else None


def name_of(code: str) -> str | None:
    """Name a division, also one that was abolished after 2015; None for any other code."""
    return _divisions().names.get(code)


def full_name(code: str) -> str | None:
    """Name a division together with those it lies in (天津市蓟州区)."""
    names = _divisions().names
    return "".join(names[part] for part in (*parents(code), code)) if code in names else None


def parents(code: str) -> tuple[str, ...]:
    """Give the codes a division lies in, the province first; empty for provinces and codes that do not exist.

    Counties of 直辖市, and those that a province governs directly, have no city.
    """
    names = _divisions().names
    if code not in names:
        return ()
    above = dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00"))
    return tuple(parent for parent in above if parent != code and parent in names)


def level_of(code: str) -> Level | None:
    """Give the level of the government of a division; None where the code does not exist."""
    if code == CENTRAL:
        return Level.CENTRAL
    if code not in _divisions().names:
        return None
    if code.endswith("0000"):
        return Level.PROVINCE
    return Level.CITY if code.endswith("00") else Level.COUNTY


def codes_named(name: str) -> tuple[str, ...]:
    """Give the codes of all divisions of exactly this name, those in force before the abolished ones."""
    return _divisions().named.get(name, ())


def region_in(text: str) -> str | None:
    """Give the code of the division an issuer's name begins with; None where there is none, or more than one.

    A development zone has the code of the city or county that gave it its name.
    """
    rest, code = text.strip().removeprefix(_PARTY), None
    while step := _full(rest, code) or _zone(rest, code):
        if step.code is None:
            return None
        code, rest = step
    return code


def check(region: str, level: Level) -> str | None:
    """Say in words why a code cannot be that of a government of this level; None when it can."""
    if not _SIX_DIGITS.fullmatch(region):
        return "not a code of six digits"
    if region == CENTRAL or level is Level.CENTRAL:
        return None if region == CENTRAL and level is Level.CENTRAL else f"{CENTRAL} and level central belong together"
    if region[:2] not in PROVINCES:
        return f"no province has a code beginning with {region[:2]}"
    if region[2:4] == "00" and region[4:] != "00":
        return "a county's code without its city"
    return _shape_fault(region, level) or _existence_fault(region)


def prefix_fault(prefix: str) -> str | None:
    """Say in words why no code of a division begins so; None when one does."""
    if not _SHORT_CODE.fullmatch(prefix):
        return "not the beginning of a code: two to six digits, as 12 or 1201"
    if any(code.startswith(prefix) for code in (CENTRAL, *_divisions().names)):
        return None
    return f"no division has a code that begins with {prefix}"


def disagreement(region: str, issuer: str) -> str | None:
    """Say in words that an issuer's name begins with a division that is neither of this code nor around it."""
    found = region_in(issuer)
    if found is None or found in (region, *parents(region)):
        return None
    return f"{found} is {full_name(found)}, {region} is {full_name(region)}"


def _shape_fault(region: str, level: Level) -> str | None:
    match level:
        case Level.PROVINCE if region[2:] != "0000":
            return "a province's code ends in 0000"
        case Level.CITY if region[2:4] == "00" or region[4:] != "00":
            return "a city's code ends in 00, but not in 0000"
        case Level.COUNTY if region[4:] == "00":
            return "a county's code does not end in 00"
        case _:
            return None


def _existence_fault(region: str) -> str | None:
    names = _divisions().names
    if region in names:
        return None
    beside = [code for code in names if code[:2] == region[:2]]
    alike = [code for code in beside if code.endswith("00") == region.endswith("00")]
    near = min(alike or beside, key=lambda code: (_digits_apart(code, region), abs(int(code) - int(region))))
    return f"no division has this code; the nearest is {near}, {full_name(near)}"


def _digits_apart(code: str, other: str) -> int:
    return sum(digit != its for digit, its in zip(code, other, strict=True))


def _full(rest: str, above: str | None) -> _Step | None:
    return _longest(rest, _divisions().named, lambda code: above is None or above in parents(code))


def _zone(rest: str, above: str | None) -> _Step | None:
    """Find the place whose short name begins the name of a development zone."""
    # Short names of counties are common words: only beside the name of their city or province they are one.
    step = _longest(rest, _divisions().short, lambda code: above in parents(code) if above else code.endswith("00"))
    return step if step and _ZONE.match(step.rest) else None


def _longest(rest: str, named: Mapping[str, tuple[str, ...]], fits: Callable[[str], bool]) -> _Step | None:
    for length in range(min(len(rest), _LONGEST_NAME), 1, -1):
        codes = [code for code in named.get(rest[:length], ()) if fits(code)]
        if codes:
            return _Step(_only(codes), rest[length:])
    return None


def _only(codes: Sequence[str]) -> str | None:
    former = _divisions().former
    in_force = [code for code in codes if code not in former] or codes
    return in_force[0] if len(in_force) == 1 else None


@cache
def _divisions() -> _Divisions:
    """Read the table when it is first asked: most commands need none of it."""
    rows = [tuple(line.split("\t")) for line in _lines()]
    names = {row[0]: row[1] for row in rows}
    former = frozenset(row[0] for row in rows if len(row) > 2)
    order = sorted(names, key=lambda code: (code in former, code))
    return _Divisions(
        names=names,
        former=former,
        named=_grouped((names[code], code) for code in order),
        short=_grouped((_ENDING.sub("", names[code]), code) for code in order if code not in former),
    )


def _lines() -> Iterator[str]:
    text = files("crawler").joinpath("divisions.tsv").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if not line.startswith("#"))


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for name, code in pairs:
        groups.setdefault(name, []).append(code)
    return {name: tuple(codes) for name, codes in groups.items()}
