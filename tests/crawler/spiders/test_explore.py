"""Sites of several builds on a real server: which columns are found, and what is asked of them."""

import json

import pytest

from jobs.demo.site import Page
from jobs.explore import explore_site

REPORTS = {
    "/zwgk/fzzf/202403/t20240301_1001.html": "秦州区人民政府2023年法治政府建设情况报告",
    "/zwgk/fzzf/202303/t20230301_1002.html": "秦州区人民政府2022年法治政府建设情况报告",
}
NEWS = {
    "/xw/202403/t20240309_2001.html": "秦州区召开全区经济工作会议部署今年任务",
    "/xw/202403/t20240308_2002.html": "秦州区开展春季义务植树活动",
}


def page(links, *, more=""):
    """Write a page of the government's: address -> text."""
    items = "".join(f'<li><a href="{address}">{text}</a></li>' for address, text in links.items())
    return (
        '<html><head><meta charset="utf-8"><title>天水市秦州区人民政府</title>'
        '<meta name="SiteName" content="天水市秦州区人民政府"></head>'
        f"<body><ul>{items}</ul>{more}<p>主办单位：天水市秦州区人民政府办公室</p></body></html>"
    )


def explored(town, host, *, budget=60, path="/"):
    """Explore a host of the town."""
    return explore_site(town.place(), town.url(host, path), budget=budget, hosts=(host,))


def columns(found):
    """List the paths of what is proposed."""
    return ["/" + column.column.split("/", 3)[3] for column in found.columns]


def test_a_static_site_with_a_clone_beside_it(town):
    host, clone = town.declare("plain"), town.declare("clone")
    town.put(host, "/", page({"/xw/": "新闻中心", "/zwgk/": "政务公开", town.url(clone, "/fzzf/"): "法治政府建设"}))
    town.put(host, "/xw/", town.list_page(NEWS))
    town.put(host, "/zwgk/", page({"/": "首页", "/zwgk/fzzf/": "法治政府建设", "/zwgk/fzzf/index.html": "依法行政"}))
    town.put(host, "/zwgk/fzzf/", town.list_page(REPORTS, following="index_1.html"))
    found = explored(town, host)
    (column,) = found.columns
    assert column.column == town.url(host, "/zwgk/fzzf/")
    assert (column.reports, column.entries, column.dedicated, column.adapter) == (2, 2, True, "trs")
    assert column.path == ("政务公开", "法治政府建设")
    assert column.newest == tuple(REPORTS.values())[::-1]
    assert (found.identity.issuer, found.identity.region) == ("天水市秦州区人民政府", "620502")
    assert town.targets(host).count("/zwgk/fzzf/") == 2, "two readings"
    assert found.requests == len(town.targets(host)) + 1, "and robots.txt"
    assert town.targets(clone) == []


def test_old_pages_in_gbk(town):
    host = town.declare("old")
    home = page({"/gk/index.asp": "政府信息公开"}).replace("utf-8", "gb2312")
    town.put(host, "/", home.encode("gb18030"))
    listed = town.list_page({f"/show.asp?id={n}": f"秦州区{2000 + n}年依法行政工作报告" for n in range(15, 20)})
    town.put(host, "/gk/index.asp", page({"/list.asp?c=7": "依法行政"}).replace("utf-8", "gb2312").encode("gb18030"))
    town.put(host, "/list.asp?c=7", listed.replace("utf-8", "gb2312").encode("gb18030"))
    assert columns(explored(town, host)) == ["/list.asp?c=7"]


def test_a_list_in_a_frame_and_a_menu_of_script(town):
    host = town.declare("framed")
    tree = r"""[{name:'新闻',url:'/xw/'},{"name":"\u653f\u52a1\u516c\u5f00","url":"\/zwgk\/"}]"""
    menu = f"<script>var m={tree}</script>"
    town.put(host, "/", page({"javascript:void(0)": "菜单"}, more=menu))
    town.put(host, "/zwgk/", page({}, more="<div onclick=\"window.open('/zwgk/fz/')\">法治政府建设年度报告</div>"))
    town.put(host, "/zwgk/fz/", "<html><body><iframe src='/zwgk/fz/in.html' width='100%'></iframe></body></html>")
    town.put(host, "/zwgk/fz/in.html", town.list_page(REPORTS))
    found = explored(town, host)
    assert columns(found) == ["/zwgk/fz/"]
    assert found.columns[0].path == ("政务公开", "法治政府建设年度报告")


