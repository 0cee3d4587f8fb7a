from datetime import datetime, timedelta

import pytest
import typer

from jobs.commands.until import parse_until
from store.dates import SHANGHAI


def test_a_day_is_the_whole_of_it() -> None:
    next_day = datetime(2026, 3, 3, tzinfo=SHANGHAI)
    assert parse_until("2026-03-02") == next_day - timedelta(microseconds=1)
    assert parse_until("20260302") == parse_until("2026-03-02")


def test_a_time_is_that_time() -> None:
    assert parse_until("2026-03-02T00:00") == datetime(2026, 3, 2, tzinfo=SHANGHAI)
    assert parse_until("2026-03-02T00:00+00:00").isoformat() == "2026-03-02T00:00:00+00:00"


def test_the_last_day_there_is() -> None:
    assert parse_until("9999-12-31").replace(tzinfo=None) == datetime.max  # noqa: DTZ901


def test_anything_else_is_refused() -> None:
    with pytest.raises(typer.BadParameter, match="ISO 8601"):
        parse_until("yesterday")
