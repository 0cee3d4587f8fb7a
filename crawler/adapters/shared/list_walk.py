"""One walk over a list page: which links share a row with a date, and which stand without one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from lxml import etree

from crawler.adapters.shared.document import Document
from crawler.adapters.shared.link_reader import Link, read_click, read_link
from crawler.adapters.shared.link_target import clickables
from crawler.adapters.shared.list_dates import (
    LONGEST_LEAF,
    DateMark,
    is_part_of_date,
    mark_beside_link,
    mark_inside_link,
    mark_on_leaf,
)
from crawler.adapters.shared.side_boxes import side_boxes

_DIGIT = re.compile("[0-9]")
_WITHOUT_TEXT = frozenset({"noscript", "script", "style", "template", "textarea", "title"})
_WITHOUT_ENTRIES = frozenset({"footer", "nav", "select"})
# A date among many links is a clock in a menu, unless one of them has an article's address.
_MOST_LINKS_OF_A_ROW = 3
_SHORTEST_TITLE_OF_A_ROW = 8
# Shorter pieces of text outside links are furniture.
_SHORTEST_PROSE = 20
# Characters between a link and its date, abstract and source included; more is a page around an article.
_LONGEST_ROW = 400


@dataclass(frozen=True, slots=True)
class Row:
    """A link with its date."""

    link: Link
    on: date | None
    """None where the list leaves out the year."""


@dataclass(frozen=True, slots=True)
class Block:
    """One list."""

    rows: Sequence[Row]
    """In the order of the page."""
    strays: Sequence[Link] = ()
    """Links that stand in the list without a date."""
    is_beside: bool = False
    """It stands in a box beside the page's main part."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a page lists."""

    blocks: Sequence[Block]
    """Lists of dated rows, in the order of the page."""
    undated: Sequence[Link]
    """Every link that shares no row with a date."""
    longest_text: int
    """Characters of the longest text that no entry interrupts."""


@dataclass(slots=True)
class _Open:
    """An element whose end has not been reached."""

    tokens: list[Link | DateMark] = field(default_factory=list)
    characters: int = 0
    rows: list[Row] = field(default_factory=list)
    strays: list[Link] = field(default_factory=list)
    has_rows: bool = False
    has_part_of_date: bool = False


def walk(document: Document) -> Found:
    """Find the dated rows and the undated links of a page."""
    walker = _Walker(document)
    for event, element in etree.iterwalk(document.root, events=("start", "end")):
        if event == "start":
            walker.start(element)
        else:
            walker.end(element)
    return walker.found()


def best_link(links: Sequence[Link]) -> Link:
    """Choose the article among the links of one row: beside it stand its column, its source, a word for more."""
    return max(links, key=lambda link: (link.is_article, len(link.title)))


