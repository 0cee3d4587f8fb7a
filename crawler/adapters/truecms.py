"""TrueCMS: the first records stand in the page, the others come from getMessage.do as XML inside JSON."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from lxml import etree

from crawler.adapters.base import Entry, Listing, ListPage, ListRequest
from crawler.adapters.shared.carried import carry_of, known_from
from crawler.adapters.shared.document import absolute, parse
from crawler.adapters.shared.entries import read_entries, read_records
from crawler.adapters.shared.paging import MOST_PAGES, further_page
from crawler.adapters.shared.request_headers import BY_SCRIPT
from crawler.adapters.shared.uncounted import says_nothing
from crawler.errors import ListNotUnderstood

_PROXY = re.compile(r"messageController/getMessage\.do", re.IGNORECASE)
_BEFORE_PROXY = re.compile(r"[\w/.:-]*\Z")
_LONGEST_BEFORE = 120
_COLUMN = re.compile(r"\bcolumnId[\"']?\s{0,9}[:=]\s{0,9}[\"']?([\w-]{1,64})", re.IGNORECASE)
_TOTAL = re.compile(r"\btotalRecords?[\"']?\s{0,9}[:>]\s{0,9}[\"']?(\d{1,9})\b", re.IGNORECASE)
_PER_PAGE = re.compile(r"\bperPage[\"']?\s{0,9}:\s{0,9}[\"']?(\d{1,3})\b", re.IGNORECASE)
_GROUP = re.compile(r"\bgroupSize[\"']?\s{0,9}:\s{0,9}[\"']?(\d{1,2})\b", re.IGNORECASE)
# What the system's script assumes where a page does not say.
_USUAL_PER_PAGE = 20
_USUAL_GROUP = 3
_RECORD = re.compile(r"<record>", re.IGNORECASE)
_RECORD_END = re.compile(r"</record>", re.IGNORECASE)
_JSONP = re.compile(r"\s{0,99};?\s{0,9}(?:[\w.$]{1,100}\s{0,9}\()?\s{0,9}(?=[{<])")
# The template of a record, which stands in the page's script beside the records.
_TEMPLATE = "${"
_CALLBACK = "jsonp"


@dataclass(frozen=True, slots=True)
class _More:
    """What has to be known to ask for further records."""

    proxy: str
    column: str
    referer: str
    """The column's page; some servers answer nobody who does not name it."""
    total: int
    """0 where the page does not say."""
    per_page: int
    group: int
    """Pages an answer brings."""
    start: int
    """The record to begin with, counted from 1."""
    newest: str
    """The first address read last: a server that gives it again does not heed what it is asked."""


class Truecms:
    """Reads columns of TrueCMS."""

    name = "truecms"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page names the system's interface and its own column there."""
        return _PROXY.search(page.text) is not None and _COLUMN.search(page.text) is not None

    def read(self, page: ListPage) -> Listing:
        """Read the column's page or one answer of getMessage.do; raises ListNotUnderstood."""
        asked = known_from(page.carry, _More) if page.asked_by == self.name else None
        if asked is not None:
            return self._read_answer(page, asked)
        more = _by_page(page)
        entries = _inline(page)
        if more is None and not entries:
            raise ListNotUnderstood("no records, and no way to ask for them", url=page.url)
        if more is None:
            return Listing(adapter=self.name, entries=entries, following=None)
        newest = entries[0].url if entries else ""
        following = _request(page, replace(more, start=len(entries) + 1, newest=newest))
        if not entries:
            if following is None:
                raise ListNotUnderstood("no records, and the interface cannot be asked", url=page.url)
            following = replace(following, page=page.page)
        return Listing(adapter=self.name, entries=entries, following=following)

    def _read_answer(self, page: ListPage, asked: _More) -> Listing:
        answer = _result(page)
        records = list(_records(answer))
        entries = read_records(records, asked.referer)
        if not entries and asked.newest and not asked.total and says_nothing(answer):
            return Listing(adapter=self.name, entries=(), following=None)  # past the end of a list without a total
        if not entries:
            raise ListNotUnderstood("the answer has no records with a link", url=page.url)
        told = _TOTAL.search(answer)
        more = replace(
            asked,
            start=asked.start + len(records),
            newest=entries[0].url,
            total=int(told[1]) if told is not None else asked.total,
        )
        repeats = asked.newest == more.newest
        # Where no total is told, an answer that is not full is the last.
        ended = not more.total and len(records) < asked.per_page * asked.group
        following = None if repeats or ended else _request(page, more)
        return Listing(adapter=self.name, entries=entries, following=following)


