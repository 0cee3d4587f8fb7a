"""An element -> the lines that trafilatura keeps of it."""

import copy
import logging
import re

import trafilatura
from lxml import etree, html

from crawler.extract.blocks import is_layout
from crawler.extract.canonical import canonical

# It reports pages without a body as errors of its own; we raise TextNotFound for them.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_CELL_BARS = re.compile(r"^\|\s*|\s*\|$", re.MULTILINE)
# Inline markup says nothing about what is furniture, and trafilatura takes time by the square of its amount.
_INLINE = ("b", "em", "font", "i", "o:p", "span", "strong", "u", "wbr")
# The largest body of the pages measured has 887 elements; 50,000 in one paragraph took trafilatura 400 s.
_MOST_ELEMENTS = 5_000


def cleaned(element: html.HtmlElement) -> list[str]:
    """List the lines that trafilatura keeps of an element; none where it is too large to be given to it."""
    if sum(1 for _ in element.iter()) > _MOST_ELEMENTS:
        return []
    # Never deduplicate=True: it remembers paragraphs across pages and drops repeated ones.
    text = trafilatura.extract(
        _document(element),
        fast=True,
        include_comments=False,
        include_tables=True,
        include_images=False,
        include_links=False,
    )
    return canonical(_CELL_BARS.sub("", text or "")).split("\n")


def _document(element: html.HtmlElement) -> html.HtmlElement:
    """Copy an element into a page of its own, layout tables unwrapped."""
    part = copy.deepcopy(element)
    part.tail = None
    etree.strip_tags(part, *_INLINE)
    for table in [table for table in part.iter("table") if is_layout(table)]:
        _unwrap(table)
    document = html.Element("html")
    if part.tag == "body":
        document.append(part)
        return document
    part.tag = "article"
    part.attrib.clear()
    etree.SubElement(document, "body").append(part)
    return document


def _unwrap(part: etree._Element) -> None:
    part.tag = "div"
    for inner in part.iterchildren("tbody", "td", "tfoot", "th", "thead", "tr"):
        _unwrap(inner)
