from datetime import UTC, datetime

import pytest

from crawler.source import Source
from jobs.coverage.attribution import attribute
from store.coverage import Found
from store.records import DocumentStatus, Level


def source(name, issuer, region, level=Level.COUNTY):
    return Source(id=f"a/{name}", issuer=issuer, region=region, level=level, site="https://www.example.gov.cn/")


SOURCES = {
    one.id: one
    for one in (
        source("city", "天水市人民政府", "620500", Level.CITY),
        source("qinzhou", "天水市秦州区人民政府", "620502"),
        source("maiji", "天水市麦积区人民政府", "620503"),
        source("justice", "天水市司法局", "620500", Level.DEPARTMENT),
        source("justice-2", "天水市司法局", "620500", Level.DEPARTMENT),
        source("chaoyang", "北京市朝阳区人民政府", "110105"),
    )
}


def document(
    on, title="2025年法治政府建设情况报告", issuer=None, where=None, region=None, year=2025, text="t", number=1
):
    return Found(
        id=number,
        document=number,
        source=f"a/{on}",
        url="https://www.example.gov.cn/1.html",
        status=DocumentStatus.PRESENT,
        gone_at=None,
        seen_at=datetime(2026, 3, 1, tzinfo=UTC),
        text=text,
        title=title,
        issuer=issuer,
        issuer_from=where,
        region=region,
        report_year=year,
        published_on=None,
        published_from=None,
    )


@pytest.mark.parametrize(
    ("found", "owners"),
    [
        (document("city"), {"a/city"}),
        (document("city", issuer="天水市人民政府", where="source"), {"a/city"}),
        (document("city", "秦州区2025年法治政府建设情况报告", region="620500"), {"a/qinzhou"}),
        (document("city", issuer="中共秦州区委 秦州区人民政府", where="body", region="620502"), {"a/qinzhou"}),
        (document("qinzhou", issuer="秦州区委全面依法治区委员会办公室", where="body"), {"a/qinzhou"}),
        (document("justice", "天水市2025年法治政府建设情况报告", "天水市人民政府", "body"), {"a/city"}),
        (document("justice", issuer="天水市司法局", where="title"), {"a/justice", "a/justice-2"}),
        (document("city", "朝阳区2025年法治政府建设情况报告", region="620500"), set()),
        (document("city", "社棠镇2025年法治政府建设情况报告"), set()),
        (document("unknown", "某地2025年法治政府建设情况报告"), set()),
    ],
)
def test_a_report_is_its_issuers_wherever_it_stands(found, owners):
    whose = attribute([found], SOURCES)
    assert set(whose.of) == owners
    assert whose.others == (() if owners else (found,))


def test_a_name_that_several_have_may_be_each_ones():
    two = source("other", "甘谷县秦州区人民政府", "620523")
    found = document("city", "秦州区2025年法治政府建设情况报告")
    whose = attribute([found], SOURCES | {two.id: two})
    assert (dict(whose.of), set(whose.unsure), whose.others) == ({}, {"a/qinzhou", "a/other"}, ())


def test_a_copy_without_a_name_is_whose_text_it_is():
    named = document("qinzhou", issuer="秦州区人民政府", where="body")
    copy = document("city", number=2)
    assert set(attribute([named, copy], SOURCES).of) == {"a/qinzhou"}


def test_what_the_drafting_office_signs_may_be_its_governments():
    found = document("maiji", issuer="麦积区司法局", where="body")
    whose = attribute([found], SOURCES)
    assert (dict(whose.of), set(whose.unsure), whose.others) == ({}, {"a/maiji"}, ())
    by_title = document("maiji", "麦积区司法局2025年法治政府建设情况报告", "麦积区司法局", "title")
    assert attribute([by_title], SOURCES).others == (by_title,)


def test_a_department_may_name_only_its_place():
    whose = attribute([document("justice", "天水市2025年法治政府建设情况报告")], SOURCES)
    assert set(whose.unsure) == {"a/justice"}


def test_a_report_of_no_known_year_is_nobodys_for_certain():
    whose = attribute([document("qinzhou", "法治政府建设情况报告", year=None)], SOURCES)
    assert (dict(whose.of), set(whose.unsure), whose.others) == ({}, {"a/qinzhou"}, ())
