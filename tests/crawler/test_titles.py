import tomllib
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.titles import classify, report_year
from store.records import Kind

_WORDS = tomllib.loads(files("crawler").joinpath("titles.toml").read_text("utf-8"))

_REPORTS = [
    ("关于2023年法治政府建设工作的情况报告", 2023),
    ("2022年度法治政府建设工作总结及2023年工作计划", 2022),
    ("清河县水利局2021年推进法治政府建设工作情况的报告", 2021),
    ("关于2020年度法治政府建设工作情况和2021年工作安排的报告", 2020),
    ("东阳市2024年度法治政府建设工作情况", 2024),
    ("東陽區人民政府2022年法治政府建設年度情況報告", 2022),
    ("中共东阳县委  东阳县人民政府　关于２０２５年度法治政府 建设情况的报告", 2025),
    ("东阳市人民政府关于二○一六年法治政府建设情况的报告", 2016),
    ("东阳县二〇二〇年度法治政府建设工作报告", 2020),
    ("2013年度依法行政工作报告", 2013),
    ("关于2017年度推进依法行政、建设法治政府工作情况的报告", 2017),
    ("东阳区2022年法治建设工作总结", 2022),
    ("东阳市规划局2016年度依法行政工作总结", 2016),
    ("东阳市审计局2022年法治建设工作总结", 2022),
    ("东阳市城乡一体化示范区2023年法治政府建设情况报告", 2023),
    ("交通运输厅2023年度法治政府部门建设报告", 2023),
    ("东阳市财政局2022年度法治政府（机关）建设工作报告", 2022),
    ("东阳县2018年法治政府建设（依法行政）工作总结", 2018),
    ("东阳县法治政府建设2021年度工作报告", 2021),
    ("东阳区法治政府建设年度报告（2022）", 2022),
    ("2023东阳县法治政府建设情况报告", 2023),
    ("东府发〔2023〕5号 东阳市关于2022年度法治政府建设情况的报告", 2022),
    ("《东阳县2022年度法治政府建设情况报告》", 2022),
    ("【通知公告】东阳县2022年度法治政府建设情况报告", 2022),
    ("东阳县2022年度法治政府建设情况报告_通知公告_东阳县人民政府门户网站", 2022),
    ("附件:东阳市教育局2022年法治政府建设年度报告.pdf", 2022),
    ("东阳县关于2021年度党政主要负责人履行推进法治建设第一责任人职责及法治政府建设情况的报告", 2021),
    ("东阳县司法局关于2021年法治政府建设情况的报告（2022年1月10日）", 2021),
    ("东阳乡人民政府 关于法治政府建设的情况报告", None),
    ("东阳市人民政府关于法治政府建设情况的报告（2024年5月28日在市六届人大常委会第九次会议上）", 2023),
]

