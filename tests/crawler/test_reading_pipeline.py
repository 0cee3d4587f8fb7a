"""Two nights over pages that were read and cannot be read any more, or not again: nothing is concluded."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.records import IncidentKind
from store.schema import CaptureRow, DocumentRow, VersionRow
from store.session import connect

REPORT = "/report_1001.html"
VAGUE = "关于公布2023年法治政府建设年度报告的公告"
TITLE = "秦州区2023年法治政府建设情况报告"
TEXTLESS = (
    f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class='info'>发布时间：2024-03-01</div>"
    "<div class='TRS_Editor'><p>详见报纸。</p></div></body></html>"
)


@pytest.fixture(scope="module")
def nights(town):
    """On the second night one page has lost its text, and of two others the archive has lost what they were."""
    vague = town.declare("vague")
    town.put(vague, "/", town.list_page({REPORT: VAGUE}))
    town.put(vague, REPORT, town.article(TITLE))
    for name in ("upgraded", "alike"):
        town.with_report(name)
    first = town.night(1)
    town.put(vague, REPORT, TEXTLESS)
    lose_captures(town, upgraded="upgraded.fazhi.test", others=("alike.fazhi.test",))
    for name in ("upgraded", "alike"):
        edited = town.article(f"秦州区2023年法治政府建设情况报告（{name}）").replace("116件", "161件")
        town.put(f"{name}.fazhi.test", REPORT, edited)
    return first, town.night(2)


def lose_captures(town, *, upgraded, others):
    """Let the archive not hold what these rest on, and one of them have been read by an older release."""
    engine = connect(f"sqlite:///{town.folder}/fazhi.db")
    with Session(engine) as session, session.begin():
        for host in (upgraded, *others):
            question = select(VersionRow).join(DocumentRow).where(DocumentRow.url == town.url(host, REPORT))
            version = session.scalars(question).one()
            session.get_one(CaptureRow, version.capture_id).digest = "0" * 64
            if host == upgraded:
                version.extractor = "1+trafilatura-1.0.0"
    engine.dispose()


def test_the_nights_are_sound(nights):
    assert [crawl.errors for night in nights for crawl in night.crawls] == [{}, {}]


def test_a_document_that_lost_its_text_is_trouble_however_the_list_calls_it(town, nights):
    assert IncidentKind.TEXT_NOT_FOUND in town.incidents("vague.fazhi.test")
    assert town.document("vague.fazhi.test").checked_as == IncidentKind.TEXT_NOT_FOUND
    assert len(town.versions("vague.fazhi.test")) == 1


def test_what_other_code_read_and_nobody_can_read_again_is_no_edit(town, nights):
    assert "cannot be read again" in town.incidents("upgraded.fazhi.test")[IncidentKind.UNREADABLE].detail
    assert len(town.versions("upgraded.fazhi.test")) == 1


def test_what_the_same_code_read_is_an_edit_without_the_archive(town, nights):
    assert [change.url for change in nights[1].changes] == [town.url("alike.fazhi.test", REPORT)]
