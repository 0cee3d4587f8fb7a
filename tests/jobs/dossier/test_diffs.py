from dataclasses import replace

from jobs.dossier.diffs import OURS, figures_html
from store.difference import NumberChange
from store.records import Cause


def test_neighbouring_versions_are_compared(full, page) -> None:
    diff = page(full).cssselect("#d2")[0]
    assert "第 1 版 → 第 2 版" in diff.findtext(".//summary/b")
    assert [mark.text for mark in diff.iter("del")] == ["45"]
    assert [mark.text for mark in diff.iter("ins")] == ["54", "二、存在的问题"]
    assert OURS not in diff.text_content()
    assert [a.text for a in diff.cssselect(".row.changed .name")] == ["p1", "p1"]


def test_our_own_change_is_said_to_be_ours(full, page) -> None:
    diff = page(full).cssselect("#d3")[0]
    assert OURS in diff.text_content()
    assert diff.find("details").get("open") is None


def test_equal_texts_with_other_facts(full, page) -> None:
    diff = page(full).cssselect("#d3")[0]
    assert [td.text for td in diff.iter("td")] == ["页面日期", "2026-03-01", "2026-03-02"]
    assert "正文一字未动。" in diff.text_content()
    assert not diff.cssselect(".row")


def test_moved_and_split_paragraphs_keep_their_links(make, make_edition, page) -> None:
    one = "举办领导干部法治讲座12期,参加培训的各级工作人员达到1200人次,基层法治队伍建设继续加强。"
    other = "部分单位主要负责人对法治建设重视不够,个别执法人员的业务能力还有差距,下一步将认真整改。"
    third = "新建村居公共法律服务工作室36个,为困难群众办理法律援助,受到基层的普遍欢迎。"
    before, after = f"{one}\n{other}\n{third}", f"{other}\n{one}\n{third[:20]}\n{third[20:]}"
    read = page(make(editions=(make_edition(1, before), make_edition(2, after))))
    assert len(read.cssselect(".row .moved")) == 2
    split = [row for row in read.cssselect(".row.changed") if len(row[1].cssselect(".name")) == 2]
    assert [a.get("href") for a in split[0].cssselect(".name")] == ["#v1-p3", "#v2-p3", "#v2-p4"]


def test_columns_without_anything_are_left_out() -> None:
    number = NumberChange(before=None, after="5", unit="件", context="案件5件")
    assert "<th>升降</th>" not in figures_html((number,))
    assert "<td>—</td><td>5件</td>" in figures_html((number,))
    assert "<th>所计</th>" in figures_html((number, replace(number, counts="案件")))
    assert figures_html(()) == ""


def test_a_version_whose_change_is_not_written_yet(make, make_edition, page) -> None:
    read = page(make(editions=(make_edition(1, "甲"), make_edition(2, "乙", cause=Cause.SITE))))
    assert "网站发布或改动" in read.cssselect("#d2 summary")[0].text_content()
