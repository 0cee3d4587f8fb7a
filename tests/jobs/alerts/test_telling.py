from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from jobs.alerts.settings import AlertTable
from jobs.alerts.telling import tell_incidents
from store import incidents, outbox, own, runs
from store.records import IncidentKind, RunStatus
from store.session import reading, writing

NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
DESK = (AlertTable(url="json://127.0.0.1:1/", name="desk"),)


def tell(engine: Engine, now: datetime, judged: int | None = None) -> list[str]:
    """Tell twice, as the night, the keeper and the delivery do; return the moments that were queued."""
    with reading(engine) as session:
        before = len(outbox.listing(session))
    for _ in range(2):
        with writing(engine) as session:
            tell_incidents(session, DESK, now=now, judged=judged)
    with reading(engine) as session:
        return [alert.key.partition(":")[2].partition(":")[2] for alert in outbox.listing(session)[before:]]


def trouble(engine: Engine, now: datetime) -> None:
    with writing(engine) as session:
        own.trouble(session, IncidentKind.DISK_LOW, detail="1 GB", now=now)


def test_nothing_wrong_is_nothing_to_tell(engine: Engine) -> None:
    assert tell(engine, NOW) == []


def test_beginning_weeks_and_end_are_told_once_each(engine: Engine) -> None:
    trouble(engine, NOW)
    assert tell(engine, NOW) == ["opened"]
    told = {day: moments for day in range(1, 23) if (moments := tell(engine, NOW + timedelta(days=day)))}
    assert told == {7: ["week:1"], 14: ["week:2"], 21: ["week:3"]}
    over = NOW + timedelta(days=23)
    with writing(engine) as session:
        own.well(session, IncidentKind.DISK_LOW, now=over)
    assert tell(engine, over) == ["closed"]
    assert tell(engine, over + timedelta(days=30)) == []


def test_after_downtime_one_reminder_stands_for_all_weeks(engine: Engine) -> None:
    trouble(engine, NOW)
    tell(engine, NOW)
    assert tell(engine, NOW + timedelta(days=60)) == ["week:8"]
    assert tell(engine, NOW + timedelta(days=61)) == []


def test_what_a_killed_night_saw_is_told_when_it_is_judged(engine: Engine) -> None:
    trouble(engine, NOW)
    tell(engine, NOW)
    with writing(engine) as session:
        run = runs.begin(session, sources=[], now=NOW)
        incidents.saw(
            session,
            source=own.OURSELVES,
            kind=IncidentKind.BLOCKED,
            url="",
            detail="",
            run_id=run.id,
            capture_id=None,
            now=NOW,
        )
    assert tell(engine, NOW) == []
    assert tell(engine, NOW, judged=run.id) == ["opened"]
    with writing(engine) as session:
        runs.end(session, run.id, status=RunStatus.DONE, counts={}, now=NOW)
    assert tell(engine, NOW) == []
