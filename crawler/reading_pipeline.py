"""From a page as fetched to its text and facts, in the pool."""

from dataclasses import replace
from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from sqlalchemy import Engine

from crawler.errors import CrawlerError, TextNotFound
from crawler.extract.pagination import join
from crawler.extract.version import EXTRACTOR
from crawler.gathering import Gatherer
from crawler.inline import inline_key
from crawler.items import ColumnArticle, ColumnArticleRead, Fault, Item, PageFetched, PageTextless, Trouble
from crawler.order import CrawlOrder, order_of
from crawler.page_reading import PageReader
from crawler.pool import ReadingPool
from crawler.reading import PageToRead
from crawler.tasks import may_be_textless
from store import recorder
from store.archive.reader import body_of
from store.errors import ArchiveDamaged
from store.records import Article, Capture, IncidentKind, Kind
from store.sameness import alike, told_by
from store.session import open_store, reading


class ReadingPipeline:
    """Reads fetched pages in the pool; what cannot be read becomes a trouble of its source."""

    def __init__(self, order: CrawlOrder, gatherer: Gatherer) -> None:
        self._archive: Path = order.store.archive
        self._url = order.store.url
        self._pool = ReadingPool()
        self._reader = PageReader(self._pool.read, gatherer)
        self._engine: Engine | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(order_of(crawler.settings), Gatherer(crawler))

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
            read = await self._reader.read(item)
            return replace(read, reread=await self._reread(item, item.key, read.article))
        except TextNotFound as error:
            if may_be_textless(item.task):
                return PageTextless(task=item.task, reason=f"the title promises no text, and there is none: {error}")
            return Trouble(task=item.task, fault=_unreadable(item, error), capture=item.capture)
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
        pages = [await self._read_again(item, capture) for capture in (standing.capture, *standing.parts)]
        return join(*pages)

    async def _read_again(self, item: PageFetched | ColumnArticle, before: Capture) -> Article:
        body = body_of(self._archive, before)
        page = PageToRead(body=body, url=before.url, content_type=before.content_type, hints=item.page.hints)
        return await self._pool.read(page)


def _unreadable(item: PageFetched | ColumnArticle, error: CrawlerError | ArchiveDamaged) -> Fault:
    kind = IncidentKind.TEXT_NOT_FOUND if isinstance(error, TextNotFound) else IncidentKind.UNREADABLE
    return Fault(kind=kind, url=item.page.url, detail=str(error))


def _opened(engine: Engine | None) -> Engine:
    if engine is None:
        raise RuntimeError("the store is opened with the spider")
    return engine
