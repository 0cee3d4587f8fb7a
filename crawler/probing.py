"""A known document whose answer is in doubt: its host is asked, once a night, for an address that never was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.answers import refusal, request_of, text_of, verdict_on_article
from crawler.asking import probe, requested_by
from crawler.evidence import capture_of
from crawler.guard import Verdict
from crawler.guard_article import shows_article
from crawler.items import Item, NotFoundLearned, PageFetched, PageGone, Trouble
from crawler.not_found import SAME_ODD_PAGE, SAME_PAGE, Sign, is_same, made_up, shows_title, sign_of
from crawler.tasks import PageTask
from crawler.urls import host
from store.records import Capture, PageState

# How a host may say in its own way that an address is not there. What firewalls, repairs and outages answer is no such
# way, and neither is 401, 403 or 405.
_OWN_WAYS = frozenset({PageState.EMPTY, PageState.LIST, PageState.REDIRECTED_HOME, PageState.SOFT_404})
_OWN_STATUSES = frozenset({400, 406, 422})


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """An answer for a known document that may be its host's way of saying that it is not there."""

    task: PageTask
    capture: Capture
    requested: str
    sign: Sign
    said: str
    """What the guard calls it."""
    share: float
    """How much of it must stand in the host's own page."""
    is_odd: bool
    """It is worth asking the host anew even where its own page is known."""
    otherwise: PageFetched | Trouble
    """What it is unless the host answers so for every address."""


def doubt_about(
    response: Response, task: PageTask, verdict: Verdict, *, text: str, otherwise: PageFetched | Trouble
) -> Doubt | None:
    """Say what is doubtful about an answer; nothing where it is no second look, or its host has moved it."""
    if task.document is None or task.moved_to is not None:
        return None
    is_page = verdict.state is PageState.PAGE
    if is_page and not _may_be_lost(task, text):
        return None
    if not is_page and not _is_own_way(verdict, response.status):
        return None
    requested = requested_by(request_of(response))
    sign = sign_of(requested=requested, url=response.url, status=response.status, text=text)
    if sign.is_blank:
        return None
    return Doubt(
        task=task,
        capture=capture_of(response),
        requested=requested,
        sign=sign,
        said=f"{verdict.state}: {verdict.reason}",
        share=SAME_PAGE if is_page else SAME_ODD_PAGE,
        is_odd=task.suspect or not is_page,
        otherwise=otherwise,
    )


class Probing:
    """Holds the doubts of a night until their hosts have answered."""

    def __init__(self, learned: Mapping[str, Sign]) -> None:
        self._signs = dict(learned)
        self._waiting: dict[str, list[Doubt]] = {}
        self._asked: set[str] = set()

    def settle(self, doubt: Doubt) -> Iterator[Item | Request]:
        """Settle a doubt by what is known of its host, or ask the host and settle it later."""
        name = host(doubt.requested)
        if self._is_proven(doubt) or (name in self._signs and not doubt.is_odd):
            yield self._settled(doubt)
        elif name in self._waiting:
            self._waiting[name].append(doubt)
        elif name in self._asked:
            yield self._settled(doubt)
        else:
            self._asked.add(name)
            self._waiting[name] = [doubt]
            request = probe(made_up(doubt.requested), doubt.task)
            yield request.replace(callback=self._answered, errback=self._failed, cb_kwargs={"name": name})

    def _answered(self, response: Response, name: str) -> Iterator[Item]:
        url, text = requested_by(request_of(response)), text_of(response)
        verdict = verdict_on_article(response, requested=url, text=text)
        sign = sign_of(requested=url, url=response.url, status=response.status, text=text)
        if not _teaches(verdict, sign, text):
            yield from self._left_open(name, f"{verdict.state}: {verdict.reason}")
            return
        self._signs[name] = sign
        yield NotFoundLearned(
            host=name,
            url=url,
            status=sign.status,
            sent_on_to=sign.sent_on_to,
            fingerprint=sign.fingerprint,
            capture=capture_of(response),
        )
        for doubt in self._waiting.pop(name):
            yield self._settled(doubt)

    def _failed(self, failure: Failure) -> Iterator[Item]:
        request: Request = failure.request  # type: ignore[attr-defined]
        fault = refusal(failure, request.url)
        yield from self._left_open(request.cb_kwargs["name"], f"{fault.kind}: {fault.detail}")

    def _left_open(self, name: str, why: str) -> Iterator[Item]:
        for doubt in self._waiting.pop(name):
            item = doubt.otherwise
            if isinstance(item, Trouble):
                detail = f"{item.fault.detail}; asked for an address that never was, the host said {why}"
                item = replace(item, fault=replace(item.fault, detail=detail))
            yield item

    def _settled(self, doubt: Doubt) -> Item:
        if not self._is_proven(doubt):
            return doubt.otherwise
        reason = f"the host's own not-found page: {doubt.said}"
        return PageGone(task=doubt.task, capture=doubt.capture, reason=reason)

    def _is_proven(self, doubt: Doubt) -> bool:
        learned = self._signs.get(host(doubt.requested))
        return learned is not None and is_same(learned, doubt.sign, doubt.share)


def _may_be_lost(task: PageTask, text: str) -> bool:
    """Say whether a page that passed for an article may be none: it shows its title no more, and no date."""
    title = task.listed_title
    if title is not None and shows_title(text, title):
        return False
    return task.suspect or (title is not None and bool(text) and not shows_article(text))


def _is_own_way(verdict: Verdict, status: int) -> bool:
    return verdict.state in _OWN_WAYS or (verdict.state is PageState.FORBIDDEN and status in _OWN_STATUSES)


def _teaches(verdict: Verdict, sign: Sign, text: str) -> bool:
    """Say whether an answer shows how its host says that an address is not there."""
    if sign.is_blank:
        return False
    if verdict.state is PageState.PAGE:
        return bool(text) and not shows_article(text)
    return verdict.state is PageState.GONE or _is_own_way(verdict, sign.status)
