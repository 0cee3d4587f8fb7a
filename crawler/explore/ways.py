"""The ways out of a page: links, frames, and what its scripts would draw."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from crawler.adapters.shared.document import Document
from crawler.adapters.shared.link_reader import full_title, read_link, tidy
from crawler.urls import same_site

_MORE = re.compile(r"[\[(（【]?(?:查看|阅读)?(?:更多|more)(?:内容|信息)?[+＋.…>》»\])）】]*", re.IGNORECASE)
_LONGEST_TEXT = 300
_LONGEST_HEADING = 24
_LONGEST_SCRIPT = 400_000
_MOST_WAYS = 3000
# What a template's script has still to fill in.
_PLACEHOLDER = re.compile(r"\{\{|\$\{|%7B%7B|<%", re.IGNORECASE)
_QUOTED = re.compile(r"[\"']((?:https?:/)?/[^\"'\s<>]{1,300}|[\w./-]{1,200}\.[sj]?html?(?:\?[^\"'\s<>]{0,200})?)[\"']")
_ADDRESS_ATTRIBUTES = ("href", "data-url", "data-href", "data-link", "data-src")
_SCRIPTED_LINK = re.compile(
    r"href\s{0,3}=\s{0,3}\\?[\"']([^\"'\\<>\s]{1,300})\\?[\"'][^<>]{0,200}>([^<>\\]{1,60})<", re.IGNORECASE
)
_NAME = re.compile(
    r"[\"']?\b(?:name|title|text|label|cname|columnName|channelName)[\"']?\s{0,3}:\s{0,3}[\"']([^\"']{2,60})[\"']"
)
_ADDRESS = re.compile(
    r"[\"']?\b(?:url|href|link|path|linkUrl|jump_url|columnUrl|channelUrl)[\"']?\s{0,3}:\s{0,3}[\"']([^\"'\s]{1,300})[\"']"
)
# Rows of arrays: new Array("政务公开", "/zwgk/", ...).
_PAIR = re.compile(r"[\"']([^\"'<>{}\\]{2,30})[\"']\s{0,3},\s{0,3}[\"']((?:https?:/)?\.{0,2}/[^\"'\s<>\\]{1,200})[\"']")
_NUMBER = re.compile(r"[\"']?\bid[\"']?\s{0,3}:\s{0,3}[\"']?(\d{1,12})\b")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_REDIRECT = re.compile(
    r"\blocation(?:\.href)?\s{0,3}(?:=|\.replace\(|\.assign\()\s{0,3}[\"']([^\"'\s<>]{1,300})[\"']", re.IGNORECASE
)
# Beyond this a script does more, and where it may go to is only an answer to a click.
_LARGEST_REDIRECT = 1000
_MENU_SCRIPT = re.compile(r"(?:menu|nav|daohang|tree|sitemap)[^/]{0,40}\.js$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One address that a page leads to."""

    url: str
    text: str
    """What the page calls it; empty where it does not."""
    is_article: bool = False
    """The address has the form that systems give to articles."""
    is_part: bool = False
    """A frame: the same page to a person."""


def ways_out(document: Document) -> tuple[Way, ...]:
    """List the ways out of a page."""
    found: dict[tuple[str, str], Way] = {}
    for way in _all_ways(document):
        if same_site(way.url, document.url) and _PLACEHOLDER.search(way.url) is None:
            found.setdefault((way.url, way.text), way)
        if len(found) >= _MOST_WAYS:
            break
    return tuple(found.values())


def scripted_ways(script: str, base: Document) -> Iterator[Way]:
    """List what a script would draw as links: markup in its strings, and objects that have a name and an address."""
    plain = _unescaped(script[:_LONGEST_SCRIPT])
    for address, name in _SCRIPTED_LINK.findall(plain):
        yield from _named(base, address, name)
    for name, address in _PAIR.findall(plain):
        yield from _named(base, address, name)
    on_platform = "/gkmlpt/" in base.url
    for piece in re.split(r"[{}]", plain):
        name = _NAME.search(piece)
        if name is None:
            continue
        address, number = _ADDRESS.search(piece), _NUMBER.search(piece)
        if address is not None:
            yield from _named(base, address[1], name[1])
        elif number is not None and on_platform:
            # 广东's platform draws its tree of categories from a script, and opens one by the fragment of its address.
            yield Way(url=f"{base.url.partition('#')[0]}#{number[1]}", text=tidy(name[1]))


