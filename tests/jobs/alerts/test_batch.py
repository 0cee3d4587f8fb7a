from datetime import UTC, datetime, timedelta

import rows
from hypothesis import given
from hypothesis import strategies as st

from jobs.alerts.batch import Batch, batch_named, batch_of

NIGHT = datetime(2024, 3, 4, 18, 10, 5, 123456, tzinfo=UTC)


def alert(number, channel="ops"):
    return rows.alert(number, NIGHT, channel=channel)


MOMENTS = st.integers(0, 10**9).map(lambda seconds: NIGHT + timedelta(seconds=seconds, microseconds=seconds % 10**6))


@given(MOMENTS, st.integers(0, 10**6))
def test_a_name_is_read_as_it_was_made(at, more):
    batch = batch_of([alert(1), alert(2)], at=at, more=more)
    assert batch_named(batch.key) == batch


def test_a_name_fits_a_header_and_a_mails_id():
    key = batch_of([alert(1)], at=NIGHT, more=0).key
    assert key.startswith("20240304T181005123456Z-0-")
    assert key.isascii()
    assert len(key) < 60
    assert not set(key) & set(' <>@:"')


def test_other_alerts_and_other_channels_are_other_messages():
    made = [[alert(1)], [alert(2)], [alert(1), alert(2)], [alert(1, "chat")]]
    assert len({batch_of(alerts, at=NIGHT, more=0).key for alerts in made}) == 4
    assert isinstance(batch_of([alert(1)], at=NIGHT, more=0), Batch)
