"""fazhi alerts: what waits and why, and trying again what was given up."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from store import outbox
from store.records import AlertKind
from store.session import writing
from store.settings import sqlite_url
from store.upgrade import create_store

NIGHT = datetime(2024, 3, 4, 18, 10, tzinfo=UTC)
FIELDS = {
    *("id", "channel", "key", "kind", "title", "body", "status", "attempts", "created_at", "next_try_at"),
    *("sent_at", "last_error", "batch", "severity", "waiting"),
}


@pytest.fixture
def alerts(tmp_path, fazhi):
    """Give `fazhi alerts` over a store in which one alert waits, one was given up and one's channel is gone."""
    engine = create_store(sqlite_url(tmp_path / "fazhi.db"))
    with writing(engine) as session:
        for number, channel in enumerate(("ops", "ops", "gone"), start=1):
            words = {"kind": AlertKind.NEW, "title": f"标题{number}", "body": "", "now": NIGHT}
            outbox.put(session, channel=channel, key=f"change:{number}", **words)
        outbox.failed(session, [2], error="HTTP 500", next_try_at=None)
    engine.dispose()
    config = tmp_path / "fazhi.toml"
    config.write_text('[[alerts]]\nname = "ops"\nurl = "json://127.0.0.1:9/"\n', "utf-8")
    options = ("--config", config, "--data", tmp_path, "--now", (NIGHT + timedelta(hours=1)).isoformat())
    return lambda *words: fazhi("alerts", *words, *options)


def test_the_list_says_why_an_alert_waits(alerts):
    found = [json.loads(line) for line in alerts("list", "--json").out.splitlines()]
    assert all(set(one) == FIELDS for one in found)
    assert [one["waiting"] for one in found] == [
        "for the next delivery",
        "given up after 1 tries: HTTP 500",
        "channel gone: no [[alerts]] table has this id any more",
    ]
    shown = alerts("list").out
    assert "    channel gone: no [[alerts]] table has this id any more\n" in shown
    assert shown.endswith("3 alerts\n")


def test_what_was_given_up_can_be_tried_again(alerts):
    assert json.loads(alerts("retry", "gone", "--json").out) == {"retried": 0}
    assert json.loads(alerts("retry", "ops", "--json").out) == {"retried": 1}
    found = [json.loads(line) for line in alerts("list", "--json").out.splitlines()]
    assert (found[1]["status"], found[1]["waiting"]) == ("pending", "tried 1 times, again at the next delivery")
    assert alerts("retry").out.startswith("0 alerts")


def test_a_channel_that_nobody_knows_is_said(alerts):
    said = alerts("retry", "opps")
    assert said.code == 1
    assert "no channel is called opps; known are gone, ops" in said.err


def test_what_waits_for_a_channel_that_is_gone_can_be_dropped(alerts):
    assert json.loads(alerts("drop", "gone", "--json").out) == {"dropped": 1}
    found = [json.loads(line) for line in alerts("list", "--json").out.splitlines()]
    assert (found[2]["status"], found[2]["waiting"]) == ("dropped", None)
    said = alerts("drop", "gone")
    assert said.code == 1
    assert "nothing waits for gone; something waits for ops" in said.err


def test_what_waits_for_a_declared_channel_is_not_dropped(alerts):
    said = alerts("drop", "ops")
    assert said.code == 1
    assert "take its [[alerts]] table out of fazhi.toml first" in said.err
