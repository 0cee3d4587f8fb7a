import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.coverage.names import bare, may_draft, named_in_title, same


@pytest.mark.parametrize(
    ("name", "is_"),
    [
        ("中共秦州区委 秦州区人民政府", "秦州区"),
        ("天水市秦州区人民政府办公室", "天水市秦州区"),
        ("秦州区委全面依法治区委员会办公室", "秦州区"),
        ("秦州区法治政府建设工作领导小组办公室", "秦州区"),
        ("中共秦州区委", "秦州区"),
        ("昌吉回族自治州人民政府", "昌吉州"),
        ("东乡族自治县人民政府", "东乡族自治县"),
        ("内蒙古自治区人民政府", "内蒙古自治区"),
        ("十堰经济技术开发区管委会", "十堰经开区"),
        ("东城街道办事处", "东城街道"),
        ("秦州区教育委员会", "秦州区教委"),
        ("清远市清城区民政局", "清远市清城区民政局"),
        ("区人民政府", ""),
        ("自治县人民政府", ""),
        ("", ""),
    ],
)
def test_one_issuer_has_one_bare_name(name, is_):
    assert bare(name) == is_


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("秦州区2023年法治政府建设情况报告", "秦州区"),
        ("2022年秦州区法治建设工作总结", "秦州区"),
        ("关于秦州区2022年法治政府建设情况的报告", "秦州区"),
        ("中共秦州区委 秦州区人民政府关于2023年法治政府建设情况的报告", "秦州区"),
        ("秦州区司法局2023年度法治政府建设报告", "秦州区司法局"),
        ("《社棠镇2023年法治政府建设工作报告》", "社棠镇"),
        ("2023年法治政府建设年度报告", None),
        ("关于2023年法治政府建设情况的报告", None),
        ("全县2023年法治政府建设情况报告", None),
        ("我市法治政府建设取得新成效", None),
        ("深入推进依法行政", None),
        ("", None),
    ],
)
def test_a_title_names_its_issuer_first_or_not_at_all(title, name):
    assert named_in_title(title) == name


def test_the_places_around_it_may_be_left_out():
    assert same("天津市蓟州区", "蓟州区")
    assert same("云山省司法厅", "云山司法厅")
    assert same("西藏自治区发改委", "西藏发改委")
    assert not same("青河市", "青河县")
    assert not same("秦州区", "秦州区司法局")
    assert not same("", "秦州区")


def test_an_office_that_drafts_may_sign_for_its_government():
    assert may_draft("秦州区司法局")
    assert not may_draft("秦州区教委")


@given(st.text(max_size=40))
def test_any_text_has_a_bare_name(text):
    assert bare(text) == bare(f" {text} ")
    assert named_in_title(text) != ""
