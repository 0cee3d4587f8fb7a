"""What a page says of itself."""

import pytest

from crawler.adapters.shared.document import parse
from crawler.explore.page import is_root, page_self

URL = "https://www.qz.gov.cn/zwgk/fzzf/"


def told(head, url=URL, asked=URL):
    return page_self(parse(f"<html><head>{head}</head><body>x</body></html>", url), asked=asked)


def test_names_come_from_meta_data_and_title():
    head = "<meta name='ColumnName' content='年度报告'><title>法治政府建设_政务公开-秦州区人民政府</title>"
    assert told(head).names == ("年度报告", "法治政府建设", "政务公开", "秦州区人民政府")


@pytest.mark.parametrize(
    ("head", "url", "fault"),
    [
        ("", URL, ""),
        ("<meta name='ArticleTitle' content='报告'>", URL, "an article"),
        ("", "https://www.qz.gov.cn/index.html", "a home page"),
        ("", "https://www.qz.gov.cn/search/?q=1", "a search"),
    ],
)
def test_what_is_no_column(head, url, fault):
    assert told(head, url).fault == fault


def test_a_home_page_may_lie_deeper():
    seen = told("", "https://www.qz.gov.cn/qzq/index.shtml", asked="https://www.qz.gov.cn/")
    assert seen.is_home
    assert seen.fault == "a home page"
    assert is_root("https://www.qz.gov.cn")
    assert not is_root("https://www.qz.gov.cn/?id=1")
