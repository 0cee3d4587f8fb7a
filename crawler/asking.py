"""The requests a night makes: columns, further pages, second looks, first fetches."""

from collections.abc import Mapping
from typing import Any

from scrapy import Request

from crawler.adapters.base import ListRequest
from crawler.tasks import META_KEY, ColumnTask, PageTask
from store.frontier import CandidateDue, ColumnDue, DocumentDue

COLUMN_PRIORITY = 20
FURTHER_PAGE_PRIORITY = 10
PROBE_PRIORITY = 30

STAYS = "dont_redirect"
"""Scrapy's word in a request's meta: where the answer leads is to be seen, not followed."""


def column_request(column: ColumnDue, hosts: tuple[str, ...]) -> Request:
    """Ask for a column's first page, conditionally where its last look was a whole one."""
    task = ColumnTask(
        source=column.source,
        hosts=hosts,
        column=column.id,
        complete=column.complete,
        page=ListRequest(url=column.url, page=1),
    )
    headers = _validators(column.etag, column.last_modified) if column.complete else {}
    return _request(column.url, task, headers, priority=COLUMN_PRIORITY)


def further_page(task: ColumnTask, page: ListRequest, adapter: str) -> Request:
    """Ask for the page that follows on a column's page."""
    follow = ColumnTask(
        source=task.source,
        hosts=task.hosts,
        column=task.column,
        complete=task.complete,
        page=page,
        adapter=adapter,
        shells=task.shells + 1 if page.page == task.page.page else 0,
    )
    request = _request(page.url, follow, dict(page.headers), priority=FURTHER_PAGE_PRIORITY)
    return request.replace(method=page.method, body=page.body)


def second_look(document: DocumentDue, hosts: tuple[str, ...]) -> Request:
    """Ask for a known document, conditionally unless a destructive edit waits to be confirmed."""
    task = PageTask(
        source=document.source,
        hosts=hosts,
        document=document.id,
        key=document.key,
        body_digest=document.body_digest,
        reader=document.reader,
        listed_title=document.listed_title,
        listed_on=document.listed_on,
        known=document.captured,
        suspect=document.suspect,
        moved_to=document.moved_to,
    )
    if document.moved_to is not None:
        # What it sends on to is looked at under its own address.
        return _request(document.url, task, {}).replace(meta={META_KEY: task, STAYS: True})
    headers = {} if document.suspect else _validators(document.etag, document.last_modified)
    return _request(document.url, task, headers)


def second_asking(request: Request, task: PageTask) -> Request:
    """Ask once more for a document, whatever it was sent on to or has a validator for."""
    return _request(requested_by(request), task, {})


def requested_by(request: Request) -> str:
    """Return the address that was asked for at first, before any redirect."""
    hops = request.meta.get("redirect_urls", [])
    return str(hops[0]) if hops else request.url


def probe(url: str, task: PageTask) -> Request:
    """Ask, on behalf of a document, for an address that never was."""
    bearer = PageTask(source=task.source, hosts=task.hosts)
    request = _request(url, bearer, {}, priority=PROBE_PRIORITY)
    return request.replace(meta={META_KEY: bearer, "dont_retry": True})


def first_fetch(candidate: CandidateDue, hosts: tuple[str, ...]) -> Request:
    """Ask for a page that a column announced."""
    task = PageTask(
        source=candidate.source,
        hosts=hosts,
        listed_key=candidate.key,
        listed_title=candidate.title,
        listed_on=candidate.listed_on,
        listed_kind=candidate.kind,
    )
    return _request(candidate.url, task, {})


def _request(url: str, task: ColumnTask | PageTask, headers: Mapping[str, str], priority: int = 0) -> Request:
    meta: dict[str, Any] = {META_KEY: task}
    # The store says what was visited; Scrapy's own memory of addresses would forget it with the process.
    return Request(url, headers=dict(headers), meta=meta, priority=priority, dont_filter=True)


def _validators(etag: str | None, last_modified: str | None) -> dict[str, str]:
    found = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in found.items() if value is not None}
