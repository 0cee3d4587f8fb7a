import dataclasses
from datetime import UTC, date, datetime

import pytest

from jobs.alerts.language import Language
from jobs.alerts.wording_change import change_alert
from store.changes import Change
from store.difference import NumberChange
from store.records import AlertKind, ChangeKind, Severity

NIGHT = datetime(2024, 3, 4, 18, 10, tzinfo=UTC)

EDIT = Change(
    id=7,
    kind=ChangeKind.EDITED,
    severity=Severity.MAJOR,
    reason="1 figure changed; 2 characters replaced in 1 of 24 paragraphs",
    document=17,
    url="https://www.tjjz.gov.cn/zwgk/t20230301_1.html",
    title="2022年法治政府建设情况报告",
    issuer="天津市蓟州区人民政府",
    region="120119",
    source="tianjin/jizhou",
    report_year=2022,
    published_on=date(2023, 3, 1),
    detected_at=NIGHT,
    from_version=1,
    to_version=2,
    chars_added=2,
    chars_removed=2,
    numbers=(NumberChange(before="400", after="380", unit="户", context="检查用人单位380户"),),
    silent=True,
    confirmed=True,
)


def changed(**facts):
    return dataclasses.replace(EDIT, **facts)


def test_a_new_report_says_whose_it_is_and_where():
    words = change_alert(
        changed(
            kind=ChangeKind.NEW,
            reason="first seen after the source's baseline",
            numbers=(),
            chars_added=5600,
            from_version=None,
            to_version=1,
            silent=False,
        )
    )
    assert words.key == "change:7"
    assert words.kind is AlertKind.NEW
    assert words.title == "新报告:天津市蓟州区人民政府 2022年法治政府建设情况报告"
    assert words.body.splitlines() == [
        "依据:首次采集之后新出现",
        "篇幅:5600 字",
        "发布机关:天津市蓟州区人民政府",
        "地区:天津市(120119)",
        "报告年度:2022",
        "发布日期:2023-03-01",
        "网址:https://www.tjjz.gov.cn/zwgk/t20230301_1.html",
        "文档编号:17",
        "来源:tianjin/jizhou",
        "发现时间:2024-03-05 02:10(北京时间)",
    ]


def test_an_edit_says_what_was_and_what_is():
    words = change_alert(EDIT)
    assert words.title == "报告修改(重大):天津市蓟州区人民政府 2022年法治政府建设情况报告"
    assert words.body.splitlines()[:7] == [
        "严重程度:重大",
        "依据:数字改动 1 处;替换 2 字(共 24 段,涉及 1 段)",
        "静默:正文已改,页面日期未变(静默修改)",
        "字数:增加 2 字,删去 2 字",
        "数字变动(1 处):",
        "· 400户 → 380户,见“检查用人单位380户”",
        "版本:1 → 2",
    ]
    assert "查看改动:fazhi diff 17 1 2" in words.body.splitlines()


def test_an_edit_of_the_date_alone_is_named_too():
    words = change_alert(changed(chars_added=0, chars_removed=0, numbers=()))
    assert "静默:页面日期已变,正文未改" in words.body
    assert "数字变动" not in words.body
    assert "静默" not in change_alert(changed(silent=False)).body


def test_figures_that_came_or_went_are_told_apart_and_capped():
    came = NumberChange(before=None, after="12", unit="件", context="新增12件")
    went = NumberChange(before="9", after=None, unit="", context="原有9")
    body = change_alert(changed(numbers=(came, went) * 8)).body
    assert "· 新出现 12件,见“新增12件”" in body
    assert "· 删去 9,见“原有9”" in body
    assert "数字变动(16 处):" in body
    assert "· 另有 6 处,未逐一列出" in body


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (ChangeKind.WITHDRAWN, "报告撤下:"),
        (ChangeKind.RESTORED, "报告恢复:"),
        (ChangeKind.MOVED, "报告迁移:"),
    ],
)
def test_every_kind_of_change_has_its_words(kind, title):
    words = change_alert(changed(kind=kind))
    assert words.title.startswith(title)
    assert words.kind == AlertKind(kind)