def test_a_list_that_a_second_request_brings(town):
    host = town.declare("platform")
    tree = "[{id: 12, name: '财政'},{id: 34, name: '法治政府建设'}]"
    shell = f"<html><script>window._CONFIG = {{ SID: '1', TREE: {tree}}}</script><p>信息公开平台加载中</p></html>"
    town.put(host, "/", page({"/gkmlpt/index": "政府信息公开"}))
    town.put(host, "/gkmlpt/index", shell)

    def answer(titles):
        articles = [
            {"title": title, "url": town.url(host, f"/gkmlpt/content/1/{n}/post_{n}.html"), "create_time": 1700000000}
            for n, title in enumerate(titles, start=1001)
        ]
        body = json.dumps({"articles": articles, "total": len(articles)}).encode()
        return Page(body=body, content_type="application/json")

    town.put(host, "/gkmlpt/api/all/0", answer([*NEWS.values(), *REPORTS.values()]))
    town.put(host, "/gkmlpt/api/all/34", answer(REPORTS.values()))
    assert columns(explored(town, host)) == ["/gkmlpt/index#34"]


def test_a_general_column_serves_where_there_is_no_other(town):
    host = town.declare("general")
    town.put(host, "/", page({"/tzgg/": "通知公告", "/none/": "政务公开", "/zwgk/fzzfnb/": "法治政府建设年度报告"}))
    listed = town.list_page(NEWS | {"/tzgg/t20240301_9.html": "秦州区2023年法治政府建设情况报告"})
    town.put(host, "/tzgg/", listed.replace("<title>法治政府建设_", "<title>通知公告_"))
    town.put(host, "/zwgk/fzzfnb/", town.list_page(NEWS))
    found = explored(town, host)
    assert columns(found) == ["/tzgg/"]
    assert not found.columns[0].dedicated
    assert [(passed.name, passed.reason) for passed in found.passed_over] == [
        ("法治政府建设年度报告", "named so, but shows none")
    ]


def test_a_list_that_never_answers_the_same_is_not_proposed(town):
    host = town.declare("restless")
    town.put(host, "/", page({"/fzzf/": "法治政府建设"}))

    def answer(asked):
        n = len(town.seen)
        return Page(body=town.list_page(REPORTS | {f"/fzzf/t{n}_77777.html": "秦州区召开会议研究今年工作"}).encode())

    town.put(host, "/fzzf/", answer)
    found = explored(town, host)
    assert found.columns == ()
    (passed,) = found.passed_over
    said, _, what = passed.reason.partition(": ")
    assert said == "its second reading did not give the same entries"
    assert what.count("秦州区召开会议研究今年工作") == 2, "the one that is gone and the one that came"


def test_a_platform_that_answers_otherwise_the_second_time_is_not_proposed(town):
    host = town.declare("shaky")
    shell = "<html><script>window._CONFIG = { SID: '1', TREE: [] }</script><p>信息公开平台加载中</p></html>"
    town.put(host, "/gkmlpt/index", shell)
    shown = list(REPORTS.values())

    def answer(asked):
        articles = [
            {"title": title, "url": town.url(host, f"/gkmlpt/content/1/{n}/post_{n}.html"), "create_time": 1700000000}
            for n, title in enumerate(shown, start=1001)
        ]
        shown.pop()
        body = json.dumps({"articles": articles, "total": len(articles)}).encode()
        return Page(body=body, content_type="application/json")

    town.put(host, "/", page({"/gkmlpt/index": "政府信息公开"}))
    town.put(host, "/gkmlpt/api/all/0", answer)
    found = explored(town, host)
    assert found.columns == ()
    (passed,) = found.passed_over
    assert f"without {list(REPORTS.values())[1]}" in passed.reason


