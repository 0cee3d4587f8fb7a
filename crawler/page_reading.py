"""A page together with the files that carry its report: which text is the page's, and what disagrees."""

import hashlib
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace

from crawler.answers import content_type, header
from crawler.attachments import chosen, has_file_name, only_announces, stem
from crawler.discovery import CANDIDATES
from crawler.encoding import decode
from crawler.errors import CrawlerError, FileUnreadable, PageIncomplete, TextNotFound
from crawler.evidence import capture_of
from crawler.extract.facts import Hints
from crawler.extract.file_article import ANNOUNCEMENT, is_file
from crawler.extract.pagination import framed_body, further_pages, join
from crawler.gathering import Gatherer, NotGathered
from crawler.items import Fault, FileRead, PageFetched, PageRead
from crawler.reading import PageToRead
from crawler.source import Source
from crawler.urls import canonical_url
from store.announced import INLINE_MARK
from store.records import Article, Attachment, Capture, IncidentKind, Kind

Read = Callable[[PageToRead], Awaitable[Article]]
Reread = Callable[[str, Article, Source], Awaitable[Article | None]]
"""Gives what is kept under a key read with today's code, where tonight's reading says otherwise."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """An article, put together."""

    article: Article
    rests_on: tuple[Capture, ...] = ()
    """What it was read from, where that is not the page alone."""


@dataclass(frozen=True, slots=True)
class _Part:
    article: Article
    capture: Capture


class PageReader:
    """Reads a page, and of its files those that carry its report."""

    def __init__(self, read: Read, reread: Reread, gatherer: Gatherer) -> None:
        self._read = read
        self._reread = reread
        self._gatherer = gatherer

    async def read(self, item: PageFetched) -> PageRead:
        """Read a page; raises what its reader raises, FileUnreadable when its text lies in files that cannot be had."""
        page = await self._page(item)
        return replace(page, reread=await self._reread(item.key, page.article, item.source))

    async def _page(self, item: PageFetched) -> PageRead:
        whole = await self._whole(item)
        article = whole.article
        wanted = chosen(article, (item.task.listed_title,)) if article.kind in CANDIDATES else ()
        found = [await self._file(item, article, file) for file in wanted]
        files = [file for file in found if isinstance(file, FileRead) and file.article.kind is Kind.REPORT]
        faults = tuple(fault for fault in found if isinstance(fault, Fault))
        if not only_announces(article):
            return PageRead(
                fetched=item, article=article, reread=None, rests_on=whole.rests_on, beside=tuple(files), faults=faults
            )
        if files:
            carrier = files[0]
            told = _told_by_both(article, carrier.article)
            return PageRead(fetched=item, article=told, reread=None, carrier=carrier, faults=faults)
        if article.method == ANNOUNCEMENT:
            raise _without_text(item, article, faults)
        return PageRead(fetched=item, article=article, reread=None, rests_on=whole.rests_on, faults=faults)

    async def _whole(self, item: PageFetched) -> _Whole:
        """Read a page with its further pages, or with the frame that holds its body."""
        if is_file(item.page.body):
            return _Whole(await self._read(item.page))
        text = decode(item.page.body, item.page.content_type)
        try:
            article = await self._read(item.page)
        except TextNotFound:
            framed = await self._framed(item, text)
            if framed is None:
                raise
            return framed
        if article.method == ANNOUNCEMENT:
            return await self._framed(item, text) or _Whole(article)
        pages = further_pages(text, item.page.url) if article.kind in CANDIDATES else ()
        further = [await self._part(item, url, item.page.hints) for url in pages]
        if not further:
            return _Whole(article)
        rests_on = (item.capture, *(part.capture for part in further))
        return _Whole(join(article, *(part.article for part in further)), rests_on)

    async def _framed(self, item: PageFetched, text: str) -> _Whole | None:
        address = framed_body(text, item.page.url)
        if address is None:
            return None
        part = await self._part(item, address, item.page.hints)
        return _Whole(part.article, (part.capture,))

    async def _part(self, item: PageFetched, url: str, hints: Hints) -> _Part:
        """Read one part of a page; without it there is nothing to conclude from the others."""
        try:
            response = await self._gatherer.fetch(url, item.task)
            page = PageToRead(body=response.body, url=response.url, content_type=content_type(response), hints=hints)
            return _Part(await self._read(page), capture_of(response))
        except NotGathered as error:
            raise PageIncomplete(f"{url}: {error.fault.detail}", url=item.page.url) from error
        except CrawlerError as error:
            raise PageIncomplete(f"{url}: {error}", url=item.page.url) from error

    async def _file(self, item: PageFetched, page: Article, file: Attachment) -> FileRead | Fault:
        try:
            response = await self._gatherer.fetch(file.url, item.task)
        except NotGathered as error:
            return replace(error.fault, detail=f"{file.name}: {error.fault.detail}")
        if not is_file(response.body):
            detail = f"{file.name}: the address answers with a web page, not with a file"
            return Fault(kind=IncidentKind.UNREADABLE, url=file.url, detail=detail)
        facts = page.facts
        hints = replace(
            item.page.hints,
            body_rule=None,
            title=facts.title or item.page.hints.title,
            published_on=facts.published_on or item.page.hints.published_on,
        )
        key, kind = _identity(item, response.url, file), content_type(response)
        try:
            article = await self._read(PageToRead(body=response.body, url=response.url, content_type=kind, hints=hints))
            reread = await self._reread(key, article, item.source)
        except CrawlerError as error:
            return Fault(kind=IncidentKind.UNREADABLE, url=file.url, detail=f"{file.name}: {error}")
        return FileRead(
            key=key,
            url=response.url,
            article=article,
            reread=reread,
            capture=capture_of(response),
            body_digest=hashlib.sha256(response.body).hexdigest(),
            etag=header(response, "ETag"),
            last_modified=header(response, "Last-Modified"),
        )


def _identity(item: PageFetched, url: str, file: Attachment) -> str:
    """Name a file by its address, or by its page and its name: gateways give out addresses that soon expire."""
    if has_file_name(url):
        return canonical_url(url)
    return f"{item.key}{INLINE_MARK}{stem(file.name)}"


def _told_by_both(page: Article, file: Article) -> Article:
    """Give the page the file's text; facts are the page's, and the file's where the page has none."""
    mine, theirs = page.facts, file.facts
    taken = {
        name: getattr(theirs, name)
        for name, where in theirs.facts_from.items()
        if name not in mine.facts_from and where == "body"
    }
    where = dict.fromkeys(taken, "attachment")
    facts = replace(mine, **taken, facts_from={**mine.facts_from, **where})
    return replace(page, kind=file.kind, reason=file.reason, text=file.text, facts=facts, method=file.method)


def _without_text(item: PageFetched, article: Article, faults: Iterable[Fault]) -> CrawlerError:
    said = "; ".join(fault.detail for fault in faults)
    names = ", ".join(file.name for file in article.attachments)
    if said:
        return FileUnreadable(
            f"the page carries its text only in files, which cannot be read: {said}", url=item.page.url
        )
    return TextNotFound(f"the page has no text, and none of its files is the report: {names}", url=item.page.url)
