"""Whole nights: a real crawl in a child process, over real HTTP, into a real store."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import warm

from crawler.errors import SourceInvalid
from jobs.demo.story import CHALLENGED, EDITED, FORBIDDEN, GONE, NEW_REPORT, REBUILT, SEEDS
from jobs.demo.texts import seed
from jobs.demo.web import EDITED_FIGURES, Page, SampleWeb
from jobs.night import NightSummary, night
from jobs.place import Place
from jobs.progress import Silent
from store import documents, versions
from store.documents import Report
from store.errors import NightRunning
from store.lock import single_instance
from store.own import OURSELVES
from store.records import ChangeKind, IncidentKind, RunStatus, Severity
from store.session import open_store, reading


def run(place: Place) -> NightSummary:
    return night(place, (), Silent(), launch=warm.run_spider)


def later(place: Place, **by: float) -> Place:
    assert place.now is not None
    return replace(place, now=place.now + timedelta(**by))


def collected(place: Place) -> dict[str, Report]:
    with reading(open_store(place.settings.store.url)) as session:
        return {report.url.split("/", 3)[3]: report for report in documents.reports(session)}


def exported(place: Place) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.settings.store.export.glob("*.txt")}


def test_two_nights(place: Place, web: SampleWeb) -> None:
    first = night(place, (), Silent())
    assert first.status is RunStatus.DONE
    assert len(first.read) == 5
    assert first.changes == ()
    assert [text for _, text in sorted(exported(place).items())] == [seed(number).encode() for number in range(5)]
    assert [name[:4] for name in sorted(exported(place))] == ["000_", "001_", "002_", "003_", "004_"]
    lines = (place.settings.store.export / "manifest.jsonl").read_text("utf-8").splitlines()
    manifest = [json.loads(line) for line in lines]
    assert [line["report_year"] for line in manifest] == [report.year for report in SEEDS]

    again = night(later(place, hours=1), (), Silent())
    assert again.status is RunStatus.DONE
    assert again.changes == ()
    assert again.exported.written == 0
    assert again.exported.files == 5

    web.show(2)
    second = run(later(place, days=1))
    assert second.status is RunStatus.DONE
    kinds = sorted(change.kind for change in second.changes)
    assert kinds == [ChangeKind.EDITED, ChangeKind.NEW]
    edited = next(change for change in second.changes if change.kind is ChangeKind.EDITED)
    assert edited.url == web.url(EDITED.host, EDITED.path)
    assert tuple((number.before, number.after) for number in edited.numbers) == EDITED_FIGURES
    assert edited.severity is Severity.MAJOR
    assert edited.silent
    new = next(change for change in second.changes if change.kind is ChangeKind.NEW)
    assert new.url == web.url(NEW_REPORT.host, NEW_REPORT.path)
    assert new.document == 5
    with reading(open_store(place.settings.store.url)) as session:
        outcomes = {visit.document: visit.outcome for visit in documents.visits(session, second.run)}
        every = [versions.history(session, documents.find(session, str(ordinal)).id) for ordinal in range(6)]
    assert outcomes == {0: "same", 1: "not_modified", 2: "edited", 3: "blocked", 4: "missing", 5: "new"}
    assert [len(history) for history in every] == [1, 1, 2, 1, 1, 1]
    blocked = [one for one in second.incidents if one.kind is IncidentKind.BLOCKED]
    assert [one.url for one in blocked] == [web.url(CHALLENGED.host, CHALLENGED.path)]
    assert "412" in blocked[0].detail
    assert collected(place)[GONE.path.lstrip("/")].status == "missing"
    assert REBUILT.path.lstrip("/") in collected(place)
    assert not [seen for seen in web.requests if seen.path == FORBIDDEN.path]


def test_a_report_that_stays_away_is_withdrawn_after_nights_and_days_and_can_come_back(
    place: Place, web: SampleWeb
) -> None:
    run(place)
    gone = SEEDS[0]
    web.remove(gone.host, gone.path)
    assert run(later(place, days=1)).changes == ()
    assert run(later(place, days=2)).changes == ()
    assert run(later(place, days=2, hours=1)).changes == (), "a second look on one day is not a second night"
    assert run(later(place, days=3)).changes == (), "enough nights, too few days"
    withdrawn = run(later(place, days=9)).changes
    assert [change.kind for change in withdrawn] == [ChangeKind.WITHDRAWN]
    assert withdrawn[0].document == 0
    assert run(later(place, days=10)).changes == ()
    web.show(1)
    restored = run(later(place, days=11)).changes
    assert [change.kind for change in restored] == [ChangeKind.RESTORED]
    assert run(later(place, days=12)).changes == ()


def test_a_source_that_is_ill_proves_no_withdrawal(place: Place, web: SampleWeb) -> None:
    run(place)
    gone = SEEDS[1]
    web.remove(gone.host, gone.path)
    web.put(gone.host, "/zwgk/fzzfjsbg/fzzfjsgzbg/", Page(body=b"<h1>bad gateway</h1>", status=502))
    for day in (1, 4, 8, 12):
        summary = run(later(place, days=day))
        assert summary.changes == ()
        assert summary.failed == ("demo/2-jizhou",)
        assert summary.status is RunStatus.PARTIAL
    web.show(1)
    well = run(later(place, days=13))
    assert well.changes == ()
    assert well.failed == ()
    assert IncidentKind.SERVER_ERROR not in {one.kind for one in well.incidents}


def test_what_is_not_a_page_never_becomes_a_version(place: Place, web: SampleWeb) -> None:
    run(place)
    bad = (
        Page(body="<html><title>系统维护</title><body>网站系统维护中,请稍后访问。</body></html>".encode()),
        Page(body=b"<html><script>var $_ts={};$_ts.cd='x'</script></html>", status=412),
        Page(body=b"internal error", status=500),
        Page(body=b""),
        Page(body=b"<html><body></body></html>"),
    )
    for report, page in zip(SEEDS, bad, strict=True):
        web.put(report.host, report.path, page)
    summary = run(later(place, days=1))
    assert summary.changes == ()
    with reading(open_store(place.settings.store.url)) as session:
        for ordinal in range(5):
            found = documents.find(session, str(ordinal))
            assert len(versions.history(session, found.id)) == 1
            assert found.status == "present"
    kinds = {one.source: one.kind for one in summary.incidents if one.kind is not IncidentKind.ROBOTS}
    assert kinds == {
        "demo/1-qinzhou": IncidentKind.MAINTENANCE,
        "demo/2-jizhou": IncidentKind.BLOCKED,
        "demo/3-jingyuan": IncidentKind.SERVER_ERROR,
        "demo/4-shiyan": IncidentKind.UNREADABLE,
        "demo/5-ganzhou": IncidentKind.UNREADABLE,
    }
    web.show(1)
    well = run(later(place, days=2))
    assert well.changes == ()
    assert [one.kind for one in well.incidents] == [IncidentKind.ROBOTS]


def test_what_the_first_look_showed_and_could_not_fetch_is_no_news_later(place: Place, web: SampleWeb) -> None:
    web.put(SEEDS[2].host, SEEDS[2].path, Page(body=b"busy", status=503))
    assert len(run(place).read) == 5
    assert len(collected(place)) == 4
    web.show(1)
    assert run(later(place, days=1)).changes == ()
    assert len(collected(place)) == 5


def test_a_second_night_is_refused_while_one_runs(place: Place) -> None:
    with single_instance(place.settings.store.data), pytest.raises(NightRunning, match="wait for its end"):
        run(place)


def test_a_night_is_ended_at_its_limit_and_says_so(place: Place) -> None:
    crawl = place.settings.crawl.model_copy(update={"night_limit": 0.05})
    settings = place.settings.model_copy(update={"crawl": crawl})
    summary = run(replace(place, settings=settings))
    assert summary.status is RunStatus.FAILED
    assert "limit" in summary.crawls[0].reason
    whole = run(later(place, hours=1))
    assert whole.status is RunStatus.DONE
    assert whole.changes == ()
    assert len(collected(place)) == 5


def test_an_empty_column_is_a_failure_not_a_quiet_night(place: Place, web: SampleWeb) -> None:
    run(place)
    empty = "<html><head><title>栏目</title></head><body><ul class='list'></ul>" + "<p>暂无内容,敬请期待。</p>" * 9
    web.put(SEEDS[4].host, "/zwgk/fzzf/", Page(body=empty.encode()))
    summary = run(later(place, days=1))
    assert summary.failed == ("demo/5-ganzhou",)
    assert IncidentKind.LIST_NOT_UNDERSTOOD in {one.kind for one in summary.incidents}


def test_a_night_that_watches_nothing_is_no_quiet_night(place: Place, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    crawl = place.settings.crawl.model_copy(update={"sources": (str(tmp_path / "none"),)})
    settings = place.settings.model_copy(update={"crawl": crawl})
    summary = run(replace(place, settings=settings))
    assert summary.status is RunStatus.FAILED
    assert [(one.source, one.kind) for one in summary.incidents] == [(OURSELVES, IncidentKind.NIGHT_FAILED)]
    assert OURSELVES not in {one.source for one in run(later(place, days=1)).incidents}


def test_ordinals_and_texts_do_not_depend_on_the_order_of_the_crawl(
    tmp_path: Path, place: Place, web: SampleWeb
) -> None:
    for source in ("demo/5-ganzhou", "demo/4-shiyan"):
        night(place, (source,), Silent())
    assert [report.document for report in collected(place).values()] == [0, 1]
    run(later(place, hours=1))
    assert sorted(report.document for report in collected(place).values()) == [0, 1, 2, 3, 4]


def test_unknown_source_is_refused_with_the_nearest(place: Place) -> None:
    with pytest.raises(SourceInvalid, match="demo/2-jizhou"):
        night(place, ("demo/2-jizho",), Silent())


def test_times_are_passed_not_read(place: Place) -> None:
    summary = run(place)
    assert summary.started_at == summary.ended_at == place.now
    found = collected(place)
    assert {report.first_seen for report in found.values()} == {place.now}
