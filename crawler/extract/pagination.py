"""Articles in several pages, and articles whose text stands in a frame."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import SplitResult, parse_qsl, urljoin, urlsplit

from lxml import etree, html

from crawler.titles import classify
from crawler.urls import same_site
from store.records import Article

# TRS: createPageHTML(pages, current, "stem", "html"), the second page is stem_1.
_FROM_NOUGHT = re.compile(
    r"createPageHTML\(\s*(\d{1,3})\s*,\s*0\s*,\s*[\"']([\w.-]{1,80})[\"']\s*,\s*[\"'](s?html?)[\"']"
)
# Another product's: createPageHTML('div', pages, current, 'stem', 'shtml', total), the second page is stem_2.
_FROM_ONE = re.compile(
    r"createPageHTML\(\s*[\"'][\w-]{1,40}[\"']\s*,\s*(\d{1,3})\s*,\s*1\s*,\s*[\"']([\w.-]{1,80})[\"']\s*,\s*[\"'](s?html?)[\"']"
)
_HREF = re.compile(r"<a\b[^<>]{0,500}?\bhref\s*=\s*[\"']?([^\"'<>\s]{1,300})", re.IGNORECASE)
# Columns have these names, and their further pages are further entries.
_COLUMNS = frozenset({"default", "index", "list"})
# No report fills more pages; a longer row of them is a mistake, or a trap.
_MOST_PAGES = 30
_WIDGET = re.compile(
    r"(?:^|[/_.-])(?:bottom|count|dcs|foot(?:er)?|head(?:er)?|left|login|map|nav|right|search|share|stat|tianqi|top|video|weather)",
    re.IGNORECASE,
)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|(?:^|;)\s*(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|$)", re.IGNORECASE)
_FILE_PARAMETERS = frozenset({"file", "pdf", "pdfurl", "src", "url"})
_VIEWER = re.compile(r"viewer|preview|pdfjs", re.IGNORECASE)
_TINY = frozenset({"0", "0px", "1", "1px"})


def further_pages(text: str, url: str) -> tuple[str, ...]:
    """List the second and later pages of the article whose first page this is, in their order; none for columns.

    They lie in the same folder and bear the same name with a number: x_1.html (TRS), x_2.html, x/2.htm (博达).
    """
    folder, _, name = urlsplit(url).path.rpartition("/")
    stem, _, extension = name.rpartition(".")
    if not stem or stem.lower() in _COLUMNS:
        return ()
    counted = _counted(text, stem)
    if not counted:
        counted = _linked(
            text, url, re.compile(rf"{re.escape(f'{folder}/{stem}')}([_/-])(\d{{1,3}})\.{re.escape(extension)}")
        )
    return tuple(urljoin(url, f"{stem}{mark}{number}.{extension}") for mark, number in counted)


def _counted(text: str, stem: str) -> list[tuple[str, int]]:
    for pattern, first, beyond in ((_FROM_NOUGHT, 1, 0), (_FROM_ONE, 2, 1)):
        found = pattern.search(text)
        if found is not None and found[2] == stem:
            return [("_", number) for number in range(first, min(int(found[1]), _MOST_PAGES) + beyond)]
    return []


def _linked(text: str, url: str, pattern: re.Pattern[str]) -> list[tuple[str, int]]:
    """List the marks and numbers of the pages linked, and of those between them, of which only the last is linked."""
    host = urlsplit(url).netloc
    found = [pattern.fullmatch(parts.path) for parts in _links(text, url) if parts.netloc == host and not parts.query]
    pages = sorted({(match[1], int(match[2])) for match in found if match})
    if not pages or len({mark for mark, _ in pages}) > 1:
        return []
    mark, first = pages[0]
    # The first page may bear a number too, beside its plain name; a lone high number is another article.
    first = max(first, 2 if mark == "/" else 1)
    last = min(pages[-1][1], _MOST_PAGES)
    return [(mark, number) for number in range(first, last + 1)] if first <= 2 else []


def _links(text: str, url: str) -> Iterator[SplitResult]:
    for link in _HREF.finditer(text):
        try:
            yield urlsplit(urljoin(url, link[1]))
        except ValueError:
            continue


def framed_body(text: str, url: str) -> str | None:
    """Give the address of the one frame of the same site that can hold a page's body; None where none or several can.

    A viewer of files gives the file.
    """
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:
        return None
    found = {address for frame in root.iter("iframe", "frame") if (address := _framed(frame, url))}
    return found.pop() if len(found) == 1 else None


def _framed(frame: html.HtmlElement, url: str) -> str | None:
    if _NOT_SHOWN.search(frame.get("style", "")) or not _TINY.isdisjoint((frame.get("width"), frame.get("height"))):
        return None
    try:
        address = urljoin(url, frame.get("src", "").strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    if _VIEWER.search(parts.path):
        files = [value for name, value in parse_qsl(parts.query) if name.lower() in _FILE_PARAMETERS]
        address = urljoin(address, files[0]) if files else address
    if urlsplit(address).scheme not in ("http", "https") or address == url or not same_site(address, url):
        return None
    return None if _WIDGET.search(urlsplit(address).path) else address


def join(first: Article, *further: Article) -> Article:
    """Make one article of its pages: the facts of the first, signature and files of all."""
    if not further:
        return first
    text = "\n".join(page.text for page in (first, *further))
    signed = next((page.facts for page in reversed((first, *further)) if page.facts.signed_on), first.facts)
    where = {"signed_on": signed.facts_from["signed_on"]} if signed.signed_on else {}
    facts = replace(first.facts, signed_on=signed.signed_on, facts_from={**first.facts.facts_from, **where})
    kind = classify(facts.title or "", text=text)
    files = {file.url: file for page in (first, *further) for file in page.attachments}
    return replace(
        first,
        kind=kind.kind,
        reason=kind.reason,
        text=text,
        facts=facts,
        attachments=tuple(files.values()),
        method=f"{first.method}, {1 + len(further)} pages",
    )