def test_a_moved_report_says_where_it_is_now():
    reason = "gone from its address; the same text is at https://www.tjjz.gov.cn/new.html"
    assert "https://www.tjjz.gov.cn/new.html" in change_alert(changed(kind=ChangeKind.MOVED, reason=reason)).body


def test_an_issuer_in_the_title_is_not_said_twice():
    words = change_alert(changed(title="天津市蓟州区人民政府2022年法治政府建设情况报告"))
    assert words.title == "报告修改(重大):天津市蓟州区人民政府2022年法治政府建设情况报告"


def test_what_is_not_known_is_not_made_up():
    words = change_alert(
        changed(title=None, issuer=None, region=None, report_year=None, published_on=None, document=None)
    )
    assert words.title == "报告修改(重大):无标题文件"
    for line in ("发布机关:未注明", "地区:未注明", "报告年度:未注明", "发布日期:未注明", "文档编号:未编号"):
        assert line in words.body.splitlines()


def test_text_from_the_web_cannot_add_lines_or_call_people():
    hostile = '报告\r\nSubject: x\u202e\u2028网址:https://evil.example/ <at user_id="all">' + "长" * 500
    number = NumberChange(before="1", after="2", unit="\n件", context=hostile)
    clean = change_alert(EDIT)
    words = change_alert(changed(title=hostile, issuer=hostile, numbers=(number,), url="https://a.gov.cn/\nx"))
    assert len(words.title.splitlines()) == 1
    assert len(words.title) < 150
    assert len(words.body.splitlines()) == len(clean.body.splitlines())
    assert "<at" not in words.title + words.body
    assert "\u202e" not in words.title + words.body


def test_words_say_what_a_channel_may_filter_by():
    edited, new = change_alert(EDIT), change_alert(changed(kind=ChangeKind.NEW, region=None))
    assert (edited.severity, edited.source, edited.region) == (Severity.MAJOR, "tianjin/jizhou", "120119")
    assert (new.severity, new.source, new.region) == (None, "tianjin/jizhou", None)


def test_a_report_that_is_gone_says_how_to_see_what_is_kept():
    body = change_alert(changed(kind=ChangeKind.WITHDRAWN)).body.splitlines()
    assert "查看存档:fazhi show 17" in body
    assert "原网址:https://www.tjjz.gov.cn/zwgk/t20230301_1.html" in body


def test_an_edit_is_told_in_english():
    words = change_alert(EDIT, Language.ENGLISH)
    assert words.title == "Report edited (major): 天津市蓟州区人民政府 2022年法治政府建设情况报告"
    assert words.body.splitlines() == [
        "Severity: major",
        "Why: 1 figure changed; 2 characters replaced in 1 of 24 paragraphs",
        "Silent: the text changed and the page's date did not",
        "Characters: 2 added, 2 removed",
        "Figures changed (1):",
        "· 400户 → 380户, in “检查用人单位380户”",
        "Versions: 1 → 2",
        "To see it: fazhi diff 17 1 2",
        "Issuer: 天津市蓟州区人民政府",
        "Region: 天津市 (120119)",
        "Report year: 2022",
        "Published: 2023-03-01",
        "Address: https://www.tjjz.gov.cn/zwgk/t20230301_1.html",
        "Document: 17",
        "Source: tianjin/jizhou",
        "Found: 2024-03-05 02:10 (Beijing time)",
    ]


@pytest.mark.parametrize("kind", ChangeKind)
@pytest.mark.parametrize("language", Language)
def test_every_kind_has_words_in_every_language(kind, language):
    words = change_alert(changed(kind=kind, moved_to="https://www.tjjz.gov.cn/new.html", group=(1, 2)), language)
    assert words.key == "change:7"
    assert "{" not in words.title + words.body
