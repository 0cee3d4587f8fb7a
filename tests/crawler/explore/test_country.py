"""The search over every site of the sample country, straight against its server."""

from collections.abc import Iterator

import pytest
from sampleweb import SampleCountry
from straight import explore_straight

from crawler.explore.frontier import place_of

BUDGET = 60


@pytest.fixture(scope="module")
def country() -> Iterator[SampleCountry]:
    with SampleCountry() as country:
        yield country


@pytest.mark.parametrize("host", SampleCountry.sites, ids=[host.partition(".")[0] for host in SampleCountry.sites])
def test_the_planted_column_is_found_and_no_other(country: SampleCountry, host: str) -> None:
    site, since = country.sites[host], len(country.requests)
    found = explore_straight(country.url(host, site.home), hosts=[host], budget=BUDGET)
    assert [place_of(column.column) for column in found.columns] == [place_of(country.url(host, site.column))]
    asked = country.requests[since:]
    assert found.requests == len(asked) <= BUDGET
    assert {seen.host.removeprefix("www.") for seen in asked} == {host}
