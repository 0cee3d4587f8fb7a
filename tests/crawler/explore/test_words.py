"""What texts and addresses of links promise."""

import tomllib
from importlib.resources import files

import pytest

from crawler.explore.words import (
    is_file,
    is_neighbour,
    is_search,
    is_title,
    is_variant,
    leads_away,
    names_a_year,
    names_subject,
    weight_of_address,
    weight_of_name,
)

HOME = "https://www.tianshui.gov.cn/"


def test_the_nearer_to_the_subject_the_heavier():
    texts = ["新闻中心", "通知公告", "政务公开", "法定主动公开内容", "依法行政", "法治政府建设", "法治政府建设年度报告"]
    weights = list(map(weight_of_name, texts))
    assert weights == sorted(weights)
    assert weights[0] == 0


@pytest.mark.parametrize(
    "text", ["政府信息公开年报", "政府信息公开指南", "财政预决算公开", "下一月", "领导之窗", "首页"]
)
def test_other_matters_lead_away(text):
    assert leads_away(text)
    assert weight_of_name(text) == 0


def test_the_subject_beside_another_word_does_not_lead_away():
    assert not leads_away("法治政府建设动态")


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("法治政府建设年度报告", True),
        ("沁县法治政府建设情况公开", True),
        ("依法行政", True),
        ("秦州区2023年法治政府建设情况报告", False),
        ("法治政府建设示范创建", False),
        ("通知公告", False),
        ("", False),
    ],
)
def test_names_of_columns(name, named):
    assert names_subject(name) is named


def test_addresses():
    assert weight_of_address("https://a.gov.cn/zwgk/fzzfjs/") > weight_of_address("https://a.gov.cn/zwgk/") > 0
    assert weight_of_address("https://a.gov.cn/fzzf/b/c/") == 0
    assert is_search("https://a.gov.cn/jsearch/index.html")
    assert is_search("https://a.gov.cn/list?keyword=x")
    assert not is_search("https://a.gov.cn/research/")
    assert is_file("https://a.gov.cn/a/report.PDF?x=1")
    assert is_neighbour("https://sfj.tianshui.gov.cn/", HOME)
    assert not is_neighbour("https://zwgk.tianshui.gov.cn/", HOME)
    assert not is_neighbour("https://tianshui.gov.cn/", HOME)


def test_titles_and_years():
    assert is_title("关于法治政府建设情况的报告")
    assert is_title("秦州区人民政府2023年法治政…")
    assert not is_title("法治政府建设年度报告")
    assert names_a_year("2023年度")
    assert not names_a_year("2023年报告")


def test_the_vocabulary_is_sorted_and_in_bounds():
    words = tomllib.loads(files("crawler.explore").joinpath("words.toml").read_text("utf-8"))
    for table in (words["names"], words["slugs"]):
        assert list(table) == sorted(table)
    assert all(1 <= weight <= 100 for weight in [*words["names"].values(), *words["slugs"].values()])
    for listed in (words["away"]["words"], words["hosts"]["disclosing"]):
        assert listed == sorted(set(listed))


def test_other_versions_of_a_site():
    variants = ["m/fzzf/", "gate/big5/www.tianshui.gov.cn/fzzf/", "wap/"]
    assert all(is_variant(HOME + path) for path in variants)
    assert is_variant("https://m.tianshui.gov.cn/fzzf/")
    assert not any(is_variant(HOME + path) for path in ["", "fzzf/m/", "mzj/", "col/col1/index.html"])
