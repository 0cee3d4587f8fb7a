"""Pagers that only call a function with the next page's number: what the function, or the form it sends, says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from lxml import etree

from crawler.adapters.base import ListPage, ListRequest
from crawler.adapters.shared.document import Document
from crawler.adapters.shared.link_target import clickables
from crawler.adapters.shared.link_words import page_number
from crawler.adapters.shared.paging import MOST_PAGES, further_page, is_next, said_by, same_host
from crawler.adapters.shared.request_headers import FORM

_CALL = re.compile(r"([A-Za-z_$][\w$]{0,40})\s{0,9}\(\s{0,9}[\"']?(\d{1,4})[\"']?\s{0,9}[,)]")
_LEFT = r"(?:location(?:\s{0,9}\.\s{0,9}href)?\s{0,9}=(?!=)|location\.(?:assign|replace)\s{0,9}\()\s{0,9}"
_TEXT = r"(?:\"([^\"<>\n]{0,300})\"|'([^'<>\n]{0,300})')"
_GOES = re.compile(
    rf"{_LEFT}{_TEXT}\s{{0,9}}\+\s{{0,9}}(\w{{1,40}})\b(?!\s{{0,9}}[-*/.(])(?:\s{{0,9}}\+\s{{0,9}}{_TEXT})?(?!\s{{0,9}}\+)"
)
_LONGEST_FUNCTION = 1500
_PAGING_NAME = re.compile(r"page|goto|turn|jump|fenye|query|search", re.IGNORECASE)
_FIELD = re.compile(
    r"(?:[\w.]{0,20}\.)?(?:(?:cur|curr|current|go|to)?_?page_?(?:no|num|number|index)?|cpage|pn)", re.IGNORECASE
)
_MOST_FIELDS = 60
# A pager above the list and one below it call the same function.
_MOST_CALLS = 3


@dataclass(frozen=True, slots=True)
class _Call:
    """A call that turns to the next page."""

    function: str
    number: str


def scripted_request(page: ListPage, document: Document) -> ListRequest | None:
    """Ask for the next page as the page's own script would; None where it does not say how."""
    for call in [*dict.fromkeys(_calls(page, document))][:_MOST_CALLS]:
        parameter, body = _function(page.text, call.function)
        request = _by_address(page, document, call, parameter, body) or _by_form(page, document, call, body)
        if request is not None:
            return request
    return None


def _calls(page: ListPage, document: Document) -> Iterator[_Call]:
    wanted = page.page + 1
    for element in (*document.root.iter("a"), *clickables(document.root)):
        script = f"{element.get('href', '')} {element.get('onclick', '')}"
        found = _CALL.search(script) if "(" in script else None
        # Some count from 0.
        if found is None or int(found[2]) not in (wanted, wanted - 1):
            continue
        if is_next(element) or page_number(said_by(element)) == wanted:
            yield _Call(function=found[1], number=found[2])


def _function(text: str, name: str) -> tuple[str, str]:
    """Find a function's first parameter and its body; empty where it stands in another file."""
    escaped = re.escape(name)
    found = re.search(
        rf"(?:function\s{{1,9}}{escaped}|\b{escaped}\s{{0,9}}[=:]\s{{0,9}}function)\s{{0,9}}\(\s{{0,9}}(\w{{0,40}})",
        text,
    )
    if found is None:
        return "", ""
    body = text[found.end() : found.end() + _LONGEST_FUNCTION]
    return found[1], body.partition("function ")[0]


def _by_address(page: ListPage, document: Document, call: _Call, parameter: str, body: str) -> ListRequest | None:
    for goes in _GOES.finditer(body):
        if goes[3] == parameter:
            before, after = goes[1] or goes[2] or "", goes[4] or goes[5] or ""
            return further_page(page, document.address(f"{before}{call.number}{after}"))
    return None


def _by_form(page: ListPage, document: Document, call: _Call, body: str) -> ListRequest | None:
    sends = "submit" in body if body else _PAGING_NAME.search(call.function) is not None
    for form in document.root.iter("form") if sends else ():
        fields = list(_fields(form))
        counting = [name for name, _ in fields if _FIELD.fullmatch(name) is not None]
        if len(counting) == 1:
            filled = urlencode([(name, call.number if name in counting else value) for name, value in fields])
            return _sent(page, document, form, filled)
    return None


def _fields(form: etree._Element) -> Iterator[tuple[str, str]]:
    inputs = (field for field in form.iter("input") if field.get("type", "text").lower() in ("hidden", "text"))
    for _, field in zip(range(_MOST_FIELDS), inputs, strict=False):
        if field.get("name"):
            yield field.get("name"), field.get("value", "")


def _sent(page: ListPage, document: Document, form: etree._Element, filled: str) -> ListRequest | None:
    address = document.address(form.get("action")) or page.url
    if form.get("method", "get").lower() != "post":
        return further_page(page, urlsplit(address)._replace(query=filled, fragment="").geturl())
    if not same_host(address, page.url) or page.page >= MOST_PAGES:
        return None
    return ListRequest(url=address, method="POST", body=filled.encode(), headers=(FORM,), page=page.page + 1)
