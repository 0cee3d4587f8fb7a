import json
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from jobs.alerts.deliver import RETRIES, Delivery, deliver, queue, send_test
from jobs.alerts.settings import AlertTable, channel_id
from jobs.alerts.wording import Words, baseline
from jobs.alerts.wording_change import change_alert
from jobs.errors import ChannelInvalid
from store import changes, frontier, outbox, own, recorder, runs
from store.changes import Decision
from store.difference import Difference
from store.frontier import SourceSeed
from store.pending import pending
from store.recorder import Reading
from store.records import AlertKind, AlertStatus, Article, Capture, Facts, IncidentKind, Kind, Level, Severity
from store.session import reading, writing

NIGHT = datetime(2024, 3, 4, 18, 10, tzinfo=UTC)


def words(number, kind=AlertKind.NEW, body=None):
    return Words(key=f"change:{number}", kind=kind, title=f"标题{number}", body=body or f"正文{number}")


def webhook(endpoint, **options):
    return AlertTable(url=f"json://{endpoint.host}/", **options)


def put(engine, tables, *said, now=NIGHT):
    with writing(engine) as session:
        return sum(queue(session, tables, lambda _, each=each: each, now=now) for each in said)


def alerts(engine, status=None):
    with reading(engine) as session:
        return outbox.listing(session, status=status)


def told(endpoint):
    return [json.loads(taken.body) for taken in endpoint.taken]


def keys(endpoint):
    return [taken.headers["Idempotency-Key"] for taken in endpoint.taken]


def test_words_go_to_the_channels_that_want_them_once(engine):
    tables = (
        AlertTable(url="json://a"),
        AlertTable(url="json://b", kinds=["finding"]),
        AlertTable(url="json://c", kinds=["new", "finding"]),
    )
    assert put(engine, tables, words(1)) == 2
    assert put(engine, tables, words(1)) == 0
    assert put(engine, tables, baseline([("a/b", "某县人民政府", 3)], date(2024, 3, 5))) == 3
    assert [alert.channel for alert in alerts(engine)][:2] == [channel_id(tables[0]), channel_id(tables[2])]


def test_a_digest_is_one_message_and_the_same_night_twice_sends_once(engine, endpoint):
    tables = (webhook(endpoint),)
    put(engine, tables, words(1), words(2, AlertKind.FINDING), words(3, AlertKind.EDITED))
    assert deliver(engine, tables, now=NIGHT, environ={}) == Delivery(sent=3)
    put(engine, tables, words(1), words(2, AlertKind.FINDING), words(3, AlertKind.EDITED))
    assert deliver(engine, tables, now=NIGHT + timedelta(days=1), environ={}) == Delivery()
    (message,) = told(endpoint)
    assert message["title"].endswith("新报告 1,修改 1,监测提示 1")
    assert all(alert.sent_at == NIGHT and alert.attempts == 1 for alert in alerts(engine, AlertStatus.SENT))


def test_a_channel_without_digest_gets_a_message_each_oldest_first(engine, endpoint):
    tables = (webhook(endpoint, digest=False),)
    put(engine, tables, words(1), words(2), words(3))
    assert deliver(engine, tables, now=NIGHT, environ={}).sent == 3
    assert [message["title"] for message in told(endpoint)] == ["标题1", "标题2", "标题3"]


def test_a_refusal_waits_longer_each_time_and_dies_at_last(engine, endpoint):
    tables = (webhook(endpoint),)
    put(engine, tables, words(1))
    endpoint.status = 500
    now = NIGHT
    for pause in RETRIES:
        assert deliver(engine, tables, now=now, environ={}) == Delivery(failed=1)
        (alert,) = alerts(engine, AlertStatus.PENDING)
        assert "500" in alert.last_error
        assert alert.next_try_at == now + pause
        assert deliver(engine, tables, now=now + pause - timedelta(seconds=1), environ={}) == Delivery()
        now += pause
    assert deliver(engine, tables, now=now, environ={}) == Delivery(dead=1)
    assert len(endpoint.taken) == len(RETRIES) + 1
    (dead,) = alerts(engine, AlertStatus.DEAD)
    assert dead.attempts == len(RETRIES) + 1
    assert deliver(engine, tables, now=now + timedelta(days=9), environ={}) == Delivery()


