"""The search on webs that are only a mapping of addresses to pages."""

from crawler.adapters.base import ListPage
from crawler.explore.search import Explorer

HOME = "https://www.qz.gov.cn/"


def page(links, title="秦州区人民政府"):
    rows = "".join(f"<li><a href='{href}'>{text}</a></li>" for href, text in links.items())
    return f"<html><title>{title}</title><body><ul>{rows}</ul></body></html>"


def listed(entries, title="", following=None):
    rows = "".join(f"<li><a href='{href}'>{text}</a><span>2024-03-01</span></li>" for href, text in entries.items())
    turn = f"<a href='{following}'>下一页</a>" if following else ""
    return f"<html><title>{title}</title><body><ul>{rows}</ul>{turn}</body></html>"


def reports(folder, *years):
    return {f"{folder}{year}/t{year}0301_1000.html": f"秦州区{year}年法治政府建设情况报告" for year in years}


NEWS = {f"/xw/t2024030{n}_200{n}.html": f"秦州区召开第{n}次工作会议部署工作" for n in range(1, 6)}


def explore(web, budget=60, start=HOME):
    """Explore a web; give the findings and the addresses asked for."""
    explorer, asked = Explorer(start, ()), []
    while (errand := explorer.take(budget - len(asked))) is not None:
        asked.append(errand.request.url)
        text = web.get(errand.request.url.removeprefix(HOME.rstrip("/")))
        if text is None:
            explorer.miss(errand, "gone")
            continue
        answer = ListPage(
            url=errand.request.url,
            text=text,
            content_type="text/html",
            page=errand.request.page,
            carry=errand.request.carry,
            asked_by=errand.adapter,
        )
        explorer.read(errand, answer)
    assert len(asked) <= budget
    return explorer.findings(len(asked)), asked


def proposed(web, **more):
    return [column.column.removeprefix(HOME.rstrip("/")) for column in explore(web, **more)[0].columns]


def test_reports_on_a_further_page_of_a_column_named_for_them_are_found():
    web = {
        "/": page({"/fzzf/": "法治政府建设"}),
        "/fzzf/": listed(NEWS, following="/fzzf/list2.html"),
        "/fzzf/list2.html": listed({"/a/t20230101_1.html": "秦州区召开会议研究工作"}, following="/fzzf/list3.html"),
        "/fzzf/list3.html": listed(reports("/fzzf/", 2022)),
    }
    assert proposed(web) == ["/fzzf/"]


def test_a_parent_that_shows_the_same_reports_gives_way_to_its_child():
    own = reports("/zwgk/fzzf/bg/", 2023, 2022)
    web = {
        "/": page({"/zwgk/fzzf/": "法治政府建设"}),
        "/zwgk/fzzf/": listed(own, "法治政府建设") + "<a href='/zwgk/fzzf/bg/'>年度报告</a>",
        "/zwgk/fzzf/bg/": listed(own | reports("/zwgk/fzzf/bg/", 2021)),
    }
    assert proposed(web) == ["/zwgk/fzzf/bg/"]


def test_a_year_of_a_column_gives_way_to_the_column():
    web = {
        "/": page({"/fzzf/": "法治政府建设"}),
        "/fzzf/": listed(reports("/fzzf/", 2023, 2022)) + "<a href='/fzzf/y/2023/'>2023年</a>",
        "/fzzf/y/2023/": listed(reports("/fzzf/", 2023)),
    }
    assert proposed(web) == ["/fzzf/"]


def test_pages_that_are_no_columns_are_not_proposed():
    shown = reports("/fzzf/", 2023)
    topic = "<h3>报告</h3>{}<a href='/fzzf/'>更多</a><h3>新闻</h3><a href='/xw/'>更多&gt;&gt;</a>"
    web = {
        "/": listed(shown) + page({"/ztzl/fz/": "法治政府", "/search?q=法治": "法治检索", "/gk.html": "政务公开"}),
        "/ztzl/fz/": topic.format(listed(shown)),
        "/gk.html": "<meta name='ArticleTitle' content='公开'>" + listed(shown),
        "/fzzf/": listed(shown, "年度报告"),
    }
    found, asked = explore(web)
    assert [column.column for column in found.columns] == [HOME + "fzzf/"]
    assert not any("search" in url for url in asked)
    del web["/fzzf/"]
    found, _ = explore(web)
    assert found.columns == ()
    reasons = {passed.reason.split(",")[0] for passed in found.passed_over}
    assert reasons >= {"a home page", "the heads of several lists"}


