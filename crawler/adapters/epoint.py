"""国泰新点 Epoint: static lists numbered 2.html, 3.html; or a shell, whose list an interface gives as JSON."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.adapters.base import Entry, Listing, ListPage, ListRequest
from crawler.adapters.shared.carried import carry_of, known_from
from crawler.adapters.shared.document import absolute, parse
from crawler.adapters.shared.entries import listed_on, read_entries, without_doubles
from crawler.adapters.shared.json_answer import count_in, json_in, object_in, text_in
from crawler.adapters.shared.link_reader import full_title
from crawler.adapters.shared.list_dates import mark_beside_link
from crawler.adapters.shared.next_page import next_request
from crawler.adapters.shared.page_numbers import told_pages
from crawler.adapters.shared.paging import MOST_PAGES, further_page, same_host
from crawler.adapters.shared.request_headers import BY_SCRIPT, FORM
from crawler.adapters.shared.xml_page import plain
from crawler.errors import ListNotUnderstood

_MARKS = re.compile(
    r"webBuilderCommon|EpointWebBuilder|EWB[-_]\w{2,20}/|lightfrontaction|getgovinfolist|siteInfo\.projectName", re.I
)
_PAGER = re.compile(r"class\s{0,9}=\s{0,9}[\"']?[^\"'<>]{0,60}\b(?:ewb|wb)-page-(?:li|item|num|hover)", re.IGNORECASE)
_LIST = re.compile(
    r"class\s{0,9}=\s{0,9}[\"']?[^\"'<>]{0,60}\b(?:ewb|wb)-(?:list|data|info|com|catalog)", re.IGNORECASE
)
_DRAWN = re.compile(r"govInfoPub|openlist|getgovinfolist|/dynamic/", re.IGNORECASE)
_CATEGORY = re.compile(r"[\w.-]{1,60}")
_NUMBERED = re.compile(r"(\d{1,5})\.html?$", re.IGNORECASE)
_HTML = re.compile(r"\.html?$", re.IGNORECASE)

# The site's number stands in a script that all its pages share; the names differ.
_SCRIPT = re.compile(
    r"<script\b[^<>]{0,200}\bsrc\s{0,9}=\s{0,9}[\"']?([^\"'<>\s]{0,200}(?:webBuilderCommon|siteInfo|ajaxReq)\w{0,40}\.js)",
    re.IGNORECASE,
)
_USUAL_SCRIPTS = ("/js/webBuilderCommon.js", "/js/webBuilderCommonInfo.js")
_MOST_SCRIPTS = 2
_SITE = re.compile(r"\bsite_?guid[\"']?\s{0,9}[:=]\s{0,9}[\"']([\w-]{8,60})[\"']", re.IGNORECASE)
_PROJECT = re.compile(r"\bprojectName[\"']?\s{0,9}[:=]\s{0,9}[\"'](/?[\w./-]{0,80})[\"']", re.IGNORECASE)
_WRITTEN_PROJECT = re.compile(r"(/?[\w-]{1,60})/rest/lightfrontaction", re.IGNORECASE)
_USUAL_PROJECT = "/EWB-FRONT"
_INTERFACE = "/rest/lightfrontaction/getgovinfolist"
_A_PAGE = 20
_URLS = ("infourl", "visiturl", "linkurl", "href", "url")
_TITLES = ("realtitle", "title")
_DATES = ("infodate", "handsdate", "webdate", "publishdate", "infodatepx")
_AS_JSON = (("Content-Type", "application/json;charset=UTF-8"), BY_SCRIPT)
_AS_FORM = (FORM, BY_SCRIPT)
_FORM = "form"


@dataclass(frozen=True, slots=True)
class _Query:
    """What the interface has to be asked."""

    category: str
    department: str
    column: str
    """The column's page."""
    project: str = ""
    site: str = ""
    form: str = "json"
    """How the question is sent."""
    index: int = 0
    """The page to ask for."""
    first: int = 0
    """The number of the first page: 0, or 1 where the server turns out to count so."""
    newest: str = ""
    """The first address read last."""
    scripts: str = ""
    """Scripts that may still name the site, an address a line."""


class Epoint:
    """Reads columns of 国泰新点's web builder."""

    name = "epoint"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page has the builder's scripts, or its lists and its pager."""
        if _MARKS.search(page.text) is not None:
            return True
        return _PAGER.search(page.text) is not None and _LIST.search(page.text) is not None

    def read(self, page: ListPage) -> Listing:
        """Read a list, a shell, the script with the site's number, or an answer; raises ListNotUnderstood."""
        query = known_from(page.carry, _Query) if page.asked_by == self.name else None
        if query is None:
            return self._read_page(page)
        if not query.site:
            return self._shell(_with_site(page, query), page)
        return self._read_answer(page, query)

    def _read_page(self, page: ListPage) -> Listing:
        query = _asked_in_address(page)
        if query is not None and _DRAWN.search(page.url) is not None:
            return self._shell(_with_site(page, query), page)
        document = parse(page.text, page.url)
        try:
            entries = read_entries(document)
        except ListNotUnderstood:
            if query is None:
                raise
            return self._shell(_with_site(page, query), page)
        following = next_request(page, document) or _numbered(page)
        return Listing(adapter=self.name, entries=entries, following=following)

    def _shell(self, query: _Query, page: ListPage) -> Listing:
        following = _to_interface(page, query) if query.site else _to_script(page, query)
        if following is None:
            raise ListNotUnderstood("no script of the page names its siteGuid", url=page.url)
        return Listing(adapter=self.name, entries=(), following=replace(following, page=page.page))

    def _read_answer(self, page: ListPage, query: _Query) -> Listing:
        try:
            answer = _answer(page)
        except ListNotUnderstood:
            # Servers that want a form answer JSON with an error, and a page of their own.
            if query.form == _FORM or query.index:
                raise
            return self._shell(replace(query, form=_FORM), page)
        entries = without_doubles(_entries(answer, query.column), page.url)
        if query.newest and _records(answer) == [] and not _total(answer):
            return Listing(adapter=self.name, entries=(), following=None)  # past the end of a list without a total
        if not entries:
            if query.form == _FORM or query.index or _total(answer):
                raise ListNotUnderstood("the answer lists no articles", url=page.url)
            return self._shell(replace(query, form=_FORM), page)
        repeats = query.newest == entries[0].url
        # A server that counts from 1 gives its first page for 0 as well.
        if repeats and query.index == 1:
            return self._shell(replace(query, index=2, first=1), page)
        seen, total = (query.index + 1 - query.first) * _A_PAGE, _total(answer)
        goes_on = seen < total if total else len(entries) >= _A_PAGE
        following = None
        if goes_on and not repeats:
            following = _to_interface(page, replace(query, index=query.index + 1, newest=entries[0].url))
        return Listing(adapter=self.name, entries=entries, following=following)


