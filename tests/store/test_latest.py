from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from store import drills, runs
from store.latest import Latest, latest
from store.session import reading, writing

NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)


def test_an_empty_store_knows_no_time(engine: Engine) -> None:
    with reading(engine) as session:
        assert latest(session) is None


def test_the_latest_of_all(engine: Engine) -> None:
    ahead = NOW + timedelta(days=400)
    with writing(engine) as session:
        runs.begin(session, sources=(), now=NOW)
        assert latest(session) == Latest(what="night", at=NOW)
        drills.note(session, at=ahead, stage=None, detail="", seconds=1.0)
        assert latest(session) == Latest(what="drill", at=ahead)
