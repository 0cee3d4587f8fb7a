from lxml import html

from crawler.extract.links import attachments

URL = "http://www.example.gov.cn/zwgk/1.html"


def listed(inner: str, below: str = "") -> list[tuple[str, str]]:
    page = html.document_fromstring(f"<html><body><div id='zoom'><p>正文</p>{inner}</div>{below}</body></html>")
    return [(file.name, file.url) for file in attachments(page.get_element_by_id("zoom"), url=URL)]


def test_files_are_known_by_address_or_name() -> None:
    links = "<a href='a.PDF'>统计表</a><a href='/d?id=1'>名单.docx</a><a href='/f?name=%E8%A1%A8.ofd'>表</a>"
    links += "<a href='b.html'>页</a>"

    assert listed(links) == [
        ("统计表", "http://www.example.gov.cn/zwgk/a.PDF"),
        ("名单.docx", "http://www.example.gov.cn/d?id=1"),
        ("表", "http://www.example.gov.cn/f?name=%E8%A1%A8.ofd"),
    ]


def test_each_address_is_listed_once_and_never_without_a_name() -> None:
    assert listed("<a href='x/%E8%A1%A8.xls'></a><a href='x/%E8%A1%A8.xls'>表</a>") == [
        ("表.xls", "http://www.example.gov.cn/zwgk/x/%E8%A1%A8.xls")
    ]


def test_other_schemes_and_broken_addresses_are_passed_over() -> None:
    links = "<a href='javascript:f(1.pdf)'>a.pdf</a><a href='http://[1.pdf'>b.pdf</a><a>c.pdf</a><a href=' '>d.pdf</a>"

    assert listed(links) == []


def test_below_the_body_only_announced_files_count() -> None:
    below = "<p>附件：<a href='1.doc'>统计表</a></p><div><a href='2.pdf'>使用指南</a></div>"

    assert listed("", below) == [("统计表", "http://www.example.gov.cn/zwgk/1.doc")]
