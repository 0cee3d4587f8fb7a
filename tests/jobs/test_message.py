from datetime import UTC, datetime

from jobs.message import digest, single
from store.outbox import Alert
from store.records import AlertKind, AlertStatus, Severity

NIGHT = datetime(2024, 3, 4, 18, 10, tzinfo=UTC)


def alert(number, kind, *, key=None):
    return Alert(
        id=number,
        channel="ops",
        key=key or f"change:{number}",
        kind=kind,
        title=f"标题{number}",
        body=f"正文{number}",
        status=AlertStatus.PENDING,
        attempts=0,
        created_at=NIGHT,
        next_try_at=NIGHT,
        sent_at=None,
        last_error=None,
    )


def test_one_alert_is_its_own_message_with_a_reference_at_its_end():
    message = single(alert(1, AlertKind.NEW))
    assert message.title == "标题1"
    assert message.body == "正文1\n编号 4ce97910"
    assert digest([alert(1, AlertKind.NEW)], {}, NIGHT) == message


def test_a_digest_goes_by_kind_with_the_worst_edit_first():
    alerts = [
        alert(1, AlertKind.FINDING),
        alert(2, AlertKind.EDITED),
        alert(3, AlertKind.WITHDRAWN),
        alert(4, AlertKind.EDITED),
        alert(5, AlertKind.NEW),
        alert(6, AlertKind.EDITED),
        alert(7, AlertKind.NEW),
    ]
    severities = {"change:2": Severity.MINOR, "change:4": Severity.MAJOR, "change:6": Severity.NOTABLE}
    message = digest(alerts, severities, NIGHT)
    assert message.title == "法治政府报告监测 2024-03-05:新报告 2,修改 3(重大 1),撤下 1,监测提示 1"
    heads = [line for line in message.body.splitlines() if line.startswith("【") or "标题" in line]
    assert heads == [
        "【新报告 2】",
        "1. 标题5",
        "2. 标题7",
        "【修改 3(重大 1)】",
        "3. 标题4",
        "4. 标题6",
        "5. 标题2",
        "【撤下 1】",
        "6. 标题3",
        "【监测提示 1】",
        "7. 标题1",
    ]
    assert message.body.startswith("【新报告 2】\n\n1. 标题5\n正文5\n编号 ")
    assert message.body.splitlines()[-1].startswith("编号 ")
    assert {sent.id for sent in message.alerts} == set(range(1, 8))


def test_an_alert_has_the_same_reference_in_every_message():
    first = digest([alert(1, AlertKind.NEW), alert(2, AlertKind.NEW)], {}, NIGHT)
    again = digest([alert(2, AlertKind.NEW), alert(3, AlertKind.FINDING)], {}, NIGHT)
    assert single(alert(2, AlertKind.NEW)).body in first.body
    assert single(alert(2, AlertKind.NEW)).body in again.body
