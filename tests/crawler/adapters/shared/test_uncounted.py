import pytest

from crawler.adapters.base import Entry
from crawler.adapters.shared.uncounted import fingerprint, looks_full, says_nothing


def _entries(*urls: str) -> list[Entry]:
    return [Entry(url=url, title="", listed_on=None) for url in urls]


def test_a_page_is_known_by_its_links_in_their_order() -> None:
    assert fingerprint(_entries("a", "b")) == fingerprint(_entries("a", "b"))
    assert len({fingerprint(_entries(*urls)) for urls in (["a", "b"], ["b", "a"], ["ab"], [], ["\ud800"])}) == 5


@pytest.mark.parametrize(
    ("rows", "asked", "is_full"),
    [(15, 15, True), (12, 15, True), (11, 15, False), (10, 0, True), (9, 0, False), (1, 1, True), (20, 15, True)],
)
def test_full_pages(rows: int, asked: int, is_full: bool) -> None:
    assert looks_full(rows, asked) is is_full


def test_a_whole_page_in_place_of_an_answer_is_no_end() -> None:
    assert says_nothing("")
    assert says_nothing("<div>暂无相关信息</div>")
    assert not says_nothing("<!DOCTYPE html>\n<HTML><body>访问过于频繁</body></HTML>")
