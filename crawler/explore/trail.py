"""The way back from an article to its column: what stands above it as 首页 > 政务公开 > 法治政府建设."""

import re
from collections.abc import Iterator

from lxml import etree

from crawler.adapters.shared.document import Document, parse
from crawler.adapters.shared.link_reader import tidy
from crawler.errors import ListNotUnderstood
from crawler.explore.page import metas
from crawler.explore.ways import Way
from crawler.explore.words import LONGEST_NAME
from crawler.urls import same_site

_HOME = frozenset({"首页", "网站首页", "本站首页", "主页", "门户首页"})
_IS_TRAIL = re.compile(r"位置|[>＞»›→/]")
_LONGEST_TRAIL = 200
_MOST_STEPS = 8
_LEVELS = 3


def trail(document: Document) -> tuple[Way, ...]:
    """List the steps from the home page to an article as it shows them, the column last; empty where it shows none."""
    for link in document.root.iter("a"):
        if tidy("".join(map(str, link.itertext()))) in _HOME:
            found = _around(link, document)
            if found:
                return found
    return ()


def names_on_the_way(text: str, url: str) -> tuple[str, ...]:
    """Name the columns that an article says it is in, the nearest last; empty where it does not."""
    try:
        document = parse(text, url)
    except ListNotUnderstood:
        return ()
    own = metas(document).get("columnname", "")
    names = [way.text for way in trail(document)]
    return tuple(dict.fromkeys(name for name in [*names, own] if name and len(name) <= LONGEST_NAME))


def _around(home: etree._Element, document: Document) -> tuple[Way, ...]:
    for element, _ in zip(home.iterancestors(), range(_LEVELS), strict=False):
        said = tidy("".join(map(str, element.itertext())))
        links = list(element.iter("a"))
        if len(said) > _LONGEST_TRAIL or len(links) > _MOST_STEPS:
            break
        if len(links) > 1 and _IS_TRAIL.search(said) is not None:
            return tuple(_steps(links[links.index(home) + 1 :], document))
    return ()


def _steps(links: list[etree._Element], document: Document) -> Iterator[Way]:
    for link in links:
        address, text = document.address(link.get("href")), tidy("".join(map(str, link.itertext())))
        if address is not None and text and len(text) <= LONGEST_NAME and same_site(address, document.url):
            yield Way(url=address, text=text)
