"""Codes of administrative divisions (GB/T 2260): the province of a code, and whether a code suits a level."""

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from store.records import Level

CENTRAL = "000000"
"""Stands for the country as a whole; GB/T 2260 itself has no code for it."""

_SIX_DIGITS = re.compile(r"[0-9]{6}")

PROVINCES: Mapping[str, str] = MappingProxyType(
    tomllib.loads(files("crawler").joinpath("divisions.toml").read_text(encoding="utf-8"))["provinces"]
)
"""First two digits of a code -> name of the province."""


def province_of(region: str) -> str | None:
    """Name the province a six-digit code lies in; None for the country as a whole and for codes of no province."""
    return PROVINCES.get(region[:2]) if _SIX_DIGITS.fullmatch(region) else None


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
    return _shape_fault(region, level)


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
