"""开普 ucap: static lists whose second page is name_2.shtml, and lists that a script draws from the site's search."""

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode, urlsplit

from crawler.adapters.base import Entry, Listing, ListPage, ListRequest
from crawler.adapters.shared.article_page import ArticleShown
from crawler.adapters.shared.document import Document, absolute, parse
from crawler.adapters.shared.entries import read_entries
from crawler.adapters.shared.json_answer import object_in
from crawler.adapters.shared.own_links import links_to
from crawler.adapters.shared.paging import MOST_PAGES, further_page, next_link, same_host
from crawler.adapters.ucap_search import (
    Search,
    asks_search,
    is_results,
    path_of_script,
    read_results,
    search_of,
    search_request,
)
from crawler.errors import ListNotUnderstood

_KEY = r"[0-9a-f]{32}"
# /202601/<key>.shtml, /2026/2/28/<key>.shtml, /202203/c00_30777887.shtml, /c109213/202604/174315227.shtml,
# /c7656853/content.shtml
_ARTICLE = re.compile(
    rf"/(?:\d{{6}}|\d{{4}}/\d{{1,2}}/\d{{1,2}})/(?:{_KEY}|c\d{{2}}_\d{{3,12}})\.shtml"
    r"|/c\d{4,9}/(?:\d{6}/\d{4,12}|content)\.shtml",
    re.IGNORECASE,
)
# Some sites of TRS number their pages by the same call.
_TRS_ARTICLE = re.compile(r"/t\d{8}_\d{1,12}\.s?html?")
_PAGER = re.compile(
    r"createPageHTML\w{0,20}\s{0,9}\(\s{0,9}[\"'][^\"'()]{0,60}[\"']\s{0,9},\s{0,9}[\"']?(?P<pages>\d{1,9})[\"']?\s{0,9},"
    r"\s{0,9}[\"']?(?P<current>\d{1,9})[\"']?\s{0,9},\s{0,9}[\"'](?P<name>[\w./-]{1,120})[\"']\s{0,9},"
    r"\s{0,9}[\"']\.?(?P<extension>s?html?)[\"']"
)
_CHANNELS = re.compile(r"[\"'](?P<path>/(?:[\w-]{1,40}/){0,2}getChannelList)\b")
_USUAL_CHANNELS = "/common/getChannelList"
_COLUMN = re.compile(r"^/(?P<site>[\w-]{1,60})/(?P<code>c\d{4,9})/", re.IGNORECASE)
# listPage.js, common_list.js, zfwj_list.js, render.js
_LIST_SCRIPT = re.compile(r"(?!jquery)[\w-]{0,40}(?:list|render)[\w-]{0,20}\.js", re.IGNORECASE)
# What an answer's carry says it was asked for.
_SCRIPT = "script"
_CHANNEL = "channel"


class Ucap:
    """Reads lists of 开普 ucap."""

    name = "ucap"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page numbers its pages, links to its articles or asks for its list as ucap does."""
        if is_results(page) or asks_search(page) or links_to(page, _ARTICLE):
            return True
        pager = _PAGER.search(page.text)
        return pager is not None and pager["extension"] == "shtml" and not links_to(page, _TRS_ARTICLE)

    def read(self, page: ListPage) -> Listing:
        """Read a column's page or one answer of its search; raises ListNotUnderstood."""
        kept = dict(page.carry)
        if _SCRIPT in kept:
            search = Search(path=path_of_script(page.text), key=kept[_SCRIPT])
            return self._shell(search_request(page, search, 0), page)
        if _CHANNEL in kept:
            search = Search(path=kept[_CHANNEL], key=_key_of_channel(page))
            return self._shell(search_request(page, search, 0), page)
        return read_results(page, self.name) if is_results(page) else self._column(page)

    def _column(self, page: ListPage) -> Listing:
        document = parse(page.text, page.url)
        search = search_of(page)
        try:
            entries = read_entries(document)
        except ArticleShown:
            raise
        except ListNotUnderstood:
            return self._shell(_behind_shell(page, document, search), page)
        address = _numbered(page.text, document) or next_link(document)
        if address is not None or search is None or _PAGER.search(page.text) is not None:
            return Listing(adapter=self.name, entries=entries, following=further_page(page, address))
        if not _has_own(entries, page.url) and (search.path or _list_script(page, document)):
            # What the page shows is news of other columns; its own list is drawn.
            return self._shell(_behind_shell(page, document, search), page)
        following = search_request(page, search, len(entries)) if search.path is not None else None
        return Listing(adapter=self.name, entries=entries, following=following)

    def _shell(self, request: ListRequest | None, page: ListPage) -> Listing:
        if request is None:
            raise ListNotUnderstood("the page lists nothing and does not say where its list lies", url=page.url)
        return Listing(adapter=self.name, entries=(), following=request)


def _numbered(text: str, document: Document) -> str | None:
    """Name the next page by the call that draws the page numbers, which counts from 1."""
    pager = _PAGER.search(text)
    if pager is None:
        return None
    number = int(pager["current"]) + 1
    if number > min(int(pager["pages"]), MOST_PAGES):
        return None
    return document.address(f"{pager['name']}_{number}.{pager['extension']}")


def _behind_shell(page: ListPage, document: Document, search: Search | None) -> ListRequest | None:
    if search is None:
        return _channel_request(page)
    script = _list_script(page, document) if search.path is None else None
    if script is None:
        return search_request(page, search, 0)
    return _step(page, script, (_SCRIPT, search.key))


def _channel_request(page: ListPage) -> ListRequest | None:
    """Ask for the key of a column whose page does not say it."""
    column = _COLUMN.match(urlsplit(page.url).path)
    if column is None:
        return None
    told = _CHANNELS.search(page.text)
    query = urlencode({"channelCode": column["code"], "websiteCodeName": column["site"]})
    address = absolute(page.url, f"{told['path'] if told is not None else _USUAL_CHANNELS}?{query}")
    return _step(page, address, (_CHANNEL, path_of_script(page.text)))


def _step(page: ListPage, address: str | None, kept: tuple[str, str]) -> ListRequest | None:
    request = further_page(page, address)
    return replace(request, page=page.page, carry=(kept,)) if request is not None else None


def _key_of_channel(page: ListPage) -> str:
    results = object_in(page).get("results")
    own = results if isinstance(results, dict) else {}
    children = own.get("children")
    # A column without a key of its own has its articles in its only child; among several none is the column's.
    only = children[0] if isinstance(children, list) and len(children) == 1 else None
    for channel in (own, only):
        key = channel.get("channelId") if isinstance(channel, dict) else None
        if isinstance(key, str) and re.fullmatch(_KEY, key) is not None:
            return key
    raise ListNotUnderstood("the answer names no channel", url=page.url)


def _list_script(page: ListPage, document: Document) -> str | None:
    for script in document.root.iter("script"):
        address = document.address(script.get("src"))
        if address is None or not same_host(address, page.url):
            continue
        if _LIST_SCRIPT.fullmatch(urlsplit(address).path.rpartition("/")[2]) is not None:
            return address
    return None


def _has_own(entries: Sequence[Entry], url: str) -> bool:
    folder = urlsplit(url).path.rpartition("/")[0].lower()
    return any(urlsplit(entry.url).path.lower().startswith(f"{folder}/") for entry in entries)
