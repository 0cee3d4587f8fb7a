import pytest

from jobs.decide import decide
from store.cases import Case
from store.difference import Difference
from store.records import Cause, ChangeKind, DocumentStatus, Severity

EDIT = Difference(
    severity=Severity.MAJOR,
    reason="1 figure changed",
    chars_added=1,
    chars_removed=1,
    numbers=(),
    silent=True,
)
NOTHING = Difference(severity=Severity.MINOR, reason="", chars_added=0, chars_removed=0, numbers=(), silent=False)


def edited(**facts):
    return decide(Case(kind=ChangeKind.EDITED, cause=Cause.SITE, **facts), EDIT)


def new(**facts):
    return decide(Case(kind=ChangeKind.NEW, cause=Cause.SITE, **facts), NOTHING)


def test_an_edit_is_as_grave_as_the_comparison_says():
    assert (edited().severity, edited().reason, edited().suppressed) == (Severity.MAJOR, "1 figure changed", None)


def test_our_change_is_told_to_nobody():
    ours = decide(Case(kind=ChangeKind.EDITED, cause=Cause.EXTRACTOR), EDIT)
    assert ours.suppressed == "our change: fazhi reads the same page otherwise than before"
    assert ours.severity is Severity.MAJOR, "what it would have been is kept"


def test_a_text_that_is_back_is_told_to_nobody():
    assert edited(back_to=1, back_after=0).suppressed == "flapping: back to version 1 after 0 days"


def test_a_copy_is_no_news():
    assert new(copy_of=0, copy_status=DocumentStatus.PRESENT).suppressed == "a copy: document 0 has the same text"
    assert new(copy_of=0, copy_status=DocumentStatus.MISSING).suppressed is not None


def test_what_was_withdrawn_and_stands_elsewhere_is_news():
    again = new(copy_of=3, copy_status=DocumentStatus.WITHDRAWN)
    assert again.suppressed is None
    assert "the text of document 3, which was withdrawn" in again.reason


def test_another_text_of_a_known_report_is_news_that_says_so():
    again = new(other_text_of=4)
    assert (again.suppressed, again.severity) == (None, Severity.NOTABLE)
    assert "another text of the report in document 4" in again.reason


def test_where_a_document_moved_is_told_as_its_move():
    assert new(sent_on_from="http://a.gov.cn/1.html").suppressed.startswith("moved: ")


def test_an_edit_that_came_with_a_move_says_where_it_came_from():
    assert edited(sent_on_from="http://a.gov.cn/1.html").reason.endswith("; moved here from http://a.gov.cn/1.html")


def test_one_speaks_for_a_group():
    speaker, member = (edited(group=(1, 2, 3), speaks_for_group=speaks) for speaks in (True, False))
    assert speaker.suppressed is None
    assert speaker.reason.endswith("the same on 3 documents of the source: 1, 2, 3")
    assert member.suppressed == "grouped: 3 documents of the source changed alike, told once"


def test_a_withdrawal_names_its_proof():
    nights = ("2026-03-02: status 404", "2026-03-05: status 404", "2026-03-09: status 404")
    gone = decide(
        Case(kind=ChangeKind.WITHDRAWN, absent=nights, absent_since="2026-03-02", nights_wanted=3, days_wanted=7),
        NOTHING,
    )
    assert gone.severity is Severity.MAJOR
    assert gone.reason == (
        "gone from its address on 3 good nights since 2026-03-02 of its source (last: 2026-03-09: status 404)"
    )


@pytest.mark.parametrize(("by", "words"), [("redirect", "its address sends us on to"), ("same text", "the same text")])
def test_a_move_says_where_to_since_when_and_how_it_is_known(by, words):
    went = decide(
        Case(kind=ChangeKind.MOVED, moved_to="http://b.gov.cn/1", moved_by=by, moved_on="2026-03-02"), NOTHING
    )
    assert "http://b.gov.cn/1" in went.reason
    assert "2026-03-02" in went.reason
    assert words in went.reason


def test_restored_is_told():
    back = decide(Case(kind=ChangeKind.RESTORED), NOTHING)
    assert (back.reason, back.suppressed) == ("back at its address", None)
