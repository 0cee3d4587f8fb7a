from dataclasses import replace
from datetime import timedelta

import pytest

from store import changes, frontier, glances
from store.difference import Difference, NumberChange
from store.records import Cause, ChangeKind, DocumentStatus, Severity
from store.schema import DocumentRow

HOST = "https://www.tjjz.gov.cn"
SOURCE = "tianjin/jizhou"
LONG = "依法行政,推进法治政府建设。" * 40


@pytest.fixture
def told(watch):
    """A source whose baseline is over, with two numbered reports."""
    watch.see(LONG, url=f"{HOST}/a")
    watch.see(LONG + "乙", url=f"{HOST}/b")
    watch.number()
    watch.baseline()
    watch.night(days=1)
    return watch


def document(watch, name):
    def of(session):
        row = session.query(DocumentRow).filter_by(url=f"{HOST}/{name}").one()
        return row.id, DocumentStatus(row.status)

    return watch.ask(of)


def kinds(found):
    return [(one.kind, one.url.removeprefix(f"{HOST}/")) for one in found]


def waiting(watch):
    return [item.kind for item in watch.pending()]


def gone_for(watch, name, nights):
    for _ in range(nights):
        watch.gone(document(watch, name)[0])
        watch.night(days=1)


def test_a_baseline_waits_for_nothing(watch):
    watch.see(LONG)
    watch.number()
    assert watch.pending() == ()


def test_what_is_new_and_edited_waits_by_number_then_version(told):
    told.see(LONG + "一", url=f"{HOST}/b")
    told.see(LONG + "二", url=f"{HOST}/a")
    told.see(LONG + "三", url=f"{HOST}/c")
    told.number()
    told.night(days=1)
    told.see(LONG + "四", url=f"{HOST}/a")
    found = told.pending()
    assert [(item.kind, item.after.text[-1]) for item in found] == [
        (ChangeKind.EDITED, "二"),
        (ChangeKind.EDITED, "四"),
        (ChangeKind.EDITED, "一"),
        (ChangeKind.NEW, "三"),
    ]
    assert [item.before and item.before.number for item in found] == [1, 2, 1, None]


def test_a_change_is_written_once(told):
    told.see(LONG + "一", url=f"{HOST}/a")
    (item,) = told.pending()
    written = told.write(item, _difference())
    assert told.write(item, _difference()) is None
    assert told.pending() == ()
    assert told.ask(changes.ledger) == (written,)


def _difference():
    return Difference(
        severity=Severity.MAJOR,
        reason="a figure changed",
        chars_added=1,
        chars_removed=2,
        numbers=(NumberChange(before="36", after="38", unit="次", context="开展检查38次"),),
        silent=True,
    )


def test_the_ledger_says_what_happened_to_what(told):
    told.see(LONG + "一", url=f"{HOST}/a", report_year=2025)
    (item,) = told.pending()
    change = told.write(item, _difference())
    assert (change.kind, change.severity, change.reason) == (ChangeKind.EDITED, Severity.MAJOR, "a figure changed")
    assert (change.document, change.url, change.source) == (0, f"{HOST}/a", "tianjin/jizhou")
    assert (change.report_year, change.from_version, change.to_version) == (2025, 1, 2)
    assert (change.chars_added, change.chars_removed, change.silent, change.confirmed) == (1, 2, True, True)
    assert change.numbers == _difference().numbers
    assert change.detected_at == told.now


def test_our_own_change_waits_as_ours(told, make_article):
    told.reader = "2"
    told.see(LONG[3:], url=f"{HOST}/a", reread=make_article(LONG[3:]))
    (item,) = told.pending()
    assert (item.kind, item.case.cause) == (ChangeKind.EDITED, Cause.EXTRACTOR)


def test_an_edit_met_with_our_own_change_is_told_without_it(told, make_article):
    told.reader = "2"
    told.see(LONG + "一", url=f"{HOST}/a", reread=make_article(LONG + "零"))
    ours, theirs = told.pending()
    assert (ours.case.cause, theirs.case.cause) == (Cause.EXTRACTOR, Cause.SITE)
    assert (theirs.before.text[-1], theirs.after.text[-1]) == ("零", "一")


def test_withdrawn_takes_nights_and_days(told):
    first = document(told, "a")[0]
    for days in (0, 1, 1, 1, 1, 1, 1):
        told.now += timedelta(days=days)
        told.night()
        told.gone(first)
        assert waiting(told) == []
    told.night(days=1)
    told.gone(first)
    (item,) = told.pending()
    assert (item.kind, item.moved_to, item.before.text) == (ChangeKind.WITHDRAWN, None, LONG)


def test_three_looks_on_one_date_are_one_night(told):
    first = document(told, "a")[0]
    for days in (0, 7, 0.01, 0.01):
        told.night(days=days)
        told.gone(first)
    assert waiting(told) == []
    told.night(days=1)
    told.gone(first)
    assert waiting(told) == [ChangeKind.WITHDRAWN]


def test_nights_on_which_nothing_could_be_read_prove_nothing(told):
    first = document(told, "a")[0]
    gone_for(told, "a", 3)
    for _ in range(10):
        told.do(glances.looked, first, run_id=told.run.id, as_="unreachable")
        told.good()
        assert waiting(told) == []
        told.night(days=1)
    told.gone(first)
    assert waiting(told) == [ChangeKind.WITHDRAWN]


def test_a_night_that_is_not_good_does_not_count(told):
    first = document(told, "a")[0]
    for _ in range(12):
        told.not_there(first)
        told.night(days=1)
    assert waiting(told) == []


