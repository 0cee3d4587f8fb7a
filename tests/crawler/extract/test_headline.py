import pytest

from crawler.extract.headline import above_the_time, could_be_title, is_seen, named_in

TITLE = "某县人民政府关于加强行政执法监督的意见"


@pytest.mark.parametrize("window", [f"某县政府 政策文件 {TITLE}", f"{TITLE}-某县司法局", f"{TITLE}_通知公告"])
def test_a_line_that_is_a_part_of_the_windows_title_is_the_title(window: str) -> None:
    assert named_in(window, ("首页", "政策文件", TITLE, "来源:某局")) == TITLE


def test_a_line_that_only_begins_the_windows_title_is_none() -> None:
    assert named_in(f"{TITLE}(试行)", (TITLE,)) is None


@pytest.mark.parametrize("below", ["发布时间:2023-03-01", "【信息时间: 2022/8/9", "2021年3月29日 某局", "来源:某局"])
def test_the_line_above_source_and_time_is_the_title(below: str) -> None:
    lines = ("首页", "某县人民政府门户网站", TITLE, below)

    assert above_the_time(lines) == TITLE


def test_where_no_line_tells_the_time_nothing_is_the_title() -> None:
    assert above_the_time(("首页", TITLE, "打印")) is None
    assert above_the_time(()) is None


def test_the_windows_title_may_be_seen_broken_or_varied() -> None:
    assert is_seen(TITLE, (TITLE[:8], TITLE[8:]), None)
    assert is_seen(TITLE, (), f"{TITLE}(试行)")
    assert not is_seen("要闻详情", (TITLE,), TITLE)


@pytest.mark.parametrize(
    "line",
    [
        "某县",
        "来源:某局 日期:2023-01-01",
        "首页 > 政策文件 > 正文内容",
        "全县工作取得新成效。",
        "2023年3月1日 某县司法局",
    ],
)
def test_other_lines_have_not_the_form_of_a_title(line: str) -> None:
    assert not could_be_title(line)
