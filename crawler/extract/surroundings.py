"""What a page says about its body outside of it: meta tags, headings, the lines around."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree, html

from crawler.extract.canonical import as_published, canonical

_TITLE_META = ("articletitle", "article_title", "og:title")
_DATE_META = ("pubdate", "publishdate", "article:published_time", "firstpublishedtime", "publishtime")
_SOURCE_META = ("contentsource",)
# Some systems write the time at which the page was made here, and the same into the date of publication.
_MADE_META = ("others",)
_TIME_NAME = re.compile(
    r"(?:^|[-_])(?:pub(?:lish)?|release|article|arti|news|info|fb|issue)[-_]?(?:time|date|sj|rq)(?:[-_\d]|$)"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "ucaptitle"})
_HEADING_NAME = re.compile(
    r"(?:^|[-_])(?:arti(?:cle)?|con(?:tent)?|detail|news|info|xl|pages?)?[-_]?(?:title|tit|bt|biaoti)(?:[-_\d]|$)"
)
_SITE_NAME = re.compile(r"(?:网|网站|门户|平台|政府|专栏|频道|专题|公开)$")
_SITE_SUFFIX = re.compile(r"\s*[_|]+\s*|\s+[-–—]+\s+|--+|-(?=[^-]*(?:网|网站|门户|平台|政府)$)")
# No title or source is longer; a hostile one is cut before it is compared with anything.
_LONGEST = 300
_HEADING_PIECES = 20
_TITLE_LENGTH = range(5, 121)
_MARKUP = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """A page around its body; texts are canonical, absent ones None."""

    meta_title: str | None
    meta_date: str | None
    meta_source: str | None
    made: str | None = None
    """What the page says of the time at which it was made."""
    time_element: str | None = None
    """The text of the first element whose name says that it shows the time of publication."""
    heading: str | None
    window_title: str | None
    """The <title>, without the site's name."""
    window: str = ""
    """The whole <title>."""
    published: tuple[str, ...] = ()
    """Titles with the marks with which they were published, uncut."""
    before: str
    after: str

    @property
    def titles(self) -> tuple[str, ...]:
        """The names the page goes by, most trusted first."""
        return tuple(title for title in (self.meta_title, self.heading, self.window_title) if title)


def spelled(title: str, around: Surroundings) -> str:
    """Give a title with the marks with which the page published it."""
    for published in around.published:
        start = canonical(published).find(title)
        if start >= 0:
            # Both forms have the same letters at the same places.
            return published[start : start + len(title)]
    return title


def look_around(root: html.HtmlElement, container: html.HtmlElement) -> Surroundings:
    """Read what a page says around its body."""
    window = _line(_MARKUP.sub("", root.findtext(".//title") or ""))
    before, after = _texts_around(root, container)
    return Surroundings(
        meta_title=_meta(root, _TITLE_META),
        meta_date=_meta(root, _DATE_META),
        made=_meta(root, _MADE_META),
        time_element=_time_element(root, container),
        meta_source=_meta(root, _SOURCE_META),
        heading=_heading(root, container, window),
        window_title=_without_site(window) or None,
        window=window,
        published=tuple(_published_titles(root)),
        before=canonical("\n".join(before)),
        after=canonical("\n".join(after)),
    )


def _meta(root: html.HtmlElement, names: tuple[str, ...]) -> str | None:
    for tag in root.iter("meta"):
        name = (tag.get("name") or tag.get("property") or "").lower()
        content = _line(tag.get("content", "")) if name in names else ""
        if content:
            return content
    return None


def _time_element(root: html.HtmlElement, container: html.HtmlElement) -> str | None:
    for element in root.iter(etree.Element):
        if element is container:
            break
        words = (element.get("id", ""), *element.get("class", "").split())
        if any(_TIME_NAME.search(word.lower()) for word in words):
            return _line("".join(islice(element.itertext(), _HEADING_PIECES))) or None
    return None


def _heading(root: html.HtmlElement, container: html.HtmlElement, window: str) -> str | None:
    """Give the longest heading that the window's title repeats, else the first h1 that is no site's name.

    The longest, for a window's title names the site too, and so may a heading above the article's.
    """
    first: str | None = None
    repeated = ""
    for element in root.iter(etree.Element):
        if element is container:
            break
        if not _is_heading(element):
            continue
        text = _line("".join(islice(element.itertext(), _HEADING_PIECES)))
        if len(text) not in _TITLE_LENGTH:
            continue
        if text in window and len(text) > len(repeated):
            repeated = text
        if element.tag == "h1" and first is None and not _SITE_NAME.search(text):
            first = text
    return repeated or first


def _published_titles(root: html.HtmlElement) -> Iterator[str]:
    for tag in root.iter("meta"):
        if (tag.get("name") or tag.get("property") or "").lower() in _TITLE_META:
            yield _published_line(tag.get("content", ""))
    for element in (*root.iter("h1", "h2", "h3"), *root.iter("title")):
        yield _published_line("".join(islice(element.itertext(), _HEADING_PIECES)))


def _published_line(text: str) -> str:
    return as_published(text[:_LONGEST]).replace("\n", " ")


def _line(text: str) -> str:
    return canonical(text[:_LONGEST]).replace("\n", " ")


def _is_heading(element: html.HtmlElement) -> bool:
    if element.tag in _HEADINGS:
        return True
    words = (element.get("id", ""), *element.get("class", "").split())
    return any(_HEADING_NAME.search(word.lower()) for word in words) and len(element) < 5


def _without_site(window: str) -> str:
    parts = [part for part in _SITE_SUFFIX.split(window) if part]
    return next((part for part in parts if not _SITE_NAME.search(part)), parts[0] if parts else "")


def _texts_around(root: html.HtmlElement, container: html.HtmlElement) -> tuple[list[str], list[str]]:
    before: list[str] = []
    after: list[str] = []
    side = before
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, node in walker:
        text = node.text if event == "start" else node.tail
        if event == "start" and (node is container or node.tag == "head"):
            walker.skip_subtree()
            side = after if node is container else side
        elif text and not text.isspace():
            side.append(text)
    return before, after