def test_seen_in_between_begins_the_count_again(told):
    first = document(told, "a")[0]
    gone_for(told, "a", 6)
    told.see(LONG, url=f"{HOST}/a")
    told.night(days=1)
    gone_for(told, "a", 2)
    assert waiting(told) == []
    assert document(told, "a") == (first, DocumentStatus.MISSING)


def test_the_same_text_elsewhere_means_it_moved(told):
    told.see(LONG, url=f"{HOST}/a")
    told.see(LONG, url=f"{HOST}/copy")
    told.number()
    told.write_all()
    told.night(days=1)
    gone_for(told, "a", 7)
    assert told.pending() == (), "a copy that stood before is no proof that it moved"
    gone_for(told, "a", 1)
    (item,) = told.pending()
    assert (item.kind, item.case.moved_to, item.case.moved_by) == (ChangeKind.MOVED, f"{HOST}/copy", "same text")
    assert kinds(told.write_all()) == [(ChangeKind.MOVED, "a")]
    assert document(told, "a")[1] is DocumentStatus.MOVED


def test_a_text_that_comes_where_another_goes_moved_at_once(told):
    told.see(LONG, url=f"{HOST}/moved")
    told.number()
    told.not_there(document(told, "a")[0])
    (new,) = told.pending()
    assert (new.kind, new.case.copy_of) == (ChangeKind.NEW, 0), "a night that is not good proves nothing"
    told.good()
    new, moved = told.pending()
    assert (moved.kind, moved.url, moved.case.moved_to) == (ChangeKind.MOVED, f"{HOST}/a", f"{HOST}/moved")
    told.write_all()
    told.night(days=1)
    assert told.pending() == ()
    due = told.ask(frontier.documents_due, [SOURCE], told.run.frontier)
    assert f"{HOST}/a" in [one.url for one in due], "no redirect was seen: it may come back any night"


def test_a_copy_that_is_gone_too_is_no_new_address(told):
    told.see(LONG, url=f"{HOST}/moved")
    told.number()
    told.write_all()
    for _ in range(8):
        told.gone(document(told, "a")[0])
        told.gone(document(told, "moved")[0])
        told.night(days=1)
    assert waiting(told) == [ChangeKind.WITHDRAWN, ChangeKind.WITHDRAWN]


def test_withdrawn_restored_and_withdrawn_again_are_three_changes(told):
    gone_for(told, "a", 8)
    assert kinds(told.write_all()) == [(ChangeKind.WITHDRAWN, "a")]
    assert document(told, "a")[1] is DocumentStatus.WITHDRAWN
    gone_for(told, "a", 2)
    assert told.pending() == (), "told once"

    told.see(LONG, url=f"{HOST}/a")
    (item,) = told.pending()
    assert (item.kind, item.before, item.after.text) == (ChangeKind.RESTORED, None, LONG)
    assert kinds(told.write_all()) == [(ChangeKind.RESTORED, "a")]
    assert document(told, "a")[1] is DocumentStatus.PRESENT
    assert told.pending() == ()

    told.night(days=1)
    gone_for(told, "a", 8)
    assert kinds(told.write_all()) == [(ChangeKind.WITHDRAWN, "a")]
    told.see(LONG, url=f"{HOST}/a")
    assert kinds(told.write_all()) == [(ChangeKind.RESTORED, "a")]
    assert [change.kind for change in told.ask(changes.ledger)] == [
        ChangeKind.WITHDRAWN,
        ChangeKind.RESTORED,
        ChangeKind.WITHDRAWN,
        ChangeKind.RESTORED,
    ]


def test_back_with_another_text_is_an_edit_and_restored(told):
    gone_for(told, "a", 8)
    told.write_all()
    told.see(LONG + "一", url=f"{HOST}/a")
    assert kinds(told.write_all()) == [(ChangeKind.EDITED, "a"), (ChangeKind.RESTORED, "a")]


def test_new_things_are_told_before_lost_ones_and_those_before_restored_ones(told):
    gone_for(told, "a", 8)
    told.write_all()
    for _ in range(8):
        told.gone(document(told, "b")[0])
        told.night(days=1)
    told.see(LONG, url=f"{HOST}/a")
    told.see(LONG + "三", url=f"{HOST}/c")
    told.number()
    assert waiting(told) == [ChangeKind.NEW, ChangeKind.WITHDRAWN, ChangeKind.RESTORED]


@pytest.fixture
def ledger(told):
    """Three changes, on two nights."""
    told.see(LONG + "一", url=f"{HOST}/a")
    told.write_all()
    told.night(days=1)
    told.see(LONG + "二", url=f"{HOST}/a")
    told.see(LONG + "三", url=f"{HOST}/c")
    told.number()
    first, second = told.pending()
    told.write(first, _difference())
    told.write(second, replace(_difference(), severity=Severity.MINOR))
    return told


def test_the_ledger_is_asked_by_time_kind_severity_and_run(ledger):
    def asked(**words):
        return kinds(ledger.ask(changes.ledger, **words))

    edited, again, new = (ChangeKind.EDITED, "a"), (ChangeKind.EDITED, "a"), (ChangeKind.NEW, "c")
    assert asked() == [edited, again, new]
    assert asked(since=ledger.now) == [again, new]
    assert asked(since=ledger.now + timedelta(seconds=1)) == []
    assert asked(kind=ChangeKind.NEW) == [new]
    assert asked(severity=Severity.MINOR) == [new]
    assert asked(run_id=ledger.run.id) == [again, new]
    assert asked(kind=ChangeKind.EDITED, severity=Severity.MAJOR) == [again]
