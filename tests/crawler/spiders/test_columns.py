"""Columns that are no plain lists, and how far they are read: whole nights over a real server."""

import re
from collections.abc import Callable

import pytest
import warm

from crawler.order import Depth
from jobs.night import night
from jobs.progress import Silent
from store.schema import DocumentRow, EntryRow, VersionRow

REPORT = "天水市秦州区2023年法治政府建设年度报告"
NEXT_YEARS = "天水市秦州区2024年法治政府建设年度报告"


def text_of(year: int, more: str = "") -> str:
    """Write a report of a year."""
    parts = ["依法行政制度体系", "行政决策", "行政执法", "矛盾纠纷化解", "存在的问题", "下一步工作安排"]
    opening = f"{year}年,秦州区坚持以习近平法治思想为指导,深入推进法治政府建设,现将{year}年度法治政府建设情况报告如下:"
    body = [
        f"{number}、{part}。"
        + f"全区法治政府建设{part}工作扎实推进,依法行政能力不断提升,共办理{year * number % 97}件。" * 5
        for number, part in zip("一二三四五六", parts, strict=True)
        for number, part in [("一二三四五六".index(number) + 1, part)]
    ]
    return "\n".join([opening, *body, *([more] if more else []), "天水市秦州区人民政府", f"{year + 1}年3月1日"])


@pytest.fixture(scope="module")
def shown(new_town: Callable[[], "object"]) -> dict[str, object]:
    """A column that shows its one report inline, over four nights."""
    town = new_town()
    host = town.declare("inline", "/col/col90231/index.html")
    column = "/col/col90231/index.html"
    town.put(host, column, town.article(REPORT, text_of(2023)))
    nights = [town.night(1), town.night(2)]
    town.put(host, column, town.article(REPORT, text_of(2023, "另据统计,全年新增法律顾问12名。")))
    nights.append(town.night(3))
    town.put(host, column, town.article(NEXT_YEARS, text_of(2024)))
    nights.append(town.night(4))
    return {"town": town, "host": host, "nights": nights}


def test_a_report_shown_in_place_of_a_list_is_kept(shown) -> None:
    assert not shown["town"].incidents(shown["host"])
    assert shown["town"].column(shown["host"], "/col/col90231/index.html").adapter == "inline"


def test_its_edit_is_an_edit_and_the_next_years_report_is_another_document(shown) -> None:
    kinds = [[(change.kind, change.report_year) for change in one.changes] for one in shown["nights"]]
    assert kinds == [[], [], [("edited", 2023)], [("new", 2024)]]


def test_its_address_is_asked_for_once_a_night(shown) -> None:
    assert shown["town"].targets(shown["host"]) == ["/col/col90231/index.html"] * 4


def test_nobody_calls_last_years_report_missing(shown) -> None:
    statuses = {row.key.rpartition("#")[2]: row.status for row in shown["town"].rows(DocumentRow)}
    assert statuses == {"2023": "present", "2024": "present"}


def test_a_report_shown_beside_a_list_is_kept_too(new_town) -> None:
    town = new_town()
    host = town.declare("beside", "/list/")
    listed = town.list_page({"/report_1001.html": "秦州区2022年法治政府建设年度报告"})
    meta = f'<meta name="ArticleTitle" content="{REPORT}">'
    body = "".join(f"<p>{line}</p>" for line in text_of(2023).splitlines())
    page = listed.replace("<head>", f"<head>{meta}").replace("</body>", f'<div class="TRS_Editor">{body}</div></body>')
    town.put(host, "/list/", page)
    town.put(host, "/report_1001.html", town.article("秦州区2022年法治政府建设年度报告", text_of(2022)))
    town.night()
    assert sorted(row.report_year for row in town.rows(VersionRow)) == [2022, 2023]
    assert not town.incidents(host)


def test_a_page_that_is_neither_list_nor_report_is_said_to_be_so(new_town) -> None:
    town = new_town()
    host = town.declare("neither")
    notice = "关于开展安全生产检查的通知"
    town.put(host, "/", town.article(notice, "\n".join(["各有关单位：", *["请认真做好安全生产检查工作。" * 9] * 5])))
    town.night()
    incident = town.incidents(host)["list_not_understood"]
    assert "the page itself is no report" in incident.detail
    assert not town.rows(DocumentRow)


def test_a_full_look_reads_every_page_and_a_night_only_the_first(new_town) -> None:
    town = new_town()
    host = town.declare("deep")
    for page in (1, 2, 3):
        rows = {f"/news_{page}00{number}.html": f"秦州区召开第{page}{number}次全区工作会议" for number in range(3)}
        town.put(
            host, "/" if page == 1 else f"/{page}.html", town.list_page(rows, f"/{page + 1}.html" if page < 3 else None)
        )
    town.night(1)
    since = len(town.seen)
    town.night(2)
    assert town.targets(host, since) == ["/"]
    since = len(town.seen)
    night(town.place(3), (), Silent(), Depth.ALL, launch=warm.run_spider)
    assert town.targets(host, since) == ["/", "/2.html", "/3.html"]


def test_a_column_that_sends_its_reader_on_is_followed_but_not_off_the_official_hosts(new_town) -> None:
    town = new_town()
    moved = town.with_report("moved")
    town.put(moved, "/list/", town._answers[moved, "/"])
    town.put(moved, "/", "<script>window.location.href='/list/';</script>")
    lured = town.declare("lured")
    town.put(lured, "/", f'<meta http-equiv="refresh" content="0;url={town.url("clone.test", "/")}">')
    town.put("clone.test", "/", town.list_page({"/report_1001.html": REPORT}))
    town.night()
    assert town.document(moved) is not None
    assert [one.host for one in town.seen if one.host == "clone.test"] == []
    assert "not_official" in town.incidents(lured)


def test_a_circle_of_frames_is_left(new_town) -> None:
    town = new_town()
    host = town.declare("circle")
    town.put(host, "/", '<html><body>栏目<iframe src="/a.html"></iframe></body></html>')
    town.put(host, "/a.html", '<html><body>栏目<iframe src="/b.html"></iframe></body></html>')
    town.put(host, "/b.html", '<html><body>栏目<iframe src="/a.html"></iframe></body></html>')
    town.night()
    assert "list_not_understood" in town.incidents(host)
    assert len(town.targets(host)) < 10


def test_one_document_under_its_many_addresses(new_town) -> None:
    town = new_town()
    host = town.declare("many")
    addresses = ["/content/post_1001.html", "/content/mpost_1001.html", "/content/post_1001.html?ddtab=true"]
    town.put(host, "/", town.list_page(dict.fromkeys(addresses, REPORT)))
    for address in addresses:
        town.put(host, address, town.article(REPORT, text_of(2023)))
    town.night()
    assert [re.sub(r"^https?://[^/]+", "", row.key) for row in town.rows(DocumentRow)] == ["/content/post_1001.html"]
    assert len(town.rows(EntryRow)) == 1
