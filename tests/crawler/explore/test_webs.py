"""The search over small sites, each built in a way of its own, straight against their server."""

from collections.abc import Iterator

import pytest
from exploreweb import SITES, ExploreWeb, Site
from straight import explore_straight

BUDGET = 60
EACH_SITE = pytest.mark.parametrize("site", SITES, ids=[site.name for site in SITES])


@pytest.fixture(scope="module")
def web() -> Iterator[ExploreWeb]:
    with ExploreWeb(SITES) as web:
        yield web


@EACH_SITE
def test_every_column_is_found_and_no_wrong_one(web: ExploreWeb, site: Site) -> None:
    since = len(web.requests)
    found = explore_straight(web.url(site.home), hosts=(), budget=BUDGET)
    proposed = {web.address(column.column) for column in found.columns}
    assert proposed >= site.must
    assert proposed <= site.must | site.may
    asked = web.requests[since:]
    assert found.requests == len(asked) <= BUDGET
    assert not any(address.startswith(site.forbidden) for address in asked if site.forbidden)
    assert found.readable == (site.blocked is None)


def test_every_column_is_a_page_of_its_site() -> None:
    assert {column for site in SITES for column in site.must | site.may if column not in site.pages} == set()
