"""An element -> its lines as a reader sees them: one paragraph, heading, list item or table row each."""

import re
from collections.abc import Iterator

from lxml import etree

from crawler.extract.canonical import canonical
from crawler.extract.page import is_hidden

_TAGS = """
address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table tbody td tfoot th thead tr
ucapcontent ucaptitle ul
"""
BLOCKS = frozenset(_TAGS.split())

_BREAK = "\n"
_SPACES = re.compile(r"[ \t\r\n\f]+")
# Stands for a line break of the source until both its neighbours are known; pages are parsed without this character.
_SOFT = "\x1f"
_BETWEEN_CJK = re.compile(rf"(?<=[^\x00-\x7f])[ {_SOFT}]*{_SOFT}[ {_SOFT}]*(?=[^\x00-\x7f])")


def lines(element: etree._Element) -> list[str]:
    """List the lines of an element in canonical form; rows of a table have their cells joined by ' | '."""
    # A line break of the source between two CJK characters is no space: it belongs to the markup.
    flowed = _BETWEEN_CJK.sub("", "".join(_pieces(element)))
    return canonical(flowed.replace(_SOFT, " ")).split("\n")


def is_layout(table: etree._Element) -> bool:
    """Say whether a table only places things on the page: it holds another table, or one cell a row."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    return all(len(_filled(row)) < 2 for row in table.iter("tr"))


def _pieces(root: etree._Element) -> Iterator[str]:
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: etree._Element | None = None
    for event, node in walker:
        if event == "start":
            if node is not root and is_hidden(node):
                skipped = node
            elif node.tag == "table" and not is_layout(node):
                yield _BREAK + _BREAK.join(_rows(node)) + _BREAK
                skipped = node
            if skipped is node:
                walker.skip_subtree()
                continue
        yield from _edge(event, node, root)


def _edge(event: str, node: etree._Element, root: etree._Element) -> Iterator[str]:
    if node.tag in BLOCKS:
        yield _BREAK
    if event == "start":
        yield _flowed(node.text, node)
    elif node is not root:
        yield _flowed(node.tail, node.getparent())


def _flowed(text: str | None, parent: etree._Element | None) -> str:
    if not text:
        return ""
    if parent is not None and parent.tag == "pre":
        return text
    return _SPACES.sub(_blank, text)


def _blank(run: re.Match[str]) -> str:
    return _SOFT if "\n" in run[0] or "\r" in run[0] else " "


def _rows(table: etree._Element) -> Iterator[str]:
    for child in table.iter("caption", "tr"):
        if child.tag == "caption":
            yield from lines(child)
            continue
        filled = _filled(child)
        if len(filled) < 2:
            yield from (line for cell in filled for line in lines(cell))
        else:
            yield " | ".join(" ".join(lines(cell)) for cell in child.iterchildren("td", "th"))


def _filled(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row.iterchildren("td", "th") if any(text.strip() for text in cell.itertext())]
