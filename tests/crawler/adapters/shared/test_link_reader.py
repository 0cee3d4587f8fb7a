import pytest

from crawler.adapters.shared.document import parse
from crawler.adapters.shared.link_reader import Link, full_title, read_click, read_link, tidy

URL = "https://www.example.gov.cn/zwgk/index.html"
WHOLE = "天津市蓟州区人民政府2023年法治政府建设情况报告"


def _read(markup: str) -> Link | None:
    document = parse(f"<ul><li>{markup}</li></ul>", URL)
    return read_link(next(document.root.iter("a")), document)


@pytest.mark.parametrize(
    "shown",
    [
        "天津市蓟州区人民政府…",
        "天津市蓟州区人民政府2023年...",
        "天津市蓟州区人民政府......",
        "",
        "法治政府建设情况报告",
    ],
)
def test_a_tool_tip_completes_a_cut_title(shown: str) -> None:
    assert full_title(shown, WHOLE) == WHOLE


@pytest.mark.parametrize(
    "tip", ["", "点击查看", WHOLE[:5], "打开一个与此毫无关系但是长得多的另一个窗口以便阅读全文内容"]
)
def test_a_tool_tip_that_adds_nothing_is_passed_over(tip: str) -> None:
    assert full_title(WHOLE, tip) == WHOLE


def test_the_line_of_a_tool_tip_that_is_the_title_is_chosen() -> None:
    assert full_title("天津市蓟州区人…", f"栏目：法治政府\n标题：{WHOLE}\n发布日期：2024-03-05") == WHOLE


def test_white_space_and_bullets_go() -> None:
    assert tidy("\n · 某区\u3000法治\t\n政府\u200b报告 ") == "某区 法治 政府 报告"


def test_a_date_inside_a_link_is_not_its_title() -> None:
    link = _read(f'<a href="/a/t1.html">{WHOLE}<span>2024-03-05</span></a>')
    assert link is not None
    assert link.title == WHOLE


def test_the_heading_of_a_card_is_its_title() -> None:
    link = _read(f'<a href="/a/t1.html"><h3>{WHOLE}</h3><p>{"摘要" * 100}</p></a>')
    assert link is not None
    assert link.title == WHOLE


def test_a_title_torn_by_markup_is_whole() -> None:
    link = _read('<a href="/a/1.html"><font color="red">某区法治</font><b>政府</b>报告</a>')
    assert link is not None
    assert link.title == "某区法治政府报告"


@pytest.mark.parametrize(
    "href",
    [
        "./202403/t20240305_5832432.html",
        "/art/2024/3/5/art_60085_1.html",
        "/info/1096/2.htm",
        "/zwgk/content/post_123.html",
        "/content/7",
        "/xw/1833316118612205569.html",
        "/c1/202403/f97091510a7249939fc5b669d1f19c83.shtml",
        "./P020240305.pdf",
        "/columns/0a8404f1-cab6-482c-b451-3c1b6496ffe6/202601/23/476dea35-a5e4-4474-b775-322d41dca50e.html",
        "/public/6596221/6791573.html",
    ],
)
def test_addresses_of_articles(href: str) -> None:
    link = _read(f'<a href="{href}">某区法治政府报告</a>')
    assert link is not None
    assert link.is_article


@pytest.mark.parametrize(
    "href",
    [
        "/zwgk/fzzfjs/",
        "/col/col71910/index.html",
        "/index_12345.html",
        "/node_20240.htm",
        "/zwgk_252/fz.htm",
        "/public/column/6600",
        "/public/column/6596221?type=4",
        "/content/column/6791573",
        "/site/tpl/12345",
        "/zwgk/site/label/165919",
        "/columns/0a8404f1-cab6-482c-b451-3c1b6496ffe6/index.html",
        "/columns/0a8404f1-cab6-482c-b451-3c1b6496ffe6",
    ],
)
def test_addresses_of_columns(href: str) -> None:
    link = _read(f'<a href="{href}">某区法治政府报告</a>')
    assert link is not None
    assert not link.is_article


@pytest.mark.parametrize(
    "markup",
    [
        "<a>某区法治政府报告</a>",
        '<a href="javascript:;">某区法治政府报告</a>',
        '<a href="https://www.another.gov.cn/">某区人民政府网</a>',
        '<a href="/a/1.html"></a>',
        '<a href="/a/1.html">更多</a>',
        '<a href="/a/1.html">2024-03-05</a>',
    ],
)
def test_links_that_are_no_entries(markup: str) -> None:
    assert _read(markup) is None


@pytest.mark.parametrize(
    "markup",
    [
        f'<a href="/a/t1.html"><span class="list-text" title="{WHOLE}">天津市蓟州区人民政府…</span></a>',
        f'<b title="{WHOLE}"><a href="/a/t1.html">天津市蓟州区人民政府...</a></b>',
    ],
)
def test_a_cut_title_is_completed_by_the_tool_tip_nearby(markup: str) -> None:
    link = _read(markup)
    assert link is not None
    assert link.title == WHOLE


def _click(markup: str) -> Link | None:
    document = parse(f"<div>{markup}</div>", URL)
    return read_click(next(document.root.iter("li", "tr")), document)


@pytest.mark.parametrize(
    "markup",
    [
        f"<li onclick=\"open('/a/10001.html')\"><i>2024-03-05</i>{WHOLE}</li>".replace(WHOLE, f"<p>{WHOLE}</p>"),
        f"<li onclick=\"open('/a/10001.html')\">{WHOLE} <i>2024-03-05</i></li>",
        f"<tr onclick=\"open('/a/10001.html')\"><td>114110230713713/2023-3</td><td title='{WHOLE}'>天津…</td></tr>",
        f"<li data-href='/a/10001.html'><div><h3>{WHOLE}</h3><p>{'摘要' * 60}</p></div></li>",
    ],
)
def test_the_title_of_a_row_that_a_click_opens(markup: str) -> None:
    link = _click(markup)
    assert link is not None
    assert (link.title, link.url) == (WHOLE, "https://www.example.gov.cn/a/10001.html")


@pytest.mark.parametrize(
    "markup",
    [
        "<li onclick='show(1)'>某区法治政府报告</li>",
        "<li onclick=\"open('/')\">某区法治政府报告</li>",
        "<li onclick=\"open('/a/10001.html')\">更多</li>",
        "<li onclick=\"open('/a/10001.html')\"></li>",
    ],
)
def test_rows_that_are_no_entries(markup: str) -> None:
    assert _click(markup) is None
