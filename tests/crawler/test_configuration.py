import pytest
from pydantic import ValidationError

from crawler.configuration import CrawlTable


def test_a_crawl_is_polite_and_stays_outside_by_default():
    table = CrawlTable()
    assert (table.delay, table.robots, table.allow_private, table.sources) == (1.0, True, False, ("shipped",))


@pytest.mark.parametrize(
    "wrong",
    [
        {"delay": -1},
        {"timeout": 0},
        {"source_budget": 0},
        {"night_limit": 0},
        {"contact": "a\r\nX-Header: b"},
        {"contact": "it (at) example.org"},
        {"delai": 1},
    ],
)
def test_what_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValidationError):
        CrawlTable.model_validate(wrong)