def test_a_channel_that_comes_back_loses_nothing(engine, endpoint):
    tables = (webhook(endpoint),)
    put(engine, tables, words(1))
    endpoint.status = 0
    assert deliver(engine, tables, now=NIGHT, environ={}).failed == 1
    put(engine, tables, words(2), now=NIGHT + RETRIES[0])
    endpoint.status = 200
    assert deliver(engine, tables, now=NIGHT + RETRIES[0], environ={}).sent == 2
    assert [message["title"] for message in told(endpoint)[1:]] == ["标题1", "标题2"]
    assert all(alert.last_error is None for alert in alerts(engine, AlertStatus.SENT))


def test_a_channel_that_keeps_refusing_is_left_alone_for_the_night(engine, endpoint):
    tables = (webhook(endpoint, digest=False),)
    put(engine, tables, *(words(number) for number in range(6)))
    endpoint.status = 500
    assert deliver(engine, tables, now=NIGHT, environ={}) == Delivery(failed=3)
    assert len(endpoint.taken) == 3
    # Those that were refused wait, so the others have their turn.
    assert deliver(engine, tables, now=NIGHT, environ={}) == Delivery(failed=3)
    assert sorted(message["title"] for message in told(endpoint)) == [f"标题{number}" for number in range(6)]


def test_one_dead_channel_does_not_keep_another_waiting(engine, endpoint, closed_port):
    tables = (AlertTable(url=f"json://127.0.0.1:{closed_port}"), webhook(endpoint))
    put(engine, tables, words(1))
    assert deliver(engine, tables, now=NIGHT, environ={}) == Delivery(sent=1, failed=1)


def test_a_robot_that_refuses_with_200_is_a_refusal(engine, endpoint):
    endpoint.answer = '{"errcode": 93000, "errmsg": "invalid webhook url"}'
    tables = (AlertTable(url=f"wecombot://0a1b2c3d/?server=http://{endpoint.host}"),)
    put(engine, tables, words(1))
    assert deliver(engine, tables, now=NIGHT, environ={}).failed == 1
    assert alerts(engine)[0].last_error == "error 93000: invalid webhook url"


def test_alerts_of_a_channel_that_is_gone_wait_and_are_named(engine, endpoint):
    gone = AlertTable(url="json://gone", name="gone")
    put(engine, (gone, webhook(endpoint)), words(1))
    delivery = deliver(engine, (webhook(endpoint),), now=NIGHT, environ={})
    assert delivery.sent == 1
    assert delivery.refused == ("channel gone: no [[alerts]] table has this id any more; 1 waiting",)
    (waiting,) = alerts(engine, AlertStatus.PENDING)
    assert (waiting.channel, waiting.attempts) == ("gone", 0)


def test_a_channel_without_its_secret_waits_untried(engine, endpoint):
    table = AlertTable(url=f"json://{endpoint.host}/${{HOOK}}", name="hook")
    put(engine, (table,), words(1), words(2))
    delivery = deliver(engine, (table,), now=NIGHT, environ={})
    assert "HOOK" in delivery.refused[0]
    assert delivery.refused[0].endswith("2 waiting")
    assert deliver(engine, (table,), now=NIGHT, environ={"HOOK": "x"}).sent == 2


def test_two_channels_with_one_id_are_refused(engine):
    with pytest.raises(ChannelInvalid):
        deliver(engine, (AlertTable(url="json://a"),) * 2, now=NIGHT, environ={})


def article(title, text):
    facts = Facts(title=title, published_on=date(2023, 3, 1), facts_from={"title": "meta", "published_on": "meta"})
    return Article(kind=Kind.REPORT, reason="", text=text, facts=facts, method="rule:div")


def reading_of(run_id, page, text, at):
    url = f"https://www.example.gov.cn/{page}.html"
    return Reading(
        run_id=run_id,
        source="a/b",
        listed_key=None,
        key=url,
        url=url,
        article=article(f"第{page}份报告", text),
        capture=Capture(
            url=url, at=at, status=200, content_type="text/html", digest=text, length=1, file="f", offset=0
        ),
        body_digest=text,
        extractor="1",
        rule_hash="",
        etag=None,
        last_modified=None,
    )


