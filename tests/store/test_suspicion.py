import pytest

from store import changes, glances, incidents, unrest
from store.records import IncidentKind, Outcome
from store.schema import DocumentRow

HOST = "https://www.tjjz.gov.cn"
SOURCE = "tianjin/jizhou"
LONG = "依法行政,推进法治政府建设。" * 40
NOTICE = "本站正在进行改版,请稍后访问。"


@pytest.fixture
def told(watch):
    watch.see(LONG + "甲", url=f"{HOST}/a")
    watch.see(LONG + "乙", url=f"{HOST}/b")
    watch.number()
    watch.baseline()
    watch.night(days=1)
    return watch


def ill(watch, kind=IncidentKind.MAINTENANCE):
    watch.do(
        incidents.saw,
        source=SOURCE,
        kind=kind,
        url=HOST,
        detail="",
        run_id=watch.run.id,
        capture_id=None,
        now=watch.now,
    )


def see(watch, name, text):
    return watch.see(text, url=f"{HOST}/{name}").outcome


def test_while_a_source_is_ill_nothing_destructive_is_believed(told):
    assert see(told, "a", NOTICE) is Outcome.SUSPECT
    ill(told)
    assert see(told, "a", NOTICE) is Outcome.SUSPECT
    told.night(days=1)
    assert see(told, "a", NOTICE) is Outcome.SUSPECT, "the night may turn out ill: one look of it is not enough"
    assert see(told, "a", NOTICE) is Outcome.EDITED


def test_what_has_no_address_of_its_own_is_believed_on_the_second_night(watch):
    inline = f"{HOST}/column/#2025"
    watch.see(LONG, url=inline)
    watch.night(days=1)
    assert watch.see(NOTICE, url=inline).outcome is Outcome.SUSPECT
    watch.night(days=1)
    assert watch.see(NOTICE, url=inline).outcome is Outcome.EDITED


def test_a_small_edit_is_believed_whatever_else_is_wrong(told):
    ill(told)
    assert see(told, "a", LONG + "丙") is Outcome.EDITED


@pytest.mark.parametrize("kind", [IncidentKind.QUIET, IncidentKind.ATTACHMENT_DIFFERS, IncidentKind.FLAPPING])
def test_not_every_incident_is_an_illness(told, kind):
    see(told, "a", NOTICE)
    ill(told, kind)
    assert see(told, "a", NOTICE) is Outcome.EDITED


def test_one_text_at_several_addresses_is_a_notice(told):
    outcomes = [see(told, name, NOTICE) for name in "abab"]
    assert outcomes == [Outcome.SUSPECT] * 4
    told.night(days=1)
    assert [see(told, name, LONG + text) for name, text in (("a", "甲"), ("b", "乙"))] == [Outcome.SAME] * 2


def test_what_is_held_stands_in_the_ledger_and_is_told_to_nobody(told):
    see(told, "a", NOTICE)
    see(told, "a", LONG + "甲")
    assert told.ask(changes.ledger) == ()
    (held,) = told.ask(changes.whole_ledger)
    assert held.suppressed.startswith("held: ")
    assert held.reason == f"{len(NOTICE)} of {len(LONG) + 1} characters left"
    judged = told.ask(changes.judged, held.id)
    assert (judged.case, judged.before.text, judged.after) == (None, LONG + "甲", None)
    assert judged.capture is not None


def test_a_text_that_is_another_on_every_look_is_found_out(told):
    for night in range(3):
        for look in range(2):
            assert see(told, "a", f"第{night}夜第{look}次。") is Outcome.SUSPECT
        assert len(told.ask(unrest.unstable, [SOURCE])) == (night == 2)
        told.night(days=1)
    (found,) = told.ask(unrest.unstable, [SOURCE])
    assert (found.source, found.url) == (SOURCE, f"{HOST}/a")
    assert see(told, "a", LONG + "甲") is Outcome.SAME
    assert told.ask(unrest.unstable, [SOURCE]) == ()


def test_an_unreadable_look_is_no_rest(told):
    see(told, "a", NOTICE)

    def nights(session):
        return session.query(DocumentRow).filter_by(url=f"{HOST}/a").one().suspect_nights

    told.do(glances.looked, 1, run_id=told.run.id, as_="unreachable")
    assert told.ask(nights) == 1
