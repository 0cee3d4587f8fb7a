import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
import rows

from jobs.alerts.settings import AlertTable
from jobs.alerts.waiting import channel_fault, why_waiting
from store.records import AlertStatus

NIGHT = datetime(2024, 3, 4, 18, 10, tzinfo=UTC)
ALERT = rows.alert(1, NIGHT)


@pytest.mark.parametrize(
    ("facts", "fault", "why"),
    [
        ({}, None, "for the next delivery"),
        ({}, "channel ops: no secret", "channel ops: no secret"),
        ({"attempts": 2, "last_error": "HTTP 500"}, None, "tried 2 times, again at the next delivery"),
        (
            {"attempts": 2, "last_error": "HTTP 500", "next_try_at": NIGHT + timedelta(hours=2)},
            None,
            "tried 2 times, again at 2024-03-05 04:10: HTTP 500",
        ),
        ({"next_try_at": NIGHT + timedelta(days=400)}, None, "for the next delivery"),
        (
            {"status": AlertStatus.DEAD, "attempts": 6, "last_error": "HTTP 500"},
            "channel ops: no secret",
            "given up after 6 tries: HTTP 500",
        ),
        ({"status": AlertStatus.SENT, "sent_at": NIGHT}, "channel ops: no secret", None),
    ],
)
def test_an_alert_says_why_it_was_not_sent_yet(facts, fault, why):
    assert why_waiting(dataclasses.replace(ALERT, **facts), fault, NIGHT) == why


def test_a_channel_says_why_nothing_can_be_sent_to_it():
    known = {"ops": AlertTable(url="json://${HOOK}", name="ops")}
    assert channel_fault("ops", known, {"HOOK": "127.0.0.1"}) is None
    assert "HOOK" in channel_fault("ops", known, {})
    assert channel_fault("gone", known, {}) == "channel gone: no [[alerts]] table has this id any more"
