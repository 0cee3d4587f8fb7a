from crawler.extract.body import Body, read_body
from crawler.extract.page import parse

SENTENCE = "依法行政工作取得新的成效,群众满意度不断提高。"


def read(inner: str) -> tuple[str, ...]:
    return read_body(parse(f"<html><body><div id='zoom'>{inner}</div></body></html>"), None).lines


def test_what_the_author_wrote_stays_whatever_trafilatura_does() -> None:
    lines = ["一、总体情况", SENTENCE, "成效明显", "成效明显", SENTENCE, "某县人民政府", "2023年1月5日"]

    assert list(read("".join(f"<p>{line}</p>" for line in lines))) == lines


def test_furniture_that_trafilatura_knows_goes_from_the_ends() -> None:
    paragraphs = "".join(f"<p>{number}{SENTENCE}</p>" for number in range(30))

    assert len(read(paragraphs + "<div class='share'><ul><li>转发给朋友</li></ul></div>")) == 30


def test_a_paragraph_in_a_layout_cell_is_not_glued_to_its_neighbour() -> None:
    cell = "".join(f"<p>{number}{SENTENCE}</p>" for number in range(4))

    assert len(read(f"<table><tr><td>{cell}</td></tr></table>")) == 4


def test_reading_one_page_twice_gives_the_same() -> None:
    inner = f"<p>{SENTENCE}</p>" * 9

    assert [len(read(inner)) for _ in range(4)] == [9, 9, 9, 9]


def test_bodies_beyond_any_real_size_are_read_without_cleaning() -> None:
    assert len(read(f"<p>{SENTENCE}</p>" * 6000)) == 6000


def page(body: str) -> Body:
    return read_body(parse(f"<html><body>{body}</body></html>"), None)


def paragraphs(first: int, last: int) -> str:
    return "".join(f"<p>第{number}项{SENTENCE}</p>" for number in range(first, last))


def test_prose_that_a_known_container_leaves_out_is_read_too() -> None:
    inner = f"<div class='TRS_Editor'>{paragraphs(0, 4)}</div><div>{paragraphs(4, 10)}</div>"
    body = page(f"<div class='wrap'>{inner}</div>")

    assert len(body.lines) == 10
    assert body.method == "densest+container:.TRS_Editor"


def test_a_known_container_keeps_out_lists_and_notices_beside_it() -> None:
    links = "".join(f"<p><a href='{number}.html'>某县召开第{number}次会议研究部署工作</a></p>" for number in range(30))
    notice = f"<h4>版权与免责声明</h4><p>1.{SENTENCE * 4}</p><p>2.{SENTENCE * 4}</p>"
    body = page(f"<div><div class='TRS_Editor'>{paragraphs(0, 4)}</div><div>{links}</div><div>{notice}</div></div>")

    assert len(body.lines) == 4
    assert body.method == "container:.TRS_Editor"


def test_of_two_copies_the_longer_is_read_once() -> None:
    wide, small = (f"<div class='TRS_Editor'>{paragraphs(0, last)}</div>" for last in (10, 9))

    assert len(page(f"<div>{wide}</div><div>{small}</div>").lines) == 10
    assert len(page(f"<div>{small}</div><div>{wide}</div>").lines) == 10


def test_a_text_that_stands_twice_is_read_to_the_end_of_the_first() -> None:
    lines = [f"({number}){SENTENCE}" for number in range(5)]
    once = "".join(f"<p>{line}</p>" for line in [*lines, "某县人民政府", "2023年1月5日"])

    assert read(f"{once}<p>责任编辑</p><p>打印</p>{once}") == (*lines, "某县人民政府", "2023年1月5日")


def test_a_sentence_that_stands_twice_stays() -> None:
    lines = (SENTENCE, f"一、{SENTENCE}", SENTENCE, f"二、{SENTENCE}")

    assert read("".join(f"<p>{line}</p>" for line in lines)) == lines
