"""Which column a page's address implies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.explore.derivation import columns_implied
from crawler.urls import same_site


@pytest.mark.parametrize(
    ("page", "columns"),
    [
        ("https://www.a.gov.cn/zwgk/fzbg/202403/t20240301_12.html", ["https://www.a.gov.cn/zwgk/fzbg/"]),
        ("https://www.a.gov.cn/x/202403/t20240301_12.shtml?wap=1#top", ["https://www.a.gov.cn/x/"]),
        ("https://www.a.gov.cn/gate/big5/www.a.gov.cn/x/202403/t20240301_1.html", ["https://www.a.gov.cn/x/"]),
        ("http://a.gov.cn/xxgk/fzzf/content/post_12.html", ["http://a.gov.cn/xxgk/fzzf/"]),
        ("http://a.gov.cn/zjj/gkmlpt/content/1/12/post_12.html", ["http://a.gov.cn/zjj/gkmlpt/index"]),
        ("http://a.gov.cn/art/2024/3/1/art_77_12.html", ["http://a.gov.cn/col/col77/index.html"]),
        ("https://a.gov.cn/D07X/12.jhtml", ["https://a.gov.cn/D07X/index.jhtml"]),
        ("https://a.gov.cn/gate/big5/www.evil.com/x/202403/t20240301_1.html", []),
        ("https://www.a.gov.cn/", []),
        ("https://www.a.gov.cn/info/1023/4567.htm", []),
    ],
)
def test_the_column_that_an_address_implies(page, columns):
    assert list(columns_implied(page)) == [column for column in columns if same_site(column, page)]


@given(st.text(alphabet="/:.abcht0123456789_?#", max_size=120))
def test_any_address_is_taken(path):
    url = f"https://www.a.gov.cn/{path}"
    assert all(same_site(column, url) for column in columns_implied(url))
