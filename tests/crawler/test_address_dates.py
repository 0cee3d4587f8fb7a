from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.address_dates import date_in_address

DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    "path",
    [
        "/zwgk/202403/t20240305_5832432.html",
        "/art/2024/3/5/art_60085_1.html",
        "/2024/03-05/123.html",
        "/columns/5f/202403/05/6a.html",
        "/yw/2024-03/05/content_1.htm",
        "/tzgg/20240305/1.html",
        "/tzgg/2024-03-05/1.html",
        "/202403/20240305_1.html",
    ],
)
def test_dates_in_addresses(path: str) -> None:
    assert date_in_address(f"https://www.example.gov.cn{path}") == DAY


@pytest.mark.parametrize(
    "path",
    ["/2024/12/123.html", "/202413/t20241305_1.html", "/col/col20240305/index.html", "/info/1096/20240.htm", "/"],
)
def test_addresses_without_a_possible_date(path: str) -> None:
    assert date_in_address(f"https://www.example.gov.cn{path}") is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/zwgk/202203/t20220318_5832432.html", date(2022, 3, 18)),
        ("/art/2025/3/17/art_12345_4856638.html", date(2025, 3, 17)),
        ("/html/2024-01/29/nw.html", date(2024, 1, 29)),
        ("/202203/18/a.html", date(2022, 3, 18)),
        ("/2020/03-03/1.html", date(2020, 3, 3)),
        ("/info/8460/40635.htm", None),
        ("/post_20229999.html", None),
        ("/1833316118612205569.html", None),
    ],
)
def test_dates_of_families(url: str, expected: date | None) -> None:
    assert date_in_address("http://www.example.gov.cn" + url) == expected


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    date_in_address(text)
