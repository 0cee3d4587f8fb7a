from crawler.source import Source
from jobs.alerts.language import Language
from jobs.coverage.wording import SHOWN, overdue
from store.records import AlertKind, Level


def source(number, issuer="天水市秦州区人民政府"):
    return Source(
        id=f"gansu/s{number:04d}",
        issuer=issuer,
        region="620502",
        level=Level.COUNTY,
        site="https://www.example.gov.cn/",
    )


def test_it_is_said_in_both_languages():
    chinese, english = (overdue([source(1)], 2025, language) for language in Language)
    assert chinese.kind is english.kind is AlertKind.FINDING
    assert chinese.key == english.key
    assert chinese.title == "2025 年度报告到 2026-04-01 未见:1 个机关"
    assert english.title == "Reports on 2025 not seen by 2026-04-01: 1"
    assert "甘肃省 天水市秦州区人民政府(gansu/s0001)" in chinese.body.splitlines()
    assert "甘肃省 天水市秦州区人民政府 (gansu/s0001)" in english.body.splitlines()
    assert "登载于报刊的不在监测之内" in chinese.body


def test_a_province_is_not_named_twice():
    assert "甘肃省人民政府(gansu/s0001)" in overdue([source(1, "甘肃省人民政府")], 2025).body.splitlines()


def test_many_are_counted_and_the_list_is_named():
    body = overdue([source(number) for number in range(SHOWN + 3)], 2025).body
    assert "另有 3 个,未逐一列出。" in body
    assert "fazhi coverage --year 2025 --state not_seen" in body


def test_an_issuer_is_no_pattern_and_no_mark_up():
    body = overdue([source(1, "{0}<at user_id='all'>\n某某县")], 2025).body
    assert "{0}＜at user_id='all'＞ 某某县" in body
