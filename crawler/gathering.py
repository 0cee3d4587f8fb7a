"""What belongs to a page besides itself: asked for by the crawl, so that all its manners hold."""

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.answers import NO_ANSWER, PAGE_FAULTS, refused, text_of, verdict_on
from crawler.items import Fault
from crawler.tasks import META_KEY, PageTask
from store.records import IncidentKind, PageState


class NotGathered(Exception):
    """A part of a page could not be had."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.detail)


class Gatherer:
    """Asks for the parts of pages: files, further pages, framed bodies."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    async def fetch(self, url: str, task: PageTask) -> Response:
        """Ask for one part on behalf of a page; raises NotGathered."""
        engine = self._crawler.engine
        if engine is None:
            raise RuntimeError("parts are gathered while their crawl runs")
        part = PageTask(source=task.source, hosts=task.hosts)
        request = Request(url, meta={META_KEY: part}, dont_filter=True)
        try:
            response = await engine.download_async(request)
        except NO_ANSWER as error:
            raise NotGathered(refused(error, url)) from error
        verdict = verdict_on(response, requested=url, text=text_of(response))
        if verdict.state is not PageState.PAGE:
            # Of a page that is there a part that is gone is no proof of anything.
            kind = IncidentKind.UNREADABLE if verdict.state is PageState.GONE else PAGE_FAULTS[verdict.state]
            raise NotGathered(Fault(kind=kind, url=url, detail=f"{verdict.state}: {verdict.reason}"))
        return response