_OTHERS = [
    ("东阳市2023年法治政府建设工作要点", Kind.WORK_POINTS),
    ("关于印发东阳市2023年度法治政府建设重点工作安排的通知", Kind.WORK_POINTS),
    ("东阳县2023年法治政府建设工作计划", Kind.PLAN),
    ("东阳县法治政府建设实施方案（2021—2025年）", Kind.PLAN),
    ("关于公示东阳县2022年法治政府建设情况报告的通知", Kind.NOTICE),
    ("关于做好2022年度法治政府建设年度报告公开工作的通知", Kind.NOTICE),
    ("转发东阳市2022年度法治政府建设情况报告", Kind.NOTICE),
    ("东阳市2020年法治政府建设情况报告（征求意见稿）", Kind.NOTICE),
    ("图解：东阳市2022年法治政府建设情况报告", Kind.EXPLANATION),
    ("【政策解读】关于《东阳县2023年度法治政府建设工作总结的报告》的政策解读", Kind.EXPLANATION),
    ("东阳局党组书记2022年度述法报告", Kind.WORK_REPORT),
    ("东阳县2022年政府信息公开工作年度报告", Kind.WORK_REPORT),
    ("2023年东阳县政府工作报告", Kind.WORK_REPORT),
    ("东阳县党政主要负责人2022年履行推进法治建设第一责任人职责情况的报告", Kind.WORK_REPORT),
    ("东阳县2023年法治政府建设问卷", Kind.EVALUATION),
    ("东阳市法治政府建设第三方评估报告", Kind.EVALUATION),
    ("东阳县领导督察法治政府建设工作情况", Kind.EVALUATION),
    ("东阳市人大常委会关于2022年法治政府建设情况报告的审议意见", Kind.NPC_REVIEW),
    ("省人大常委会首次审议法治政府建设情况报告", Kind.NPC_REVIEW),
    ("东阳县召开法治政府建设工作推进会", Kind.NEWS),
    ("东阳发布2025年法治政府建设情况", Kind.NEWS),
    ("东阳市获评全国法治政府建设示范市", Kind.MODEL_NAMING),
    ("东阳市2022年度法治政府建设白皮书", Kind.WHITE_PAPER),
    ("市县法治政府建设指标体系", Kind.RULES),
    ("东阳省法治政府建设年度报告工作规定", Kind.RULES),
    ("中国法治政府评估报告（2023）", Kind.ACADEMIC),
    ("法治政府建设工作总结范文", Kind.OTHER),
    ("东阳市2023年上半年法治政府建设工作总结", Kind.OTHER),
    ("东阳市2023年1-6月法治政府建设工作情况报告", Kind.OTHER),
    ("东阳县2022年第一季度法治政府建设工作情况报告", Kind.OTHER),
    ("东阳市2016—2020年法治政府建设情况报告", Kind.OTHER),
    ("东阳县农业农村局2025年工作总结及2026年工作计划", Kind.OTHER),
    ("法治政府建设年度报告", Kind.INDEX_PAGE),
    ("区政府部门法治政府建设年度报告", Kind.INDEX_PAGE),
    ("依法行政", Kind.INDEX_PAGE),
    ("东阳区法治建设工作总结", Kind.UNDECIDED),
    ("东阳区法治政府建设工作情况", Kind.UNDECIDED),
    ("东阳县2022年法治政府建设情况报告公示", Kind.UNDECIDED),
]

_PARAGRAPH = "坚持以法治思想为指导,扎实推进依法行政,规范行政执法,化解矛盾纠纷,优化营商环境,法治政府建设取得进展。" * 6
_REPORT = "\n".join(
    [
        "市委、市政府:",
        "2021年,我区认真落实《法治政府建设实施纲要(2021-2025年)》,法治政府建设稳步推进。现将有关情况报告如下:",
        "一、主要举措和成效",
        _PARAGRAPH,
        "二、存在的不足和原因",
        _PARAGRAPH,
        "三、党政主要负责人履行推进法治建设第一责任人职责情况",
        _PARAGRAPH,
        "四、下一年度推进法治政府建设的主要安排",
        _PARAGRAPH,
    ]
)
_PLAN = "\n".join(
    ["为推进法治政府建设,结合我区实际,制定本方案。2021年起施行。", "一、主要举措", "二、下一步", _PARAGRAPH * 4]
)
_NEWS = "\n".join(["2021年,我区法治政府建设蹄疾步稳,群众满意。", _PARAGRAPH * 4])


@pytest.mark.parametrize("title", [title for title, _ in _REPORTS])
def test_report_is_recognised(title: str) -> None:
    assert classify(title).kind is Kind.REPORT


@pytest.mark.parametrize(("title", "year"), _REPORTS)
def test_year_is_read_from_the_title(title: str, year: int | None) -> None:
    assert report_year(title) == year


@pytest.mark.parametrize(("title", "kind"), _OTHERS)
def test_other_paper_is_refused(title: str, kind: Kind) -> None:
    assert classify(title).kind is kind