def test_from_a_report_its_own_column_is_tried_first(town):
    host = town.declare("implied")
    town.put(host, "/", page({"/xw/": "新闻中心"}))
    town.put(host, "/zwgk/fzzf/", town.list_page(REPORTS))
    for path, title in REPORTS.items():
        town.put(host, path, town.article(title))
    found = explored(town, host, path=next(iter(REPORTS)))
    assert columns(found) == ["/zwgk/fzzf/"]
    assert town.targets(host)[0] == "/zwgk/fzzf/"
    assert found.requests <= 6


def test_titles_that_leave_it_open_are_decided_by_what_stands_behind_them(town):
    host = town.declare("cut")
    cut = {f"/zwgk/fz/t20240{n}01_100{n}.html": "天水市秦州区人民政府关于2023年度法治政…" for n in range(1, 6)}
    town.put(host, "/", page({"/zwgk/fz/": "法治政府建设"}))
    town.put(host, "/zwgk/fz/", town.list_page(cut))
    for path in cut:
        town.put(host, path, town.article("天水市秦州区人民政府关于2023年度法治政府建设情况的报告"))
    found = explored(town, host)
    assert columns(found) == ["/zwgk/fz/"]
    assert (found.columns[0].reports, found.columns[0].undecided) == (1, 4)
    assert len([target for target in town.targets(host) if target in cut]) == 1, "one proof is enough"


def test_what_other_papers_stand_behind_is_not_proposed(town):
    host = town.declare("other")
    cut = {f"/zwgk/fz/t20240{n}01_100{n}.html": "天水市秦州区人民政府关于2023年度法治政…" for n in range(1, 6)}
    town.put(host, "/", page({"/zwgk/fz/": "法治政府建设年度报告"}))
    town.put(host, "/zwgk/fz/", town.list_page(cut))
    text = "各有关单位：\n现将会议安排通知如下，请按时参加，不得缺席。\n" + "会议由区政府办公室承办，会期半天。\n" * 30
    for path in cut:
        town.put(host, path, town.article("关于召开法治政府建设工作会议的通知", text))
    found = explored(town, host)
    assert found.columns == ()
    (passed,) = found.passed_over
    assert passed.reason == "named so, but the texts of 3 entries that were looked into are no reports"
    assert len([target for target in town.targets(host) if target in cut]) == 3


@pytest.mark.parametrize("budget", [1, 3, 9])
def test_the_budget_holds_whatever_a_site_does(new_town, budget):
    town = new_town()
    host = town.declare("trap")

    def month(asked):
        n = len(town.seen)
        return Page(body=page({f"/cal/{n}.html": "公开日程", f"/gone{n}/": "信息公开", f"/to{n}/": "公开"}).encode())

    town.put(host, "/", month)
    for n in range(60):
        town.put(host, f"/cal/{n}.html", month)
        town.put(host, f"/to{n}/", Page(body=b"", status=302, headers=(("Location", f"/cal/{n}.html"),)))
        town.put(host, f"/gone{n}/", Page(body=b"<html>error</html>", status=500))
    found = explored(town, host, budget=budget)
    assert len(town.seen) == found.requests == budget
    assert found.columns == ()


def test_what_robots_forbid_is_not_asked_for(town):
    host = town.declare("robots")
    town.put(host, "/robots.txt", Page(body=b"User-agent: *\nDisallow: /inner/\n", content_type="text/plain"))
    town.put(host, "/", page({"/inner/fzzf/": "法治政府建设", "/zwgk/": "政务公开"}))
    town.put(host, "/inner/fzzf/", town.list_page(REPORTS))
    found = explored(town, host)
    assert found.readable
    assert found.columns == ()
    assert set(town.targets(host)) == {"/", "/zwgk/"}


def test_from_a_page_that_is_gone_the_home_page_leads_on(town):
    host = town.declare("moved")
    town.put(host, "/", page({"/fzzf/": "法治政府建设"}))
    town.put(host, "/fzzf/", town.list_page(REPORTS))
    assert columns(explored(town, host, path="/old/fzzf.html")) == ["/fzzf/"]


def test_a_site_that_does_not_answer_is_not_readable(town):
    host = town.declare("shut")
    town.put(host, "/", Page(body=b"<html>Service Unavailable</html>", status=503))
    found = explored(town, host)
    assert not found.readable
    assert found.reason.startswith("server_error")
    assert not (town.folder / "fazhi.db").exists()
