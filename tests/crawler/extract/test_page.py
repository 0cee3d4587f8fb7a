import pytest

from crawler.errors import TextNotFound
from crawler.extract.page import is_hidden, parse


def test_an_included_header_does_not_end_the_page() -> None:
    root = parse("<html><body><div>菜单</div></body></html><div id='zoom'>正文</div></body></html>")

    assert root.find("body").text_content() == "菜单正文"


def test_what_only_looks_hidden_is_shown() -> None:
    root = parse("<body style='visibility: hidden'><div style='overflow-x:hidden;color:red'>正文</div></body>")

    assert root.find("body").get("style") == ""
    assert root.find(".//div").get("style") == "color:red"
    assert not is_hidden(root.find(".//div"))


def test_what_carries_no_text_goes_and_its_tail_stays() -> None:
    root = parse("<body>一<script>var a;</script>二<style>p{}</style>三<!-- 四 -->五\x00六</body>")

    assert root.find("body").text_content() == "一二三五六"


def test_hidden_elements_are_told() -> None:
    root = parse("<body><p style='DISPLAY : none'>a</p><p class='a ng-hide'>b</p><p class='ng-hidex'>c</p></body>")

    assert [is_hidden(element) for element in root.iter("p")] == [True, True, False]


@pytest.mark.parametrize("text", ["", "  \n", '{"a": "<p>b</p>"}', '\ufeff[{"a": 1}]'])
def test_pages_without_markup_are_refused(text: str) -> None:
    with pytest.raises(TextNotFound):
        parse(text)
