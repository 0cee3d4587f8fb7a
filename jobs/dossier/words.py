"""The words of a dossier, in plain Chinese."""

import tomllib
from enum import StrEnum
from importlib.resources import files

from jobs.alerts.wording import incident_word, severity_word
from store.records import IncidentKind, Severity

_TABLES: dict[str, dict[str, str]] = tomllib.loads(files("jobs.dossier").joinpath("words.toml").read_text("utf-8"))

FACTS = _TABLES["facts"]
"""Fact name -> what readers call it."""

_TABLE_OF = {
    "Cause": "causes",
    "ChangeKind": "changes",
    "DocumentStatus": "statuses",
    "Level": "levels",
}


def word(member: StrEnum) -> str:
    """Name a member of an enum that a dossier speaks of; severities and incidents as alerts name them."""
    if isinstance(member, Severity):
        return severity_word(member)
    if isinstance(member, IncidentKind):
        return incident_word(member)
    return _TABLES[_TABLE_OF[type(member).__name__]][member]