def _numbered(page: ListPage) -> ListRequest | None:
    """Name the next page of a static list by number, where the page counts its pages."""
    folder, _, name = urlsplit(page.url).path.rpartition("/")
    here = _NUMBERED.fullmatch(name)
    number = int(here[1]) + 1 if here is not None else page.page + 1
    if number > min(told_pages(page.text), MOST_PAGES) or (name and _HTML.search(name) is None):
        return None
    return further_page(page, absolute(page.url, f"{folder}/{number}.html"))


def _asked_in_address(page: ListPage) -> _Query | None:
    named = {key.lower(): value for key, value in parse_qsl(urlsplit(page.url).query)}
    category = named.get("categorynum", "")
    if _CATEGORY.fullmatch(category) is None:
        return None
    return _Query(category=category, department=named.get("deptcode", "")[:60], column=page.url)


def _with_site(page: ListPage, query: _Query) -> _Query:
    """Read the site's number from a page or a script, and note which scripts may tell it otherwise."""
    site, project = _SITE.search(page.text), _PROJECT.search(page.text)
    written = project or _WRITTEN_PROJECT.search(page.text)
    known = replace(query, project=f"/{written[1].strip('/')}" if written is not None else query.project)
    if site is not None:
        return replace(known, site=site[1])
    return known if page.asked_by == Epoint.name else replace(known, scripts="\n".join(_scripts(page)))


def _scripts(page: ListPage) -> list[str]:
    written = [*(found[1] for found in _SCRIPT.finditer(page.text)), *_USUAL_SCRIPTS]
    addresses = [absolute(page.url, script) for script in dict.fromkeys(written)]
    own = [address for address in addresses if address is not None and same_host(address, page.url)]
    return [*dict.fromkeys(own)][:_MOST_SCRIPTS]


def _to_script(page: ListPage, query: _Query) -> ListRequest | None:
    waiting = [script for script in query.scripts.split("\n") if script]
    request = further_page(page, waiting[0]) if waiting else None
    if request is None:
        return None
    return replace(request, carry=carry_of(replace(query, scripts="\n".join(waiting[1:]))))


def _to_interface(page: ListPage, query: _Query) -> ListRequest | None:
    address = absolute(query.column, f"{query.project or _USUAL_PROJECT}{_INTERFACE}".replace("//", "/"))
    if address is None or not same_host(address, page.url) or page.page >= MOST_PAGES:
        return None
    params = {
        "deptcode": query.department,
        "categorynum": query.category,
        "pageIndex": query.index,
        "pageSize": _A_PAGE,
        "siteGuid": query.site,
    }
    if query.form == _FORM:
        body, headers = urlencode({"params": json.dumps(params)}), _AS_FORM
    else:
        # Some versions read the question itself, others what stands under params.
        body, headers = json.dumps({**params, "token": "", "params": params}), _AS_JSON
    return ListRequest(
        url=address,
        method="POST",
        body=body.encode(),
        headers=(*headers, ("Referer", query.column)),
        page=page.page + 1,
        carry=carry_of(replace(query, scripts="")),
    )


def _answer(page: ListPage) -> Mapping[str, object]:
    """Read the part of an answer that lists; some versions write it as JSON in a text."""
    custom = object_in(page).get("custom")
    content = json_in(custom, page.url) if isinstance(custom, str) else custom
    if not isinstance(content, dict):
        raise ListNotUnderstood("the answer has no list", url=page.url)
    return content


def _entries(answer: Mapping[str, object], column: str) -> Iterator[Entry]:
    for record in _records(answer) or ():
        if not isinstance(record, dict):
            continue
        url = next((address for href in _said(record, _URLS) if (address := absolute(column, href))), None)
        titles = [plain(title) for title in _said(record, _TITLES)]
        if url is None or not titles:
            continue
        # The second may be cut, the first is whole.
        title = full_title(titles[-1], titles[0])
        marks = [mark for text in _said(record, _DATES) if (mark := mark_beside_link(text)) is not None]
        shown = next((mark.on for mark in marks if mark.on is not None), None)
        yield Entry(url=url, title=title, listed_on=listed_on(shown, url))


def _records(answer: Mapping[str, object]) -> Sequence[object] | None:
    lists = (answer.get(key) for key in ("data", "Table", "infodata"))
    return next((value for value in lists if isinstance(value, list)), None)


def _said(record: Mapping[str, object], keys: Sequence[str]) -> list[str]:
    texts = (text_in(record.get(key)) for key in keys)
    return [text[:2000] for text in texts if text.strip()]


def _total(answer: Mapping[str, object]) -> int:
    return count_in(answer.get("total", answer.get("totalcount")))
