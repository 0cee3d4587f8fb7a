"""An upgrade over a whole store: what an older release left is read again, said, amended, and told to nobody."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
import warm
from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.extract.version import EXTRACTOR
from jobs.alerts.settings import AlertTable
from jobs.analyze import analyze
from jobs.demo.sites import jizhou
from jobs.demo.story import NEW_REPORT
from jobs.demo.web import Page, SampleWeb
from jobs.night import NightSummary, night
from jobs.place import Place
from jobs.progress import Silent
from jobs.reread import Rereading, reread
from store.records import Cause
from store.schema import ChangeRow, DocumentRow, TextRow, VersionRow
from store.schema_watch import AlertRow
from store.session import connect

OLD = "1+trafilatura-1.0.0"
FURNITURE = "扫一扫在手机打开当前页"


def deaf(_done: int, _total: int) -> None:
    """Hear nothing."""


def run(place: Place) -> NightSummary:
    return night(place, (), Silent(), launch=warm.run_spider)


def later(place: Place, **by: float) -> Place:
    assert place.now is not None
    return replace(place, now=place.now + timedelta(**by))


def told(place: Place) -> Place:
    """Give the installation a channel; nobody answers at its address."""
    channel = AlertTable(url="json://127.0.0.1:9/")
    return replace(place, settings=place.settings.model_copy(update={"alerts": (channel,)}))


@contextmanager
def opened(place: Place) -> Iterator[Session]:
    engine = connect(place.settings.store.url)
    with Session(engine) as session, session.begin():
        yield session
    engine.dispose()


def versions(session: Session) -> dict[tuple[int, int], VersionRow]:
    """Map document's number and version's number -> version."""
    rows = session.scalars(select(VersionRow).join(DocumentRow).where(DocumentRow.ordinal.is_not(None)))
    return {(row.document.ordinal or 0, row.number): row for row in rows}


def texts(place: Place) -> dict[tuple[int, int], str]:
    with opened(place) as session:
        return {where: row.text.body for where, row in versions(session).items()}


def count(place: Place, table: type) -> int:
    with opened(place) as session:
        return len(session.scalars(select(table)).all())


def as_left(row: VersionRow, text: str, session: Session) -> None:
    """Give a version the text that an older release would have read."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    session.merge(TextRow(sha256=sha, body=text, chars=len(text)))
    session.flush()
    row.text_sha = sha


def with_furniture(row: VersionRow, session: Session) -> None:
    as_left(row, f"{row.text.body}\n{FURNITURE}", session)


def without_signature(row: VersionRow, session: Session) -> None:
    as_left(row, row.text.body.rpartition("\n")[0], session)


def with_another_title(row: VersionRow, session: Session) -> None:
    row.title = f"{row.title}_区人民政府"


def without_year(row: VersionRow, session: Session) -> None:
    row.report_year = None


PLANTED: dict[tuple[int, int], Callable[[VersionRow, Session], None]] = {
    (0, 1): with_furniture,
    (2, 1): with_furniture,
    (2, 2): without_signature,
    (3, 1): with_another_title,
    (5, 1): without_year,
}
"""Document and version -> how the older release read it; it read all others as today's does."""


@pytest.fixture
def upgraded(place: Place, web: SampleWeb) -> Place:
    """Let an older release have run two nights, and say what it is like on the third day."""
    place = told(place)
    run(place)
    web.show(2)
    run(later(place, days=1))
    with opened(place) as session:
        for where, row in versions(session).items():
            row.extractor = OLD
            row.document.reader = row.document.reader.replace(EXTRACTOR, OLD)
            if where in PLANTED:
                PLANTED[where](row, session)
    return later(place, days=1, hours=12)


def found(done: Rereading) -> list[tuple[int | None, int]]:
    return [(finding.document, finding.version) for finding in done.findings]


def test_an_upgrade_is_said_exactly_and_told_to_nobody(upgraded: Place, web: SampleWeb) -> None:
    alerts, changes = count(upgraded, AlertRow), count(upgraded, ChangeRow)
    done = reread(upgraded, (), deaf)
    assert found(done) == sorted(PLANTED)
    assert (done.versions, done.same, done.differ, done.unreadable, done.amended) == (7, 2, 5, 0, 4)
    assert [finding.new_version for finding in done.findings] == [2, None, 3, 2, 2]
    assert analyze(connect(upgraded.settings.store.url), upgraded, run_id=1) == ()
    assert count(upgraded, AlertRow) == alerts

    third = run(later(upgraded, hours=12))
    assert third.changes == ()
    with opened(upgraded) as session:
        causes = {where: row.cause for where, row in versions(session).items()}
        assert not [row for row in session.scalars(select(ChangeRow).offset(changes)) if row.suppressed is None]
    ours = {where for where, cause in causes.items() if cause == Cause.EXTRACTOR}
    assert ours == {(0, 2), (2, 3), (3, 2), (5, 2)}

    web.put(NEW_REPORT.host, NEW_REPORT.path, edited(NEW_REPORT.path))
    fourth = run(later(upgraded, days=1, hours=12))
    assert [(change.kind, change.document) for change in fourth.changes] == [("edited", 5)]
    change = fourth.changes[0]
    assert [(number.before, number.after) for number in change.numbers] == [("1530.6", "1630.6")]
    assert max(change.chars_added, change.chars_removed) <= len("1530.6")


def edited(path: str) -> Page:
    page = jizhou.build(2).pages[path]
    before, after = b"1530.6", b"1630.6"
    assert before in page.body
    return replace(page, body=page.body.replace(before, after), headers=())
