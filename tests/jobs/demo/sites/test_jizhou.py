"""The TRS look: index_1.html is the second page, and the report is there."""

import re
from urllib.parse import urljoin

import lxml.html
import pytest

from jobs.demo.story import JIZHOU, NEW_REPORT
from jobs.demo.texts import second_report, seed

COLUMN = "/zwgk/fzzfjsbg/fzzfjsgzbg/"


def listed(ask, path: str) -> list[str]:
    page = lxml.html.fromstring(ask(JIZHOU.host, path).body.decode())
    return [urljoin(path, href) for href in page.xpath("//ul[@class='news_list']/li/a/@href")]


@pytest.mark.parametrize(("night", "total"), [(1, 14), (2, 15)])
def test_the_list_pages_to_its_end(web, ask, night: int, total: int) -> None:
    web.show(night)
    calls = []
    links = []
    for path in (COLUMN, f"{COLUMN}index_1.html", f"{COLUMN}index_2.html"):
        calls += re.findall(r"^createPageHTML\(.*\)", ask(JIZHOU.host, path).body.decode(), re.MULTILINE)
        links.append(listed(ask, path))
    assert calls == [f'createPageHTML(3, {index}, "index", "html")' for index in range(3)]
    everything = [link for page in links for link in page]
    assert len(everything) == len(set(everything)) == total
    assert JIZHOU.path in links[1]
    assert (links[0][0] == NEW_REPORT.path) is (night == 2)
    assert {ask(JIZHOU.host, link).status for link in everything} == {200}
    assert ask(JIZHOU.host, f"{COLUMN}index_3.html").status == 404
    assert listed(ask, f"{COLUMN}index.html") == links[0]


@pytest.mark.parametrize(
    ("report", "text", "heading"),
    [
        (JIZHOU, seed(1), ["蓟州区人民政府2021年法治政府建设", "情况报告"]),
        (NEW_REPORT, second_report(), ["蓟州区人民政府2022年法治政府建设", "情况的报告"]),
    ],
    ids=["first", "second"],
)
def test_a_report_carries_its_text_under_its_title(web, ask, plain, report, text: str, heading: list[str]) -> None:
    web.show(2)
    page = lxml.html.fromstring(ask(report.host, report.path).body.decode())
    lines = [plain(block.text_content()) for block in page.cssselect("div.TRS_Editor p")]
    assert [line for line in lines if line] == [*heading, *text.split("\n")]


def test_the_furniture_of_the_original_is_there(ask) -> None:
    text = ask(JIZHOU.host, JIZHOU.path).body.decode()
    for words in (
        "当前位置：",
        "来源：天津市蓟州区人民政府",
        "发布时间：2022-03-18 10:16",
        "附件：",
        "&ensp;",
        "<span lang=",
    ):
        assert words in text
