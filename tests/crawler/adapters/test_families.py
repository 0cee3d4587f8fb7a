"""The first page of every column of the sample country shows of which family it is."""

from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
from sampleweb import SampleCountry

from crawler.adapters.base import ListPage
from crawler.adapters.detect import adapter_for

SITES = SampleCountry.sites


@pytest.fixture(scope="module")
def country() -> Iterator[SampleCountry]:
    """Run the country's server."""
    with SampleCountry() as running:
        yield running


@pytest.mark.parametrize("host", SITES, ids=[host.partition(".")[0] for host in SITES])
def test_a_column_is_recognised_by_its_own_family_alone(country: SampleCountry, host: str) -> None:
    site = SITES[host]
    connection = HTTPConnection("127.0.0.1", country.port)
    connection.request("GET", site.column, headers={"Host": f"{host}:{country.port}"})
    answer = connection.getresponse()
    page = ListPage(
        url=country.url(host, site.column),
        text=answer.read().decode("utf-8" if site.encoding.lower() == "utf-8" else "gb18030"),
        content_type=answer.headers["Content-Type"],
        page=1,
    )
    connection.close()
    assert answer.status == 200
    assert adapter_for(page, None).name == site.family
