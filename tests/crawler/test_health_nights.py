"""Sources that fall ill and recover over five real nights: each incident opens once and closes once, by itself."""

from datetime import timedelta

import pytest

from jobs.demo.site import Page
from jobs.demo.texts import seed
from store.records import IncidentKind
from store.schema import RunRow
from store.schema_watch import IncidentRow

REPORT = "/report_1001.html"
CHALLENGE = "<html><head><script>$_ts=window['$_ts'];$_ts.cd='q';</script></head><body></body></html>"
UPKEEP = "<html><head><title>系统维护</title></head><body><p>系统维护中，请稍后访问。</p></body></html>"
NO_LIST = (
    f"<html><head><title>法治政府建设</title></head><body><p>{'依法行政是现代政府的标志。' * 40}</p></body></html>"
)
NEWS = {f"/news_{number}.html": f"秦州区召开第{number}次全区工作会议" for number in range(2001, 2005)}


def refusal(status):
    return Page(body=CHALLENGE.encode() if status == 412 else b"<html>Error</html>", status=status)


def titled(year):
    return f"秦州区{year}年法治政府建设情况报告"


def dated(page, on):
    return page.replace("2024-03-01", on)


def ill_columns(town):
    """Give each night's column of the sources whose column is what falls ill: host -> night -> answer."""
    hosts = {
        "busy": {2: refusal(429)},
        "challenged": {2: refusal(412)},
        "gone": {2: Page(body=b"Not Found", status=404)},
        "changing": {2: Page(body=UPKEEP.encode()), 3: refusal(412), 4: refusal(503)},
        "redone": {2: Page(body=NO_LIST.encode())},
        "reopened": {2: Page(body=UPKEEP.encode()), 3: Page(body=b"Not Found", status=404)},
        "upkeep": {2: Page(body=UPKEEP.encode())},
        "leaving": dict.fromkeys((2, 3, 4, 5), refusal(412)),
    }
    return {town.with_report(name): nights for name, nights in hosts.items()}


def found_in_the_store(town):
    """Declare the sources that answer well and are ill all the same; return what puts up a night's pages."""
    few = town.declare("few", more="[expect]\nentries = [4, 50]\nquiet_days = 10000")
    quiet = town.declare("quiet", more="[expect]\nquiet_days = 400")
    misdated, cutdown = town.declare("misdated"), town.declare("cutdown")
    years = {f"/report_{year}.html": year for year in range(2020, 2024)}

    def put(night):
        shown = NEWS if night != 2 else {}
        town.put(few, "/", town.list_page({REPORT: titled(2023), **shown}))
        town.put(few, REPORT, town.article(titled(2023)))
        latest = {"/report_1002.html": titled(2025)} if night >= 3 else {}
        town.put(quiet, "/", town.list_page({REPORT: titled(2023), **latest}))
        town.put(quiet, REPORT, town.article(titled(2023)))
        town.put(quiet, "/report_1002.html", dated(town.article(titled(2025), seed(1)), "2026-03-03"))
        town.put(misdated, "/", town.list_page({REPORT: titled(2023)}))
        on = {1: "2024-03-01", 2: "2027-05-06"}.get(night, "2024-03-04")
        town.put(misdated, REPORT, dated(town.article(titled(2023)), on))
        town.put(cutdown, "/", town.list_page({path: titled(year) for path, year in years.items()}))
        for number, (path, year) in enumerate(years.items()):
            text = seed(number)[:300] if night in (2, 3) and number else seed(number)
            town.put(cutdown, path, town.article(titled(year), text))

    return put


@pytest.fixture(scope="module")
def town(new_town):
    """Let the five nights pass."""
    town = new_town()
    columns, put = ill_columns(town), found_in_the_store(town)
    whole = {host: town.list_page({REPORT: titled(2023)}) for host in columns}
    for night in range(1, 6):
        for host, nights in columns.items():
            town.put(host, "/", nights.get(night, whole[host]))
        put(night)
        if night == 4:
            (town.folder / "sources/town/leaving.toml").unlink()
        summary = town.night(night)
        assert [crawl.errors for crawl in summary.crawls] == [{}]
    return town


def spells(town, name):
    """List what a source had and has no more: kind, night of the beginning, night of the end."""
    first = min(run.started_at for run in town.rows(RunRow))
    mine = [row for row in town.rows(IncidentRow) if row.source_id == f"town/{name}" and row.closed_at is not None]
    return [(row.kind, number(row.opened_at - first), number(row.closed_at - first)) for row in mine]


def number(since_the_first):
    return since_the_first // timedelta(days=1) + 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("busy", IncidentKind.RATE_LIMITED),
        ("challenged", IncidentKind.BLOCKED),
        ("few", IncidentKind.TOO_FEW_ENTRIES),
        ("gone", IncidentKind.COLUMN_GONE),
        ("misdated", IncidentKind.FUTURE_DATE),
        ("quiet", IncidentKind.QUIET),
        ("redone", IncidentKind.LIST_NOT_UNDERSTOOD),
        ("upkeep", IncidentKind.MAINTENANCE),
    ],
)
def test_what_one_night_shows_is_over_on_the_next(town, name, kind):
    assert spells(town, name) == [(kind, 2, 3)]


def test_an_outage_of_three_names_is_one_incident(town):
    ((kind, began, ended),) = spells(town, "changing")
    assert (began, ended) == (2, 5)
    assert kind in {IncidentKind.SERVER_ERROR, IncidentKind.ROBOTS}


def test_a_site_that_comes_back_without_its_column_is_another_matter(town):
    assert spells(town, "reopened") == [(IncidentKind.MAINTENANCE, 2, 3), (IncidentKind.COLUMN_GONE, 3, 4)]


def test_texts_that_became_short_are_told_until_they_are_whole(town):
    assert spells(town, "cutdown") == [(IncidentKind.TEXTS_SHORT, 2, 4)]


def test_a_source_that_leaves_the_registry_takes_its_incidents_along(town):
    assert spells(town, "leaving") == [(IncidentKind.BLOCKED, 2, 4)]
    (row,) = [row for row in town.rows(IncidentRow) if row.source_id == "town/leaving"]
    assert row.detail.startswith("the source is no longer declared; before: challenge: ")
