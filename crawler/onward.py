"""Where a page that is none sends its reader on to: by a meta refresh, or by one line of script."""

import html
import re
from urllib.parse import urldefrag, urlsplit

from crawler.adapters.shared.document import absolute

LONGEST_WAIT = 5
"""Seconds; a page that stays longer is meant to be read, and refreshes itself."""

# A page of this size is one, whatever its script does on telephones or in frames.
_LONGEST_SHELL = 8_000
_MOST_LETTERS = 100

_HIDDEN = re.compile(r"<(script|style|noscript)\b[^<>]{0,500}>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
_NOT_FOR_US = re.compile(r"<noscript\b[^<>]{0,500}>.*?(?:</noscript\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
_TAG = re.compile(r"<[^<>]*>")
_META = re.compile(r"<meta\b[^<>]{0,600}>", re.I)
_IS_REFRESH = re.compile(r"\bhttp-equiv\s*=\s*[\"']?refresh\b", re.I)
_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I)
_WAIT_AND_URL = re.compile(r"\s*(\d{1,4})(?:\.\d{0,3})?\s*[;,]\s*url\s*=\s*[\"']?([^\"']+)", re.I)
_LEFT = r"(?:(?:window|self|top|parent|document|this)\s*\.\s*){0,2}location"
_SCRIPT = re.compile(
    rf"(?<![\w.]){_LEFT}(?:\s*\.\s*href)?\s*=\s*[\"']([^\"'<>\s]{{1,500}})[\"']"
    rf"|(?<![\w.]){_LEFT}\s*\.\s*(?:replace|assign)\s*\(\s*[\"']([^\"'<>\s]{{1,500}})[\"']\s*\)",
    re.I,
)
# A script that asks something first (which browser? which cookie?) does not speak to everybody; a `+` adds to its text.
_ASKS = re.compile(r"useragent|cookie|\bif\s*\(|\bfunction\s+\w|[\"']\s*\+|\+\s*[\"']", re.I)


def onward(text: str, url: str) -> str | None:
    """Return the absolute address a page sends every reader on to; None where it stays, or sends to itself."""
    target = _by_meta(text) or _by_script(text)
    address = absolute(url, target)
    if address is None or urldefrag(address).url == urldefrag(url).url:
        return None
    return address


def _by_meta(text: str) -> str | None:
    if "refresh" not in text[:_LONGEST_SHELL].lower():
        return None
    for meta in _META.findall(_NOT_FOR_US.sub("", text[:_LONGEST_SHELL])):
        content = _CONTENT.search(meta) if _IS_REFRESH.search(meta) else None
        said = _WAIT_AND_URL.match(html.unescape(content[1] or content[2] or "")) if content else None
        if said and int(said[1]) <= LONGEST_WAIT:
            return said[2].strip()
    return None


def _by_script(text: str) -> str | None:
    if len(text) > _LONGEST_SHELL or "location" not in text:
        return None
    letters = "".join(_TAG.sub("", _HIDDEN.sub("", text)).split())
    targets = {one or other for one, other in _SCRIPT.findall(text)}
    if len(letters) > _MOST_LETTERS or len(targets) != 1 or _ASKS.search(text):
        return None
    target = targets.pop()
    return target if urlsplit(target).scheme in ("", "http", "https") else None