def test_reason_names_the_words() -> None:
    assert classify("东阳县2022年度法治政府建设情况报告").reason == "names 法治政府建设 and 报告 of 2022"
    assert "审议" in classify("省人大常委会审议法治政府建设情况报告").reason


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("东阳区法治建设工作总结", _REPORT, Kind.REPORT),
        ("东阳县2022年法治政府建设情况报告公示", _REPORT, Kind.REPORT),
        ("法治政府建设年度报告", _REPORT, Kind.REPORT),
        ("", _REPORT, Kind.REPORT),
        ("东阳区法治建设工作总结", _PLAN, Kind.OTHER),
        ("东阳区法治建设工作总结", _NEWS, Kind.OTHER),
        ("东阳区法治建设工作总结", "今天天气晴朗,宜出行。" * 100, Kind.OTHER),
        ("东阳区法治建设工作总结", "附件:东阳区法治建设工作总结.pdf", Kind.UNDECIDED),
        ("", _NEWS, Kind.OTHER),
        ("东阳市2023年法治政府建设工作要点", _REPORT, Kind.WORK_POINTS),
        ("东阳市2023年度法治政府建设情况报告", _NEWS, Kind.REPORT),
    ],
)
def test_body_decides_where_the_title_does_not(title: str, text: str, kind: Kind) -> None:
    assert classify(title, text=text).kind is kind


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (_REPORT, 2021),
        (
            "2020年以来,我区认真贯彻法治思想,深入推进依法行政,不断提高法治建设水平,为发展提供法治保障,取得积极成效。",
            2020,
        ),
        (
            "二〇二二年,我局在县委、县政府的坚强领导下,深入推进依法行政,加快建设法治政府,各项工作取得积极成效,人民满意。",
            2022,
        ),
        ("根据《纲要(2015-2020年)》要求,按照市政府的部署和安排,我局扎实工作,现将2017年法治政府建设情况报告如下:", 2017),
        (
            "自2015年以来,我局在各方面的支持和帮助下认真开展法治工作,2019年3月印发制度,2018年度法治政府建设任务顺利完成。",
            2018,
        ),
        (
            "我局认真开展法治工作,在2016年的基础上,2017年又有新的进步,各项法治政府建设的任务都已经按照要求顺利完成了。",
            None,
        ),
        ("我局认真开展法治工作,各项任务顺利完成。", None),
        ("", None),
    ],
)
def test_year_is_read_from_the_opening(text: str, year: int | None) -> None:
    assert report_year("东阳区法治政府建设工作情况", text=text) == year


@pytest.mark.parametrize(
    ("published_on", "year"),
    [
        (date(2024, 1, 2), 2023),
        (date(2024, 6, 30), 2023),
        (date(2024, 7, 1), None),
        (date(2024, 10, 31), None),
        (date(2024, 11, 1), 2024),
        (date(2024, 12, 31), 2024),
    ],
)
def test_year_follows_from_the_date_in_season(published_on: date, year: int | None) -> None:
    assert report_year("东阳区法治政府建设工作情况", published_on=published_on) == year


def test_title_outweighs_opening_and_opening_outweighs_date() -> None:
    assert report_year("2019年法治政府建设情况报告", text=_REPORT, published_on=date(2024, 3, 1)) == 2019
    assert report_year("法治政府建设情况报告", text=_REPORT, published_on=date(2024, 3, 1)) == 2021


def test_two_years_of_equal_weight_are_not_guessed() -> None:
    assert report_year("东阳县2021年和2022年法治政府建设情况报告") is None


def _lists(table: object) -> list[list[str]]:
    if isinstance(table, dict):
        return [words for value in table.values() for words in _lists(value)]
    if isinstance(table, list) and all(isinstance(word, str) for word in table):
        return [table]
    return [words for entry in table for words in _lists(entry)] if isinstance(table, list) else []


def test_vocabulary_is_sorted_and_without_doubles() -> None:
    assert [words for words in _lists(_WORDS) if words != sorted(set(words))] == []


_PIECES = st.sampled_from(
    _WORDS["strong"]
    + _WORDS["weak"]
    + _WORDS["fillers"]
    + _WORDS["papers"]
    + ["2023年", "(", ")", "《", "》", "_政府", "-", "x"]
)


@given(st.lists(_PIECES, max_size=120).map("".join) | st.text(max_size=400))
def test_any_title_is_classified_in_time(title: str) -> None:
    assert classify(title) == classify(title, text="")
    report_year(title, text=title)


@given(st.sampled_from(_REPORTS))
def test_spaces_and_width_do_not_matter(case: tuple[str, int | None]) -> None:
    title, year = case
    wide = " ".join(title).translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert (classify(wide), report_year(wide)) == (classify(title), year)
