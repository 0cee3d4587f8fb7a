"""The gkmlpt look: a shell that names a SID, and JSON behind it, a hundred entries a page."""

import json
import re
from datetime import UTC, datetime

import lxml.html

from jobs.demo.story import SHIYAN
from jobs.demo.texts import seed


def test_the_list_pages_to_its_end(web, ask) -> None:
    shell = ask(SHIYAN.host, "/gkmlpt/index").body.decode()
    assert "window._CONFIG = {" in shell
    assert f"APP_URL: '{web.url(SHIYAN.host, '')}'" in shell
    sid = re.search(r"SID: '(\d+)'", shell)[1]
    articles, page, total = [], 0, 1
    while page * 100 < total:
        page += 1
        answer = ask(SHIYAN.host, f"/gkmlpt/api/all/0?page={page}&sid={sid}")
        assert answer.headers["Content-Type"] == "application/json"
        total = json.loads(answer.body)["total"]
        articles += json.loads(answer.body)["articles"]
    assert page == 2
    assert total == len(articles) == len({article["url"] for article in articles}) == 108
    report = next(article for article in articles if article["id"] == 4449773)
    assert report["url"] == web.url(SHIYAN.host, SHIYAN.path)
    assert report["create_time"].startswith("2024-02-26")
    assert datetime.fromtimestamp(report["display_publish_time"], UTC).date() == SHIYAN.published
    links = {article["url"].removeprefix(web.url(SHIYAN.host, "")) for article in articles}
    assert {ask(SHIYAN.host, link).status for link in links} == {200}


def test_a_wrong_sid_or_page_gives_nothing(ask) -> None:
    for query in ("page=1&sid=1", "page=1", "page=x&sid=420300", "page=9&sid=420300"):
        assert json.loads(ask(SHIYAN.host, f"/gkmlpt/api/all/0?{query}").body)["articles"] == []


def test_the_report_carries_its_seed(ask, plain) -> None:
    page = lxml.html.fromstring(ask(SHIYAN.host, SHIYAN.path).body.decode())
    lines = [plain(block.text_content()) for block in page.cssselect("div.article-content p")]
    assert "\n".join(line for line in lines if line) == seed(3)
    assert "索引号：" in page.text_content()
