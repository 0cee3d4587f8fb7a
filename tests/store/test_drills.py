"""Drills are remembered."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from store import drills
from store.drills import Stage
from store.session import reading, writing

NOW = datetime(2026, 3, 1, 18, 40, tzinfo=UTC)


def test_none_at_first(engine: Engine) -> None:
    with reading(engine) as session:
        assert drills.last(session) is None


def test_the_last_one(engine: Engine) -> None:
    shown = [Stage.FETCH, None, Stage.CHANNEL, None]
    with writing(engine) as session:
        for day, stage in enumerate(shown):
            detail = "" if stage is None else "broken"
            drills.note(session, at=NOW + timedelta(days=day), stage=stage, detail=detail, seconds=4.5)
    with reading(engine) as session:
        last = drills.last(session)
        assert last is not None
        assert (last.at, last.stage, last.detail, last.seconds) == (NOW + timedelta(days=3), None, "", 4.5)
