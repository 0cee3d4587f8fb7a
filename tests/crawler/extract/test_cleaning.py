from lxml import html

from crawler.extract.cleaning import cleaned

SENTENCE = "依法行政工作取得新的成效,群众满意度不断提高。"


def test_layout_tables_do_not_glue_paragraphs() -> None:
    cell = "".join(f"<p>{number}{SENTENCE}</p>" for number in range(4))

    assert len(cleaned(html.fromstring(f"<div><table><tr><td>{cell}</td></tr></table></div>"))) == 4


def test_the_element_given_is_left_as_it_was() -> None:
    element = html.fromstring(f"<div class='a'><table><tr><td><p><b>{SENTENCE}</b></p></td></tr></table></div>")
    before = html.tostring(element)
    cleaned(element)

    assert html.tostring(element) == before


def test_an_element_of_no_real_size_is_not_cleaned() -> None:
    assert cleaned(html.fromstring("<div>" + f"<p>{SENTENCE}</p>" * 6000 + "</div>")) == []
