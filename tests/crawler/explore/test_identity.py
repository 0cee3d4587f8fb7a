"""Whose site a home page is."""

import pytest

from crawler.adapters.shared.document import parse
from crawler.explore.identity import Identity, identity_named, identity_of
from store.records import Level


def identity(title, sponsor="", name=""):
    text = (
        f"<html><head><meta name='SiteName' content='{name}'><title>{title}</title></head><body><p>{sponsor}</p></body>"
    )
    return identity_of(parse(text, "https://www.qz.gov.cn/"))


@pytest.mark.parametrize(
    ("title", "sponsor", "issuer"),
    [
        ("天津市蓟州区人民政府", "", "天津市蓟州区人民政府"),
        ("首页 - 秦州区人民政府网", "主办单位：天水市秦州区人民政府办公室 电话：0938", "天水市秦州区人民政府"),
        ("秦州区政府门户网站", "", "秦州区人民政府"),
        ("西安市司法局", "主办：西安市司法局", "西安市司法局"),
        ("首页", "", None),
        ("秦州区人民政府", "主办单位：甘谷县人民政府", None),
    ],
)
def test_the_issuer_is_named_where_the_page_agrees_with_itself(title, sponsor, issuer):
    assert identity(title, sponsor).issuer == issuer


@pytest.mark.parametrize(
    ("issuer", "region", "level"),
    [
        ("天津市蓟州区人民政府", "120119", Level.COUNTY),
        ("西安市司法局", "610100", Level.DEPARTMENT),
        ("甘肃省人民政府", "620000", Level.PROVINCE),
        ("廉江市良垌镇人民政府", "440881", Level.TOWNSHIP),
        ("十堰经济技术开发区管委会", "420300", Level.ZONE),
        ("某某中心", None, Level.DEPARTMENT),
    ],
)
def test_region_and_level_follow_from_the_issuer(issuer, region, level):
    assert identity_named(issuer) == Identity(issuer=issuer, region=region, level=level)
