from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from crawler.adapters.base import ListRequest
from crawler.asking import (
    COLUMN_PRIORITY,
    FURTHER_PAGE_PRIORITY,
    PROBE_PRIORITY,
    STAYS,
    column_request,
    first_fetch,
    further_page,
    probe,
    requested_by,
    second_asking,
    second_look,
)
from crawler.tasks import ColumnTask, PageTask, task_of
from store.frontier import CandidateDue, ColumnDue, DocumentDue
from store.records import Kind, KnownBody

HOSTS = ("qinzhou.example",)
COLUMN = ColumnDue(
    id=3,
    source="gansu/qinzhou",
    url="https://qinzhou.example/list/",
    etag='"a1"',
    last_modified="Fri, 01 Mar 2024 01:00:00 GMT",
    complete=True,
)
DOCUMENT = DocumentDue(
    id=9,
    source="gansu/qinzhou",
    key="https://qinzhou.example/1001.html",
    url="https://www.qinzhou.example/1001.html",
    etag='"b2"',
    last_modified=None,
    body_digest="d" * 64,
    reader="1|0",
    suspect=False,
    listed_title="报告",
    listed_on=date(2024, 3, 1),
    captured=KnownBody(
        digest="c" * 64, url="https://www.qinzhou.example/1001.html", at=datetime(2026, 3, 1, tzinfo=UTC)
    ),
)
CONDITIONS = ("If-None-Match", "If-Modified-Since")


def conditions(request):
    return [request.headers.get(name) for name in CONDITIONS]


def test_a_column_is_asked_for_conditionally():
    request = column_request(COLUMN, HOSTS)
    assert conditions(request) == [b'"a1"', b"Fri, 01 Mar 2024 01:00:00 GMT"]
    assert task_of(request) == ColumnTask(
        source="gansu/qinzhou", hosts=HOSTS, column=3, complete=True, page=ListRequest(url=COLUMN.url, page=1)
    )


def test_a_column_whose_last_look_was_not_whole_is_wanted_itself():
    assert conditions(column_request(replace(COLUMN, complete=False), HOSTS)) == [None, None]


def test_a_further_page_is_asked_for_as_its_adapter_says():
    task = task_of(column_request(COLUMN, HOSTS))
    page = ListRequest(
        url="https://qinzhou.example/proxy",
        method="POST",
        body=b"page=2",
        headers=(("Content-Type", "application/x-www-form-urlencoded"),),
        page=2,
        carry=(("total", "31"),),
    )
    request = further_page(task, page, "jcms")
    assert (request.method, request.body, request.url) == ("POST", b"page=2", page.url)
    assert request.headers["Content-Type"] == b"application/x-www-form-urlencoded"
    assert task_of(request) == replace(task, page=page, adapter="jcms")


def test_a_document_is_asked_for_conditionally():
    request = second_look(DOCUMENT, HOSTS)
    assert conditions(request) == [b'"b2"', None]
    task = task_of(request)
    assert (task.document, task.key, task.known) == (9, DOCUMENT.key, DOCUMENT.captured)


def test_a_suspect_document_is_wanted_itself():
    request = second_look(replace(DOCUMENT, suspect=True), HOSTS)
    assert conditions(request) == [None, None]
    assert task_of(request).suspect


def test_a_moved_document_is_not_followed_before_it_leads_elsewhere():
    moved = "https://qinzhou.example/2001.html"
    request = second_look(replace(DOCUMENT, moved_to=moved), HOSTS)
    assert (request.meta[STAYS], conditions(request)) == (True, [None, None])
    again = second_asking(request, task_of(request))
    assert STAYS not in again.meta
    assert (again.url, task_of(again)) == (DOCUMENT.url, task_of(request))
    assert task_of(again).moved_to == moved


def test_a_second_asking_begins_where_the_first_did():
    request = second_look(DOCUMENT, HOSTS)
    hop = request.replace(url="https://qinzhou.example/2.html", meta=request.meta | {"redirect_urls": [request.url]})
    again = second_asking(hop, task_of(hop))
    assert requested_by(hop) == again.url == DOCUMENT.url
    assert "redirect_urls" not in again.meta
    assert conditions(again) == [None, None]


def test_a_host_is_asked_on_behalf_of_a_document_and_once():
    task = task_of(second_look(DOCUMENT, HOSTS))
    request = probe("https://www.qinzhou.example/0000.html", task)
    assert task_of(request) == PageTask(source=task.source, hosts=HOSTS)
    assert request.meta["dont_retry"]
    assert request.priority == PROBE_PRIORITY > COLUMN_PRIORITY


def test_an_entry_is_asked_for_under_its_key():
    candidate = CandidateDue(
        source="gansu/qinzhou",
        key="https://qinzhou.example/1",
        url="https://qinzhou.example/1?a=1",
        title="报告",
        listed_on=None,
        kind=Kind.REPORT,
    )
    request = first_fetch(candidate, HOSTS)
    assert request.url == candidate.url
    assert conditions(request) == [None, None]
    assert task_of(request) == PageTask(
        source=candidate.source,
        hosts=HOSTS,
        listed_key=candidate.key,
        listed_title="报告",
        listed_kind=Kind.REPORT,
    )


def test_columns_come_before_their_pages_and_those_before_documents():
    assert column_request(COLUMN, HOSTS).priority == COLUMN_PRIORITY > FURTHER_PAGE_PRIORITY
    assert second_look(DOCUMENT, HOSTS).priority == 0


@pytest.mark.parametrize("request_", [column_request(COLUMN, HOSTS), second_look(DOCUMENT, HOSTS)])
def test_no_memory_but_the_stores_says_what_was_visited(request_):
    assert request_.dont_filter
