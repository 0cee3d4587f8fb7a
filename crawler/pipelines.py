"""What the store keeps of what the spider fetched."""

from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from crawler.extract.version import extractor_for
from crawler.inline import ADAPTER as INLINE
from crawler.items import (
    ColumnArticleRead,
    ColumnPageRead,
    ColumnUnchanged,
    Fault,
    FileRead,
    Item,
    NotFoundLearned,
    PageGone,
    PageRead,
    PageTextless,
    PageUnchanged,
    Trouble,
)
from crawler.order import CrawlOrder, order_of
from crawler.tasks import ColumnTask, PageTask
from crawler.urls import canonical_url
from store import captures, documents, frontier, glances, incidents, life, not_found, recorder, suspicion
from store.announced import INLINE_MARK
from store.records import DocumentStatus, EntrySeen, IncidentKind, Kind, Outcome
from store.session import open_store, writing


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
                shown = documents.shown_by(session, f"{canonical_url(task.page.url)}{INLINE_MARK}")
                if shown is not None:
                    glances.unchanged(session, shown, run_id=self._run, as_="not_modified", now=now)
            case ColumnArticleRead():
                self._column_article(session, item)
            case PageRead():
                self._page(session, item)
            case PageTextless(task=PageTask(listed_key=str(key)) as task, reason=reason):
                self._decided(session, task.source, key, Kind.OTHER, reason)
            case PageUnchanged(task=PageTask(document=int(document)) as task, as_=as_):
                self._unchanged(session, document, task, as_)
            case PageGone():
                self._gone(session, item)
            case NotFoundLearned():
                self._learned(session, item)
            case Trouble():
                self._trouble(session, item)
            case _:
                raise TypeError(f"nothing records a {type(item).__name__}")

    def _unchanged(self, session: Session, document: int, task: PageTask, as_: str) -> None:
        now = self._order.clock()
        if as_ == DocumentStatus.MOVED:
            life.still_moved(session, document, run_id=self._run, now=now)
            return
        if task.moved_to is not None:
            life.answers_itself(session, document, now=now)
        glances.unchanged(session, document, run_id=self._run, as_=as_, now=now)

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
                extractor=extractor_for(article.method),
                rule_hash=shown.source.rule_hash,
                etag=shown.etag,
                last_modified=shown.last_modified,
                reread=item.reread,
            ),
        )

    def _page(self, session: Session, item: PageRead) -> None:
        fetched, article = item.fetched, item.article
        task = fetched.task
        if task.document is None and task.listed_key is not None and article.kind is not Kind.REPORT:
            self._decided(session, task.source, task.listed_key, article.kind, article.reason)
            return
        # A version is rebuilt from what carried its text.
        first, *parts = item.rests_on or (fetched.capture if item.carrier is None else item.carrier.capture,)
        # Of a text that stands on several addresses the first one's bytes tell nothing.
        is_alone = not item.rests_on
        page = recorder.Reading(
            run_id=self._run,
            source=task.source,
            listed_key=task.listed_key,
            key=fetched.key,
            url=fetched.capture.url,
            article=article,
            capture=first,
            parts=tuple(parts),
            body_digest=fetched.body_digest if is_alone else None,
            extractor=extractor_for(article.method),
            rule_hash=fetched.source.rule_hash,
            etag=fetched.etag if is_alone else None,
            last_modified=fetched.last_modified if is_alone else None,
            reread=item.reread,
        )
        if fetched.sent_on_to is not None and task.document is not None:
            self._sent_on(session, task.document, replace(page, key=fetched.sent_on_to, listed_key=None), task)
            return
        recorded = recorder.record(session, page)
        if recorded.outcome is Outcome.SUSPECT:
            self._shared(session, task, page)
        for file in (*([item.carrier] if item.carrier else []), *item.beside):
            recorder.record(session, _file_reading(page, file, mirrored=file is item.carrier))
        for fault in item.faults:
            self._saw(session, task.source, fault, None)

    def _sent_on(self, session: Session, document: int, page: recorder.Reading, task: PageTask) -> None:
        is_report = page.article.kind is Kind.REPORT
        if is_report and recorder.moved(session, document, page) is not None:
            return
        what = "another text" if is_report else f"no report: {page.article.reason}"
        fault = Fault(kind=IncidentKind.UNREADABLE, url=task.key or page.url, detail=f"sent on to {page.url}, {what}")
        self._trouble(session, Trouble(task=task, fault=fault, capture=page.capture))

    def _shared(self, session: Session, task: PageTask, page: recorder.Reading) -> None:
        """Say so when several addresses of a source turned into one text: that is a notice, and no edit of each."""
        if task.document is not None and suspicion.shows_what_others_show(
            session, task.document, page.article, self._run
        ):
            detail = f"turned into the same text as other addresses of the source: {page.article.text[:60]}"
            self._saw(session, task.source, Fault(kind=IncidentKind.SAME_TEXT, url=page.url, detail=detail), None)

    def _decided(self, session: Session, source: str, key: str, kind: Kind, reason: str) -> None:
        frontier.entry_decided(session, source=source, key=key, kind=kind, reason=reason, run_id=self._run)

    def _gone(self, session: Session, item: PageGone) -> None:
        task, now = item.task, self._order.clock()
        if task.document is not None:
            life.gone(session, task.document, run_id=self._run, now=now, capture=item.capture, reason=item.reason)
        elif task.listed_key is not None:
            frontier.entry_tried(session, source=task.source, key=task.listed_key, as_="gone", run_id=self._run)

    def _learned(self, session: Session, item: NotFoundLearned) -> None:
        not_found.learn(
            session,
            host=item.host,
            url=item.url,
            status=item.status,
            sent_on_to=item.sent_on_to,
            fingerprint=item.fingerprint,
            capture_id=captures.add_capture(session, item.capture, self._run).id,
            now=self._order.clock(),
        )

    def _trouble(self, session: Session, item: Trouble) -> None:
        task, kind = item.task, item.fault.kind
        if isinstance(task, PageTask) and task.document is not None and task.moved_to is not None:
            # The report is elsewhere and read there: an old address, or an old host, may go.
            glances.looked(session, task.document, run_id=self._run, as_=kind)
            life.put_off(session, task.document, now=self._order.clock())
            return
        capture = None
        if item.capture is not None:
            capture = captures.add_capture(session, item.capture, self._run).id
        self._saw(session, task.source, item.fault, capture)
        if kind in (IncidentKind.BUDGET_SPENT, IncidentKind.VISIT_TIME):
            return  # not looked at: it stays due
        match task:
            case ColumnTask():
                frontier.column_failed(session, task.column, as_=kind, run_id=self._run)
            case PageTask(document=int(document)):
                glances.looked(session, document, run_id=self._run, as_=kind)
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


def _file_reading(page: recorder.Reading, file: FileRead, *, mirrored: bool) -> recorder.Reading:
    return replace(
        page,
        listed_key=None,
        key=file.key,
        url=file.url,
        article=file.article,
        capture=file.capture,
        body_digest=file.body_digest,
        extractor=extractor_for(file.article.method),
        etag=file.etag,
        last_modified=file.last_modified,
        reread=file.reread,
        parent=page.key,
        mirrored=mirrored,
    )


def _opened(engine: Engine | None) -> Engine:
    if engine is None:
        raise RuntimeError("the store is opened with the spider")
    return engine
