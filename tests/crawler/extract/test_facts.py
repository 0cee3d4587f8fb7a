from datetime import date

import pytest

from crawler.extract.facts import DISAGREES, NO_HINTS, Hints, read_facts
from crawler.extract.furniture import Trimmed
from crawler.extract.surroundings import Surroundings
from store.records import Facts, Level


def facts(
    *, before: str = "", title: str | None = None, meta_date: str | None = None, meta_source: str | None = None,
    made: str | None = None, time_element: str | None = None,
    lines: tuple[str, ...] = (), above: tuple[str, ...] = (), url: str = "", hints: Hints = NO_HINTS,
) -> Facts:  # fmt: skip
    around = Surroundings(
        meta_title=title,
        meta_date=meta_date,
        meta_source=meta_source,
        made=made,
        time_element=time_element,
        heading=None,
        window_title=None,
        before=before,
        after="",
    )
    body = Trimmed(lines=lines, title=None, above=above, below=())
    return read_facts(around=around, body=body, url=url, hints=hints)


@pytest.mark.parametrize(
    "before",
    [
        "发布时间:2022-03-18 10:16",
        "发布日期:\n2022-03-18",
        "成文日期:2022-02-22\n发布日期:2022年3月18日",
        "实施日期:2022-01-01\n失效时间:2027-01-01\n日期:2022/3/18",
        "2026年11月22日 星期日\n时间:2022-03-18",
        "发布时间:2022-02-30\n发布时间:2022-03-18",
    ],
)
def test_the_label_of_publication_decides(before: str) -> None:
    found = facts(before=before, meta_date="2024-01-01", url="/t20230101_1.html")

    assert (found.published_on, found.facts_from["published_on"]) == (date(2022, 3, 18), "label")


def test_without_a_label_meta_then_address_then_list_decide() -> None:
    listed = Hints(published_on=date(2022, 3, 20))

    assert facts(meta_date="2022-03-18", url="/t20220319_1.html").facts_from["published_on"] == "meta"
    assert facts(url="/t20220319_1.html", hints=listed).published_on == date(2022, 3, 19)
    assert facts(before="成文日期:2022-02-22", hints=listed).published_on == date(2022, 3, 20)


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("某市某区人民政府关于2021年法治政府建设情况报告", "某市某区人民政府"),
        ("某县人民政府2021年度法治政府建设情况报告", "某县人民政府"),
        ("某市司法局2021年法治政府建设报告", "某市司法局"),
        ("某县人民政府办公室关于报送报告的函", "某县人民政府办公室"),
        ("某县2021年法治政府建设情况报告", None),
        ("2021年法治政府建设情况报告", None),
    ],
)
def test_the_issuer_is_named_in_the_title(title: str, issuer: str | None) -> None:
    assert facts(title=title).issuer == issuer


def test_the_issuer_is_else_the_signature_then_the_source_then_the_hint() -> None:
    signed = ("工作取得成效。", "某县人民政府", "2022年2月22日")
    hints = Hints(issuer="某市某县人民政府")

    assert facts(lines=signed, meta_source="某县司法局", hints=hints).facts_from["issuer"] == "body"
    assert facts(meta_source="某县司法局", hints=hints).issuer == "某县司法局"
    assert facts(meta_source="本网", hints=hints).issuer == "某市某县人民政府"


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("来源:某县司法局 发布时间:2022-03-18", "某县司法局"),
        ("信息来源:\n某县司法局\n日期", "某县司法局"),
        ("【来源:某日报】", "某日报"),
        ("来源: 发布时间:2022-03-18", None),
    ],
)
def test_the_source_line_ends_where_the_next_label_begins(before: str, source: str | None) -> None:
    assert facts(before=before).source_line == source


