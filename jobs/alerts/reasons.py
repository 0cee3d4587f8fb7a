"""The ledger's reasons, and what is said of an incident, in Chinese."""

import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from jobs.alerts.language import Language
from jobs.alerts.phrases import line

_TABLES = tomllib.loads(files("jobs.alerts").joinpath("reasons.toml").read_text("utf-8"))

Phrases = Sequence[tuple[re.Pattern[str], str]]


def _phrases(table: str) -> Phrases:
    return tuple((re.compile(phrase["from"]), phrase["to"]) for phrase in _TABLES[table])


_REASONS = _phrases("phrases")
_DETAILS = _phrases("details")


def in_chinese(reason: str) -> str:
    """Say a change's reason in Chinese; words that are not known stay as they are."""
    return _said(reason, _REASONS)


def detail_in_chinese(detail: str) -> str:
    """Say an incident's detail in Chinese; words that are not known, as a server's own, stay as they are."""
    return _said(detail, _DETAILS)


def silence(chars_changed: int, language: Language = Language.CHINESE) -> str:
    """Say what is silent about a silent edit: the text changed alone, or the page's date did."""
    return line("silent_text" if chars_changed else "silent_date", language)


def _said(words: str, phrases: Phrases) -> str:
    for pattern, chinese in phrases:
        words = pattern.sub(chinese, words)
    return words
