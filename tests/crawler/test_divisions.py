"""Codes of administrative divisions."""

import pytest

from crawler.divisions import PROVINCES, check, province_of
from store.records import Level


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
    ("region", "level"),
    [
        ("000000", Level.CENTRAL),
        ("120000", Level.PROVINCE),
        ("420300", Level.CITY),
        ("120119", Level.COUNTY),
        ("429004", Level.COUNTY),
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
    ],
)
def test_codes_that_do_not_suit_their_level(region: str, level: Level, wrong: str) -> None:
    assert check(region, level) == wrong
