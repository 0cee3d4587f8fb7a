"""大汉 jcms: the first records stand inside a script of the page, the others come from dataproxy.jsp."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, unquote, urlencode

from crawler.adapters.base import Listing, ListPage, ListRequest
from crawler.adapters.document import absolute
from crawler.adapters.entries import read_records
from crawler.adapters.paging import MOST_PAGES, further_page
from crawler.errors import ListNotUnderstood

_FIELDS = ("appid", "col", "columnid", "path", "permissiontype", "sourceContentType", "unitid", "webid", "webname")
_FIELD = re.compile(
    rf"\b(?P<name>{'|'.join(_FIELDS)})[\"']?\s{{0,9}}:\s{{0,9}}"
    r"(?:'(?P<single>[^'\n]{0,200})'|\"(?P<double>[^\"\n]{0,200})\"|(?P<bare>[\w-]{1,60}))"
)
_PROXY = re.compile(r"/module/(?:web/)?jpage/dataproxy\.jsp")
_USUAL_PROXY = "/module/web/jpage/dataproxy.jsp"
_LINK_TO_MORE = re.compile(r"dataproxy\.jsp\?([^\"'<>]{1,1000})")
_TOTAL = re.compile(r"\btotalRecord[\"']?\s*[:>]\s*[\"']?(\d{1,9})\b", re.IGNORECASE)
_PER_PAGE = re.compile(r"\bperPage[\"']?\s*:\s*[\"']?(\d{1,3})\b", re.IGNORECASE)
# What the system's own script assumes and asks for: fifteen records a page, three pages an answer.
_USUAL_PER_PAGE = 15
_PAGES_AN_ANSWER = 3
_HEADERS = (
    ("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"),
    ("X-Requested-With", "XMLHttpRequest"),
)


@dataclass(frozen=True, slots=True)
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


class Jcms:
    """Reads columns of 大汉 jcms, the older of the two 大汉 systems."""

    name = "jcms"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page carries jcms records."""
        return "<record>" in page.text and ("<recordset>" in page.text or "<datastore>" in page.text)

    def read(self, page: ListPage) -> Listing:
        """Read the column's page or one answer of dataproxy.jsp; raises ListNotUnderstood."""
        records = list(_records(page.text))
        entries = read_records(records, page.url)
        if not entries:
            raise ListNotUnderstood("no records with a link", url=page.url)
        more = _more_by_carry(page.carry) if page.carry else _more_by_page(page.text)
        if more is None or more.newest == entries[0].url:
            following = None
        else:
            following = _request(page, replace(more, start=more.start + len(records), newest=entries[0].url))
        return Listing(adapter=self.name, entries=entries, following=following)


def _records(text: str) -> Iterator[str]:
    for chunk in text.split("<record>")[1:]:
        record, closed, _ = chunk.partition("</record>")
        if not closed:
            continue
        _, opened, content = record.partition("<![CDATA[")
        yield content.partition("]]>")[0] if opened else html.unescape(record)


def _more_by_carry(carry: tuple[tuple[str, str], ...]) -> _More | None:
    kept = dict(carry)
    try:
        return _More(
            proxy=kept["proxy"],
            form=kept["form"],
            total=int(kept["total"]),
            per_page=int(kept["per_page"]),
            start=int(kept["start"]),
            newest=kept["newest"],
        )
    except (KeyError, ValueError):
        return None


def _more_by_page(text: str) -> _More | None:
    """Read how to ask for more; None where the page does not say, as where its parameters are encrypted."""
    # A page can hold several lists; the longest is the column's.
    store = max(text.split("<datastore>"), key=lambda part: part.count("<record>"))
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


def _request(page: ListPage, more: _More) -> ListRequest | None:
    if more.start > min(more.total, more.per_page * MOST_PAGES):
        return None
    end = min(more.start + more.per_page * _PAGES_AN_ANSWER - 1, more.total)
    window = urlencode({"startrecord": more.start, "endrecord": end, "perpage": more.per_page})
    request = further_page(page, absolute(page.url, f"{more.proxy}?{window}"))
    if request is None:
        return None
    carry = (
        ("form", more.form),
        ("newest", more.newest),
        ("per_page", str(more.per_page)),
        ("proxy", more.proxy),
        ("start", str(more.start)),
        ("total", str(more.total)),
    )
    return replace(request, method="POST", body=more.form.encode(), headers=_HEADERS, carry=carry)
