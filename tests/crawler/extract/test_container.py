import tomllib
from importlib.resources import files

import pytest

from crawler.errors import TextNotFound
from crawler.extract.container import Container, find, find_again
from crawler.extract.page import parse

SENTENCE = "依法行政工作取得新的成效，群众满意度不断提高。"
PROSE = f"<p>{SENTENCE}</p>" * 5


def found(markup: str, rule: str | None = None) -> Container:
    return find(parse(f"<html><body>{markup}</body></html>"), rule)


@pytest.mark.parametrize(
    ("markup", "method"),
    [
        (f"<div class='a TRS_Editor'>{PROSE}</div>", "container:.TRS_Editor"),
        (f"<div id='vsb_content_2'>{PROSE}</div>", "container:#vsb_content_2"),
        (f"<div id='zoom'><ucapcontent>{PROSE}</ucapcontent></div>", "container:ucapcontent"),
        (f"<div class='wz'>{PROSE}</div>", "densest"),
    ],
)
def test_known_names_go_before_density(markup: str, method: str) -> None:
    assert found(markup).method == method


def test_a_rule_goes_before_known_names_and_yields_where_it_matches_nothing() -> None:
    markup = f"<div class='wz'>{PROSE}</div><div id='zoom'>{PROSE}</div>"

    assert found(markup, "div.wz").method == "rule:div.wz"
    assert found(markup, "div.gone").method == "container:#zoom"


def test_a_known_name_without_the_prose_is_passed_over() -> None:
    assert found(f"<div id='zoom'>附件下载</div><div class='wz'>{PROSE}</div>").method == "densest"


def test_an_outer_container_holds_what_two_editors_share() -> None:
    markup = f"<div id='zoom'><div class='TRS_Editor'>{PROSE}</div><div class='TRS_Editor'>{PROSE}</div></div>"

    assert found(markup).method == "container:#zoom"


def test_the_densest_element_leaves_menus_and_links_outside() -> None:
    menu = "<td>" + "<a href='1.html'>部门动态</a>" * 40 + "</td>"

    element = found(f"<table><tr>{menu}<td class='wz'>{PROSE}</td></tr></table><div>主办：某县人民政府</div>").element

    assert element.get("class") == "wz"


def test_a_signature_beside_the_prose_keeps_both_together() -> None:
    element = found(f"<div class='wz'><div>{PROSE}</div><div>2023年1月5日</div></div>").element

    assert element.get("class") == "wz"


def test_a_signature_beside_an_editor_keeps_the_outer_container() -> None:
    signature = "<div><p>某县人民政府</p><p>2023年1月5日</p></div>"

    assert found(f"<div id='zoom'><div class='TRS_Editor'>{PROSE}</div>{signature}</div>").method == "container:#zoom"


def test_a_page_with_two_faces_is_read_once() -> None:
    faces = f"<div class='pc'><div>{PROSE}</div></div><div class='mobile'><div>{PROSE}</div></div>"

    assert "".join(found(faces).element.itertext()).count(SENTENCE) == 5


def test_a_page_of_links_has_no_container() -> None:
    with pytest.raises(TextNotFound):
        found("<a href='1.html'>报告</a>" * 9)


def test_known_names_are_sorted_and_in_lower_case() -> None:
    table = tomllib.loads((files("crawler.extract") / "containers.toml").read_text("utf-8"))

    assert all(names == sorted({name.lower() for name in names}) for names in table.values())


def test_a_signature_beside_a_known_container_belongs_to_it() -> None:
    signed = "<div><p>某县人民政府</p><p>2023年1月5日</p></div>"

    assert found(f"<div class='a'><div id='zoom'>{PROSE}</div>{signed}</div>").element.get("class") == "a"
    assert found(f"<div class='a'><div id='zoom'>{PROSE}</div><div>浏览次数</div></div>").element.get("id") == "zoom"


def test_a_named_element_can_be_asked_for_however_little_it_holds() -> None:
    table = "<div id='zoom'><table><tr><td>处罚决定书文号</td><td>某罚决字〔2024〕3号</td></tr></table></div>"
    root = parse(f"<html><body>{table}<div>{PROSE}</div></body></html>")

    again = find_again(root)
    assert find(root, None).method == "densest"
    assert again is not None
    assert again.method == "container:#zoom"
    assert find_again(parse("<html><body><div id='zoom'><a href='1'>某县2022年报告</a></div></body></html>")) is None
    assert find_again(parse(f"<html><body>{PROSE}</body></html>")) is None


def test_frames_around_scattered_words_do_not_hide_the_text() -> None:
    words = "".join(f"<span>栏目{number}</span>" for number in range(200))
    page = f"<div class='header'>{words}</div><div>{words}</div><div><div id='wz'>{PROSE}</div></div>"

    assert found(page).element.get("id") == "wz"


def test_one_of_two_faces_of_a_page_holds_its_text() -> None:
    words = "".join(f"<span>栏目{number}</span>" for number in range(90))
    page = f"<div>{words}<div>{PROSE}</div></div><div>{words}{PROSE}</div>"
    text = "".join(found(page).element.itertext())

    assert text.count(SENTENCE) == PROSE.count(SENTENCE)


@pytest.mark.parametrize("tag", ["aside", "nav"])
def test_what_stands_beside_the_text_is_no_part_of_it(tag: str) -> None:
    assert find(parse(f"<body><div>{PROSE}</div><{tag}>{PROSE * 3}</{tag}></body>"), None).element.tag == "div"
