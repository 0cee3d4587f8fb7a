"""One link of a list page: where it leads and what it is called."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from crawler.adapters.shared.document import Document
from crawler.adapters.shared.link_target import click_target, target_of
from crawler.adapters.shared.link_words import names_an_article
from crawler.adapters.shared.list_dates import mark_inside_link

_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_CUT = re.compile(r"[.…·]{2,}$|…$")
_BULLETS = "·•●○◆◇■□▪▶►▸»›>・ "
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# 标题：… before a title in the tool tips of old systems.
_TIP_LABEL = re.compile(r"^(?:文章|信息)?(?:标题|名称)[:：]\s*")
# The longest official title of a report has under 100 characters; beyond this it is an abstract.
_LONGEST_TITLE = 300

# Names of files that systems give to articles: a long number or key, or a document itself.
_ARTICLE_NAME = re.compile(
    r"\d{5}|[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\.(?:pdf|docx?|wps|ofd|xlsx?)$", re.IGNORECASE
)
_ARTICLE_FOLDER = re.compile(r"/(?:content|detail|art|article|info|show|view)s?/", re.IGNORECASE)
_COLUMN_NAME = re.compile(r"(?:col|column|channel|node|list|index|default)s?[_-]?[0-9a-f]*(?:\.\w+)?$", re.IGNORECASE)
# What stands right below these is a column, however long its number.
_COLUMN_FOLDER = re.compile(r"/(?:columns?|tpl|label)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link that can be an entry."""

    url: str
    title: str
    is_article: bool
    """The address has the form that systems give to articles."""
    place: tuple[str, ...]
    """Tags of the elements around it, innermost first."""


def read_link(element: etree._Element, document: Document) -> Link | None:
    """Read one link; None where it cannot be an entry: no address, a home page's, no title, or a menu's word."""
    url = target_of(element, document)
    if url is None or _is_home(url):
        return None
    shown = _shown(element)
    return _link(element, url, full_title(shown, element.get("title") or _tip_nearby(element, shown)))


def read_click(element: etree._Element, document: Document) -> Link | None:
    """Read an element that a click opens, as rows of some tables; None where it cannot be an entry."""
    url = click_target(element, document)
    if url is None or _is_home(url):
        return None
    # Of what stands in a row, its number, its source, its date, the title has the most words; a number is only long.
    parts = {tidy(_without_date(element.text or "")): element} | {tidy(_shown(part)): part for part in element}
    shown = max(parts, key=lambda part: (sum(not letter.isascii() for letter in part), len(part)))
    return _link(element, url, full_title(shown, parts[shown].get("title") or _tip_nearby(parts[shown], shown)))


def has_article_form(url: str) -> bool:
    """Say whether an address has the form that systems give to articles."""
    folder, _, name = urlsplit(url).path.rpartition("/")
    if _COLUMN_NAME.match(name) is not None or _COLUMN_FOLDER.search(folder) is not None:
        return False
    if _ARTICLE_NAME.search(name) is not None:
        return True
    return any(map(str.isdecimal, name)) and _ARTICLE_FOLDER.search(f"{folder}/") is not None


def _link(element: etree._Element, url: str, title: str) -> Link | None:
    if not names_an_article(title):
        return None
    around = (ancestor.tag for _, ancestor in zip(range(3), element.iterancestors(), strict=False))
    return Link(url=url, title=title, is_article=has_article_form(url), place=tuple(around))


def _tip_nearby(element: etree._Element, shown: str) -> str:
    """Find the tool tip of a cut title that does not stand on the link itself: on a part of it, or around it."""
    if _CUT.search(shown.strip()) is None:
        return ""
    around = element.getparent()
    near = [*element.iterdescendants(), *([around] if around is not None else [])]
    return next((tip for part in near if (tip := part.get("title"))), "")


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def full_title(shown: str, tip: str) -> str:
    """Choose between a link's text and its tool tip, which has the whole title where the text is cut."""
    text = tidy(shown)
    if not tip or tip == text:
        return text[:_LONGEST_TITLE]
    told = _line_of_tip(text, tip)
    is_longer = len(_stem(told)) > len(_stem(text))
    is_whole = is_longer and (_CUT.search(text) is not None or _stem(text) in _stem(told))
    return (told if is_whole else text)[:_LONGEST_TITLE]


def tidy(title: str) -> str:
    """Collapse the white space of a title and take the bullet off its front."""
    return _SPACE.sub(" ", title).strip().lstrip(_BULLETS)


def _shown(element: etree._Element) -> str:
    heading = next((part for part in element.iterdescendants() if part.tag in _HEADINGS), element)
    return "".join(_without_date(piece) for piece in heading.itertext())


def _without_date(piece: str) -> str:
    mark = mark_inside_link(piece)
    return piece if mark is None else mark.rest


def _line_of_tip(text: str, tip: str) -> str:
    lines = [_TIP_LABEL.sub("", line) for line in map(tidy, tip.splitlines()) if line]
    return next((line for line in lines if _stem(text) in _stem(line)), lines[0] if lines else "")


def _stem(title: str) -> str:
    return _CUT.sub("", title).replace(" ", "")
