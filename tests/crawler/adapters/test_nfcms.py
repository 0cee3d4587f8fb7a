from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import Listing, ListPage
from crawler.adapters.nfcms import Nfcms
from crawler.errors import ListNotUnderstood

COLUMN = "http://www.example.gov.cn/zwgk/fzbg/"
PAGE = """<html><head>
<script>window.NFCMS_SITE_ID=1;window.NFCMS_PUB_TYPE="cat";window.NFCMS_CAT_ID="7";</script></head>
<body><div class="nav"><a href="http://www.example.gov.cn/zwgk/index.html">政务公开</a></div><ul class="news_list">
<li><a href="http://www.example.gov.cn/zwgk/fzbg/content/post_1750002.html"
 title="某局2023年法治政府建设年度报告">
某局2023年法治…</a><span>2024-03-05</span></li>
<li><a href="http://www.example.gov.cn/zwgk/fzbg/content/post_1750001.html">
某镇2023年法治政府建设年度报告</a><span>2024-03-01</span></li>
</ul><div class="page">%s</div></body></html>"""


def _read(pager: str, url: str = COLUMN) -> Listing:
    return Nfcms().read(ListPage(url=url, text=PAGE.replace("%s", pager), content_type="text/html", page=1))


def test_entries() -> None:
    listing = _read("")
    assert [(entry.title, entry.listed_on) for entry in listing.entries] == [
        ("某局2023年法治政府建设年度报告", date(2024, 3, 5)),
        ("某镇2023年法治政府建设年度报告", date(2024, 3, 1)),
    ]
    assert listing.following is None


@pytest.mark.parametrize(
    ("pager", "url", "name"),
    [
        ('<a class="next" href="http://www.example.gov.cn/zwgk/fzbg/index_2.html">下一页</a>', COLUMN, "index_2.html"),
        ('<a href="index_2.html">2</a><a href="index_3.html">3</a>', f"{COLUMN}index.html", "index_2.html"),
        ('<a href="index_2.html">2</a><a href="index_3.html">3</a>', f"{COLUMN}index_2.html", "index_3.html"),
        ("<span>共 12 页</span>", f"{COLUMN}index_11.html", "index_12.html"),
        ("<script>var totalPages = 3;</script>", COLUMN, "index_2.html"),
        ("<span>共 12 页</span>", f"{COLUMN}mindex.html", "mindex_2.html"),
        ('<a href="mindex_3.html">3</a>', f"{COLUMN}mindex_2.html", "mindex_3.html"),
        ('共9页 <a href="index_9.html">尾页</a>', COLUMN, "index_2.html"),
        (
            "<script>function go(n){location.href='list_' + n + '.html';}</script><a onclick='go(2)'>下一页</a>",
            COLUMN,
            "list_2.html",
        ),
    ],
)
def test_further_pages(pager: str, url: str, name: str) -> None:
    following = _read(pager, url).following
    assert following is not None
    assert following.url == COLUMN + name


@pytest.mark.parametrize(
    ("pager", "url"),
    [
        ("<span>共12页</span>", f"{COLUMN}index_12.html"),
        ('<a href="index.html">1</a><a href="index_2.html">2</a>', f"{COLUMN}index_2.html"),
        ("<span>共1页</span>", COLUMN),
        ("<span>共99999999999页</span>", COLUMN),
        ("<span>共9999页</span>", f"{COLUMN}index_2000.html"),
        ('<a href="http://www.another.gov.cn/index_2.html">下一页</a>', COLUMN),
    ],
)
def test_no_further_page(pager: str, url: str) -> None:
    assert _read(pager, url).following is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<a href="/x/content/post_1.html">', True),
        ('<a href="content/mpost_1.html">', True),
        ("<A HREF = '//www.example.gov.cn/x/content/post_1.html'>", True),
        ("<a href=https://www.example.gov.cn/x/content/post_1.html>", True),
        ('<a href="https://www.another.gov.cn/x/content/post_1.html">', False),
        ('window.NFCMS_PUB_TYPE="cat"', True),
        ('window.NFCMS_PUB_TYPE="page"', False),
        ('<a href="/content/1.html">', False),
    ],
)
def test_marks(text: str, expected: bool) -> None:
    assert Nfcms().recognises(ListPage(url=COLUMN, text=text, content_type="text/html", page=1)) is expected


@given(
    st.text(alphabet=st.sampled_from(list("<>/a='\"liuhref 2024-03{}[]:,年报告\n\x00")), max_size=300),
    st.sampled_from(["", PAGE, "共9页"]),
)
def test_any_text_is_read_or_refused(text: str, before: str) -> None:
    try:
        listing = Nfcms().read(ListPage(url=COLUMN, text=before + text, content_type="text/html", page=1))
    except ListNotUnderstood:
        return
    assert listing.entries or listing.following is not None