def test_one_column_at_several_addresses_is_proposed_once():
    web = {
        "/": page({"/fzzf/index.html": "法治政府建设", "/fzzf/": "法治政府", "http://qz.gov.cn/fzzf/": "依法行政"}),
        "/fzzf/": listed(reports("/fzzf/", 2023)),
        "/fzzf/index.html": listed(reports("/fzzf/", 2023)),
    }
    assert len(proposed(web)) == 1


def test_undecided_titles_count_only_in_a_column_named_for_the_subject():
    undecided = {"/n/t20240301_1.html": "关于法治政府建设情况的通报", "/n/t20240301_2.html": "秦州区召开工作会议"}
    web = {"/": page({"/tzgg/": "通知公告"}), "/tzgg/": listed(undecided)}
    assert proposed(web) == []
    web = {"/": page({"/fz/": "法治政府建设年度报告"}), "/fz/": listed(undecided)}
    found, _ = explore(web)
    assert [column.reports for column in found.columns] == [0]
    assert "undecided" in found.columns[0].reason


def test_what_is_named_so_and_cannot_be_read_is_said():
    web = {
        "/": page({"/a/": "法治政府建设年度报告", "/fzzf/": "法治政府建设"}),
        "/fzzf/": page({"/fzzf/bg/": "年度报告"}),
        "/fzzf/bg/": listed(reports("/fzzf/bg/", 2023, 2022)),
    }
    found, _ = explore(web)
    assert [column.column for column in found.columns] == [HOME + "fzzf/bg/"]
    said = [(passed.name, passed.reason) for passed in found.passed_over]
    assert said == [("法治政府建设年度报告", "named so, but gone")], "what led on to a column needs no word"


def test_menus_in_frames_lead_on():
    web = {
        "/": "<html><title>x</title><frameset><frame src='/top.htm'><frame src='/main.htm'></frameset></html>",
        "/top.htm": page({"/fz/": "依法行政"}),
        "/main.htm": page({"/xw/": "新闻"}),
        "/fz/": listed(reports("/fz/", 2023, 2022)),
    }
    assert proposed(web) == ["/fz/"]


def test_the_version_for_telephones_is_not_proposed():
    own, other = reports("/fz/", 2023, 2022), reports("/m/fz/", 2023, 2022)
    web = {"/": page({"/m/fz/": "法治政府建设年度报告", "/fz/": "法治政府建设"}), "/fz/": listed(own)}
    assert proposed(web | {"/m/fz/": listed(other)}) == ["/fz/"]


def test_a_page_with_hardly_a_word_leads_on_by_its_pictures():
    explorer = Explorer(HOME, ())
    bare = ListPage(url=HOME, text="<a href='/fz/'><img alt='依法行政'></a>", content_type="text/html", page=1)
    explorer.read_bare(explorer.take(9), bare, "empty")
    assert explorer.take(8).request.url == HOME + "fz/"
    explorer = Explorer(HOME, ())
    nothing = ListPage(url=HOME, text="<p></p>", content_type="text/html", page=1)
    explorer.read_bare(explorer.take(9), nothing, "empty")
    found = explorer.findings(1)
    assert (found.readable, found.reason) == (False, "empty")


def test_a_calendar_without_end_does_not_hold_the_search():
    months = {f"/cal/{n}.html": page({f"/cal/{n + 1}.html": "后一月"}) for n in range(1, 200)}
    web = {
        "/": page({"/cal/1.html": "公开日历", "/zwgk/": "政务公开"}),
        "/zwgk/": page({"/cal/1.html": "后一月", "/fz/": "法治"}),
        "/fz/": listed(reports("/fz/", 2023)),
    }
    found, asked = explore(web | months)
    assert [column.column for column in found.columns] == [HOME + "fz/"]
    assert len(asked) < 12


def test_without_requests_for_a_second_reading_nothing_is_proposed():
    web = {"/": page({"/fzzf/": "法治政府建设"}), "/fzzf/": listed(reports("/fzzf/", 2023))}
    found, asked = explore(web, budget=2)
    assert (len(asked), found.columns) == (2, ())
    assert [passed.reason for passed in found.passed_over] == ["the requests were used up before its second reading"]
    assert len(explore(web, budget=3)[0].columns) == 1


def test_nothing_outside_the_site_is_asked_for():
    web = {"/": page({"https://qz.gov.cn.evil.com/fzzf/": "法治政府建设", "https://www.other.gov.cn/": "政务公开"})}
    found, asked = explore(web)
    assert asked == [HOME]
    assert found.readable
    assert found.columns == ()
