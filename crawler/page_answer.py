"""From the answer of an article's address to what the night makes of it."""

import hashlib
from dataclasses import dataclass
from datetime import date

from scrapy import Request
from scrapy.http import Response

from crawler.answers import (
    PAGE_FAULTS,
    content_type,
    header,
    is_unchanged,
    request_of,
    text_of,
    verdict_on_article,
)
from crawler.asking import STAYS, requested_by, second_asking
from crawler.declared import hints_for
from crawler.evidence import capture_of
from crawler.guard import Verdict
from crawler.items import Fault, PageFetched, PageGone, PageTextless, PageUnchanged, Trouble
from crawler.probing import Doubt, doubt_about
from crawler.readers import is_todays
from crawler.reading import PageToRead
from crawler.sent_on import leads_to
from crawler.source import Source
from crawler.tasks import PageTask, may_be_textless
from crawler.urls import canonical_url
from store.records import PageState

MOVED = "moved"
"""How a document was looked at that sends on to where it was seen to send on to before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at a page: whose it is, and the day of the look."""

    task: PageTask
    source: Source
    on: date


def to_ask_again(response: Response, task: PageTask) -> Request | None:
    """Give the request that an answer leads to, where it tells too little of a known document itself."""
    request = request_of(response)
    if request.meta.get(STAYS):
        target = leads_to(request, response)
        return None if target is None or canonical_url(target) == task.moved_to else second_asking(request, task)
    if is_unchanged(response) and _sent_on_to(response, task) is not None:
        return second_asking(request, task)
    return None


def read_answer(
    response: Response, look: Look
) -> PageFetched | PageGone | PageTextless | PageUnchanged | Trouble | Doubt:
    """Say what an answer is: a page to be read, the same again, gone, trouble, or in doubt until its host is asked."""
    task = look.task
    if is_unchanged(response):
        return PageUnchanged(task=task, as_="not_modified")
    if _is_still_moved(response, task):
        return PageUnchanged(task=task, as_=MOVED)
    elsewhere = _sent_on_to(response, task)
    digest = hashlib.sha256(response.body).hexdigest()
    is_known = task.document is not None and elsewhere is None and task.body_digest == digest
    if is_known and is_todays(task.reader, look.source.rule_hash):
        return PageUnchanged(task=task, as_="same")
    text = text_of(response)
    verdict = verdict_on_article(response, requested=requested_by(request_of(response)), text=text)
    if verdict.state is PageState.GONE:
        return PageGone(task=task, capture=capture_of(response), reason=verdict.reason)
    if verdict.state is PageState.PAGE and elsewhere is not None and elsewhere == task.moved_to:
        return PageUnchanged(task=task, as_=MOVED)
    otherwise = _otherwise(response, look, verdict, digest)
    if isinstance(otherwise, PageTextless):
        return otherwise
    return doubt_about(response, task, verdict, text=text, otherwise=otherwise) or otherwise


def page_to_read(
    response: Response, source: Source, *, title: str | None, listed_on: date | None, on: date
) -> PageToRead:
    """Give a page, got on the day `on`, with what its source and the list that announced it say of it."""
    hints = hints_for(source, title=title, listed_on=listed_on, captured_on=on)
    return PageToRead(body=response.body, url=response.url, content_type=content_type(response), hints=hints)


def _is_still_moved(response: Response, task: PageTask) -> bool:
    request = request_of(response)
    if task.moved_to is None or not request.meta.get(STAYS):
        return False
    target = leads_to(request, response)
    return target is not None and canonical_url(target) == task.moved_to


def _sent_on_to(response: Response, task: PageTask) -> str | None:
    if task.document is None or task.key is None:
        return None
    answered = canonical_url(response.url)
    return None if answered == task.key else answered


def _otherwise(response: Response, look: Look, verdict: Verdict, digest: str) -> PageFetched | PageTextless | Trouble:
    task, source = look.task, look.source
    if verdict.state is not PageState.PAGE:
        said = f"{verdict.state}: {verdict.reason}"
        if verdict.state is PageState.LIST and task.listed_key is not None and may_be_textless(task):
            return PageTextless(task=task, reason=f"the title promises no text, and there is none: {said}")
        fault = Fault(kind=PAGE_FAULTS[verdict.state], url=response.url, detail=said)
        return Trouble(task=task, fault=fault, capture=capture_of(response))
    return PageFetched(
        task=task,
        page=page_to_read(response, source, title=task.listed_title, listed_on=task.listed_on, on=look.on),
        key=task.key or canonical_url(response.url),
        capture=capture_of(response),
        body_digest=digest,
        source=source,
        etag=header(response, "ETag"),
        last_modified=header(response, "Last-Modified"),
        sent_on_to=_sent_on_to(response, task),
    )
