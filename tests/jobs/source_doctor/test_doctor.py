"""Columns looked for on sites that were redesigned between two real nights, and watched once an operator says so."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import straight
import warm
from redesigns import REDESIGNS, Redesign, RedesignedWeb

from jobs.alerts.settings import AlertTable
from jobs.holding import holding_night
from jobs.night import NightSummary, night
from jobs.progress import Silent
from jobs.source_doctor.doctor import Examined, examine
from jobs.source_doctor.pending import Pending, pending
from store import changes, incidents, outbox
from store.errors import NightRunning
from store.outbox import Alert
from store.records import ChangeKind, DocumentStatus, IncidentKind
from store.schema import DocumentRow
from store.session import open_store, reading

BUDGET = 60
CHANNEL = AlertTable(url="json://127.0.0.1:9/", name="doctor")
REFUSING = next(site for site in REDESIGNS if site.name == "refusing")
LOST = [site for site in REDESIGNS if site.must]
GONE = [site for site in REDESIGNS if not site.must and site is not REFUSING]


@dataclass(slots=True)
class History:
    """What happened, night by night, until somebody wrote the new columns into the files."""

    web: RedesignedWeb
    examined: dict[str, Examined]
    alerts: tuple[Alert, ...]
    asked: list[str]
    """By the doctor."""
    pending: tuple[Pending, ...]
    before: NightSummary
    cured: NightSummary


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    with RedesignedWeb(tmp_path_factory.mktemp("redesigned"), REDESIGNS) as web:
        _night(web, 1)
        web.redesigned = True
        before = _night(web, 2)
        files = _files(web)
        since = len(web.requests)
        examined = _examine(web, 2)
        asked, files_after, alerts = web.requests[since:], _files(web), _alerts(web)
        assert files_after == files
        waiting = pending(web.place(2), ())
        for one in waiting:
            _write(one)
        yield History(web, examined, alerts, asked, waiting, before, _night(web, 3))


def _night(web: RedesignedWeb, number: int) -> NightSummary:
    return night(web.place(number), (), Silent(), launch=warm.run_spider)


def _examine(web: RedesignedWeb, number: int, *wanted: str) -> dict[str, Examined]:
    found = examine(web.place(number, CHANNEL), wanted, budget=BUDGET, launch=straight.launch_straight)
    return {one.source: one for one in found}


def _files(web: RedesignedWeb) -> dict[str, bytes]:
    return {site.id: web.file(site).read_bytes() for site in web.sites}


def _alerts(web: RedesignedWeb) -> tuple[Alert, ...]:
    with reading(open_store(web.place(2).settings.store.url)) as session:
        return tuple(alert for alert in outbox.listing(session) if alert.key.startswith("proposal:"))


def _write(one: Pending) -> None:
    """Do what an operator does: put the proposed line in the place of the old one."""
    file = one.prescription.file
    assert file is not None
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("columns")]
    file.write_text("\n".join([*lines, *one.prescription.lines]) + "\n", "utf-8")


def _site(name: str) -> Redesign:
    return next(site for site in REDESIGNS if site.name == name)


def test_every_moved_column_is_found_and_no_other(history: History) -> None:
    web = history.web
    proposed = {name: {web.path(column.url) for column in one.columns} for name, one in history.examined.items()}
    recovered = [site for site in LOST if site.must <= proposed[site.id]]
    wrong = {site.id: proposed[site.id] - site.must - site.may for site in (*LOST, *GONE)}
    assert len(LOST) >= 20
    assert [site.id for site in LOST if site not in recovered] == []
    assert {name: found for name, found in wrong.items() if found} == {}


def test_all_old_titles_are_counted(history: History) -> None:
    matched = {
        name: sum(column.matched for column in one.columns)
        for name, one in history.examined.items()
        if one.columns and one.known
    }
    assert matched == {name: history.examined[name].known for name in matched}
    assert len(matched) == len(LOST) - 1  # of one no column had been known


def test_a_search_keeps_to_its_budget_and_to_the_site(history: History) -> None:
    assert all(one.readable for one in history.examined.values())
    assert max(one.requests for one in history.examined.values()) <= BUDGET
    asked = [address for address in history.asked if not address.endswith("/robots.txt")]
    hosts = {address.partition("/")[0].removeprefix("www.") for address in asked}
    assert hosts == {site.host for site in (*LOST, *GONE)}


def test_a_site_that_refuses_is_not_searched_unless_named(history: History) -> None:
    assert REFUSING.id not in history.examined
    assert not any(address.startswith(REFUSING.host) for address in history.asked)


def test_each_source_is_told_once_with_the_line_to_write(history: History) -> None:
    told = {alert.title: alert.body for alert in history.alerts}
    assert len(told) == len(history.alerts) == len(LOST)
    body = told["建议新栏目:redesign/menu"]
    assert "问题:栏目页面不存在" in body
    assert "依据:旧标题 4/4 条吻合,列出报告 4 条" in body
    url = history.web.url(_site("menu"), "/zwgk/qt/b/")
    assert f'columns = ["{url}"]' in body
    assert "问题:尚无已知栏目" in told["建议新栏目:redesign/unknown"]


def test_what_is_declared_is_proposed_no_more(history: History) -> None:
    assert {one.source for one in history.pending} == {site.id for site in LOST}
    assert pending(history.web.place(3), ()) == ()


def test_the_next_night_reads_the_new_columns_and_their_incidents_end(history: History) -> None:
    assert {incident.source for incident in history.before.incidents} >= {site.id for site in LOST if site.column}
    assert {site.id for site in LOST} <= set(history.cured.read)
    assert {incident.source for incident in history.cured.incidents} == {site.id for site in (*GONE, REFUSING)}


def test_nothing_old_is_told_as_new_and_nothing_is_withdrawn(history: History) -> None:
    assert {change.kind for change in history.cured.changes} == {ChangeKind.MOVED}
    assert len(history.cured.changes) == len([site for site in LOST if site.column])
    with reading(open_store(history.web.place(3).settings.store.url)) as session:
        statuses = {status for (status,) in session.query(DocumentRow.status).distinct()}
        ledger = changes.ledger(session)
    assert statuses == {DocumentStatus.PRESENT, DocumentStatus.MOVED, DocumentStatus.MISSING}
    assert not [change for change in ledger if change.kind in (ChangeKind.WITHDRAWN, ChangeKind.EDITED)]


def test_a_source_is_left_alone_for_six_days_unless_named(history: History) -> None:
    assert _examine(history.web, 7) == {}
    again = _examine(history.web, 7, "redesign/removed", REFUSING.id)
    assert not again["redesign/removed"].columns
    assert not again[REFUSING.id].readable
    assert set(_examine(history.web, 9)) == {site.id for site in GONE} - {"redesign/removed"}
    assert _alerts(history.web) == history.alerts


def test_no_site_is_asked_while_a_night_is_under_way(history: History) -> None:
    since = len(history.web.requests)
    with holding_night(history.web.place(4)), pytest.raises(NightRunning):
        _examine(history.web, 4, "redesign/removed")
    assert history.web.requests[since:] == []


def test_a_search_that_dies_harms_no_other(history: History) -> None:
    def launch(order, order_file, spider, *, deadline, beat):
        if any("samename" in word for word in spider):
            order_file.with_suffix(".err").write_text("out of memory", "utf-8")
            return "the crawl ended with code 9"
        return straight.launch_straight(order, order_file, spider, deadline=deadline, beat=beat)

    wanted = ["redesign/samename", "redesign/menu"]
    found = {one.source: one for one in examine(history.web.place(20), wanted, budget=BUDGET, launch=launch)}
    assert (found["redesign/samename"].readable, found["redesign/menu"].readable) == (False, True)
    assert "code 9" in found["redesign/samename"].reason


def test_what_is_ended_early_goes_on_with_the_others(history: History) -> None:
    web = history.web
    sources = [site.id for site in GONE]
    running = examine(web.place(30), (), budget=BUDGET, launch=straight.launch_straight)
    first = next(running)
    running.close()
    rest = _examine(web, 30)
    assert sorted([first.source, *rest]) == sorted(sources)


def test_incidents_say_what_was_wrong(history: History) -> None:
    kinds = {one.source: one.illness and one.illness.kind for one in history.examined.values()}
    assert kinds["redesign/menu"] is IncidentKind.COLUMN_GONE
    assert kinds["redesign/place"] is IncidentKind.LIST_NOT_UNDERSTOOD
    assert kinds["redesign/unknown"] is None
    with reading(open_store(history.web.place(3).settings.store.url)) as session:
        assert {incident.source for incident in incidents.still_open(session)} >= {site.id for site in GONE}
