"""The words of a dossier, in plain Chinese."""

import tomllib
from enum import StrEnum
from importlib.resources import files

_TABLES: dict[str, dict[str, str]] = tomllib.loads(files("jobs.dossier").joinpath("words.toml").read_text("utf-8"))

FACTS = _TABLES["facts"]
"""Fact name -> what readers call it."""

_TABLE_OF = {
    "Cause": "causes",
    "ChangeKind": "changes",
    "DocumentStatus": "statuses",
    "IncidentKind": "incidents",
    "Level": "levels",
    "Severity": "severities",
}


def word(member: StrEnum) -> str:
    """Name a member of an enum that a dossier speaks of."""
    return _TABLES[_TABLE_OF[type(member).__name__]][member]
