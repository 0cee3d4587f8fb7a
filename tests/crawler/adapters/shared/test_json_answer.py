import pytest

from crawler.adapters.base import ListPage
from crawler.adapters.shared.json_answer import count_in, json_in, object_in, text_in
from crawler.errors import ListNotUnderstood

URL = "https://www.example.gov.cn/api"


def _page(text: str) -> ListPage:
    return ListPage(url=URL, text=text, content_type="application/json", page=1)


def test_objects() -> None:
    assert object_in(_page('\ufeff {"data": [1]}')) == {"data": [1]}
    assert json_in(" [1]", URL) == [1]


@pytest.mark.parametrize("text", ["", "{", "<html>", "[" * 100_000, "[]", "null", "1" * 5000])
def test_what_is_no_object(text: str) -> None:
    with pytest.raises(ListNotUnderstood) as raised:
        object_in(_page(text))
    assert raised.value.url == URL


@pytest.mark.parametrize(("value", "text"), [("甲\ud800", "甲"), (None, ""), (3, ""), ("", "")])
def test_texts(value: object, text: str) -> None:
    assert text_in(value) == text


@pytest.mark.parametrize(
    ("value", "count"),
    [(3, 3), ("3", 3), (-1, 0), (True, 0), (None, 0), ([5], 0), (10**30, 0), ("", 0), ("3.5", 0), ("٣", 0)],
)
def test_counts(value: object, count: int) -> None:
    assert count_in(value) == count
