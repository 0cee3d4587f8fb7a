from datetime import UTC, datetime

import rows
from hypothesis import given
from hypothesis import strategies as st

from jobs.alerts.batch import batch_of
from jobs.alerts.language import Language
from jobs.alerts.message import ILL_SHOWN, MOST_CHARS, digest, fitting, in_order, single
from store.chain import Head
from store.dates import local_date
from store.ill import Ill
from store.jurisdiction import NOWHERE
from store.own import OURSELVES
from store.records import AlertKind, IncidentKind, Severity

NIGHT = datetime(2024, 3, 4, 18, 10, tzinfo=UTC)
HEAD = Head(day=local_date(NIGHT), link=7, head="ab" * 32, at=NIGHT)
CUT_BY_APPRISE = 32768


def alert(number, kind=AlertKind.NEW, *, severity=None, body=None):
    said = f"正文{number}" if body is None else body
    return rows.alert(number, NIGHT, kind=kind, title=f"标题{number}", body=said, severity=severity)


def ill(source="a/b", kind=IncidentKind.BLOCKED):
    return Ill(source=source, kind=kind, since=NIGHT, where=NOWHERE)


def digested(alerts, *, more=0, wrong=(), head=None, language=Language.CHINESE):
    ordered = in_order(alerts)
    return digest(batch_of(ordered, at=NIGHT, more=more), ordered, wrong, head, language)


def test_one_alert_is_its_own_message_with_a_reference_at_its_end():
    batch = batch_of([alert(1)], at=NIGHT, more=0)
    message = single(batch, [alert(1)], None, Language.CHINESE)
    assert (message.key, message.title, message.body) == (batch.key, "标题1", "正文1\n编号 4ce97910")
    assert digested([alert(1)]) == message


def test_a_digest_goes_by_kind_with_the_worst_edit_first():
    edited = AlertKind.EDITED
    alerts = [
        alert(1, AlertKind.FINDING),
        alert(2, edited, severity=Severity.MINOR),
        alert(3, AlertKind.WITHDRAWN),
        alert(4, edited, severity=Severity.MAJOR),
        alert(5),
        alert(6, edited, severity=Severity.NOTABLE),
        alert(7),
        alert(8, AlertKind.MOVED),
        alert(9, AlertKind.RESTORED),
    ]
    message = digested(alerts)
    heads = "新报告 2,修改 3(重大 1),撤下 1,恢复 1,迁移 1,监测提示 1"
    assert message.title == f"法治政府报告监测 2024-03-05:{heads}"
    lines = [line for line in message.body.splitlines() if line.startswith("【") or "标题" in line]
    assert lines == [
        "【新报告 2】",
        "1. 标题5",
        "2. 标题7",
        "【修改 3(重大 1)】",
        "3. 标题4",
        "4. 标题6",
        "5. 标题2",
        "【撤下 1】",
        "6. 标题3",
        "【恢复 1】",
        "7. 标题9",
        "【迁移 1】",
        "8. 标题8",
        "【监测提示 1】",
        "9. 标题1",
    ]
    assert message.body.startswith("【新报告 2】\n\n1. 标题5\n正文5\n编号 ")
    assert {sent.id for sent in message.alerts} == set(range(1, 10))


def test_a_digest_ends_with_what_is_still_wrong_and_the_chains_head():
    wrong = [ill(), ill(OURSELVES, IncidentKind.DISK_LOW)]
    message = digested([alert(1), alert(2)], wrong=wrong, head=HEAD)
    assert message.body.split("\n\n")[-2:] == [
        "【仍未恢复 2】\n· a/b 网站拦截访问,自 2024-03-05 起\n· 本监测系统:磁盘空间不足,自 2024-03-05 起",
        f"存证链头(2024-03-05,第 7 环):{'ab' * 32}",
    ]
    alone = digested([alert(1)], wrong=wrong[:1])
    assert (alone.title, alone.body.split("\n\n")[-1]) == (
        "标题1",
        "【仍未恢复 1】\n· a/b 网站拦截访问,自 2024-03-05 起",
    )


def test_very_much_that_is_wrong_is_cut_and_the_cut_is_said():
    message = digested([alert(1)], wrong=[ill(f"a/{number}") for number in range(ILL_SHOWN + 9)])
    assert f"【仍未恢复 {ILL_SHOWN + 9}】" in message.body
    assert message.body.splitlines()[-1] == "· 另有 9 项,未逐一列出;fazhi doctor 按类别计数"


def test_alerts_left_for_further_messages_are_counted():
    message = digested([alert(1)], more=3)
    assert message.title == "法治政府报告监测 2024-03-05:新报告 1(另有 3 条)"
    assert message.body.endswith("\n\n另有 3 条提醒,随后另发。")


def test_a_digest_in_english():
    major = alert(2, AlertKind.EDITED, severity=Severity.MAJOR)
    message = digested([alert(1), major], more=1, wrong=[ill()], head=HEAD, language=Language.ENGLISH)
    assert message.title == "Rule-of-law reports 2024-03-05: new 1, edited 1 (major 1) (and 1 more)"
    assert "\nRef. 4ce97910\n" in message.body
    assert "[still not well 1]\n· a/b: the site blocks us, since 2024-03-05" in message.body


def test_an_alert_has_the_same_reference_in_every_message():
    one = single(batch_of([alert(2)], at=NIGHT, more=0), [alert(2)], None, Language.CHINESE).body
    assert one in digested([alert(1), alert(2)]).body
    assert one in digested([alert(2), alert(3)]).body


@given(st.lists(st.integers(0, 14_000), min_size=1, max_size=30))
def test_no_message_is_so_long_that_it_is_cut_in_two_and_none_is_left_out(sizes):
    waiting = in_order([alert(number, body="长" * size) for number, size in enumerate(sizes)])
    carried = []
    while waiting:
        taken = fitting(waiting)
        carried += taken
        waiting = waiting[len(taken) :]
        message = digested(taken, more=len(waiting), wrong=[ill("a/" + "x" * 60)] * 99, head=HEAD)
        assert len(message.body) < CUT_BY_APPRISE
        assert len(taken) == 1 or sum(len(one.title) + len(one.body) for one in taken) <= MOST_CHARS
    assert [one.id for one in carried] == list(range(len(sizes)))
