"""Bodies that a page carries without showing them, in a <textarea> or a <script>, for its own scripts to draw."""

import json
import re
from collections.abc import Iterator
from html import unescape

from lxml import etree, html

_OPENING = re.compile(r"<(textarea|script)\b([^<>]{0,500})>", re.IGNORECASE)
_CLOSING = {tag: re.compile(rf"</{tag}\b", re.IGNORECASE) for tag in ("script", "textarea")}
_MARKUP_TYPE = re.compile(r"type\s*=\s*[\"']?text/(?:html|template|x-[\w-]+)", re.IGNORECASE)
# The closing mark may be missing: what fails to match would be tried again from every mark on.
_STRING = re.compile(r'"(?:[^"\\\r\n]|\\.)*+"?')
_SENTENCE = re.compile("[。；]")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_PARAGRAPH = re.compile(r"<(?:p|div|br|span)\b", re.IGNORECASE)
# Notices and templates are shorter; the shortest report has more than a thousand characters.
_SHORTEST = 200
_FEWEST_SENTENCES = 3
# No text of the scripts of a page is longer.
_LONGEST = 4_000_000


def find_carried(text: str) -> html.HtmlElement | None:
    """Parse the longest body that a page carries in a <textarea> or a <script>; None where it carries none."""
    bodies = [markup for markup in _texts(text[:_LONGEST]) if _is_body(markup)]
    if not bodies:
        return None
    # Nested scripts of a carried text are no text.
    longest = max(bodies, key=lambda markup: len(_CHINESE.findall(markup)))
    try:
        element = html.fragment_fromstring(longest, create_parent="article")
    except (etree.ParserError, ValueError):
        return None
    etree.strip_elements(element, "script", "style", with_tail=False)
    return element


def _texts(text: str) -> Iterator[str]:
    for tag, attributes, content in _elements(text):
        if tag == "textarea":
            yield _as_markup(unescape(content))
        elif _MARKUP_TYPE.search(attributes):
            yield _as_markup(content)
        else:
            strings = (string[0] for string in _STRING.finditer(content))
            yield from (_as_markup(_decoded(string)) for string in strings if len(string) >= _SHORTEST)


def _elements(text: str) -> Iterator[tuple[str, str, str]]:
    """Give tag, attributes and content of the elements that browsers do not parse; one pass over the text."""
    opening = _OPENING.search(text)
    while opening is not None:
        tag = opening[1].lower()
        closing = _CLOSING[tag].search(text, opening.end())
        if closing is None:
            return
        yield tag, opening[2], text[opening.end() : closing.start()]
        opening = _OPENING.search(text, closing.end())


def _decoded(string: str) -> str:
    try:
        return _unescaped(json.loads(string, strict=False))
    except ValueError:
        return ""


def _unescaped(text: str) -> str:
    # Markup that was written as text; markup that stands as such keeps its entities.
    return text if "<" in text else unescape(text)


def _as_markup(text: str) -> str:
    if _PARAGRAPH.search(text):
        return text
    return "".join(f"<p>{line}</p>" for line in text.splitlines())


def _is_body(markup: str) -> bool:
    return len(_CHINESE.findall(markup)) >= _SHORTEST and len(_SENTENCE.findall(markup)) >= _FEWEST_SENTENCES
