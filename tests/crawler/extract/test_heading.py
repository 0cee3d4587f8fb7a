import pytest

from crawler.extract.heading import alike, is_within, title_lines

TITLE = "天津市某区人民政府关于2021年法治政府建设情况报告"


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ((TITLE, "2021年,全区"), 1),
        (("某区人民政府2021年法治政府建设", "情况报告", "2021年是开局之年,工作"), 2),
        (("天津市某区人民政府", "关于2021年法治", "政府建设情况报告", "一、总体情况"), 3),
        (("《" + TITLE + "》",), 1),
        (("2021年,全区依法行政工作取得新的成效。",), 0),
        (("一、2021年法治政府建设情况",), 0),
        (("区人民政府:", TITLE), 0),
        ((), 0),
    ],
)
def test_repeated_titles_are_counted(lines: tuple[str, ...], count: int) -> None:
    assert title_lines(lines, (TITLE,)) == count


def test_a_report_is_named_whatever_the_page_is_called() -> None:
    assert title_lines(("某县人民政府2021年度法治政府建设情况报告", "2021年,"), ("信息公开",)) == 1


def test_no_title_no_lines() -> None:
    assert title_lines(("工作动态",), ()) == 0


def test_a_title_may_ask() -> None:
    assert title_lines(("灵活就业人员如何参保?", "答:可以。"), ("灵活就业人员如何参保?",)) == 1


def test_a_title_is_found_within_a_text_whatever_its_marks() -> None:
    assert is_within(TITLE, f"《{TITLE[:9]} {TITLE[9:]}》全文")
    assert not is_within("报告", TITLE)
    assert alike(TITLE, TITLE[3:])
