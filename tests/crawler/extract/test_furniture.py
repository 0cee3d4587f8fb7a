import tomllib
from importlib.resources import files

import pytest

from crawler.extract.furniture import Trimmed, trim

TITLE = "某市某区人民政府关于2021年法治政府建设情况报告"
OPENING = "2021年,全区深入推进依法行政。现将有关情况报告如下:"
SIGNED = ("某区人民政府", "2022年2月22日")


def trimmed(*lines: str, attached: tuple[str, ...] = ()) -> Trimmed:
    return trim(lines, titles=(TITLE,), attached=attached)


@pytest.mark.parametrize(
    "head",
    [
        (TITLE,),
        ("某区人民政府2021年法治政府建设", "情况报告"),
        ("某市某区人民政府", "关于2021年法治政府建设情况报告", "某府发〔2022〕3号"),
        ("当前位置:首页>政务公开>法治政府建设", TITLE, "来源:某区人民政府 发布时间:2022-03-18 10:16"),
        ("索引号: | 000/2022-01 | 分类: | 法治", "发布机构: | 某区人民政府 | 文号: | 无", TITLE),
        (TITLE, "发布时间:2022-03-18 来源:某区司法局", TITLE),
        (TITLE, "(2022年2月22日)", "某区人民政府"),
        ("某区人民政府办公室", "关于转发工作情况的函", "某府办函〔2022〕3号"),
        ("【字体:大 中 小】", "浏览次数:123"),
    ],
)
def test_heads_go(head: tuple[str, ...]) -> None:
    assert trimmed(*head, OPENING, *SIGNED).lines == (OPENING, *SIGNED)


@pytest.mark.parametrize(
    "tail",
    [
        ("附件:",),
        ("扫一扫在手机打开当前页",),
        ("【打印本页】 【关闭窗口】",),
        ("责任编辑:张三",),
        ("相关文章", "某区2020年法治政府建设情况报告 2021-03-01", "某区工作方案"),
        ("分享到:", "微信 微博"),
        ("上一篇:某区2020年报告", "下一篇:无"),
        ("附件:1.统计表.xlsx", "2.说明.docx"),
        ("某区人民政府办公室 2022年2月22日印发",),
        ("(此件公开发布)",),
        ("主办:某区人民政府办公室", "甘ICP备00000000号"),
    ],
)
def test_tails_go(tail: tuple[str, ...]) -> None:
    assert trimmed(OPENING, *SIGNED, *tail).lines == (OPENING, *SIGNED)


@pytest.mark.parametrize(
    "body",
    [
        ("一、上一年度推进法治政府建设的主要举措和成效", OPENING, *SIGNED),
        ("区委、区政府:", OPENING, *SIGNED),
        (OPENING, "来源:各部门统计", "相关文章", "我区工作得到肯定。", *SIGNED),
        (OPENING, "附件:1.统计表", "2.名单", *SIGNED),
        (OPENING, "项目 | 件数", "复议 | 3"),
        ("2021年法治政府建设取得成效,没收“三无”等问",),
    ],
)
def test_what_the_author_wrote_stays(body: tuple[str, ...]) -> None:
    assert trimmed(*body).lines == body


def test_linked_files_are_no_text_wherever_they_stand_after_the_last_sentence() -> None:
    lines = (OPENING, "附件:1.统计表.xlsx", "2.名单", *SIGNED)

    assert trimmed(*lines, attached=("统计表.xlsx", "2.名单.doc")).lines == (OPENING, *SIGNED)


def test_what_was_taken_is_kept_beside() -> None:
    result = trimmed(TITLE, "某府发〔2022〕3号", OPENING, *SIGNED, "责任编辑:张三")

    assert (result.title, result.above, result.below) == (TITLE, (TITLE, "某府发〔2022〕3号"), ("责任编辑:张三",))


def test_a_body_of_furniture_alone_is_empty() -> None:
    assert trimmed(TITLE, "责任编辑:张三").lines == ()
    assert trim((), titles=(), attached=()).lines == ()


def test_the_table_is_sorted() -> None:
    table = tomllib.loads((files("crawler.extract") / "furniture.toml").read_text("utf-8"))

    assert all(patterns == sorted(set(patterns)) for patterns in table.values())


@pytest.mark.parametrize(
    "line",
    [
        "作者:办公室 来源:县政府办 发布时间:2009-3-13 9:21:07 点击数:512",
        "某某政务网 发布日期:2022-12-06 来源:某市司法局",
        "2019-04-25 15:22:10 来源:疾控科 评论:0 点击:",
        "2021年3月29日 某市财政局",
        "2023-08-01 | 县住建局 | 浏览 33",
    ],
)
def test_a_line_of_source_and_time_goes_with_the_title_above_it(line: str) -> None:
    assert trimmed(TITLE, line, OPENING).lines == (OPENING,)


def test_what_stands_above_source_and_time_is_the_title_whatever_the_page_is_called() -> None:
    found = trimmed("关于城区停水的通知", "2023-08-01|县住建局|浏览 33", "广大用户:", OPENING)

    assert (found.title, found.lines) == ("关于城区停水的通知", ("广大用户:", OPENING))


def test_runs_of_names_with_their_values_below_go() -> None:
    head = ("制定机关", "某市人民政府", "公布日期", "2021-12-20", "时效性", "现行有效")

    assert trimmed(TITLE, *head, OPENING).lines == (OPENING,)


def test_an_abstract_that_the_text_begins_with_goes() -> None:
    assert trimmed(TITLE, OPENING[:20], OPENING).lines == (OPENING,)


def test_a_sentence_that_begins_with_a_day_stays() -> None:
    assert trimmed(TITLE, "2023年5月6日,市政府召开会议。", OPENING).lines[0].startswith("2023年")
