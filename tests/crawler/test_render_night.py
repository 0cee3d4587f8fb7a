"""A night over a source whose list is drawn and one whose list is plain."""

import json
from importlib.util import find_spec

import pytest

from crawler.render import launch_options
from jobs.demo.site import Page
from store.records import IncidentKind

pytestmark = pytest.mark.skipif(
    launch_options("")["executable_path"] is None or find_spec("scrapy_playwright") is None,
    reason="the extra `render` or Chromium is not installed",
)
SHELL = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>法治政府建设_区人民政府</title></head>
<body><h2>法治政府建设年度报告</h2><ul id="list"></ul><p>版权所有：区人民政府办公室</p><script>
fetch('/api/list').then(function (answer) { return answer.json() }).then(function (rows) {
  document.getElementById('list').innerHTML = rows.map(function (row) {
    return '<li><a href="' + row[0] + '">' + row[1] + '</a><span>2024-03-01</span></li>';
  }).join('');
});
</script></body></html>"""
TITLE = "秦州区2023年法治政府建设情况报告（drawn）"
ROWS = [["/report_1001.html", TITLE], ["/news_1002.html", "秦州区召开全区工作会议"]]


def test_a_drawn_list_brings_its_report_beside_a_plain_one(town):
    plain = town.with_report("plain")
    host = town.declare("drawn", more="render = true")
    town.put(host, "/", SHELL)
    town.put(host, "/api/list", Page(body=json.dumps(ROWS).encode(), content_type="application/json"))
    town.put(host, "/report_1001.html", town.article(TITLE))
    summary = town.night()
    assert [crawl.errors for crawl in summary.crawls] == [{}]
    assert town.document(host) is not None
    assert town.document(plain) is not None
    assert town.targets(host) == ["/", "/api/list", "/report_1001.html"]


def test_without_a_browser_the_source_has_an_incident_and_the_night_goes_on(new_town):
    town = new_town()
    plain = town.with_report("plain")
    host = town.declare("drawn", more="render = true")
    town.put(host, "/", SHELL)
    summary = town.night(browser="no-such-browser")
    assert [crawl.errors for crawl in summary.crawls] == [{}]
    assert town.document(plain) is not None
    incident = town.incidents(host)[IncidentKind.UNREADABLE]
    assert incident.detail.startswith("render = true needs the extra: pip install 'fazhi[render]'")
    assert town.targets(host) == []
