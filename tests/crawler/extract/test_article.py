from contextlib import suppress
from pathlib import Path

import pytest

from crawler.errors import TextNotFound
from crawler.extract.article import Hints, read
from crawler.extract.file_article import read_announcement
from store.records import Article, Kind, Level

TESTS = Path(__file__).parents[2]
TEXTS = sorted((TESTS.parent / "jobs/demo/texts").glob("*.txt"))
PAGES = TESTS / "pages/extract"
FULL_WIDTH = str.maketrans(",;:()?!%", "，；：（）？！％")
URL = "http://www.example.gov.cn/zwgk/fzzf/202203/t20220318_5832432.html"


def page(look: str, paragraphs: list[str], *, separator: str = "\n", charset: str = "utf-8") -> bytes:
    template = (PAGES / f"{look}.html").read_text("utf-8")
    return template.replace("BODY", separator.join(paragraphs)).encode(charset)


def broken_by_spans(line: str) -> str:
    third = len(line) // 3
    parts = (line[:third], line[third : 2 * third], line[2 * third :])
    return '<p style="text-indent:2em">' + "\n".join(f'<span lang="EN-US">{part}</span>' for part in parts) + "</p>"


def in_look(look: str, text: str) -> bytes:
    lines = text.translate(FULL_WIDTH).split("\n")
    if look == "trs":
        # A break of the markup beside a figure is a blank to every browser; parts here end wherever they end.
        return page(look, [broken_by_spans(line).replace("\n", "") + "\n<p>&ensp;</p>" for line in lines])
    if look == "hanweb":
        return page(look, [f"<p>　　{line}</p>" for line in lines])
    if look == "boda":
        return page(look, [f'<p class="vsbcontent_start">{line}</p>' for line in lines])
    if look == "gkmlpt":
        return page(look, [f"<div>&nbsp;&nbsp;&nbsp;&nbsp;{line}</div>" for line in lines])
    return page("tables", [f"　　{line}" for line in lines], separator="<br>\n", charset="gb18030")


@pytest.mark.parametrize("look", ["boda", "gkmlpt", "hanweb", "tables", "trs"])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_look_gives_the_text_back_byte_for_byte(look: str, path: Path) -> None:
    text = path.read_text("utf-8")

    article = read(in_look(look, text), url=URL, content_type="text/html")

    assert article.text.encode() == text.encode()
    assert article.kind is Kind.REPORT


def sample(look: str) -> Article:
    return read(in_look(look, TEXTS[1].read_text("utf-8")), url=URL)


def test_facts_of_a_trs_page() -> None:
    facts = sample("trs").facts

    assert facts.title == "某市某区人民政府关于2021年法治政府建设情况报告"
    assert facts.issuer == "某市某区人民政府"
    assert facts.report_year == 2021
    assert str(facts.published_on) == "2022-03-18"
    assert facts.source_line == "某市某区人民政府"
    assert str(facts.signed_on) == "2022-02-22"
    assert facts.facts_from["published_on"] == "label"
    assert facts.facts_from["title"] == "meta"


def test_facts_of_a_page_without_meta() -> None:
    facts = sample("tables").facts

    assert (facts.title, str(facts.published_on)) == ("某市2019年法治政府建设情况报告", "2020-03-03")
    assert facts.source_line == "某市司法局"


def test_document_number_and_dates_of_a_gkmlpt_page() -> None:
    facts = sample("gkmlpt").facts

    assert facts.document_number == "某开管发〔2024〕3号"
    assert str(facts.published_on) == "2024-02-26"


def test_attachments_below_the_body_belong_to_it() -> None:
    assert [(file.name, file.url) for file in sample("boda").attachments] == [
        ("法治政府建设统计表.xlsx", "http://www.example.gov.cn/system/_content/download.jsp?wbfileid=12345")
    ]


def test_files_of_a_page_without_a_body_can_still_be_listed() -> None:
    html = "<html><body><div id='zoom'><a href='bg.pdf'>某县2022年法治政府建设报告</a></div></body></html>"

    told = read_announcement(html.encode(), url="http://www.example.gov.cn/a/1.html", content_type="", hints=Hints())
    assert told is not None
    assert [file.url for file in told.attachments] == ["http://www.example.gov.cn/a/bg.pdf"]
    assert read_announcement(b"{}", url=URL, content_type="", hints=Hints()) is None


def test_method_says_how_the_body_was_found() -> None:
    assert sample("boda").method == "container:.v_news_content"
    assert sample("tables").method == "densest"


