import json
import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.titles import announces, classify, report_year
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
    ("东阳县2022年法治政府建设情况报告公示", 2022),
    ("东阳县关于2022年度法治政府建设情况的公告", 2022),
    ("关于公布东阳县2022年法治政府建设情况报告的公告", 2022),
    ("关于印发《东阳县2022年法治政府建设工作报告》的通知", 2022),
    ("东阳县司法局2022年推进依法行政工作情况", 2022),
    ("关于《东阳县2022年法治政府建设年度报告》的公示", 2022),
    ("东阳县督查督办局2022年度法治政府建设情况报告", 2022),
    ("东阳市经济和信息化局2022年度依法行政工作总结", 2022),
    ("医院路街道2022年法治建设工作总结", 2022),
    ("2023年贯彻落实《法治政府建设实施纲要（2021-2025年）》情况报告", 2023),
    ("东阳海关2023年法治海关建设情况报告", 2023),
    ("政务公开：东阳县2022年法治政府建设情况报告", 2022),
    ("2023-03-20 东阳县2022年法治政府建设情况报告", 2022),
    ("东阳县2022年法治政府建设情况报告（东政发〔2023〕12号）", 2022),
    ("东阳县2022年法治政府建设情况报告（网站公开版）", 2022),
    ("2024年发布的2023年法治政府建设情况报告", 2023),
    ("关于2024年工作安排和2023年法治政府建设情况的报告", 2023),
    ("2023年1月1日至12月31日法治政府建设情况报告", 2023),
    ("2023年度法治政府建设情况报告（2024年1月）", 2023),
    ("东阳县20223年法治政府建设情况的报告", None),
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
    ("东阳县2022年政府信息公开工作年度报告", Kind.YEARBOOK),
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
    ("中国法治政府评估报告（2023）", Kind.EVALUATION),
    ("中国法治政府发展报告（2023）", Kind.ACADEMIC),
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
    ("关于公布各乡镇2022年法治政府建设情况报告的公告", Kind.UNDECIDED),
    ("关于印发《东阳县法治政府建设工作报告》的通知", Kind.UNDECIDED),
    ("东阳县2022年法治政府建设情况说明", Kind.UNDECIDED),
    ("东阳县2023年以来法治政府建设情况报告", Kind.UNDECIDED),
    ("东阳县2023年全面依法治县工作报告", Kind.UNDECIDED),
    ("2023年度法治东阳建设工作总结", Kind.UNDECIDED),
    ("关于东阳县人民政府2023年度法治政...", Kind.UNDECIDED),
    ("东阳市人民政府关于2024年度…", Kind.UNDECIDED),
    ("东阳县司法局关于……", Kind.UNDECIDED),
    ("2024年东阳县...", Kind.UNDECIDED),
    ("关于推进2024年度...", Kind.UNDECIDED),
    ("东阳市人民政府关于印发2024年…", Kind.NOTICE),
    ("东阳大学关于2024年度…", Kind.OTHER),
    ("东阳县人民政府…", Kind.OTHER),
    ("东阳县人民政府法治政府建设…", Kind.UNDECIDED),
    ("法治政府建设进行时", Kind.OTHER),
    ("东阳县2023年平安工作总结", Kind.OTHER),
    ("东阳县2021、2022年法治政府建设工作总结", Kind.OTHER),
    ("法治政府建设年度报告专栏", Kind.INDEX_PAGE),
    ("副县长作2023年度法治政府建设情况报告", Kind.NEWS),
    ("各部门公开2023年度法治政府建设情况报告", Kind.NEWS),
    ("镇长2022年度履行法治政府建设第一责任人职责情况报告", Kind.WORK_REPORT),
    ("东阳医院2022年法治建设工作总结", Kind.OTHER),
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
        ("通知公告", _REPORT, Kind.REPORT),
        ("东阳县司法局2021年工作总结", _REPORT, Kind.OTHER),
        ("通知公告", _NEWS, Kind.NOTICE),
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


