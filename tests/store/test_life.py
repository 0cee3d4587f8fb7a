from datetime import timedelta

import pytest

from store import frontier, life, recorder
from store.cases import Case
from store.records import ChangeKind, DocumentStatus, Outcome
from store.schema import DocumentRow

HOST = "https://www.tjjz.gov.cn"
OLD, NEW = f"{HOST}/old.html", f"{HOST}/new.html"
SOURCE = "tianjin/jizhou"
LONG = "依法行政,推进法治政府建设。" * 40
EDITED = LONG.replace("推进", "深入推进", 1)


@pytest.fixture
def told(watch):
    """A source whose baseline is over, with a numbered report at its old address."""
    watch.see(LONG, url=OLD)
    watch.number()
    watch.baseline()
    watch.night(days=1)
    return watch


def row(watch, url=OLD):
    def of(session):
        found = session.query(DocumentRow).filter_by(url=url).one()
        session.expunge(found)
        return found

    return watch.ask(of)


def sent_on(watch, text=LONG, url=NEW):
    return watch.do(recorder.moved, row(watch).id, watch.reading(text, url=url))


def kinds(found):
    return [item.kind for item in found]


def due(watch):
    return [one.url for one in watch.ask(frontier.documents_due, [SOURCE], watch.run.frontier)]


def test_a_redirect_to_the_same_text_moves_the_document(told):
    began = told.now
    assert sent_on(told).outcome is Outcome.NEW
    told.number()
    new, moved = told.pending()
    assert new.case == Case(kind=ChangeKind.NEW, cause=new.case.cause, sent_on_from=OLD)
    assert (moved.kind, moved.url, moved.case.moved_to, moved.case.moved_by) == (
        ChangeKind.MOVED,
        OLD,
        NEW,
        "redirect",
    )
    told.write_all()
    assert row(told).status == DocumentStatus.MOVED
    (redirect,) = told.ask(life.redirects, row(told).id)
    assert (redirect.from_url, redirect.to_url, redirect.from_at, redirect.until_at) == (OLD, NEW, began, None)


def test_one_that_moved_is_asked_for_once_a_week(told):
    sent_on(told)
    told.number()
    told.write_all()
    for _ in range(6):
        told.night(days=1)
        assert due(told) == [NEW]
    told.night(days=1)
    assert sorted(due(told)) == [NEW, OLD]
    told.do(life.still_moved, row(told).id, run_id=told.run.id, now=told.now)
    told.night(days=1)
    assert due(told) == [NEW]
    (redirect,) = told.ask(life.redirects, row(told).id)
    assert redirect.seen_at == told.now - timedelta(days=1)


def test_a_move_with_an_edit_is_both(told):
    sent_on(told, EDITED)
    told.number()
    edited, moved = told.pending()
    assert (edited.kind, edited.url, edited.before.text, edited.after.text) == (
        ChangeKind.EDITED,
        NEW,
        LONG,
        EDITED,
    )
    assert (moved.kind, moved.url) == (ChangeKind.MOVED, OLD)


def test_a_redirect_to_another_text_is_no_move(told):
    assert sent_on(told, "栏目首页。") is None
    assert told.pending() == ()
    assert told.ask(life.redirects, row(told).id) == ()
    assert row(told).status == DocumentStatus.PRESENT


def test_the_new_address_may_be_known_before(told):
    told.see(LONG, url=NEW)
    assert sent_on(told).outcome is Outcome.SAME
    told.number()
    assert kinds(told.pending()) == [ChangeKind.NEW, ChangeKind.MOVED]
    told.write_all()
    told.night(days=1)
    told.see(EDITED, url=NEW)
    (edited,) = told.pending()
    assert (edited.kind, edited.url) == (ChangeKind.EDITED, NEW)


def test_another_redirect_ends_the_first(told):
    sent_on(told)
    told.night(days=8)
    sent_on(told, url=f"{HOST}/newest.html")
    first, second = told.ask(life.redirects, row(told).id)
    assert (first.until_at, second.until_at) == (told.now, None)
    assert second.to_url == f"{HOST}/newest.html"


def test_an_old_address_that_answers_itself_is_restored(told):
    sent_on(told)
    told.number()
    told.write_all()
    told.night(days=8)
    told.see(LONG, url=OLD)
    (restored,) = told.pending()
    assert (restored.kind, restored.url) == (ChangeKind.RESTORED, OLD)
    told.write_all()
    assert (row(told).status, row(told).moved_to_id, row(told).next_look_at) == (DocumentStatus.PRESENT, None, None)
    (redirect,) = told.ask(life.redirects, row(told).id)
    assert redirect.until_at == told.now


def test_an_old_address_that_goes_later_was_moved_all_the_same(told):
    sent_on(told)
    told.number()
    told.write_all()
    for _ in range(3):
        told.night(days=8)
        told.gone(row(told).id)
        assert told.pending() == ()
    assert row(told).status == DocumentStatus.MOVED
    assert told.ask(life.absences, row(told).id) == ()


def test_absences_are_the_proof_and_only_good_nights_count(told):
    document = row(told).id
    for good in (True, False, True):
        told.not_there(document)
        if good:
            told.good()
        told.night(days=1)
    assert [night.counted for night in told.ask(life.absences, document)] == [True, False, True]
    assert [night.reason for night in told.ask(life.absences, document)] == ["status 404"] * 3
    for _ in range(5):
        told.gone(document)
        told.night(days=1)
    (item,) = told.pending()
    assert item.kind is ChangeKind.WITHDRAWN
    assert len(item.case.absent) == 7
    assert item.case.absent[0].endswith(": status 404")
    told.write_all()
    told.gone(document)
    assert len(told.ask(life.absences, document)) == 8, "what is withdrawn adds nothing night after night"
