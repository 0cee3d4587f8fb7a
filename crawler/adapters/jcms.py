"""大汉 jcms: the first records stand inside a script of the page, the others come from dataproxy.jsp."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from crawler.adapters.base import Entry, Listing, ListPage, ListRequest
from crawler.adapters.shared.carried import carry_of, known_from
from crawler.adapters.shared.document import absolute, parse
from crawler.adapters.shared.entries import read_records
from crawler.adapters.shared.paging import MOST_PAGES, further_page, next_link
from crawler.adapters.shared.request_headers import BY_SCRIPT, FORM
from crawler.errors import ListNotUnderstood

_FIELDS = ("appid", "col", "columnid", "path", "permissiontype", "sourceContentType", "unitid", "webid", "webname")
_FIELD = re.compile(
    rf"\b(?P<name>{'|'.join(_FIELDS)})[\"']?\s{{0,9}}:\s{{0,9}}"
    r"(?:'(?P<single>[^'\n]{0,200})'|\"(?P<double>[^\"\n]{0,200})\"|(?P<bare>[\w-]{1,60}))"
)
_PROXY = re.compile(r"/module/(?:\w{1,20}/){0,3}jpage/\w{0,20}dataproxy\.jsp")
_USUAL_PROXY = "/module/web/jpage/dataproxy.jsp"
_LINK_TO_MORE = re.compile(r"dataproxy\.jsp\?([^\"'<>]{1,1000})")
_TOTAL = re.compile(r"\btotalRecord[\"']?\s*[:>]\s*[\"']?(\d{1,9})\b", re.IGNORECASE)
_PER_PAGE = re.compile(r"\bperPage[\"']?\s*:\s*[\"']?(\d{1,3})\b", re.IGNORECASE)
_COLUMN = re.compile(r"/col/col(\d{1,12})(?:/|$)")
# Before there was XML, the records stood in an array of the script.
_ARRAY = re.compile(r"\binitData\w{0,40}\s{0,9}=\s{0,9}\[", re.IGNORECASE)
_ITEM = re.compile(r"\s{0,99},?\s{0,99}'((?:[^'\\]|\\.)*)'")
# What the system's own script assumes and asks for: fifteen records a page, three pages an answer.
_USUAL_PER_PAGE = 15
_PAGES_AN_ANSWER = 3
_HEADERS = (FORM, BY_SCRIPT)


class _Way(StrEnum):
    """How further records are asked for."""

    WINDOW = "window"
    """By the numbers of the first and the last, as the system's own script does."""
    PAGE = "page"
    """By the number of a page, as the system's links for machines do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _More:
    """What has to be known to ask for further records."""

    proxy: str
    form: str
    """The parameters of the column, as sent."""
    total: int
    per_page: int
    start: int
    """The record to begin with, counted from 1."""
    newest: str
    """The first address read last: a server that gives it again does not heed what it is asked."""
    size: int
    """Records of an answer, as the column's page holds them."""
    way: _Way = _Way.WINDOW


class Jcms:
    """Reads columns of 大汉 jcms, the older of the two 大汉 systems."""

    name = "jcms"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page carries jcms records, or the parameters by which to ask for them."""
        if "<record>" in page.text and ("<recordset>" in page.text or "<datastore>" in page.text):
            return True
        return _PROXY.search(page.text) is not None and _more_by_page(page.text, page.text) is not None

    def read(self, page: ListPage) -> Listing:
        """Read the column's page or one answer of dataproxy.jsp; raises ListNotUnderstood."""
        stores = page.text.split("<datastore>")
        own = _own_store(stores, page.url)
        records = list(_records(own))
        others = (record for store in stores if store is not own for record in _records(store))
        entries = read_records([*records, *others], page.url)
        kept = dict(page.carry)
        more = known_from(page.carry, _More) if "proxy" in kept else _more_by_page(page.text, own)
        if not entries:
            return self._shell(page, more)
        newest = entries[0].url
        if more is not None and more.newest == newest:
            return self._repeated(page, more, entries)
        if more is not None:
            following = _request(page, _after(more, len(records), newest))
        else:
            following = _linked(page, newest) if kept.get("newest") != newest else None
        return Listing(adapter=self.name, entries=entries, following=following)

    def _shell(self, page: ListPage, more: _More | None) -> Listing:
        """Ask for the first records where the page holds none itself."""
        request = _request(page, more) if more is not None and not page.carry else None
        if request is None:
            raise ListNotUnderstood("no records with a link", url=page.url)
        return Listing(adapter=self.name, entries=(), following=replace(request, page=page.page))

    def _repeated(self, page: ListPage, more: _More, entries: tuple[Entry, ...]) -> Listing:
        """Ask once more, in the other way, where the answer holds what the last one held."""
        request = _request(page, replace(more, way=_Way.PAGE)) if more.way is _Way.WINDOW else None
        if request is None:
            return Listing(adapter=self.name, entries=entries, following=None)
        return Listing(adapter=self.name, entries=(), following=replace(request, page=page.page))