def _inline(page: ListPage) -> tuple[Entry, ...]:
    """Read the records that the page brings: in their hidden element, in its script, or as any list."""
    document = parse(page.text, page.url)
    hidden = next((element for element in document.root.iter() if element.get("id", "").lower() == "initdata"), None)
    fragments = _fragments(hidden) if hidden is not None else list(_records(page.text))
    entries = read_records(fragments, document.base)
    if entries:
        return entries
    try:
        return read_entries(document)
    except ListNotUnderstood:
        return ()


def _fragments(element: etree._Element) -> list[str]:
    """Take the records of the hidden element apart: one in each list of its own, or one in each row of a list."""
    rows = list(element.iter("li", "tr")) or list(element.iter("a"))
    return [etree.tostring(row, encoding="unicode", method="html", with_tail=False) for row in rows]


def _records(text: str) -> Iterator[str]:
    for chunk in _RECORD.split(text)[1:]:
        end = _RECORD_END.search(chunk)
        record = chunk[: end.start()] if end is not None else ""
        _, opened, content = record.partition("<![CDATA[")
        fragment = content.partition("]]>")[0] if opened else html.unescape(record)
        if _TEMPLATE not in fragment:
            yield fragment


def _result(page: ListPage) -> str:
    """Take the XML out of its JSON, and the JSON out of its call."""
    wrapped = _JSONP.match(page.text.lstrip("\ufeff"))
    text = page.text.lstrip("\ufeff")[wrapped.end() :] if wrapped is not None else ""
    if text.startswith("<"):
        return text
    try:
        answer, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError) as error:
        raise ListNotUnderstood("the answer is neither XML nor JSON", url=page.url) from error
    result = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(result, str):
        raise ListNotUnderstood("the answer has no result", url=page.url)
    return result


def _by_page(page: ListPage) -> _More | None:
    proxy, column = _PROXY.search(page.text), _COLUMN.search(page.text)
    if proxy is None or column is None:
        return None
    # A page can show several lists; the parameters of one stand together.
    script = page.text[max(proxy.start() - 5000, 0) : proxy.end() + 1000]
    total, per_page, group = _TOTAL.search(page.text), _PER_PAGE.search(script), _GROUP.search(script)
    own = _COLUMN.search(page.text, proxy.end(), proxy.end() + 1000)
    return _More(
        proxy=_path(page.text, proxy),
        column=(own or column)[1],
        referer=page.url,
        total=int(total[1]) if total is not None else 0,
        per_page=(int(per_page[1]) if per_page is not None else 0) or _USUAL_PER_PAGE,
        group=(int(group[1]) if group is not None else 0) or _USUAL_GROUP,
        start=1,
        newest="",
    )


def _path(text: str, proxy: re.Match[str]) -> str:
    """Read the interface's path; its address may be written with a host of the inner network."""
    before = _BEFORE_PROXY.search(text[max(proxy.start() - _LONGEST_BEFORE, 0) : proxy.start()])
    folders = before[0] if before is not None else ""
    if "://" in folders:
        folders = folders.partition("://")[2].partition("/")[2]
    return f"/{folders.lstrip('/')}{proxy[0]}"


def _request(page: ListPage, more: _More) -> ListRequest | None:
    if more.start > min(more.total or more.per_page * MOST_PAGES, more.per_page * MOST_PAGES):
        return None
    # The window is the one that the site's own script asks for: servers refuse others, some with 404.
    window = more.per_page * more.group
    end = more.start + window - 1
    query = urlencode(
        {
            "startrecord": more.start,
            "endrecord": min(end, more.total) if more.total else end,
            "perpage": more.per_page,
            "contentTemplate": "",
            "columnId": more.column,
            "callback": _CALLBACK,
        }
    )
    request = further_page(page, absolute(page.url, f"{more.proxy}?{query}"))
    if request is None:
        return None
    headers = (("Referer", more.referer), BY_SCRIPT)
    return replace(request, headers=headers, carry=carry_of(more))
