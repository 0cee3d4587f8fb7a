"""From a column's answer to its listing."""

from http import HTTPStatus

from scrapy.http import Response

from crawler.adapters import detect
from crawler.adapters.base import Listing, ListPage
from crawler.answers import answered_url, content_type, text_of, verdict_on
from crawler.errors import ListNotUnderstood, NotAPage
from crawler.tasks import ColumnTask
from store.records import PageState

MOST_SHELLS = 6
"""Answers in a row that list nothing: a frame, a script with the site's number, a query; more is a circle."""


def listing_of(response: Response, task: ColumnTask, declared: str | None) -> Listing:
    """Read one page of a column by what it shows, or by the declared adapter; raises NotAPage or ListNotUnderstood."""
    text = text_of(response)
    verdict = verdict_on(response, requested=task.page.url, text=text)
    if verdict.state is not PageState.PAGE and not _is_adapters_own(response, task, verdict.state):
        raise NotAPage(verdict.state, verdict.reason, url=response.url)
    page = ListPage(
        url=answered_url(response, task.page.url),
        text=text,
        content_type=content_type(response),
        page=task.page.page,
        carry=task.page.carry,
        asked_by=task.adapter,
    )
    listing = detect.read(page, declared)
    if not listing.entries and listing.following is not None and task.shells >= MOST_SHELLS:
        raise ListNotUnderstood(f"{task.shells} answers in a row list nothing", url=response.url)
    return listing


def _is_adapters_own(response: Response, task: ColumnTask, state: PageState) -> bool:
    """An empty or failed answer to an adapter's own request may be one of several that it tries in turn."""
    may_try_on = state in (PageState.EMPTY, PageState.SERVER_ERROR) and response.status == HTTPStatus.OK
    return may_try_on and task.adapter not in (None, "generic")
