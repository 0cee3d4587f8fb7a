"""A page that is XML: a feed, a site map."""

import html
import re
from html.entities import html5

from lxml import etree

from crawler.errors import ListNotUnderstood

# What may stand before the first element.
_BEFORE_ROOT = re.compile(r"\s+|<\?(?:(?!\?>).){0,500}\?>|<!--(?:(?!-->).){0,2000}-->|<!DOCTYPE[^<>\[]{0,500}>", re.S)
_ROOT = re.compile(r"<(?:[\w.-]{1,60}:)?([\w.-]{1,60})")
_MOST_PIECES = 50
# Entities of HTML, which XML does not know: a strict reader stops at them, a lenient one drops them.
_HTML_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)")
_UNPARSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"<[/!A-Za-z][^<>]{0,1000}>")


def root_name(text: str) -> str | None:
    """Name the first element of a page in lower case, without its prefix; None where there is none."""
    start = 1 if text.startswith("\ufeff") else 0
    for _ in range(_MOST_PIECES):
        piece = _BEFORE_ROOT.match(text, start)
        if piece is None:
            break
        start = piece.end()
    root = _ROOT.match(text, start)
    return root[1].lower() if root is not None else None


def parse_xml(text: str, url: str) -> etree._Element:
    """Parse XML leniently, without its entities and without the network; raises ListNotUnderstood."""
    known = _HTML_ENTITY.sub(lambda entity: html5.get(entity[1], entity[0]), _UNPARSABLE.sub("", text.lstrip("\ufeff")))
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(known.lstrip().encode("utf-8"), parser=parser)
    except etree.XMLSyntaxError as error:
        raise ListNotUnderstood("the XML cannot be read", url=url) from error
    if root is None:
        raise ListNotUnderstood("the XML cannot be read", url=url)
    return root


def local_name(element: etree._Element) -> str:
    """Name an element without its namespace; empty for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def child_text(element: etree._Element, *names: str) -> str:
    """Return the text of the first child that has one of these names and says something, in the order of the names."""
    named = [child for child in reversed(element) if local_name(child)]
    texts = {local_name(child): text for child in named if (text := "".join(child.itertext()).strip())}
    return next((texts[name] for name in names if name in texts), "")


def plain(markup: str) -> str:
    """Take tags and entities out of a text that may be written as HTML."""
    return html.unescape(_TAG.sub("", html.unescape(markup) if "&lt;" in markup else markup))
