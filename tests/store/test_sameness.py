from dataclasses import replace
from datetime import date

import pytest

from store.sameness import Told, alike, is_retitled

ONE = Told(
    text_sha="a",
    title="某县2024年法治政府建设情况报告",
    published_on=date(2025, 3, 1),
    facts_from={"title": "meta", "published_on": "label"},
)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (ONE, True),
        (replace(ONE, text_sha="b"), False),
        (replace(ONE, title="某县2024年度法治政府建设情况报告"), False),
        (replace(ONE, published_on=date(2025, 3, 2)), False),
        # A redesign: what is read from another place is no word of the page's own.
        (replace(ONE, title="报告", facts_from={"title": "heading", "published_on": "label"}), True),
        (replace(ONE, published_on=None, facts_from={"title": "meta"}), True),
        (replace(ONE, published_on=date(2025, 5, 5), facts_from={"title": "meta", "published_on": "url"}), True),
        (replace(ONE, text_sha="b", published_on=None, facts_from={"title": "meta"}), False),
    ],
)
def test_what_is_the_same_version(other: Told, same: bool) -> None:
    assert alike(ONE, other) is same
    assert alike(other, ONE) is same


@pytest.mark.parametrize("place", ["list", "source"])
def test_what_only_others_say_of_the_page_makes_no_version(place: str) -> None:
    listed = replace(ONE, facts_from={"title": place, "published_on": place})
    assert alike(listed, replace(listed, title="另一题目", published_on=date(2020, 1, 1)))
    assert not is_retitled(listed, replace(listed, title="另一题目"))
