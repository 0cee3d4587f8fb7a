"""From what the spider fetched to what the store keeps: reading first, then recording."""

from dataclasses import replace
from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from crawler.errors import CrawlerError, TextNotFound
from crawler.extract.version import EXTRACTOR
from crawler.inline import ADAPTER as INLINE
from crawler.inline import inline_key
from crawler.items import (
    ColumnArticle,
    ColumnArticleRead,
    ColumnPageRead,
    ColumnUnchanged,
    Fault,
    Item,
    PageFetched,
    PageGone,
    PageRead,
    PageUnchanged,
    Trouble,
)
from crawler.order import CrawlOrder, order_of
from crawler.pool import ReadingPool
from crawler.reading import PageToRead
from crawler.tasks import ColumnTask, PageTask
from crawler.urls import canonical_url
from store import frontier, incidents, recorder
from store.archive.reader import body_of
from store.errors import ArchiveDamaged
from store.frontier import INLINE_MARK
from store.records import Article, EntrySeen, IncidentKind, Kind
from store.sameness import alike, told_by
from store.session import open_store, reading, writing


class ReadingPipeline:
    """Reads fetched pages in the pool; what cannot be read becomes a trouble of its source."""

    def __init__(self, order: CrawlOrder) -> None:
        self._archive: Path = order.store.archive
        self._url = order.store.url
        self._pool = ReadingPool()
        self._engine: Engine | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(order_of(crawler.settings))

    def open_spider(self) -> None:
        """Open the store, to ask what a page said before."""
        self._engine = open_store(self._url)

    def close_spider(self) -> None:
        """End the workers."""
        self._pool.close()

    async def process_item(self, item: Item) -> Item:
        """Read a fetched page; let everything else pass."""
        if isinstance(item, ColumnArticle):
            return await self._column_article(item)
        if not isinstance(item, PageFetched):
            return item
        try:
            article = await self._pool.read(item.page)
            return PageRead(fetched=item, article=article, reread=await self._reread(item, item.key, article))
        except (CrawlerError, ArchiveDamaged) as error:
            return Trouble(task=item.task, fault=_unreadable(item, error), capture=item.capture)

    async def _column_article(self, item: ColumnArticle) -> Item:
        try:
            article = await self._pool.read(item.page)
            key = inline_key(item.task.page.url, article)
            if article.kind is Kind.REPORT and key is not None:
                reread = await self._reread(item, key, article)
                return ColumnArticleRead(shown=item, article=article, reread=reread, key=key)
            said = f"the page itself is no report: {article.reason}"
        except TextNotFound:
            said = ""
        except (CrawlerError, ArchiveDamaged) as error:
            return Trouble(task=item.task, fault=_unreadable(item, error), capture=item.capture)
        if item.otherwise is None:
            raise DropItem(f"{item.page.url}: {said or 'no text beside the list'}", log_level="INFO")
        detail = f"{item.otherwise.detail}; {said}" if said else item.otherwise.detail
        return Trouble(task=item.task, fault=replace(item.otherwise, detail=detail), capture=item.capture)

    async def _reread(self, item: PageFetched | ColumnArticle, key: str, article: Article) -> Article | None:
        with reading(_opened(self._engine)) as session:
            standing = recorder.standing(session, key)
        if standing is None or alike(standing.told, told_by(article)):
            return None
        if standing.reader == recorder.reader_of(EXTRACTOR, item.rule_hash):
            return None
        before = standing.capture
        body = body_of(self._archive, before)
        page = PageToRead(body=body, url=before.url, content_type=before.content_type, hints=item.page.hints)
        return await self._pool.read(page)


