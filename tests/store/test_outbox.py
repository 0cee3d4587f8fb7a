from datetime import timedelta

import pytest

from store import outbox
from store.records import AlertKind, AlertStatus


@pytest.fixture
def put(watch):
    """Queue an alert."""

    def queue(key="change:1", channel="mail", title="新报告"):
        words = {"kind": AlertKind.NEW, "title": title, "body": "正文", "now": watch.now}
        return watch.do(outbox.put, channel=channel, key=key, **words)

    return queue


@pytest.fixture
def due(watch):
    """Ask what is to be tried so much later."""
    return lambda **later: [alert.key for alert in watch.ask(outbox.due, watch.now + timedelta(**later))]


def test_the_same_thing_goes_to_a_channel_once(watch, put):
    assert put()
    assert not put(title="another wording")
    assert put(channel="chat")
    assert [(alert.channel, alert.title) for alert in watch.ask(outbox.listing)] == [
        ("mail", "新报告"),
        ("chat", "新报告"),
    ]


def test_what_was_sent_is_not_queued_again(watch, put, due):
    put()
    watch.do(outbox.sent, [1], watch.now)
    assert not put()
    assert due() == []


def test_alerts_are_due_oldest_first(put, due):
    for key in ("change:2", "change:1", "finding:9"):
        put(key)
    assert due() == ["change:2", "change:1", "finding:9"]


def test_a_sent_alert_says_when(watch, put):
    put()
    watch.do(outbox.failed, [1], error="refused", next_try_at=watch.now)
    watch.do(outbox.sent, [1], watch.now + timedelta(minutes=1))
    (alert,) = watch.ask(outbox.listing, status=AlertStatus.SENT)
    assert (alert.attempts, alert.sent_at, alert.last_error) == (2, watch.now + timedelta(minutes=1), None)


def test_a_refused_alert_waits_for_its_next_try(watch, put, due):
    put()
    watch.do(outbox.failed, [1], error="connection refused", next_try_at=watch.now + timedelta(minutes=5))
    assert due() == []
    assert due(minutes=5) == ["change:1"]
    (alert,) = watch.ask(outbox.listing, status=AlertStatus.PENDING)
    assert (alert.attempts, alert.last_error) == (1, "connection refused")


def test_an_alert_put_off_by_a_clock_that_was_set_back_is_due(watch, put, due):
    put()
    watch.do(outbox.failed, [1], error="connection refused", next_try_at=watch.now + timedelta(days=400))
    assert due() == ["change:1"]
    watch.do(outbox.failed, [1], error="connection refused", next_try_at=watch.now + outbox.LONGEST_WAIT)
    assert due() == []
    assert due(days=1) == ["change:1"]


def test_without_a_next_try_an_alert_is_a_dead_letter(watch, put, due):
    put()
    watch.do(outbox.failed, [1], error="gone", next_try_at=None)
    assert due(days=1000) == []
    (dead,) = watch.ask(outbox.listing, status=AlertStatus.DEAD)
    assert (dead.attempts, dead.last_error) == (1, "gone")


def test_only_those_named_are_marked(watch, put, due):
    for key in ("a", "b", "c"):
        put(key)
    watch.do(outbox.sent, [1, 3], watch.now)
    watch.do(outbox.sent, [], watch.now)
    assert due() == ["b"]


def test_an_alert_is_queued_with_what_it_tells_or_not_at_all(watch):
    words = {"channel": "mail", "key": "k", "kind": AlertKind.FINDING, "title": "", "body": "", "now": watch.now}

    def queue_and_fail(session):
        outbox.put(session, **words)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        watch.do(queue_and_fail)
    assert watch.ask(outbox.listing) == ()


def test_what_a_channel_was_not_sent_yet_is_counted(watch, put):
    for key in ("a", "b", "c", "d"):
        put(key)
    put("a", "chat")
    watch.do(outbox.sent, [1], watch.now)
    watch.do(outbox.failed, [2], error="HTTP 500", next_try_at=watch.now)
    watch.do(outbox.failed, [2], error="HTTP 502", next_try_at=None)
    watch.do(outbox.failed, [3], error="HTTP 503", next_try_at=watch.now)
    mail, chat = watch.ask(outbox.backlogs)
    assert (mail.channel, mail.waiting, mail.dead, mail.tries, mail.last_error) == ("mail", 2, 1, 2, "HTTP 502")
    assert (chat.channel, chat.waiting, chat.dead, chat.tries, chat.last_error) == ("chat", 1, 0, 0, None)
    assert mail.oldest == watch.now


def test_what_was_given_up_goes_on_where_it_stood(watch, put, due):
    for channel in ("mail", "chat"):
        put(channel=channel)
    watch.do(outbox.failed, [1, 2], error="HTTP 500", next_try_at=None)
    assert watch.do(outbox.retry, "mail", watch.now) == 1
    assert watch.do(outbox.retry, "mail", watch.now) == 0
    assert watch.do(outbox.retry, None, watch.now) == 1
    assert len(due()) == 2
    assert [alert.attempts for alert in watch.ask(outbox.listing)] == [1, 1]


def test_an_alert_keeps_the_message_it_was_first_tried_in(watch, put):
    put()
    watch.do(outbox.batched, [1], "batch")
    watch.do(outbox.failed, [1], error="HTTP 500", next_try_at=None)
    watch.do(outbox.retry, "mail", watch.now)
    assert watch.ask(outbox.listing)[0].batch == "batch"
