"""The plain look: a table of links, GB18030 bytes that call themselves gb2312."""

import re

import lxml.html
import pytest

from jobs.demo.story import FORBIDDEN, GANZHOU
from jobs.demo.texts import seed


def test_the_list_is_one_table(ask) -> None:
    page = lxml.html.fromstring(ask(GANZHOU.host, "/zwgk/fzzf/").body.decode("gb18030"))
    rows = [row for row in page.iter("tr") if re.search(r"\[\d{4}-\d\d-\d\d\]$", row.text_content().strip())]
    rows = [row for row in rows if not row.xpath(".//table")]
    links = [row.xpath(".//a/@href")[0] for row in rows]
    assert len(links) == len(set(links)) == 16
    assert {GANZHOU.path, FORBIDDEN.path} <= set(links)
    assert any(row.xpath(".//a")[0].text.endswith("…") for row in rows)
    assert {ask(GANZHOU.host, link).status for link in links if link != FORBIDDEN.path} == {200}


@pytest.mark.parametrize("path", ["/zwgk/fzzf/", GANZHOU.path])
def test_the_charset_is_told_by_the_page_alone_and_wrongly(ask, path: str) -> None:
    answer = ask(GANZHOU.host, path)
    assert answer.headers["Content-Type"] == "text/html"
    assert b"charset=gb2312" in answer.body
    with pytest.raises(UnicodeDecodeError):
        answer.body.decode("gbk")
    assert "李䶮" in answer.body.decode("gb18030")


def test_the_report_carries_its_seed(ask, plain) -> None:
    text = ask(GANZHOU.host, GANZHOU.path).body.decode("gb18030")
    cell = re.search(r"line-height:30px\">\n(.*?)\n</td>", text, re.DOTALL)[1]
    assert "\n".join(plain(line) for line in cell.split("<br><br>")) == seed(4)
    assert "　　2019年" in cell
    assert "相关文章" in text


def test_related_articles_do_not_lead_into_the_closed_folder(ask) -> None:
    page = ask(GANZHOU.host, GANZHOU.path).body.decode("gb18030")
    assert FORBIDDEN.path not in page