def test_the_worst_edits_of_the_ledger_come_first(engine, endpoint):
    table = webhook(endpoint)
    severities = [Severity.MINOR, Severity.MAJOR, Severity.NOTABLE]
    seed = SourceSeed(
        id="a/b", issuer="某县", region="120119", level=Level.COUNTY, site="https://www.example.gov.cn/", columns=()
    )
    with writing(engine) as session:
        frontier.register(session, [seed], NIGHT)
        run = runs.begin(session, sources=["a/b"], now=NIGHT)
        for text in ("原文", "新文"):
            for page in range(3):
                recorder.record(session, reading_of(run.id, page, text, NIGHT))
        for item, severity in zip(pending(session, nights=3, days=7, now=NIGHT), severities, strict=True):
            difference = Difference(
                severity=severity, reason="", chars_added=1, chars_removed=1, numbers=(), silent=True
            )
            decision = Decision(severity=severity, reason="", suppressed=None)
            change = changes.write(session, item, difference, decision, group=None, rules="", run_id=run.id, now=NIGHT)
            queue(session, (table,), partial(change_alert, change), now=NIGHT)
    assert deliver(engine, (table,), now=NIGHT, environ={}).sent == 3
    (message,) = told(endpoint)
    assert message["title"].endswith("修改 3(重大 1)")
    titles = [line.split(":")[0] for line in message["message"].splitlines() if line[1:3] == ". "]
    assert titles == ["1. 报告修改(重大)", "2. 报告修改(明显)", "3. 报告修改(轻微)"]


def test_a_message_that_was_tried_is_the_same_one_whatever_came_since(engine, endpoint):
    table = webhook(endpoint)
    put(engine, (table,), words(1), words(2, AlertKind.FINDING))
    endpoint.status = 503
    deliver(engine, (table,), now=NIGHT, environ={})
    put(engine, (table,), words(3), now=NIGHT)
    with writing(engine) as session:
        own.trouble(session, IncidentKind.DISK_LOW, detail="", now=NIGHT + timedelta(minutes=1))
    endpoint.status = 200
    assert deliver(engine, (table,), now=NIGHT + RETRIES[0], environ={}).sent == 3
    refused, again, new = told(endpoint)
    assert (refused["title"], refused["message"]) == (again["title"], again["message"])
    assert "磁盘空间不足" in new["message"]
    assert "磁盘空间不足" not in again["message"]
    assert keys(endpoint)[0] == keys(endpoint)[1] != keys(endpoint)[2]
    assert [alert.batch for alert in alerts(engine)] == [*[keys(endpoint)[0]] * 2, keys(endpoint)[2]]


def test_very_much_is_sent_in_several_messages_and_all_of_it(engine, endpoint):
    table = webhook(endpoint)
    put(engine, (table,), *(words(number, body="长" * 1000) for number in range(50)))
    assert deliver(engine, (table,), now=NIGHT, environ={}) == Delivery(sent=50)
    messages = told(endpoint)
    assert [message["title"].partition(":")[2] for message in messages] == [
        "新报告 23(另有 27 条)",
        "新报告 23(另有 4 条)",
        "新报告 4",
    ]
    shown = "".join(message["message"] for message in messages)
    assert all(f". 标题{number}\n" in shown for number in range(50))
    assert len(set(keys(endpoint))) == 3


def test_a_channel_is_told_in_its_own_language(engine, endpoint):
    tables = (webhook(endpoint, name="zh"), webhook(endpoint, name="en", language="en"))
    with writing(engine) as session:
        queue(session, tables, partial(baseline, [("a/b", "某县", 3)], date(2024, 3, 5)), now=NIGHT)
    deliver(engine, tables, now=NIGHT, environ={})
    assert [message["title"] for message in told(endpoint)] == [
        "首次采集完成:1 个来源,3 份文件",
        "First full look done: sources 1, documents 3",
    ]


def test_what_was_given_up_for_a_channel_that_is_gone_is_named_too(engine, endpoint):
    gone = webhook(endpoint, name="gone")
    put(engine, (gone,), words(1))
    with writing(engine) as session:
        outbox.failed(session, [1], error="HTTP 500", next_try_at=None)
    put(engine, (gone,), words(2))
    reason = "channel gone: no [[alerts]] table has this id any more; 1 waiting, 1 given up"
    assert deliver(engine, (), now=NIGHT, environ={}).refused == (reason,)


def test_every_channel_can_be_tried(endpoint, closed_port):
    tables = (
        webhook(endpoint, name="works"),
        AlertTable(url=f"json://127.0.0.1:{closed_port}/${{HOOK}}", name="down"),
        AlertTable(url="nonsense://x", name="nonsense"),
    )
    works, down, nonsense = send_test(tables, {"HOOK": "s3cr3t"}, now=NIGHT)
    assert works == ("works", None)
    assert down[0] == "down"
    assert "s3cr3t" not in down[1]
    assert nonsense[1].startswith("channel nonsense: no service is called nonsense://")
    assert "测试" in told(endpoint)[0]["title"]
