"""A fixed number of requests."""

import pytest
from scrapy import Request

from crawler.politeness import BudgetSpent
from crawler.request_budget import RequestBudgetMiddleware


def test_the_one_too_many_is_refused():
    budget = RequestBudgetMiddleware(2)
    for left in (1, 0):
        budget.process_request(Request("https://a.gov.cn/"))
        assert budget.left == left
    with pytest.raises(BudgetSpent, match="2 requests are used up"):
        budget.process_request(Request("https://a.gov.cn/robots.txt"))
    assert budget.spent == 2
