import json
from datetime import UTC, datetime, timedelta

import pytest

from jobs.alerts.deliver import deliver, queue
from jobs.alerts.retries import RETRIES, TRIES
from jobs.alerts.settings import AlertTable
from jobs.alerts.wording import Words
from store import incidents, outbox
from store.own import OURSELVES
from store.records import AlertKind, AlertStatus, IncidentKind
from store.session import reading, writing

NIGHT = datetime(2024, 3, 4, 18, 10, tzinfo=UTC)
SOME_DAYS = sum(RETRIES, timedelta())


class Desk:
    """A store and two channels, the one at a web service and the other at another path of it."""

    def __init__(self, engine, endpoint):
        self.engine, self.endpoint = engine, endpoint
        self.tables = tuple(AlertTable(url=f"json://{endpoint.host}/{name}", name=name) for name in ("ops", "chief"))
        self.broken = set()
        endpoint.on_request = self._choose

    def _choose(self, taken):
        self.endpoint.status = 500 if taken.path.strip("/") in self.broken else 200

    def say(self, number, now=NIGHT, tables=None):
        words = Words(key=f"change:{number}", kind=AlertKind.NEW, title=f"标题{number}", body="正文")
        with writing(self.engine) as session:
            queue(session, tables or self.tables, lambda _: words, now=now)

    def deliver(self, now, tables=None, environ=None):
        return deliver(self.engine, tables or self.tables, now=now, environ=environ or {})

    def wear_out(self, now=NIGHT):
        """Deliver until what waits is given up, and say when that was."""
        for pause in (*RETRIES, timedelta()):
            self.deliver(now)
            now += pause
        return now

    def heard(self, channel):
        paths = [taken for taken in self.endpoint.taken if taken.path.strip("/") == channel]
        return [json.loads(taken.body)["title"] for taken in paths]

    def trouble(self):
        with reading(self.engine) as session:
            return [(one.kind, one.detail) for one in incidents.still_open(session) if one.source == OURSELVES]

    def dead(self):
        with reading(self.engine) as session:
            return outbox.listing(session, status=AlertStatus.DEAD)


@pytest.fixture
def desk(engine, endpoint):
    return Desk(engine, endpoint)


def test_a_dead_channel_is_told_through_the_others_at_once_and_once(desk):
    desk.say(1)
    desk.broken = {"ops"}
    now = desk.wear_out()
    ((kind, detail),) = desk.trouble()
    assert kind is IncidentKind.CHANNEL_DEAD
    assert detail.startswith("channel ops: ")
    assert "500" in detail
    assert desk.heard("chief") == ["标题1", "自身异常:提醒渠道失效"]
    desk.deliver(now + timedelta(days=1))
    assert desk.heard("chief") == ["标题1", "自身异常:提醒渠道失效"]
    assert desk.heard("ops") == ["标题1"] * TRIES


def test_a_channel_that_comes_back_gets_all_that_it_missed_and_the_trouble_ends(desk):
    desk.say(1)
    desk.broken = {"ops"}
    now = desk.wear_out() + timedelta(days=30)
    desk.say(2, now)
    desk.broken = set()
    delivery = desk.deliver(now)
    # To both what is new; to ops what it missed; to both that all is well.
    assert (delivery.sent, delivery.failed, delivery.dead) == (5, 0, 0)
    assert desk.heard("ops")[TRIES:] == ["标题2", "标题1", "自身恢复:提醒渠道失效(已结束)"]
    assert desk.heard("chief")[2:] == ["标题2", "自身恢复:提醒渠道失效(已结束)"]
    assert desk.trouble() == []
    assert desk.dead() == ()


def test_a_message_that_is_never_taken_is_one_trouble_while_others_are_taken(desk):
    desk.endpoint.on_request = lambda taken: setattr(
        desk.endpoint, "status", 400 if taken.path.strip("/") == "ops" and "\\u6807\\u98981" in taken.body else 200
    )
    desk.say(1)
    now = desk.wear_out()
    for number in range(2, 6):
        desk.say(number, now)
        now = desk.wear_out(now)
    assert len(desk.trouble()) == 1
    troubles = [title for title in desk.heard("chief") if "提醒渠道失效" in title]
    assert troubles == ["自身异常:提醒渠道失效"]
    assert [title for title in desk.heard("ops") if title != "标题1"] == [f"标题{number}" for number in range(2, 6)]
    desk.endpoint.on_request = lambda _: setattr(desk.endpoint, "status", 200)
    desk.say(6, now)
    desk.deliver(now)
    assert desk.trouble() == []
    assert desk.heard("chief")[-1] == "自身恢复:提醒渠道失效(已结束)"


