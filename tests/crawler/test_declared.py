from datetime import date

import pytest

from crawler.declared import hints_for
from crawler.source import ArticleRule, Source
from store.records import Level

END = date(2024, 6, 1)
BEFORE, AFTER = date(2024, 5, 31), END
SOURCE = Source(
    id="gansu/qinzhou",
    issuer="秦州区人民政府",
    region="620502",
    level=Level.COUNTY,
    site="https://x.gov.cn/",
    article=(ArticleRule(until=END, body="div.old"), ArticleRule(until=None, body="div.new")),
)


@pytest.mark.parametrize(
    ("listed_on", "captured_on", "rule"),
    [
        (None, BEFORE, "div.old"),
        (None, AFTER, "div.new"),
        (BEFORE, AFTER, "div.old"),
        (AFTER, BEFORE, "div.new"),
    ],
)
def test_the_day_on_which_a_list_dates_a_page_goes_before_that_of_the_capture(listed_on, captured_on, rule):
    assert hints_for(SOURCE, title=None, listed_on=listed_on, captured_on=captured_on).body_rule == rule


def test_what_the_source_and_the_list_say_is_handed_on():
    hints = hints_for(SOURCE, title="报告", listed_on=BEFORE, captured_on=AFTER)
    assert (hints.issuer, hints.region, hints.level) == (SOURCE.issuer, SOURCE.region, SOURCE.level)
    assert (hints.title, hints.published_on) == ("报告", BEFORE)
    assert hints_for(SOURCE, title="", listed_on=None, captured_on=AFTER).title is None
