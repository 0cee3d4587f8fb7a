"""The 博达 look: list pages are reached by 下页 and numbered from the end."""

from urllib.parse import urljoin

import lxml.html

from jobs.demo.story import QINZHOU
from jobs.demo.texts import seed


def test_the_list_pages_to_its_end(ask) -> None:
    turned, links, path = [], [], "/zwgk/fzzfjs.htm"
    while path:
        turned.append(path)
        text = ask(QINZHOU.host, path).body.decode()
        assert "_simple_list_gotopage_fun(3,'u10_goto',1)" in text
        page = lxml.html.fromstring(text)
        links += page.xpath("//ul[@class='list_ul']/li/a/@href")
        path = next((urljoin(path, a.get("href")) for a in page.iter("a") if a.text_content() == "下页"), "")
    assert turned == ["/zwgk/fzzfjs.htm", "/zwgk/fzzfjs/2.htm", "/zwgk/fzzfjs/1.htm"]
    assert len(links) == len(set(links)) == 13
    assert QINZHOU.path in links
    assert {ask(QINZHOU.host, link).status for link in links} == {200}


def test_the_report_carries_its_seed(ask, web, plain) -> None:
    for night, selector in ((1, "#vsb_content > .v_news_content > p"), (2, "#vsb_content_4 .para")):
        web.show(night)
        page = lxml.html.fromstring(ask(QINZHOU.host, QINZHOU.path).body.decode())
        assert "\n".join(plain(block.text_content()) for block in page.cssselect(selector)) == seed(0)


def test_the_attachment_is_a_picture(ask) -> None:
    page = lxml.html.fromstring(ask(QINZHOU.host, QINZHOU.path).body.decode())
    (link,) = page.xpath("//a[contains(@href, 'download.jsp')]")
    answer = ask(QINZHOU.host, link.get("href"))
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.body.startswith(b"\x89PNG")
