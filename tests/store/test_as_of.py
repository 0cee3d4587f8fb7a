from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import documents
from store.as_of import Stood, stood
from store.dates import local_date
from store.errors import VersionUnknown
from store.records import ChangeKind, DocumentStatus
from store.schema import CaptureRow, ChangeRow, DocumentRow
from store.schema_proof import AbsenceRow

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
PRESENT, MISSING, WITHDRAWN = DocumentStatus.PRESENT, DocumentStatus.MISSING, DocumentStatus.WITHDRAWN

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["甲" * 50, "甲" * 48 + "乙", "丙" * 10]), st.sampled_from(["题", "另题"]), st.booleans()
    ),
    max_size=8,
)


@pytest.fixture
def at(watch):
    """Give a document as it stood at a time."""

    def ask(document: int, when: datetime) -> Stood:
        return watch.ask(lambda session: stood(session, documents.find(session, url(session)), when))

    def url(session) -> str:
        return session.query(DocumentRow).order_by(DocumentRow.id.desc()).first().url

    return ask


def absent(watch, document):
    """Keep the row of a night on which the document was not found."""

    def add(session):
        row = session.get_one(DocumentRow, document)
        row.status, row.missing_since = DocumentStatus.MISSING, row.missing_since or watch.now
        capture = session.query(CaptureRow).first()
        proof = {"run_id": watch.run.id, "capture_id": capture.id, "reason": "404", "counted": True}
        session.add(AbsenceRow(document_id=document, on=watch.now.date(), at=watch.now, **proof))

    watch.do(add)


def happened(watch, document, kind, status, **case):
    """Keep a line of the ledger."""

    def add(session):
        session.get_one(DocumentRow, document).status = status
        session.add(
            ChangeRow(
                key=f"{kind}:{watch.now}",
                kind=kind,
                severity="major",
                reason="a word",
                document_id=document,
                run_id=watch.run.id,
                detected_at=watch.now + timedelta(hours=2),
                chars_added=0,
                chars_removed=0,
                numbers=[],
                silent=False,
                confirmed=True,
                evidence={"case": {"kind": kind, **case}},
            )
        )

    watch.do(add)


@given(steps=STEPS, reader_changes=st.sets(st.integers(0, 7)))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_as_of_is_what_a_replay_of_the_records_gives(watch, at, make_article, steps, reader_changes):
    url = f"https://www.tjjz.gov.cn/{watch.ask(lambda session: session.query(DocumentRow).count())}.html"
    document = watch.see("甲" * 50, url=url).document
    replay = [(watch.now, watch.history(document))]
    for number, (text, title, by_newer_code) in enumerate(steps):
        watch.now += timedelta(hours=7)
        reread = make_article(f"重读{number}" + "甲" * 50) if by_newer_code and number in reader_changes else None
        watch.see(text, url=url, title=title, reread=reread)
        replay.append((watch.now, watch.history(document)))
    for place, (moment, recorded) in enumerate(replay):
        until = replay[place + 1][0] - SECOND if place + 1 < len(replay) else moment + DAY
        for when in (moment, until):
            known = at(document, when).versions
            assert [_told(version) for version in known] == [_told(version) for version in recorded]
            assert known[-1].until_at is None
    with pytest.raises(VersionUnknown, match="first seen after that time"):
        at(document, replay[0][0] - SECOND)


def test_the_status_is_the_one_of_that_time(watch, at):
    document = watch.see("一" * 40).document
    first = watch.now
    for _ in range(4):
        watch.night(days=1)
        absent(watch, document)
    happened(watch, document, ChangeKind.WITHDRAWN, DocumentStatus.WITHDRAWN)
    gone = watch.now
    watch.night(days=10)
    watch.see("二" * 40)
    back = watch.now
    happened(watch, document, ChangeKind.RESTORED, DocumentStatus.PRESENT)
    days = {
        first: PRESENT,
        first + DAY - SECOND: PRESENT,
        first + DAY: MISSING,
        gone: MISSING,
        gone + timedelta(hours=2): WITHDRAWN,
        back - SECOND: WITHDRAWN,
        back + timedelta(hours=3): PRESENT,
        back + 400 * DAY: PRESENT,
    }
    assert {when: at(document, when).status for when in days} == days
    assert {at(document, when).versions[-1].text[0] for when in days if when < back} == {"一"}
    assert at(document, back).versions[-1].text[0] == "二"


def test_between_the_return_and_its_line_in_the_ledger_it_is_there(watch, at):
    document = watch.see("一" * 40).document
    happened(watch, document, ChangeKind.WITHDRAWN, DocumentStatus.WITHDRAWN)
    watch.night(days=10)
    watch.see("二" * 40)
    assert at(document, watch.now - SECOND).status is WITHDRAWN
    assert at(document, watch.now + SECOND).status is not MISSING
    happened(watch, document, ChangeKind.RESTORED, DocumentStatus.PRESENT)
    assert at(document, watch.now + SECOND).status is PRESENT


def test_one_missed_night_is_missing_until_the_next(watch, at):
    document = watch.see("一" * 40).document
    watch.night(days=1)
    absent(watch, document)
    lost = watch.now
    assert at(document, lost + 3 * DAY).status is MISSING
    watch.night(days=5)
    watch.see("一" * 40)
    assert [at(document, lost + days * DAY).status for days in (0, 1, 2, 5, 9)] == [MISSING, MISSING, *[PRESENT] * 3]


def test_nights_that_told_nothing_do_not_break_an_absence(watch, at):
    document = watch.see("一" * 40).document
    first = watch.now + DAY
    for days in (1, 1, 8):
        watch.night(days=days)
        absent(watch, document)
    happened(
        watch, document, ChangeKind.WITHDRAWN, DocumentStatus.WITHDRAWN, absent_since=local_date(first).isoformat()
    )
    watch.night(days=20)
    watch.see("一" * 40)
    happened(watch, document, ChangeKind.RESTORED, DocumentStatus.PRESENT)
    assert {at(document, first + days * DAY).status for days in (0, 1, 3, 6, 9)} == {MISSING}


def test_of_the_looks_before_the_last_no_time_is_kept(watch, at):
    document = watch.see("一" * 40).document
    first = watch.now
    assert at(document, first).last_seen == first
    watch.night(days=1)
    watch.see("一" * 40)
    assert at(document, first).last_seen is None
    assert at(document, watch.now).last_seen == watch.now


def test_the_facts_are_those_of_the_version(watch, at):
    document = watch.see("一" * 40, published_on=date(2026, 3, 1)).document
    first = watch.now
    watch.night(days=1)
    watch.see("一" * 40, published_on=date(2026, 3, 2))
    days = [at(document, when).versions[-1].published_on for when in (first, watch.now - SECOND, watch.now)]
    assert days == [date(2026, 3, 1), date(2026, 3, 1), date(2026, 3, 2)]


def _told(version):
    return replace(version, until_at=None, missing_since=None, last_seen_at=version.from_at)
