"""The lines of a body: cleaned by trafilatura, checked against what the page shows."""

import copy
import logging
import re
from dataclasses import dataclass

import trafilatura
from lxml import etree, html

from crawler.extract import container as containers
from crawler.extract.blocks import is_layout, lines
from crawler.extract.canonical import canonical
from crawler.extract.dates import is_date_line

# It reports pages without a body as errors of its own; we raise TextNotFound for them.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_SQUEEZED = re.compile(r"[\s|]+")
_CELL_BARS = re.compile(r"^\|\s*|\s*\|$", re.MULTILINE)
_WRITTEN = re.compile(r"[。；;!?]|^[(（]?[一二三四五六七八九十\d]+[)）、.．]|[:：]$")
# Inline markup says nothing about what is furniture, and trafilatura takes time by the square of its amount.
_INLINE = ("b", "em", "font", "i", "o:p", "span", "strong", "u", "wbr")
# The largest body of the pages measured has 887 elements; 50,000 in one paragraph took trafilatura 400 s.
_MOST_ELEMENTS = 5_000
# Trafilatura that keeps less than this share has lost the body; what it dropped says nothing.
_CREDIBLE_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The lines of a body before head and tail are trimmed."""

    lines: tuple[str, ...]
    container: html.HtmlElement
    method: str


def read_body(root: html.HtmlElement, body_rule: str | None) -> Body:
    """Read the lines of a page's body; raises TextNotFound where no element holds any."""
    found = containers.find(root, body_rule)
    shown = lines(found.element)
    if sum(1 for _ in found.element.iter()) <= _MOST_ELEMENTS:
        shown = _agreed(shown, _cleaned(_document(found.element)))
    return Body(lines=tuple(shown), container=found.element, method=found.method)


def _document(container: html.HtmlElement) -> html.HtmlElement:
    """Copy a container into a page of its own, layout tables unwrapped."""
    body = copy.deepcopy(container)
    body.tail = None
    body.tag = "article"
    body.attrib.clear()
    etree.strip_tags(body, *_INLINE)
    for table in [table for table in body.iter("table") if is_layout(table)]:
        _unwrap(table)
    document = html.Element("html")
    etree.SubElement(document, "body").append(body)
    return document


def _unwrap(part: etree._Element) -> None:
    part.tag = "div"
    for inner in part.iterchildren("tbody", "td", "tfoot", "th", "thead", "tr"):
        _unwrap(inner)


def _cleaned(document: html.HtmlElement) -> list[str]:
    # Never deduplicate=True: it remembers paragraphs across pages and drops repeated ones.
    text = trafilatura.extract(
        document, fast=True, include_comments=False, include_tables=True, include_images=False, include_links=False
    )
    return canonical(_CELL_BARS.sub("", text or "")).split("\n")


def _agreed(shown: list[str], cleaned: list[str]) -> list[str]:
    """List the lines shown, without those at either end that cleaning dropped and nobody wrote as prose."""
    whole = _squeeze("".join(cleaned))
    kept = [_squeeze(line) in whole for line in shown]
    if sum(len(line) for line, stays in zip(shown, kept, strict=True) if stays) < _CREDIBLE_SHARE * len("".join(shown)):
        return shown
    stays = [keep or _is_written(line) for line, keep in zip(shown, kept, strict=True)]
    first, last = stays.index(True), len(stays) - stays[::-1].index(True)
    return shown[first:last]


def _is_written(line: str) -> bool:
    return is_date_line(line) or _WRITTEN.search(line) is not None


def _squeeze(text: str) -> str:
    return _SQUEEZED.sub("", text)
