"""Two nights: what becomes of pages that cannot be read, and of readings that another code or rule would make."""

import pytest

from jobs.demo.site import Page
from store.records import Cause, DocumentStatus, IncidentKind, Outcome

REPORT = "/report_1001.html"
TITLE = "秦州区2023年法治政府建设情况报告"
RULE = '[[article]]\nbody = "div.core"'
FILES = (
    f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class='info'>发布时间：2024-03-01</div>"
    f"<div class='TRS_Editor'><p><a href='/files/a.pdf'>{TITLE}.pdf</a></p></div></body></html>"
)
TEXTLESS = (
    f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class='info'>发布时间：2024-03-01</div>"
    "<div class='TRS_Editor'><p>详见报纸。</p></div></body></html>"
)


def with_core(page):
    """Mark all of the body but its last paragraph."""
    head, _, tail = page.rpartition('<p style="text-indent')
    return head.replace('<div class="TRS_Editor">', '<div class="TRS_Editor"><div class="core">') + (
        '</div><p style="text-indent' + tail
    )


@pytest.fixture(scope="module")
def nights(town):
    """Run both; on the second, two sources have another rule, and one of these was edited."""
    town.put(town.with_report("files"), REPORT, FILES)
    town.put(town.with_report("textless"), REPORT, TEXTLESS)
    town.put(town.with_report("vanished"), REPORT, Page(body=b"<html>Not Found</html>", status=404))
    vague = town.declare("vague")
    town.put(vague, "/", town.list_page({"/report_1001.html": "关于公布2023年法治政府建设年度报告的公告"}))
    town.put(vague, REPORT, TEXTLESS)
    page = with_core(town.article(TITLE))
    edited = page.replace("116件", "161件")
    for name in ("ruled", "edited", "pointless"):
        town.put(town.with_report(name), REPORT, page)
    first = town.night(1)
    for name in ("ruled", "edited"):
        town.declare(name, more=RULE)
    town.declare("pointless", more=RULE.replace("core", "TRS_Editor"))
    town.put("edited.fazhi.test", REPORT, edited)
    return first, town.night(2)


def causes(town, name):
    return [(version.cause, version.run_id) for version in town.versions(f"{name}.fazhi.test")]


def test_the_nights_themselves_are_sound(nights):
    assert [crawl.errors for night in nights for crawl in night.crawls] == [{}, {}]


def test_a_page_of_files_is_unreadable_and_its_files_are_named(town, nights):
    incident = town.incidents("files.fazhi.test")[IncidentKind.UNREADABLE]
    assert f"{TITLE}.pdf" in incident.detail
    assert incident.capture_id is not None
    assert town.entry("files.fazhi.test", REPORT).tried_as == IncidentKind.UNREADABLE


def test_a_page_without_text_says_so_every_night(town, nights):
    assert town.incidents("textless.fazhi.test")[IncidentKind.TEXT_NOT_FOUND].seen_run == 2
    assert town.entry("textless.fazhi.test", REPORT).tried_run == 2


def test_a_page_without_text_decides_a_title_that_left_it_open(town, nights):
    assert town.incidents("vague.fazhi.test") == {}
    entry = town.entry("vague.fazhi.test", REPORT)
    assert (entry.tried_as, entry.tried_run, entry.kind) == ("decided", 1, "other")
    assert town.targets("vague.fazhi.test").count(REPORT) == 1


def test_a_candidate_that_is_gone_is_no_fault_of_its_source(town, nights):
    assert town.entry("vanished.fazhi.test", REPORT).tried_as == "gone"
    assert town.incidents("vanished.fazhi.test") == {}
    assert town.document("vanished.fazhi.test") is None


def test_our_change_is_not_their_change(town, nights):
    assert causes(town, "ruled") == [(Cause.BASELINE, 1), (Cause.EXTRACTOR, 2)]
    before, after = town.versions("ruled.fazhi.test")
    assert before.capture_id == after.capture_id
    assert town.document("ruled.fazhi.test").checked_as == Outcome.REREAD
    assert [change.url for change in nights[1].changes] == [town.url("edited.fazhi.test", REPORT)]


def test_of_both_changes_each_is_a_version(town, nights):
    assert causes(town, "edited") == [(Cause.BASELINE, 1), (Cause.EXTRACTOR, 2), (Cause.SITE, 2)]


def test_another_rule_that_reads_the_same_makes_no_version(town, nights):
    assert causes(town, "pointless") == [(Cause.BASELINE, 1)]
    document = town.document("pointless.fazhi.test")
    assert (document.checked_as, document.status) == (Outcome.SAME, DocumentStatus.PRESENT)
