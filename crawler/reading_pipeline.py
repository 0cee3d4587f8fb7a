"""From a page as fetched to its text and facts, in the pool."""

from dataclasses import dataclass, replace
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.errors import CrawlerError, TextNotFound
from crawler.former import Former
from crawler.gathering import Gatherer
from crawler.inline import inline_key
from crawler.items import ColumnArticle, ColumnArticleRead, Fault, Item, PageFetched, PageTextless, Trouble
from crawler.order import CrawlOrder, order_of
from crawler.page_reading import PageReader
from crawler.pool import ReadingPool
from crawler.rereading import Rereader
from crawler.tasks import may_be_textless
from store.records import IncidentKind, Kind
from store.session import open_store


@dataclass(frozen=True, slots=True)
class _Open:
    """What reads while a spider runs."""

    former: Former
    reader: PageReader


class ReadingPipeline:
    """Reads fetched pages in the pool; what cannot be read becomes a trouble of its source."""

    def __init__(self, order: CrawlOrder, gatherer: Gatherer) -> None:
        self._order = order
        self._gatherer = gatherer
        self._pool = ReadingPool()
        self._open: _Open | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(order_of(crawler.settings), Gatherer(crawler))

    def open_spider(self) -> None:
        """Open the store, to ask what a page said before."""
        store = self._order.store
        former = Former(open_store(store.url), Rereader(self._pool.read, store.archive))
        self._open = _Open(former, PageReader(self._pool.read, former.reread, self._gatherer))

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
            return await self._opened.reader.read(item)
        except TextNotFound as error:
            if item.task.listed_key is not None and may_be_textless(item.task):
                return PageTextless(task=item.task, reason=f"the title promises no text, and there is none: {error}")
            return Trouble(task=item.task, fault=_unreadable(item, error), capture=item.capture)
        except CrawlerError as error:
            return Trouble(task=item.task, fault=_unreadable(item, error), capture=item.capture)

    async def _column_article(self, item: ColumnArticle) -> Item:
        try:
            article = await self._pool.read(item.page)
            key = inline_key(item.task.page.url, article)
            if article.kind is Kind.REPORT and key is not None:
                reread = await self._opened.former.reread(key, article, item.source)
                return ColumnArticleRead(shown=item, article=article, reread=reread, key=key)
            said = f"the page itself is no report: {article.reason}"
        except TextNotFound:
            said = ""
        except CrawlerError as error:
            return Trouble(task=item.task, fault=_unreadable(item, error), capture=item.capture)
        if item.otherwise is None:
            raise DropItem(f"{item.page.url}: {said or 'no text beside the list'}", log_level="INFO")
        detail = f"{item.otherwise.detail}; {said}" if said else item.otherwise.detail
        return Trouble(task=item.task, fault=replace(item.otherwise, detail=detail), capture=item.capture)

    @property
    def _opened(self) -> _Open:
        if self._open is None:
            raise RuntimeError("the store is opened with the spider")
        return self._open


def _unreadable(item: PageFetched | ColumnArticle, error: CrawlerError) -> Fault:
    kind = IncidentKind.TEXT_NOT_FOUND if isinstance(error, TextNotFound) else IncidentKind.UNREADABLE
    return Fault(kind=kind, url=item.page.url, detail=str(error))