class RecordingPipeline:
    """Writes each item in one transaction."""

    def __init__(self, order: CrawlOrder) -> None:
        if order.run_id is None:
            raise ValueError("a crawl records under a run")
        self._order = order
        self._run = order.run_id
        self._engine: Engine | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(order_of(crawler.settings))

    def open_spider(self) -> None:
        """Open the store."""
        self._engine = open_store(self._order.store.url)

    def process_item(self, item: Item) -> Item:
        """Record one item."""
        with writing(_opened(self._engine)) as session:
            self._write(session, item)
        return item

    def _write(self, session: Session, item: Item) -> None:
        now = self._order.clock()
        match item:
            case ColumnPageRead():
                self._column_page(session, item)
            case ColumnUnchanged(task=task):
                frontier.column_finished(session, task.column, as_="not_modified", run_id=self._run, now=now)
                shown = recorder.shown_by(session, f"{canonical_url(task.page.url)}{INLINE_MARK}")
                if shown is not None:
                    recorder.unchanged(session, shown, run_id=self._run, as_="not_modified", now=now)
            case ColumnArticleRead():
                self._column_article(session, item)
            case PageRead():
                self._page(session, item)
            case PageUnchanged(task=PageTask(document=int(document)), as_=as_):
                recorder.unchanged(session, document, run_id=self._run, as_=as_, now=now)
            case PageGone():
                self._gone(session, item)
            case Trouble():
                self._trouble(session, item)
            case _:
                raise TypeError(f"nothing records a {type(item).__name__}")

    def _column_page(self, session: Session, item: ColumnPageRead) -> None:
        task, now = item.task, self._order.clock()
        frontier.column_listed(session, column=task.column, source=task.source, entries=item.entries, now=now)
        if task.page.page == 1 and item.entries:
            frontier.column_begun(
                session,
                task.column,
                adapter=item.adapter,
                entries=len(item.entries),
                newest_on=item.newest_on,
                etag=item.etag,
                last_modified=item.last_modified,
            )
        if item.finished and item.faults:
            # It stays incomplete: only a look at every page can tell whether its number of entries is right again.
            frontier.column_failed(session, task.column, as_="read", run_id=self._run)
        elif item.finished:
            frontier.column_finished(session, task.column, as_="read", run_id=self._run, now=now)
        for fault in item.faults:
            self._saw(session, task.source, fault, None)

    def _column_article(self, session: Session, item: ColumnArticleRead) -> None:
        shown, article, now = item.shown, item.article, self._order.clock()
        task, title = shown.task, item.article.facts.title or ""
        entry = EntrySeen(
            key=item.key,
            url=shown.capture.url,
            title=title,
            listed_on=article.facts.published_on,
            kind=article.kind,
            reason=article.reason,
        )
        frontier.column_listed(session, column=task.column, source=task.source, entries=(entry,), now=now)
        if shown.otherwise is not None:
            frontier.column_begun(
                session,
                task.column,
                adapter=INLINE,
                entries=1,
                newest_on=article.facts.published_on,
                etag=shown.etag,
                last_modified=shown.last_modified,
            )
            frontier.column_finished(session, task.column, as_="read", run_id=self._run, now=now)
        recorder.record(
            session,
            recorder.Reading(
                run_id=self._run,
                source=task.source,
                listed_key=item.key,
                key=item.key,
                url=shown.capture.url,
                article=article,
                capture=shown.capture,
                body_digest=shown.body_digest,
                extractor=EXTRACTOR,
                rule_hash=shown.rule_hash,
                etag=shown.etag,
                last_modified=shown.last_modified,
                reread=item.reread,
            ),
        )

    def _page(self, session: Session, item: PageRead) -> None:
        fetched, article = item.fetched, item.article
        task = fetched.task
        if task.document is None and task.listed_key is not None and article.kind is not Kind.REPORT:
            frontier.entry_decided(
                session,
                source=task.source,
                key=task.listed_key,
                kind=article.kind,
                reason=article.reason,
                run_id=self._run,
            )
            return
        recorder.record(
            session,
            recorder.Reading(
                run_id=self._run,
                source=task.source,
                listed_key=task.listed_key,
                key=fetched.key,
                url=fetched.capture.url,
                article=article,
                capture=fetched.capture,
                body_digest=fetched.body_digest,
                extractor=EXTRACTOR,
                rule_hash=fetched.rule_hash,
                etag=fetched.etag,
                last_modified=fetched.last_modified,
                reread=item.reread,
            ),
        )

    def _gone(self, session: Session, item: PageGone) -> None:
        task, now = item.task, self._order.clock()
        if task.document is not None:
            recorder.gone(session, task.document, run_id=self._run, now=now)
        elif task.listed_key is not None:
            frontier.entry_tried(session, source=task.source, key=task.listed_key, as_="gone", run_id=self._run)

    def _trouble(self, session: Session, item: Trouble) -> None:
        task, kind = item.task, item.fault.kind
        capture = None
        if item.capture is not None:
            capture = recorder.add_capture(session, item.capture, self._run).id
        self._saw(session, task.source, item.fault, capture)
        if kind is IncidentKind.BUDGET_SPENT:
            return  # not looked at: it stays due
        match task:
            case ColumnTask():
                frontier.column_failed(session, task.column, as_=kind, run_id=self._run)
            case PageTask(document=int(document)):
                recorder.looked(session, document, run_id=self._run, as_=kind)
            case PageTask(listed_key=str(key)):
                frontier.entry_tried(session, source=task.source, key=key, as_=kind, run_id=self._run)

    def _saw(self, session: Session, source: str, fault: Fault, capture: int | None) -> None:
        incidents.saw(
            session,
            source=source,
            kind=fault.kind,
            url=fault.url,
            detail=fault.detail,
            run_id=self._run,
            capture_id=capture,
            now=self._order.clock(),
        )


def _unreadable(item: PageFetched | ColumnArticle, error: CrawlerError | ArchiveDamaged) -> Fault:
    kind = IncidentKind.TEXT_NOT_FOUND if isinstance(error, TextNotFound) else IncidentKind.UNREADABLE
    return Fault(kind=kind, url=item.page.url, detail=str(error))


def _opened(engine: Engine | None) -> Engine:
    if engine is None:
        raise RuntimeError("the store is opened with the spider")
    return engine