class _Walker:
    """A row is the smallest element that holds both a link and a date; a block the smallest that holds two rows."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._open = [_Open()]
        self._links_open = 0
        self._clickables = frozenset(clickables(document.root))
        self._boxes = frozenset(side_boxes(document.root))
        self._boxes_open = 0
        self._blocks: list[Block] = []
        self._undated: list[Link] = []
        self._prose = 0
        self._longest_text = 0

    def start(self, element: etree._Element) -> None:
        self._open.append(_Open())
        self._links_open += element.tag == "a"
        self._boxes_open += element in self._boxes
        if element.tag not in _WITHOUT_TEXT:
            self._read_text(element.text)

    def end(self, element: etree._Element) -> None:
        here = self._open[-1]
        if element.tag == "a":
            self._links_open -= 1
            self._add_link(here, read_link(element, self._document))
        elif element in self._clickables and self._may_be_entry(here):
            self._add_link(here, read_click(element, self._document))
        if here.has_part_of_date:
            self._read_leaf(element, here)
        if here.tokens:
            self._settle(here)
        self._open.pop()
        leaves_box = element in self._boxes
        self._boxes_open -= leaves_box
        if element.tag not in _WITHOUT_ENTRIES:
            self._hand_up(here, self._open[-1], leaves_box=leaves_box)
        self._read_text(element.tail)

    def found(self) -> Found:
        last = self._open.pop()
        self._undated.extend(token for token in last.tokens if isinstance(token, Link))
        blocks = [*self._blocks, *([Block(last.rows)] if last.rows else [])]
        self._end_prose()
        return Found(blocks=blocks, undated=self._undated, longest_text=self._longest_text)

    def _may_be_entry(self, here: _Open) -> bool:
        holds_link = here.has_rows or any(isinstance(token, Link) for token in here.tokens)
        return not self._links_open and not holds_link and here.characters <= _LONGEST_ROW

    def _add_link(self, here: _Open, link: Link | None) -> None:
        if link is not None:
            here.tokens[:0] = [link]
            self._end_prose()

    def _end_prose(self) -> None:
        self._longest_text = max(self._longest_text, self._prose)
        self._prose = 0

    def _read_text(self, text: str | None) -> None:
        length = len(text.strip()) if text else 0
        if not text or not length:
            return
        here = self._open[-1]
        here.characters += length
        if length >= _SHORTEST_PROSE and not self._links_open:
            self._prose += length
        if _DIGIT.search(text) is None:
            return
        mark = mark_inside_link(text) if self._links_open else mark_beside_link(text)
        if mark is not None:
            here.tokens.append(mark)
        here.has_part_of_date = here.has_part_of_date or is_part_of_date(text)

    def _read_leaf(self, element: etree._Element, here: _Open) -> None:
        may_be_leaf = here.characters <= LONGEST_LEAF
        mark = mark_on_leaf(" ".join(element.itertext())) if may_be_leaf else None
        if mark is not None:
            here.tokens.append(mark)
        here.has_part_of_date = may_be_leaf and mark is None

    def _settle(self, here: _Open) -> None:
        """Turn what stands together in this element into rows, or keep it for the elements around."""
        links = [token for token in here.tokens if isinstance(token, Link)]
        if not here.has_rows:
            if not links or len(links) == len(here.tokens):
                return
            rows = list(_rows(here.tokens))
            here.rows = rows if here.characters <= _LONGEST_ROW * len(rows) else []
            here.has_rows = bool(here.rows)
        else:
            here.strays = links
        if here.has_rows and (here.strays or len(links) > len(here.rows)):
            taken = {row.link for row in here.rows}
            self._undated.extend(link for link in links if link not in taken)
        here.tokens = [] if here.has_rows else [*links]

    def _hand_up(self, here: _Open, around: _Open, *, leaves_box: bool) -> None:
        if len(here.rows) > 1 or (leaves_box and here.rows):
            self._blocks.append(Block(here.rows, here.strays, is_beside=leaves_box or self._boxes_open > 0))
        else:
            around.rows.extend(here.rows)
        around.characters += here.characters
        around.tokens.extend(here.tokens)
        around.has_rows = around.has_rows or here.has_rows
        around.has_part_of_date = around.has_part_of_date or here.has_part_of_date


def _rows(tokens: Sequence[Link | DateMark]) -> Iterator[Row]:
    """Pair links with dates in the order of the page."""
    runs = [list(run) for _, run in groupby(tokens, key=type)]
    if len(runs) <= 3:
        groups = [list(tokens)]
    else:
        groups = [first + second for first, second in zip(runs[::2], runs[1::2], strict=False)]
    for group in groups:
        links = [token for token in group if isinstance(token, Link)]
        link = best_link(links)
        if _is_row(link, len(links)):
            yield Row(link=link, on=_latest([token.on for token in group if isinstance(token, DateMark)]))


def _is_row(link: Link, links: int) -> bool:
    return link.is_article or (links <= _MOST_LINKS_OF_A_ROW and len(link.title) >= _SHORTEST_TITLE_OF_A_ROW)


def _latest(days: Sequence[date | None]) -> date | None:
    """Choose among the dates of a row: a text is published on the day it is dated, or later."""
    known = [day for day in days if day is not None]
    return max(known) if known else None
