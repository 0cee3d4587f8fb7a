"""The sample country: every family, several pages deep, over two nights; all planted reports and nothing else."""

from collections import Counter
from urllib.parse import urlsplit

import pytest
from sampleweb import CLONE, OUTSIDE, SampleCountry
from two_nights import Told, run

SITES = SampleCountry.sites
A_SITE = pytest.mark.parametrize("host", SITES, ids=[host.partition(".")[0] for host in SITES])
# robots.txt and at most four answers of a column: a shell, its scripts, a page that brings news and the next one.
QUIET_NIGHT = 5


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Run both nights."""
    return run(tmp_path_factory.mktemp("country"))


def test_both_nights_are_whole(told: Told) -> None:
    assert told.incidents == {}
    assert [(one.status, [crawl.errors for crawl in one.crawls]) for one in told.nights] == [("done", [{}])] * 2


@A_SITE
@pytest.mark.parametrize("number", [1, 2])
def test_every_planted_report_is_collected_and_nothing_else(told: Told, host: str, number: int) -> None:
    assert told.documents[number - 1][host] == told.planted(host, number)


@A_SITE
def test_each_report_is_of_the_year_it_speaks_of(told: Told, host: str) -> None:
    found = sorted(told.years[key] or 0 for key in told.documents[1][host])
    assert found == sorted(one.report_year for one in SITES[host].planted)


@A_SITE
def test_the_adapter_of_its_family_reads_each_column(told: Told, host: str) -> None:
    assert told.adapters[host] == SITES[host].family


@A_SITE
def test_the_first_night_reads_every_page_of_a_column(told: Told, host: str) -> None:
    fetched = {one.path for one in SITES[host].planted}
    lists = [path for path in told.asked[0][host] if path != "/robots.txt" and urlsplit(path).path not in fetched]
    assert len(lists) >= SITES[host].pages


@A_SITE
def test_the_second_night_asks_for_little_more_than_what_is_known(told: Told, host: str) -> None:
    known = len(told.documents[1][host])
    assert len(told.asked[1][host]) <= known + QUIET_NIGHT


def test_the_new_reports_are_told_and_only_they(told: Told) -> None:
    first, second = told.nights
    assert first.changes == ()
    new = sorted(one.title for site in SITES.values() for one in site.planted if one.night == 2)
    assert [change.kind for change in second.changes] == ["new"] * len(new)
    assert len({change.document for change in second.changes}) == len(new)


def test_neither_the_clone_nor_another_government_is_asked_for_anything(told: Told) -> None:
    assert not any({CLONE, OUTSIDE} & asked.keys() for asked in told.asked)


def test_every_family_is_there_and_three_pages_deep() -> None:
    families = Counter(site.family for site in SITES.values())
    assert families.keys() >= {
        "boda", "epoint", "feed", "generic", "gkmlpt", "jcms", "jeecms", "jpaas", "lonsun", "nfcms", "sitemap", "trs",
        "truecms", "ucap", "xxgk",
    }  # fmt: skip
    assert all(site.pages >= 3 for site in SITES.values() if site.family not in ("feed", "sitemap"))
