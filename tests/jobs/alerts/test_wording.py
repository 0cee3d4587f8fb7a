import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest

from jobs.alerts.language import Language
from jobs.alerts.wording import (
    baseline,
    incident_closed,
    incident_opened,
    incident_reminder,
    incident_word,
    kind_word,
    severity_word,
)
from store.incidents import Incident
from store.own import OURSELVES
from store.records import AlertKind, IncidentKind, Severity

NIGHT = datetime(2024, 3, 4, 18, 10, tzinfo=UTC)

INCIDENT = Incident(
    id=3,
    source="tianjin/jizhou",
    kind=IncidentKind.BLOCKED,
    url="https://www.tjjz.gov.cn/",
    detail="a challenge page",
    opened_at=NIGHT,
    seen_at=NIGHT,
    closed_at=None,
)
OURS = dataclasses.replace(INCIDENT, source=OURSELVES, kind=IncidentKind.BACKUP_FAILED, url="", detail="no room")


def test_every_enum_has_its_words():
    for language in Language:
        assert all(kind_word(kind, language) for kind in AlertKind)
        assert all(severity_word(severity, language) for severity in Severity)
        assert all(incident_word(kind, language) for kind in IncidentKind)
    for kind in IncidentKind:
        assert incident_opened(dataclasses.replace(INCIDENT, kind=kind)).title.startswith("来源异常:tianjin/jizhou ")


def test_an_incident_is_told_at_its_beginning_and_its_end():
    opened = incident_opened(INCIDENT)
    assert (opened.key, opened.kind) == ("incident:3:opened", AlertKind.FINDING)
    assert opened.title == "来源异常:tianjin/jizhou 网站拦截访问"
    assert "网址:https://www.tjjz.gov.cn/" in opened.body
    assert "详情:a challenge page" in opened.body
    assert "开始时间:2024-03-05 02:10(北京时间)" in opened.body
    closed = incident_closed(dataclasses.replace(INCIDENT, closed_at=NIGHT + timedelta(days=2, hours=5)))
    assert (closed.key, closed.kind) == ("incident:3:closed", AlertKind.FINDING)
    assert closed.title == "来源恢复:tianjin/jizhou 网站拦截访问(已结束)"
    assert "持续:2 天 5 小时" in closed.body
    assert "至 2024-03-07 07:10(北京时间)" in closed.body


def test_a_first_look_is_summed_up_once_for_the_same_sources():
    lines = [("tianjin/jizhou", "天津市蓟州区人民政府", 12), ("gansu/qinzhou", "天水市秦州区人民政府", 3)]
    words = baseline(lines, date(2024, 3, 5))
    assert words.kind is AlertKind.FINDING
    assert words.title == "首次采集完成:2 个来源,15 份文件"
    assert "tianjin/jizhou 天津市蓟州区人民政府:12 份" in words.body.splitlines()
    assert words.key == baseline(lines[::-1], date(2024, 3, 6)).key
    assert words.key != baseline(lines[:1], date(2024, 3, 5)).key


def test_a_first_look_at_very_many_sources_stays_readable():
    body = baseline([(f"a/{n}", "某县人民政府", 1) for n in range(1000)], date(2024, 3, 5)).body
    assert body.splitlines()[-1] == "另有 900 个来源,未逐一列出。"


def test_an_incident_says_whose_it_is():
    for words in (incident_opened(INCIDENT), incident_reminder(INCIDENT), incident_closed(INCIDENT)):
        assert words.source == "tianjin/jizhou"
        assert words.severity is None


def test_what_was_found_is_said_in_chinese_and_in_english_as_it_was():
    quiet = dataclasses.replace(INCIDENT, detail="no new report for 410 days; 400 were expected at most")
    assert "详情:已 410 天没有新报告,预期最多 400 天" in incident_opened(quiet).body
    assert "Detail: no new report for 410 days; 400" in incident_opened(quiet, Language.ENGLISH).body


def test_a_trouble_of_ours_is_no_web_sites():
    opened, closed = incident_opened(OURS), incident_closed(dataclasses.replace(OURS, closed_at=NIGHT))
    assert opened.title == "自身异常:备份失败"
    assert opened.body.splitlines() == [
        "来源:本监测系统自身",
        "问题:备份失败",
        "详情:no room",
        "开始时间:2024-03-05 02:10(北京时间)",
        "这是本监测系统自身的问题,与任何网站无关;恢复时会另行通知。",
    ]
    assert closed.title == "自身恢复:备份失败(已结束)"
    assert incident_opened(OURS, Language.ENGLISH).title == "This installation is in trouble: the backup failed"
    assert OURSELVES not in opened.title + opened.body


def test_a_reminder_comes_once_for_each_week():
    def after(**lasted):
        return dataclasses.replace(INCIDENT, seen_at=NIGHT + timedelta(**lasted))

    reminder = incident_reminder(after(days=15, hours=3))
    assert (reminder.key, reminder.kind) == ("incident:3:week:2", AlertKind.FINDING)
    assert reminder.title == "来源仍未恢复:tianjin/jizhou 网站拦截访问(已持续 15 天)"
    assert "已持续:15 天 3 小时" in reminder.body
    assert incident_reminder(after(days=13, hours=23)).key == "incident:3:week:1"
    assert incident_reminder(OURS, Language.ENGLISH).title.startswith(
        "This installation is still in trouble: the backup"
    )


@pytest.mark.parametrize("language", Language)
def test_no_words_have_a_gap(language):
    said = [
        baseline([("a/b", "某县人民政府", 3)] * 200, date(2024, 3, 5), language),
        *(
            tell(dataclasses.replace(one, kind=kind), language)
            for tell in (incident_opened, incident_reminder, incident_closed)
            for one in (INCIDENT, OURS)
            for kind in IncidentKind
        ),
    ]
    assert not [words for words in said if "{" in words.title + words.body or not words.title]
