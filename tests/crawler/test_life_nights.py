"""Nights over a real server: what moves, comes and goes, is one notice everywhere, or is one change of a whole site."""

import pytest

from jobs.demo.site import Page
from jobs.demo.texts import seed
from jobs.why import replay
from store import changes
from store.records import Cause, ChangeKind, DocumentStatus, IncidentKind
from store.schema import ChangeRow
from store.schema_proof import AbsenceRow, RedirectRow
from store.session import open_store, reading

TITLE = "秦州区{}年法治政府建设情况报告"
PATHS = {year: f"/report_{year}.html" for year in (2020, 2021, 2022, 2023)}
NOTICE = "<p>各位网民:本站因机房设备调整,近日各栏目内容以总站发布的为准,不便之处请多谅解。</p>" * 6


def site(town, name, years=PATHS):
    """Declare a site with a report for each of some years, each text its own."""
    host = town.declare(name)
    town.put(host, "/", town.list_page({PATHS[year]: TITLE.format(year) for year in years}))
    for year in years:
        town.put(host, PATHS[year], page(town, name, year))
    return host


def page(town, name, year, cases="116件"):
    text = seed(0).replace("116件", cases).replace("\n", f"\n{name}网站{year}年度报告正文如下。\n", 1)
    return town.article(TITLE.format(year), text)


def also_on(town, name, host):
    """Let a source declare a second host."""
    file = town.folder / f"sources/town/{name}.toml"
    file.write_text(file.read_text("utf-8").replace("hosts = [", f'hosts = ["{host}", '), "utf-8")


def sent_to(town, host, path):
    return Page(body=b"", status=301, headers=(("Location", town.url(host, path)),))


def appended(page_):
    head, end, tail = page_.rpartition("</div>")
    return f"{head}<p>本报告由区司法局负责解释。</p>{end}{tail}"


@pytest.fixture(scope="module")
def nights(town):
    """Eleven nights."""
    flapping, grouped = site(town, "flapping", (2020,)), site(town, "grouped")
    moved, noticed = site(town, "moved", (2020, 2021)), site(town, "noticed", (2020, 2021))
    hosted, republished = site(town, "hosted", (2021, 2022, 2023)), site(town, "republished", (2022,))
    gone = site(town, "gone", (2023,))
    found = [town.night(1)]
    for number in range(2, 12):
        odd = number % 2
        town.put(flapping, PATHS[2020], page(town, "flapping", 2020, "116件" if odd else "117件"))
        if number == 2:
            for year in PATHS:
                town.put(grouped, PATHS[year], appended(page(town, "grouped", year)))
            town.put(moved, "/new/1.html", page(town, "moved", 2020))
            town.put(moved, PATHS[2020], sent_to(town, moved, "/new/1.html"))
            town.put(republished, PATHS[2022], Page(body=b"gone", status=404))
            town.put(republished, "/2022.html", page(town, "republished", 2022))
            town.put(republished, "/", town.list_page({"/2022.html": TITLE.format(2022)}))
            town.put(gone, PATHS[2023], Page(body=b"gone", status=404))
            for year in (2020, 2021):
                town.put(noticed, PATHS[year], town.article("公告").split("<p style")[0] + NOTICE + "</div>")
        if number == 3:
            for year in (2020, 2021):
                town.put(noticed, PATHS[year], page(town, "noticed", year))
            there = "there.fazhi.test"
            also_on(town, "hosted", there)
            for year in (2021, 2022, 2023):
                town.put(there, PATHS[year], page(town, "hosted", year))
                town.put(hosted, PATHS[year], sent_to(town, there, PATHS[year]))
        if number == 4:
            town.put(moved, "/new/1.html", page(town, "moved", 2020, "161件"))
        found.append(town.night(number))
    return found


def told(nights, host):
    return [
        (number, change.kind, change.url)
        for number, night in enumerate(nights, start=1)
        for change in night.changes
        if f"//{host}." in change.url
    ]


def test_the_nights_themselves_are_sound(nights):
    assert [crawl.errors for night in nights for crawl in night.crawls] == [{}] * len(nights)


def test_coming_and_going_is_one_edit_and_one_finding(town, nights):
    assert [(number, kind) for number, kind, _ in told(nights, "flapping")] == [(2, ChangeKind.EDITED)]
    assert IncidentKind.FLAPPING in town.incidents("flapping.fazhi.test")
    assert len(town.versions("flapping.fazhi.test", PATHS[2020])) == 11, "as of any date, what stood then"


def test_one_change_of_a_whole_site_is_told_once(town, nights):
    assert [(number, kind) for number, kind, _ in told(nights, "grouped")] == [(2, ChangeKind.EDITED)]
    documents = {town.document("grouped.fazhi.test", path).id for path in PATHS.values()}
    rows = [row for row in town.rows(ChangeRow) if row.document_id in documents]
    speaker = next(row for row in rows if row.suppressed is None)
    assert len(rows) == 4
    assert {row.group_id for row in rows} == {None, speaker.id}
    (change,) = (one for one in nights[1].changes if one.id == speaker.id)
    assert len(change.group) == 4


def test_a_redirect_is_a_move_and_edits_go_on_there(town, nights):
    old, new = town.url("moved.fazhi.test", PATHS[2020]), town.url("moved.fazhi.test", "/new/1.html")
    assert told(nights, "moved") == [(2, ChangeKind.MOVED, old), (4, ChangeKind.EDITED, new)]
    (redirect,) = (row for row in town.rows(RedirectRow) if row.from_url == old)
    assert (redirect.to_url, redirect.from_at, redirect.until_at) == (new, nights[1].started_at, None)
    assert town.targets("moved.fazhi.test").count(PATHS[2020]) == 3, "found, moved, and asked for again after a week"


def test_a_site_that_moves_to_another_host_is_told_once(town, nights):
    assert [(number, kind) for number, kind, _ in told(nights, "hosted")] == [(3, ChangeKind.MOVED)]
    assert told(nights, "there") == []
    assert {town.document("hosted.fazhi.test", PATHS[year]).status for year in (2021, 2022, 2023)} == {"moved"}
    assert {town.document("there.fazhi.test", PATHS[year]).status for year in (2021, 2022, 2023)} == {"present"}


def test_what_is_published_again_elsewhere_moved(town, nights):
    assert told(nights, "republished") == [
        (2, ChangeKind.MOVED, town.url("republished.fazhi.test", PATHS[2022])),
    ]


def test_a_notice_at_every_address_edits_nothing(town, nights):
    assert told(nights, "noticed") == []
    for year in (2020, 2021):
        (version,) = town.versions("noticed.fazhi.test", PATHS[year])
        assert version.cause == Cause.BASELINE
    assert town.incidents("noticed.fazhi.test") == {}, "it is over"


def test_a_withdrawal_has_its_proof(town, nights):
    assert [(number, kind) for number, kind, _ in told(nights, "gone")] == [(9, ChangeKind.WITHDRAWN)]
    document = town.document("gone.fazhi.test", PATHS[2023])
    absences = [row for row in town.rows(AbsenceRow) if row.document_id == document.id]
    assert document.status == DocumentStatus.WITHDRAWN
    assert len(absences) == 8
    assert all(row.counted and row.reason for row in absences)


def test_every_decision_comes_out_the_same_again(town, nights):
    with reading(open_store(f"sqlite:///{town.folder}/fazhi.db")) as session:
        judged = list(changes.all_judged(session))
        assert len(judged) > 20
        assert [replay(one) for one in judged] == [()] * len(judged)
