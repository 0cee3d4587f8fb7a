"""The ledger's reasons in Chinese."""

import re
import tomllib
from importlib.resources import files

_PHRASES = tuple(
    (re.compile(phrase["from"]), phrase["to"])
    for phrase in tomllib.loads(files("jobs").joinpath("reasons.toml").read_text("utf-8"))["phrases"]
)


def in_chinese(reason: str) -> str:
    """Say a change's reason in Chinese; words that are not known stay as they are."""
    for pattern, words in _PHRASES:
        reason = pattern.sub(words, reason)
    return reason


def silence(chars_changed: int) -> str:
    """Say what is silent about a silent edit: the text changed alone, or the page's date did."""
    return "正文已改,页面日期未变(静默修改)" if chars_changed else "页面日期已变,正文未改"
