"""The ledger's reasons, and what is said of an incident, in Chinese."""

import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from jobs.alerts.language import Language
from jobs.alerts.phrases import line, word
from store.records import IncidentKind, PageState

_TABLES = tomllib.loads(files("jobs.alerts").joinpath("reasons.toml").read_text("utf-8"))

Phrases = Sequence[tuple[re.Pattern[str], str]]


def _phrases(*tables: str) -> Phrases:
    return tuple((re.compile(phrase["from"]), phrase["to"]) for table in tables for phrase in _TABLES[table])


_REASONS = _phrases("phrases", "answers")
_DETAILS = _phrases("details", "answers")

_LONGEST = 1000
"""Characters of a detail that are read: a message shows fewer, and a site's own words in it may be of any length."""

_KINDS = {kind.value: word("incidents", kind, Language.CHINESE) for kind in IncidentKind}
_STATES = {state.value: _TABLES["states"][state] for state in PageState}
_NAMES = {**_KINDS, **_STATES}
# Only where a name of ours can stand: a library may say "timeout" as well.
_NAME = re.compile(rf"(?:^|(?<=[:;] )|(?<=[:;,])|(?<=网站答复 ))({'|'.join(_NAMES)}): ")
_FORMER_KIND = re.compile(rf"(?<=此前:)({'|'.join(_KINDS)})(?=;|$)")


def in_chinese(reason: str) -> str:
    """Say a change's reason in Chinese; words that are not known stay as they are."""
    return _said(reason, _REASONS)


def detail_in_chinese(detail: str) -> str:
    """Say an incident's detail in Chinese; words that are not known, as a server's own, stay as they are."""
    return _said(detail[:_LONGEST], _DETAILS) + detail[_LONGEST:]


def silence(chars_changed: int, language: Language = Language.CHINESE) -> str:
    """Say what is silent about a silent edit: the text changed alone, or the page's date did."""
    return line("silent_text" if chars_changed else "silent_date", language)


def _said(words: str, phrases: Phrases) -> str:
    for pattern, chinese in phrases:
        words = pattern.sub(chinese, words)
    words = _NAME.sub(lambda name: f"{_NAMES[name[1]]}:", words)
    return _FORMER_KIND.sub(lambda kind: _KINDS[kind[1]], words)