def test_what_is_sent_after_all_is_the_message_that_was_tried(desk):
    desk.say(1)
    desk.broken = {"ops"}
    now = desk.wear_out()
    desk.broken = set()
    desk.say(2, now)
    desk.deliver(now)
    missed = [taken for taken in desk.endpoint.taken if '"title": "\\u6807\\u98981"' in taken.body]
    of_ops = [taken for taken in missed if taken.path.strip("/") == "ops"]
    assert len(of_ops) == TRIES + 1
    assert len({(taken.headers["Idempotency-Key"], taken.body) for taken in of_ops}) == 1


def test_a_second_dead_channel_is_told_too_and_the_trouble_ends_with_the_last(desk):
    desk.tables = (*desk.tables, AlertTable(url=f"json://{desk.endpoint.host}/night", name="night"))
    desk.say(1)
    desk.broken = {"ops"}
    now = desk.wear_out()
    desk.broken = {"ops", "night"}
    desk.say(2, now, tables=desk.tables[2:])
    now = desk.wear_out(now)
    assert desk.heard("chief") == ["标题1", *["自身异常:提醒渠道失效"] * 2]
    assert len(desk.trouble()) == 1
    assert {part.split(":")[0] for part in desk.trouble()[0][1].split("; ")} == {"channel ops", "channel night"}
    desk.broken = {"night"}
    desk.say(3, now, tables=desk.tables[:1])
    desk.deliver(now)
    assert [detail.split(":")[0] for _, detail in desk.trouble()] == ["channel night"]
    desk.broken = set()
    desk.say(4, now, tables=desk.tables[2:])
    desk.deliver(now)
    assert desk.trouble() == []


def test_a_channel_that_dies_again_while_another_is_dead_is_told_again(desk):
    desk.tables = (*desk.tables, AlertTable(url=f"json://{desk.endpoint.host}/night", name="night"))
    desk.say(1)
    desk.broken = {"ops", "night"}
    now = desk.wear_out()
    desk.broken = {"ops"}
    desk.say(2, now, tables=desk.tables[2:])
    desk.deliver(now)
    assert [detail.split(":")[0] for _, detail in desk.trouble()] == ["channel ops"]
    assert [title.split(":")[-1] for title in desk.heard("chief")[1:]] == ["监测提示 2"]
    desk.broken = {"ops", "night"}
    desk.say(3, now, tables=desk.tables[2:])
    now = desk.wear_out(now)
    assert desk.heard("chief")[2:] == ["自身异常:提醒渠道失效"]
    desk.deliver(now + timedelta(days=1))
    assert desk.heard("chief")[2:] == ["自身异常:提醒渠道失效"]


def test_a_channel_alone_is_told_when_it_is_back(desk):
    desk.tables = desk.tables[:1]
    desk.say(1)
    desk.broken = {"ops"}
    now = desk.wear_out()
    assert len(desk.trouble()) == 1
    desk.broken = set()
    desk.say(2, now)
    desk.deliver(now)
    assert desk.heard("ops")[TRIES:] == ["标题2", "标题1", "自身恢复:提醒渠道失效(已结束)"]


def test_a_channel_that_is_tried_again_by_hand_stays_dead_until_it_takes_something(desk):
    desk.say(1)
    desk.broken = {"ops"}
    now = desk.wear_out()
    with writing(desk.engine) as session:
        assert outbox.retry(session, "ops", now) == 1
    assert desk.deliver(now).failed == 1
    assert len(desk.trouble()) == 1
    assert desk.heard("chief") == ["标题1", "自身异常:提醒渠道失效"]
    desk.broken = set()
    desk.deliver(now + RETRIES[0])
    assert desk.trouble() == []


def test_a_channel_without_its_secret_is_dead_after_a_day(desk):
    hook = AlertTable(url=f"json://{desk.endpoint.host}/${{HOOK}}", name="hook")
    desk.tables = (*desk.tables, hook)
    desk.say(1)
    desk.deliver(NIGHT)
    assert desk.trouble() == []
    desk.deliver(NIGHT + timedelta(days=1, seconds=1))
    ((_, detail),) = desk.trouble()
    assert detail.startswith("channel hook: neither ")
    assert "HOOK" in detail
    desk.deliver(NIGHT + timedelta(days=2), environ={"HOOK": "hook"})
    assert desk.trouble() == []
    assert desk.heard("hook")[0] == "标题1"


def test_a_dead_channel_that_is_no_longer_declared_troubles_nobody(desk):
    desk.say(1)
    desk.broken = {"ops"}
    now = desk.wear_out()
    delivery = desk.deliver(now, tables=desk.tables[1:])
    assert desk.trouble() == []
    assert delivery.refused == ("channel ops: no [[alerts]] table has this id any more; 1 given up",)
