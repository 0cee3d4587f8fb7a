import re

import pytest

from crawler.adapters.base import ListPage
from crawler.adapters.shared.own_links import links_to

FORM = re.compile(r"/post_\d+\.html")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<a href="/x/post_1.html">', True),
        ("<a class='x' HREF = './x/post_1.html'>", True),
        ("<a href=http://www.example.gov.cn/x/post_1.html>", True),
        ('<a href="//www.example.gov.cn/x/post_1.html">', True),
        ('<a href="//www.another.gov.cn/x/post_1.html"><a href="/post_2.html">', True),
        ('<a href="https://www.another.gov.cn/x/post_1.html">', False),
        ('<a href="http://[::1/post_1.html">', False),
        ("<a href=\"javascript:open('/post_1.html')\">", False),
        ("见 /x/post_1.html", False),
        ("href=" * 50_000, False),
    ],
)
def test_links_to_the_pages_own_host(text: str, expected: bool) -> None:
    page = ListPage(url="https://www.example.gov.cn/list/", text=text, content_type="text/html", page=1)
    assert links_to(page, FORM) is expected