def _own_store(stores: Sequence[str], url: str) -> str:
    """Choose the column's own list among those of its page: the one that names the column, or else the longest."""
    column = _COLUMN.search(urlsplit(url).path)

    def worth(store: str) -> tuple[bool, int]:
        is_named = column is not None and _linked_fields(store).get("columnid") == column[1]
        return is_named, store.count("<record>")

    return max(stores, key=worth)


def _records(text: str) -> Iterator[str]:
    for chunk in text.split("<record>")[1:]:
        record, closed, _ = chunk.partition("</record>")
        if not closed:
            continue
        _, opened, content = record.partition("<![CDATA[")
        yield content.partition("]]>")[0] if opened else html.unescape(record)
    for array in _ARRAY.finditer(text):
        item = _ITEM.match(text, array.end())
        while item is not None:
            yield item[1].replace("\\'", "'").replace('\\"', '"').replace("\\/", "/")
            item = _ITEM.match(text, item.end())


def _more_by_page(text: str, store: str) -> _More | None:
    """Read how to ask for more; None where the page does not say, as where its parameters are encrypted."""
    linked = _linked_fields(store)
    script = text[max(text.find(f"#{linked.get('unitid', '')}'"), 0) :]
    fields = {**_scripted_fields(text), **_scripted_fields(script), **linked}
    total, per_page = _TOTAL.search(script) or _TOTAL.search(store), _PER_PAGE.search(script)
    if total is None or "columnid" not in fields or "unitid" not in fields:
        return None
    proxy = _PROXY.search(text)
    return _More(
        proxy=proxy[0] if proxy is not None else _USUAL_PROXY,
        form=urlencode([(name, fields[name]) for name in _FIELDS if name in fields]),
        total=int(total[1]),
        per_page=(int(per_page[1]) if per_page is not None else 0) or _USUAL_PER_PAGE,
        start=1,
        newest="",
        size=0,
    )


def _linked_fields(store: str) -> dict[str, str]:
    link = _LINK_TO_MORE.search(store)
    pairs = parse_qsl(html.unescape(link[1])) if link is not None else []
    return {name: unquote(value) for name, value in pairs if name in _FIELDS}


def _scripted_fields(script: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for found in _FIELD.finditer(script):
        fields.setdefault(found["name"], unquote(found["single"] or found["double"] or found["bare"] or ""))
    return fields


def _after(more: _More, records: int, newest: str) -> _More:
    return replace(more, start=more.start + records, newest=newest, size=more.size or records)


def _linked(page: ListPage, newest: str) -> ListRequest | None:
    """Follow the page's own link to its next page, which lists the same where only a script turns the pages."""
    request = further_page(page, next_link(parse(page.text, page.url)))
    return replace(request, carry=(("newest", newest),)) if request is not None else None


def _request(page: ListPage, more: _More) -> ListRequest | None:
    if more.start > min(more.total, more.per_page * MOST_PAGES):
        return None
    request = further_page(page, absolute(page.url, f"{more.proxy}?{_range(more)}"))
    if request is None:
        return None
    carry = carry_of(more)
    if more.way is _Way.PAGE:
        return replace(request, carry=carry)
    return replace(request, method="POST", body=more.form.encode(), headers=_HEADERS, carry=carry)


def _range(more: _More) -> str:
    """Name the records to ask for."""
    if more.way is _Way.PAGE:
        # As many as the column's page held: then it is the same page whether or not their number is heeded.
        size = more.size or more.per_page
        return f"{urlencode({'page': (more.start - 1) // size + 1, 'perpage': size})}&{more.form}"
    end = min(more.start + more.per_page * _PAGES_AN_ANSWER - 1, more.total)
    return urlencode({"startrecord": more.start, "endrecord": end, "perpage": more.per_page})