def lists_excerpts(document: Document) -> bool:
    """Say whether a page shows the heads of several lists, each with a link to the whole."""
    addresses = {document.address(link.get("href")) for link in document.root.iter("a") if _MORE.fullmatch(_said(link))}
    return len(addresses - {None, document.url}) > 1


def _all_ways(document: Document) -> Iterator[Way]:
    for element in document.root.iter(etree.Element):
        if element.tag in ("frame", "iframe"):
            yield from _frame(document, element)
        elif element.tag == "script":
            yield from _menu_script(document, element)
            yield from scripted_ways(element.text or "", document)
            yield from _redirects(element.text or "", document)
        else:
            yield from _link(document, element)


def _redirects(script: str, document: Document) -> Iterator[Way]:
    """List where a script sends some readers; a page that sends every reader on is never seen here."""
    if len(script) > _LARGEST_REDIRECT:
        return
    for redirect in _REDIRECT.finditer(script):
        address = document.address(redirect[1])
        if address is not None:
            yield Way(url=address, text="")


def _frame(document: Document, element: etree._Element) -> Iterator[Way]:
    address = document.address(element.get("src"))
    if address is not None:
        yield Way(url=address, text=tidy(element.get("title", "")), is_part=True)


def _menu_script(document: Document, element: etree._Element) -> Iterator[Way]:
    address = document.address(element.get("src"))
    if address is not None and _MENU_SCRIPT.search(urlsplit(address).path):
        yield Way(url=address, text=urlsplit(address).path.rpartition("/")[2])


def _link(document: Document, element: etree._Element) -> Iterator[Way]:
    written = next(filter(None, (element.get(name) for name in _ADDRESS_ATTRIBUTES)), None)
    if element.tag == "option":
        written = written or element.get("value")
    address = document.address(written) if _may_be_address(element, written) else None
    if address is None:
        called = _QUOTED.search(f"{element.get('href', '')} {element.get('onclick', '')}")
        address = document.address(called[1]) if called is not None else None
    if address is None:
        return
    link = read_link(element, document) if element.tag == "a" else None
    yield Way(url=address, text=_text(element), is_article=link is not None and link.is_article)


def _may_be_address(element: etree._Element, written: str | None) -> bool:
    if not written or written.lower().startswith("javascript:"):
        return False
    return element.tag in ("a", "area") or written.startswith(("/", "./", "../", "http"))


def _text(element: etree._Element) -> str:
    """Name a link as a reader would: by its text, its picture, or the heading beside a word for more."""
    said = _said(element)
    if said and not _MORE.fullmatch(said):
        return said[:_LONGEST_TEXT]
    if not said:
        return ""
    for around, _ in zip(element.iterancestors(), range(3), strict=False):
        rest = tidy("".join(around.itertext()).replace(said, "", 1))
        if len(rest) > _LONGEST_HEADING:
            break
        if rest:
            return rest
    return ""


def _said(element: etree._Element) -> str:
    pictures = (picture.get("alt", "") for picture in element.iter("img"))
    text = full_title("".join(map(str, element.itertext())), element.get("title", ""))
    return next(filter(None, map(tidy, (text, *pictures))), "")


def _named(base: Document, address: str, name: str) -> Iterator[Way]:
    url = base.address(address)
    if url is not None:
        yield Way(url=url, text=tidy(name))


def _unescaped(script: str) -> str:
    return _ESCAPED.sub(_letter, script.replace("\\/", "/"))


def _letter(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    return "" if 0xD800 <= code < 0xE000 else chr(code)
