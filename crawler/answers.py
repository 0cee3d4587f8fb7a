"""From an answer, or the lack of one, to what it says about its source."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from twisted.internet.error import ConnectError, ConnectionDone, ConnectionLost
from twisted.python.failure import Failure

from crawler.encoding import decode
from crawler.guard import Verdict, judge
from crawler.guard_article import judge_article
from crawler.items import Fault
from crawler.no_answer import lack_of_answer
from crawler.politeness import BudgetSpent, HostRefused, OutsideVisitTime, RobotsForbidden
from crawler.render import NoBrowser, NotDrawn
from store.records import IncidentKind, PageState

COLUMN_FAULTS = {
    PageState.CHALLENGE: IncidentKind.BLOCKED,
    PageState.EMPTY: IncidentKind.UNREADABLE,
    PageState.FORBIDDEN: IncidentKind.BLOCKED,
    PageState.GONE: IncidentKind.COLUMN_GONE,
    PageState.MAINTENANCE: IncidentKind.MAINTENANCE,
    # To a request that was not conditional it says nothing.
    PageState.NOT_MODIFIED: IncidentKind.UNREADABLE,
    PageState.RATE_LIMITED: IncidentKind.RATE_LIMITED,
    PageState.REDIRECTED_HOME: IncidentKind.COLUMN_GONE,
    PageState.SERVER_ERROR: IncidentKind.SERVER_ERROR,
    PageState.SOFT_404: IncidentKind.COLUMN_GONE,
    PageState.TRUNCATED: IncidentKind.UNREADABLE,
}
PAGE_FAULTS = COLUMN_FAULTS | {
    PageState.LIST: IncidentKind.UNREADABLE,
    # An address that answers 200 and says 'not found' is not proof that the page was withdrawn.
    PageState.REDIRECTED_HOME: IncidentKind.UNREADABLE,
    PageState.SOFT_404: IncidentKind.UNREADABLE,
}
REFUSALS: Mapping[type[BaseException] | type[None], IncidentKind] = {
    BudgetSpent: IncidentKind.BUDGET_SPENT,
    HostRefused: IncidentKind.NOT_OFFICIAL,
    NoBrowser: IncidentKind.UNREADABLE,
    NotDrawn: IncidentKind.UNREADABLE,
    OutsideVisitTime: IncidentKind.VISIT_TIME,
    RobotsForbidden: IncidentKind.ROBOTS,
}

NO_ANSWER = (
    CannotResolveHostError,
    ConnectError,
    ConnectionDone,
    ConnectionLost,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    OSError,
    ResponseDataLossError,
)
"""How a request made outside of a spider's callbacks can end without an answer."""

FILE = "application/octet-stream"
_FILES = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_BOMS_OF_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 1024

CONDITIONS = ("If-Modified-Since", "If-None-Match")


class Judge(Protocol):
    """What says what an answer is."""

    def __call__(
        self, *, requested: str, url: str, status: int, content_type: str, text: str, truncated: bool
    ) -> Verdict: ...


def content_type(response: Response) -> str:
    """Return the Content-Type header."""
    return (response.headers.get("Content-Type") or b"").decode("latin-1")


def header(response: Response, name: str) -> str | None:
    """Return a header, None when there is none."""
    value = response.headers.get(name)
    return None if value is None else value.decode("latin-1")


def text_of(response: Response) -> str:
    """Decode an answer ourselves, as Scrapy trusts headers that lie; a file has no text before it is read."""
    if is_binary(response):
        return ""
    return decode(response.body, content_type(response))


def is_binary(response: Response) -> bool:
    """Say whether an answer's bytes are no text of any charset, whatever its headers call it."""
    head = response.body[:_HEAD]
    return head.startswith(_FILES) or (b"\0" in head and not head.startswith(_BOMS_OF_UTF16))


def answered_url(response: Response, asked: str) -> str:
    """Return the address that answered; a fragment, which no server sees, is kept from the one that was asked."""
    fragment = urlsplit(asked).fragment
    if not fragment or urlsplit(response.url).fragment:
        return response.url
    return f"{response.url}#{fragment}"


def request_of(response: Response) -> Request:
    """Return what an answer answers."""
    if response.request is None:
        raise TypeError(f"{response.url} answers no request")
    return response.request


def is_unchanged(response: Response) -> bool:
    """Say whether an answer is the 304 that its request asked for."""
    if response.status != HTTPStatus.NOT_MODIFIED or response.request is None:
        return False
    return any(name in response.request.headers for name in CONDITIONS)


def verdict_on(response: Response, *, requested: str, text: str) -> Verdict:
    """Say what an answer really is, where a list may answer as well as an article."""
    return _judged(judge, response, requested, text)


def verdict_on_article(response: Response, *, requested: str, text: str) -> Verdict:
    """Say what the answer of an article's address really is."""
    return _judged(judge_article, response, requested, text)


def refusal(failure: Failure, url: str) -> Fault:
    """Say why there was no answer."""
    return refused(failure.value, url)


def refused(error: BaseException | None, url: str) -> Fault:
    """Say what an error that came in place of an answer means."""
    if type(error) in REFUSALS:
        return Fault(kind=REFUSALS[type(error)], url=url, detail=str(error))
    lack = lack_of_answer(error, url)
    return Fault(kind=lack.kind, url=url, detail=lack.words)


def _judged(by: Judge, response: Response, requested: str, text: str) -> Verdict:
    return by(
        requested=requested,
        url=response.url,
        status=response.status,
        # A file that is called a page is one all the same.
        content_type=FILE if is_binary(response) else content_type(response),
        text=text,
        truncated="dataloss" in response.flags,
    )