def test_hints_fill_what_the_page_leaves_open_and_rules_come_first() -> None:
    body = "<p>2022年，全县深入推进依法行政，各项工作取得新的成效，群众满意度不断提高。</p>" * 4
    html = f"<html><body><div class='zhengwen'>{body}</div><div id='zoom'>{body}</div></body></html>"
    hints = Hints(
        body_rule="div.zhengwen",
        issuer="某县人民政府",
        region="120119",
        level=Level.COUNTY,
        title="2022年法治政府建设报告",
    )

    article = read(html.encode(), url="http://www.example.gov.cn/1.html", hints=hints)

    assert article.method == "rule:div.zhengwen"
    assert (article.facts.issuer, article.facts.facts_from["issuer"]) == ("某县人民政府", "source")
    assert (article.facts.title, article.facts.facts_from["title"]) == ("2022年法治政府建设报告", "list")
    assert (article.facts.region, article.facts.level) == ("120119", Level.COUNTY)
    assert article.text.count("\n") == 3


def test_repeated_paragraphs_tables_and_signature_stay() -> None:
    paragraph = "<p>一是加强学习。</p>"
    html = (
        "<html><body><div id='zoom'><p>现将2022年全县法治政府建设有关情况报告如下，请予审议，并提出宝贵意见。</p>"
        + paragraph * 3
        + "<table><tr><td>项目</td><td>件数</td></tr><tr><td>行政复议</td><td>12</td></tr></table>"
        + "<p>某县人民政府</p><p>2023年1月5日</p><p>责任编辑：张三</p></div></body></html>"
    )

    lines = read(html.encode(), url=URL).text.split("\n")

    assert lines[1:] == ["一是加强学习。"] * 3 + ["项目 | 件数", "行政复议 | 12", "某县人民政府", "2023年1月5日"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b'{"data": {"html": "<p>1</p>"}}',
        b"<html><body></body></html>",
        "<html><body><div id='zoom'><p>正在加载。</p></div></body></html>".encode(),
        ("<html><body><ul>" + "<li><a href='1.html'>某县2022年法治政府建设报告</a> 2023-01-05</li>" * 40).encode(),
        "<html><body><h1>404</h1><p>您访问的页面不存在。</p></body></html>".encode(),
    ],
)
def test_pages_without_a_body_are_refused(body: bytes) -> None:
    with pytest.raises(TextNotFound) as refused:
        read(body, url=URL)

    assert refused.value.url == URL


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 20_000,
        "<div class='title'>" * 3_000,
        "<a href='1.pdf'>附件</a>" * 20_000,
        "<div id='zoom'>" + "<table><tr><td>" * 800,
        "<div id='zoom'><p>" + "<span>法</span>\n" * 20_000,
        "<div id='zoom'><p>中" + " \n" * 300_000,
        "<div id='zoom'><p>" + "<span>法</span>" * 50_000,
        "<textarea>" * 50_000,
    ],
)
def test_hostile_markup_takes_no_time(markup: str) -> None:
    sentence = "依法行政工作取得新的成效，群众满意度不断提高。"
    html = f"<html><body><div><p>{sentence * 9}</p></div>{markup}{sentence * 9}"

    with suppress(TextNotFound):
        read(html.encode(), url=URL)


def test_a_short_notice_that_tells_its_day_is_an_article() -> None:
    notice = "<p>现将《某县2023年普法工作要点》予以公布，请各单位结合实际抓好落实，并于年底前报送工作总结。</p>"
    page = (
        f"<html><body><h1>普法工作要点</h1><p>%s</p><div><div>{notice}<p>某县普法办公室</p></div></div></body></html>"
    )

    assert read((page % "发布时间：2023-04-07").encode(), url=URL).text.endswith("普法办公室")
    with pytest.raises(TextNotFound):
        read((page % "通知").encode(), url="http://www.example.gov.cn/")


@pytest.mark.parametrize("sign", ["\ufffd", "锟斤拷", "烫烫烫", "ï¼Œ", "Ã¤", "â€œ", "ä¸\xad", "å¹´"])
def test_a_text_in_no_known_charset_is_refused(sign: str) -> None:
    sentence = "全县深入推进依法行政，法治政府建设取得新的成效。"
    page = f"<html><body><div id='zoom'><p>{sentence * 3}</p><p>现将{sign}情况报告如下。</p></div></body></html>"

    with pytest.raises(TextNotFound, match="no charset"):
        read(page.encode(), url=URL)


def test_damage_outside_of_the_text_refuses_nothing() -> None:
    sentence = "全县深入推进依法行政，法治政府建设取得新的成效。"
    page = f"<html><body><div id='zoom'><p>{sentence * 3}</p></div><p>锟斤拷</p></body></html>"

    assert read(page.encode(), url=URL).text == sentence.replace("，", ",") * 3