def test_numbers_and_signing_dates() -> None:
    found = facts(
        before="发布机构:某县\n文号:\n某政发〔2022〕3号",
        lines=("工作取得成效。", "二〇二二年二月二十二日"),
        title="2021年法治政府建设报告",
    )

    assert (found.document_number, found.signed_on, found.report_year) == ("某政发〔2022〕3号", date(2022, 2, 22), 2021)
    assert found.facts_from["report_year"] == "title"
    assert facts(above=("(某政发〔2022〕3号)",)).facts_from["document_number"] == "body"


def test_what_is_not_said_is_none() -> None:
    found = facts(lines=("工作取得成效。",))

    assert dict(found.facts_from) == {}
    assert (found.title, found.issuer, found.report_year, found.published_on) == (None, None, None, None)


def test_a_time_named_by_its_element_counts_as_a_label() -> None:
    found = facts(time_element="2020年02月18日 09:15", meta_date="2021-01-01")

    assert (found.published_on, found.facts_from["published_on"]) == (date(2020, 2, 18), "label")


def test_the_time_at_which_a_page_was_made_comes_last() -> None:
    made, written = "页面生成时间 2022-10-14 10:16:14", "2022-10-14 10:16:14"

    assert facts(meta_date=written, made=made, url="/t20200915_1.html").published_on == date(2020, 9, 15)
    assert facts(meta_date=written, made=made, before="生成日期:2020-09-14").published_on == date(2020, 9, 14)
    assert facts(meta_date=written, made=made).published_on == date(2022, 10, 14)


def test_dates_of_other_things_are_no_publication() -> None:
    assert facts(before="报名时间:2024年3月7日\n会议日期:2024-03-09").published_on is None


def test_a_page_that_differs_from_its_address_is_flagged() -> None:
    found = facts(before="发布时间:2023-03-15", url="/t20230301_1.html")

    assert (found.published_on, found.facts_from[DISAGREES]) == (date(2023, 3, 15), "url 2023-03-01")
    assert DISAGREES not in facts(before="发布时间:2023-03-01", url="/t20230301_1.html").facts_from
    assert DISAGREES not in facts(url="/t20230301_1.html").facts_from


PROVINCE = Hints(region="120000", level=Level.PROVINCE)
ELSEWHERE = Hints(region="370000", level=Level.PROVINCE)
ITSELF = Hints(region="120119", level=Level.COUNTY)


@pytest.mark.parametrize(
    ("title", "hints", "region", "level", "where"),
    [
        ("天津市蓟州区人民政府关于2022年报告", NO_HINTS, "120119", Level.COUNTY, "issuer"),
        ("天津市蓟州区人民政府关于2022年报告", PROVINCE, "120119", Level.COUNTY, "issuer"),
        ("天津市蓟州区司法局关于2022年报告", PROVINCE, "120119", Level.DEPARTMENT, "issuer"),
        ("天津市蓟州区下营镇人民政府关于2022年报告", NO_HINTS, "120119", Level.TOWNSHIP, "issuer"),
        ("天津市蓟州区人民政府关于2022年报告", ELSEWHERE, "370000", Level.PROVINCE, "source"),
        ("天津市蓟州区司法局关于2022年报告", ITSELF, "120119", Level.DEPARTMENT, "source"),
        ("2022年法治政府建设报告", ITSELF, "120119", Level.COUNTY, "source"),
        ("2022年法治政府建设报告", NO_HINTS, None, None, None),
    ],
)
def test_region_and_level_come_from_the_issuer_within_the_sources(
    title: str, hints: Hints, region: str | None, level: Level | None, where: str | None
) -> None:
    found = facts(title=title, hints=hints)

    assert (found.region, found.facts_from.get("region")) == (region, where)
    assert found.level is level


def test_a_bare_date_above_the_body_serves_where_nothing_else_tells() -> None:
    found = facts(before="首页\n某县报告\n2021年9月30日 某县政府")

    assert (found.published_on, found.facts_from["published_on"]) == (date(2021, 9, 30), "heading")
    assert facts(before="废止日期\n2027-01-01").published_on is None
    assert facts(before="2021年9月30日", url="/t20211001_1.html").published_on == date(2021, 10, 1)
