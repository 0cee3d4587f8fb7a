from dataclasses import replace
from datetime import date

import pytest

from crawler.extract.article import read
from crawler.extract.pagination import framed_body, further_pages, join
from store.records import Attachment

FOLDER = "http://www.example.gov.cn/zwgk/202203/"
URL = FOLDER + "t20220318_5832432.html"
SENTENCE = "依法行政工作取得新的成效，群众满意度不断提高。"


def names(text: str, url: str = URL) -> list[str]:
    return [page.removeprefix(FOLDER) for page in further_pages(text, url)]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ('<script>createPageHTML(3, 0, "t20220318_5832432", "html");</script>', ["_1", "_2"]),
        ("<script>createPageHTML('page_div', 3, 1, 't20220318_5832432', 'html', 60);</script>", ["_2", "_3"]),
        ('<script>createPageHTML(1, 0, "t20220318_5832432", "html");</script>', []),
        ('<script>createPageHTML(3, 0, "index", "html");</script>', []),
        ('<a href="t20220318_5832432_2.html">2</a><a href="./t20220318_5832432_3.html">3</a>', ["_2", "_3"]),
        ('<a href="t20220318_5832432_1.html">2</a><a href="t20220318_5832432_3.html">尾页</a>', ["_1", "_2", "_3"]),
        ('<a href="t20220318_5832432_9.html">相关</a>', []),
        ('<a href="t20220318_5832431_2.html">2</a><a href="../t20220318_5832432_2.html">2</a>', []),
        ('<a href="//other.example.gov.cn/zwgk/202203/t20220318_5832432_2.html">2</a><a href="http://[">x</a>', []),
    ],
)  # fmt: skip
def test_further_pages_bear_the_name_of_the_first(text: str, pages: list[str]) -> None:
    assert names(text) == [f"t20220318_5832432{page}.html" for page in pages]


def test_boda_numbers_pages_in_a_folder_of_the_article() -> None:
    url = "http://www.example.gov.cn/info/1023/4567.htm"
    text = '<a href="4567/2.htm">下页</a><a href="4567/3.htm">尾页</a><a href="4566.htm">上一篇</a>'

    assert further_pages(text, url) == tuple(f"http://www.example.gov.cn/info/1023/4567/{page}.htm" for page in (2, 3))


def test_columns_and_endless_rows_are_no_articles() -> None:
    assert further_pages('<a href="index_1.html">2</a>', FOLDER + "index.html") == ()
    assert further_pages('<a href="index_1.html">2</a>', FOLDER) == ()
    assert len(names('createPageHTML(999, 0, "t20220318_5832432", "html")')) < 30


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("<iframe src='body.html'></iframe>", FOLDER + "body.html"),
        ("<iframe src='/pdfjs/web/viewer.html?file=/files/1.pdf'></iframe>", "http://www.example.gov.cn/files/1.pdf"),
        ("<iframe src='body.html'></iframe><iframe src='tj.html' style='display:none'></iframe>", FOLDER + "body.html"),
        ("<iframe src='body.html'></iframe><iframe src='/inc/header.html'></iframe>", FOLDER + "body.html"),
        ("<iframe src='a.html'></iframe><iframe src='b.html'></iframe>", None),
        ("<iframe src='tj.html' width='0'></iframe>", None),
        ("<iframe src='https://www.example.com/body.html'></iframe>", None),
        ("<iframe src='javascript:void(0)'></iframe><iframe></iframe><iframe src='http://['></iframe>", None),
        ("<p>1</p>", None),
        ("", None),
    ],
)
def test_the_frame_that_can_hold_the_body(text: str, frame: str | None) -> None:
    assert framed_body(text, URL) == frame


def test_pages_become_one_article() -> None:
    def page(last: str) -> bytes:
        return (
            f"<html><body><h1>某县2021年法治政府建设报告</h1><div id='zoom'><p>{SENTENCE * 4}</p>{last}</div>".encode()
        )

    first = read(page(""), url=URL)
    last = read(page("<p>某县人民政府</p><p>2022年2月22日</p>"), url=URL)
    last = replace(last, attachments=(Attachment(url=FOLDER + "1.pdf", name="附表"),))
    whole = join(first, last)

    assert whole.text == first.text + "\n" + last.text
    assert (whole.facts.title, whole.facts.signed_on) == (first.facts.title, date(2022, 2, 22))
    assert whole.facts.facts_from["signed_on"] == "body"
    assert (len(whole.attachments), whole.method) == (1, "container:#zoom, 2 pages")
    assert join(first) is first