@dataclass(frozen=True)
class _Labelled:
    title: str
    report: bool
    year: int | None
    kind: Kind | None


def _labelled() -> list[_Labelled]:
    lines = Path(__file__).with_name("titles.jsonl").read_text("utf-8").splitlines()
    return [
        _Labelled(read["title"], read["report"], read.get("year"), Kind(read["kind"]) if "kind" in read else None)
        for read in map(json.loads, lines)
    ]


def test_many_titles_are_told_apart() -> None:
    labelled = _labelled()
    called = [one for one in labelled if classify(one.title).kind is Kind.REPORT]
    right = [one for one in called if one.report]
    reports = [one for one in labelled if one.report]
    missed = [one.title for one in reports if one not in right]
    assert len(labelled) > 400
    assert len(right) / len(called) >= 0.99, [one.title for one in called if not one.report]
    assert len(right) / len(reports) >= 0.98, missed
    assert {classify(title).kind for title in missed} <= {Kind.UNDECIDED}


def test_years_and_kinds_of_many_titles() -> None:
    labelled = _labelled()
    years = [one.title for one in labelled if one.report and report_year(one.title) != one.year]
    kinds = [one.title for one in labelled if one.kind and classify(one.title).kind is not one.kind]
    assert (years, kinds) == ([], [])


_ISSUERS = [
    "东阳市审计局", "东阳县督查考核办", "东阳县新闻出版局", "东阳市规划建设局", "国家统计局东阳调查队", "县委宣传部",
    "东阳区创建文明城市指挥部办公室", "市机构编制委员会办公室", "企业服务局", "会展局", "学院街道", "长安区", "安排镇",
    "现代农业示范区", "优化营商环境局", "海关总署", "合作区", "解放街道", "公安县", "启东市", "普法依法治理办公室",
]  # fmt: skip
_FORMS = [
    "{}2023年法治政府建设情况报告", "{}关于2023年度法治政府建设情况的报告", "{}2023年度依法行政工作总结",
    "2023年{}依法行政工作报告", "关于{}2023年度法治政府建设情况的报告", "{}2023年法治建设工作总结和2024年计划",
    "{}关于2023年度法治政府建设情况的公示", "{}法治政府建设年度报告（2023年）", "【{}】二〇二三年法治政府建设工作报告",
]  # fmt: skip
_TALK = [
    "一图读懂{}2023年法治政府建设情况报告", "{}召开2023年法治政府建设工作总结会", "{}听取2023年法治政府建设情况报告",
    "{}2023年法治政府建设情况报告解读", "关于征求{}2023年法治政府建设情况报告意见的函", "{}通报2023年法治政府建设情况",
    "{}2023年法治政府建设情况报告公开情况的通报", "对{}2023年法治政府建设情况报告的审议意见",
    "{}2023年上半年依法行政工作总结", "{}开展2023年法治政府建设年度报告编制工作",
]  # fmt: skip


@given(st.sampled_from(_ISSUERS), st.sampled_from(_FORMS))
def test_name_of_the_issuer_does_not_matter(issuer: str, form: str) -> None:
    title = form.format(issuer)
    assert (classify(title).kind, report_year(title)) == (Kind.REPORT, 2023), title


@given(st.sampled_from(_ISSUERS), st.sampled_from(_TALK))
def test_talk_of_the_report_is_not_the_report(issuer: str, form: str) -> None:
    assert classify(form.format(issuer)).kind not in (Kind.REPORT, Kind.UNDECIDED)


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


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("关于公布2023年法治政府建设年度报告的公告", True),
        ("某市2023年度法治政府建设情况公示", True),
        ("关于印发《某市2023年法治政府建设报告》的通知", True),
        ("某市人民政府关于2023年度法治政府建设情况的报告", False),
        ("某区2023年法治政府建设年度报告", False),
    ],
)
def test_what_only_speaks_of_a_papers_publication(title: str, said: bool) -> None:
    assert announces(title) is said
