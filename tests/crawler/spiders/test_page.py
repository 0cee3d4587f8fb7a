"""One page fetched for a person."""

from jobs.demo.site import Page
from jobs.look import look_at_page

REPORT = "/report_1001.html"


def test_a_page_is_brought_as_it_was_sent_after_its_redirects(town):
    host = town.with_report("good")
    page = town.article("秦州区2023年法治政府建设情况报告").replace("utf-8", "gbk").encode("gb18030")
    town.put(host, "/moved.html", Page(body=page, content_type="text/html"))
    town.put(host, REPORT, Page(body=b"", status=302, headers=(("Location", "/moved.html"),)))
    look = look_at_page(town.place(), town.url(host, REPORT))
    assert (look.state, look.body, look.content_type) == ("page", page, "text/html")
    assert look.url == town.url(host, "/moved.html")
    assert not (town.folder / "fazhi.db").exists()


def test_a_page_that_robots_txt_forbids_is_not_fetched_for_a_person_either(town):
    host = town.with_report("strict")
    town.put(host, "/robots.txt", Page(body=b"User-agent: *\nDisallow: /closed/\n", content_type="text/plain"))
    look = look_at_page(town.place(), town.url(host, "/closed/1.html"))
    assert (look.state, look.body) == ("robots", b"")
    assert f"robots.txt forbids {town.url(host, '/closed/1.html')}" in look.reason
    assert town.targets(host) == []
