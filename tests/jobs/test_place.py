from datetime import UTC, datetime, timedelta

from jobs.place import Place
from jobs.settings import Settings


def test_the_clock_can_be_replaced() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    assert Place(settings=Settings(), now=at).clock() == at
    assert datetime.now(UTC) - Place(settings=Settings()).clock() < timedelta(minutes=1)
