"""Three nights over hosts that each do one thing, and two over two sites of the sample web."""

import itertools
import json

import pytest
import warm

from jobs.demo.site import Page
from jobs.demo.sites.jingyuan import DATAPROXY
from jobs.demo.sites.shiyan import API
from jobs.demo.story import JINGYUAN, SHIYAN
from jobs.demo.texts import seed
from jobs.night import night
from jobs.progress import Silent
from store.records import DocumentStatus, IncidentKind, Kind, Outcome

REPORT = "/report_1001.html"
TITLE = "秦州区2023年法治政府建设情况报告"
TEXT = seed(0)
HALF = "\n".join(TEXT.split("\n")[: len(TEXT.split("\n")) // 4])
EDITED = TEXT.replace("571份", "517份")
NEWS = "\n".join(
    f"{month}月，区司法局组织干部学习，听取群众对法治建设的意见，推动问题整改落实到位。" for month in range(1, 13)
)


def in_turn(*pages):
    """Answer with each page once, then with the last for ever."""
    turns = itertools.chain(pages, itertools.repeat(pages[-1]))
    return lambda _asked: Page(body=next(turns).encode())


def failing(status=500):
    return Page(body=b"<html><body>Internal Server Error</body></html>", status=status)


def put_pages(town, host, pages):
    """Put a column at /list/ whose pages list these entries."""
    for number, entries in enumerate(pages, start=1):
        path = "/list/" if number == 1 else f"/list/index_{number}.html"
        following = f"/list/index_{number + 1}.html" if number < len(pages) else None
        town.put(host, path, town.list_page(entries, following))
        for address, title in entries.items():
            town.put(host, address, town.article(title))


def news(*numbers):
    return {f"/news_{number}.html": f"秦州区召开第{number}次会议" for number in numbers}


PAGES = [news(1001, 1002), {REPORT: TITLE, **news(1003)}, news(1004, 1005), news(1006)]


def build(town):
    """Put everything as it stands on the first night."""
    put_pages(town, town.declare("paging", "/list/"), PAGES)

    broken = town.declare("broken", "/list/")
    put_pages(town, broken, PAGES)
    town.put(broken, "/list/index_3.html", failing())

    looping = town.declare("looping", "/list/")
    turning = (
        town.list_page({REPORT: TITLE, **news(1001)}, f"/list/?page={number}").encode() for number in range(2, 999)
    )
    town.put(looping, "/list/", lambda _asked: Page(body=next(turning)))
    town.put(looping, REPORT, town.article(TITLE))

    town.put("qinzhou.gov.cn.clone.test", REPORT, town.article(TITLE))
    town.put("xn--qinzhou-gov-cn.clone.test", REPORT, town.article(TITLE))
    clones = town.declare("clones")
    addresses = [
        town.url("qinzhou.gov.cn.clone.test", REPORT),
        town.url("xn--qinzhou-gov-cn.clone.test", REPORT),
        f"http://clones.fazhi.test@qinzhou.gov.cn.clone.test:{town.port}{REPORT}",
        f"//qinzhou.gov.cn.clone.test:{town.port}/report_1002.html",
    ]
    town.put(clones, "/", town.list_page(dict.fromkeys(addresses, TITLE) | news(1001)))

    undecided = town.declare("undecided")
    town.put(
        undecided,
        "/",
        town.list_page({"/a_1001.html": "秦州区法治政府建设成效", "/b_1002.html": "秦州区法治政府建设推进情况"}),
    )
    town.put(undecided, "/a_1001.html", town.article("秦州区法治政府建设成效", NEWS))
    town.put(undecided, "/b_1002.html", town.article("秦州区法治政府建设推进情况"))

    town.put(town.with_report("later"), REPORT, failing())
    for name in ("halved", "flickering", "same", "markup", "edited"):
        town.put(town.with_report(name), REPORT, town.article(TITLE))
    tagged = town.with_report("tagged")
    for path, page in (("/", town.list_page({REPORT: TITLE})), (REPORT, town.article(TITLE))):
        town.put(tagged, path, Page(body=page.encode(), headers=(("ETag", f'"{len(page)}"'),)))

    town.put(town.declare("silent"), "/", Page(body=b"", status=304))
    town.put(town.with_report("mute"), REPORT, Page(body=b"", status=304))

    few = town.declare("few", more="[expect]\nentries = [5, 10]")
    town.put(few, "/", Page(body=town.list_page(news(1001, 1002)).encode(), headers=(("ETag", '"few"'),)))


def change(town):
    """Put everything as it stands from the second night on."""
    fresh = {"/report_2001.html": "秦州区2024年法治政府建设情况报告", **PAGES[0]}
    put_pages(town, "paging.fazhi.test", [fresh, *PAGES[1:]])
    put_pages(town, "broken.fazhi.test", PAGES)
    town.put("later.fazhi.test", REPORT, town.article(TITLE))
    town.put("halved.fazhi.test", REPORT, town.article(TITLE, HALF))
    town.put("flickering.fazhi.test", REPORT, in_turn(town.article(TITLE, HALF), town.article(TITLE)))
    town.put("markup.fazhi.test", REPORT, town.article(TITLE, look="<script>var visits = 2318;</script>"))
    town.put("edited.fazhi.test", REPORT, town.article(TITLE, EDITED))


@pytest.fixture(scope="module")
def nights(town):
    """Three nights: what was asked of each host on each."""
    build(town)
    starts = [0]
    town.night(1)
    starts.append(len(town.seen))
    change(town)
    town.night(2)
    starts.append(len(town.seen))
    town.night(3)
    return [
        {host: [one for one in town.seen[start:end] if one.host == host] for host in {one.host for one in town.seen}}
        for start, end in itertools.pairwise([*starts, None])
    ]


def asked(seen, name):
    """List what was asked of a host in a night, robots.txt left out."""
    return [one.target for one in seen.get(f"{name}.fazhi.test", []) if one.target != "/robots.txt"]


def lists(seen, name):
    return [target for target in asked(seen, name) if target.startswith("/list/")]


def test_nothing_went_wrong_inside(town, nights):
    assert all(" ERROR: " not in town.log(run) for run in (1, 2, 3))


def test_a_first_night_reads_every_page_of_a_column(town, nights):
    assert lists(nights[0], "paging") == ["/list/", "/list/index_2.html", "/list/index_3.html", "/list/index_4.html"]
    assert town.column("paging.fazhi.test", "/list/").complete


def test_a_later_night_stops_at_the_first_page_that_brings_nothing_unknown(town, nights):
    assert lists(nights[1], "paging") == ["/list/", "/list/index_2.html"]
    assert town.document("paging.fazhi.test", "/report_2001.html").checked_as == Outcome.SAME
    assert lists(nights[2], "paging") == ["/list/"]


def test_a_column_that_broke_off_is_read_whole_the_next_night(town, nights):
    assert lists(nights[0], "broken") == ["/list/", "/list/index_2.html", *["/list/index_3.html"] * 3]
    assert lists(nights[1], "broken") == ["/list/", "/list/index_2.html", "/list/index_3.html", "/list/index_4.html"]
    assert lists(nights[2], "broken") == ["/list/"]
    assert IncidentKind.SERVER_ERROR not in town.incidents("broken.fazhi.test")


def test_a_site_that_shows_the_same_page_for_ever_is_left(town, nights):
    assert lists(nights[0], "looping") == ["/list/", "/list/?page=2"]
    assert town.document("looping.fazhi.test") is not None


def test_entries_on_hosts_that_are_not_official_are_never_fetched(town, nights):
    assert not [host for seen in nights for host in seen if host.endswith("clone.test")]
    entry = town.entry("qinzhou.gov.cn.clone.test", REPORT)
    assert entry.kind == Kind.OTHER
    assert "qinzhou.gov.cn.clone.test is not an official host" in entry.reason


def test_a_page_that_is_no_report_is_decided_once(town, nights):
    assert "/a_1001.html" in asked(nights[0], "undecided")
    assert "/a_1001.html" not in asked(nights[1], "undecided") + asked(nights[2], "undecided")
    entry = town.entry("undecided.fazhi.test", "/a_1001.html")
    assert (entry.kind, entry.tried_as) == (Kind.OTHER, "decided")
    assert town.document("undecided.fazhi.test", "/a_1001.html") is None


def test_an_undecided_title_over_a_report_is_a_document(town, nights):
    assert town.document("undecided.fazhi.test", "/b_1002.html") is not None


def test_a_candidate_that_failed_is_tried_again_the_next_night(town, nights):
    assert asked(nights[0], "later") == ["/", *[REPORT] * 3]
    assert asked(nights[1], "later") == ["/", REPORT]
    assert town.document("later.fazhi.test") is not None


def test_a_destructive_edit_is_looked_at_again_in_the_same_night(town, nights):
    assert asked(nights[1], "halved") == ["/", REPORT, REPORT]
    before, after = town.versions("halved.fazhi.test")
    assert (before.run_id, after.run_id) == (1, 2)
    assert town.document("halved.fazhi.test").suspect_sha is None


def test_a_destructive_edit_that_was_none_makes_no_version(town, nights):
    assert asked(nights[1], "flickering") == ["/", REPORT, REPORT]
    assert len(town.versions("flickering.fazhi.test")) == 1
    document = town.document("flickering.fazhi.test")
    assert (document.suspect_sha, document.status) == (None, DocumentStatus.PRESENT)


def test_an_edit_is_a_version_and_is_looked_at_once(town, nights):
    assert asked(nights[1], "edited") == ["/", REPORT]
    assert [version.run_id for version in town.versions("edited.fazhi.test")] == [1, 2]


def test_other_markup_makes_no_version(town, nights):
    assert len(town.versions("markup.fazhi.test")) == 1


def test_a_night_on_which_no_byte_changed_starts_no_reader(town, nights):
    assert "reading process started" in town.log(2)
    assert "reading process started" not in town.log(3)
    for name in ("same", "markup", "halved", "edited", "paging"):
        document = town.document(f"{name}.fazhi.test")
        assert (document.checked_run, document.checked_as) == (3, "same")


def test_what_has_validators_is_asked_for_conditionally(town, nights):
    first, second = ([one for one in seen["tagged.fazhi.test"] if one.target != "/robots.txt"] for seen in nights[:2])
    assert [one.conditional for one in first] == [False, False]
    assert [(one.conditional, one.page.status) for one in second] == [(True, 304), (True, 304)]
    assert town.document("tagged.fazhi.test").checked_as == "not_modified"
    assert town.column("tagged.fazhi.test").checked_as == "not_modified"


def test_a_304_that_nobody_asked_for_says_nothing(town, nights):
    assert town.column("silent.fazhi.test").checked_as == IncidentKind.UNREADABLE
    assert not town.column("silent.fazhi.test").complete
    assert town.entry("mute.fazhi.test", REPORT).tried_as == IncidentKind.UNREADABLE


def test_too_few_entries_stay_an_incident_for_as_long_as_they_are_too_few(town, nights):
    assert town.incidents("few.fazhi.test")[IncidentKind.TOO_FEW_ENTRIES].seen_run == 3
    assert not [one for seen in nights for one in seen["few.fazhi.test"] if one.conditional]


def test_lists_behind_a_shell_and_behind_a_post_are_read_every_night(web, place):
    listed = {
        "id": 1,
        "title": SHIYAN.title,
        "display_publish_time": 1708909920,
        "url": web.url(SHIYAN.host, SHIYAN.path),
    }
    answer = json.dumps({"total": 1, "articles": [listed]}).encode()
    validators = (("ETag", '"api"'), ("Last-Modified", "Mon, 26 Feb 2024 01:12:00 GMT"))
    web.put(SHIYAN.host, API, Page(body=answer, content_type="application/json", headers=validators))
    wanted = ("demo/3-jingyuan", "demo/4-shiyan")
    first = night(place, wanted, Silent(), launch=warm.run_spider)
    then = len(web.requests)
    second = night(place, wanted, Silent(), launch=warm.run_spider)

    assert first.read == second.read == wanted
    assert first.exported.files == 2
    posts = [one for one in web.requests[:then] if one.method == "POST"]
    assert {(one.host, one.path.partition("?")[0], one.status) for one in posts} == {(JINGYUAN.host, DATAPROXY, 200)}
    lists = [one for one in web.requests[then:] if one.host == SHIYAN.host and one.path.startswith("/gkmlpt/")]
    # The shell never changes: a validator of its list's, or its own, would hide what is new.
    assert [one.conditional for one in lists if one.path.startswith((API, "/gkmlpt/index"))] == [False, False]
