"""The 大汉 look: the first records lie in the column, the others come by POST."""

import re
from urllib.parse import urlencode

import lxml.html
import pytest

from jobs.demo.story import EDITED_FIGURES, JINGYUAN
from jobs.demo.texts import seed

COLUMN = "/col/col12345/index.html"
DATAPROXY = "/module/web/jpage/dataproxy.jsp"
FORM = {"col": "1", "appid": "1", "webid": "1", "path": "/", "columnid": "12345", "unitid": "16702"}


def records(text: str) -> list[str]:
    return re.findall(r'<record><!\[CDATA\[<li><a href="([^"]+)"', text)


def fetch(ask, window: dict[str, str], form: dict[str, str]) -> list[str]:
    answer = ask(
        JINGYUAN.host,
        f"{DATAPROXY}?{urlencode(window)}",
        method="POST",
        body=urlencode(form),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.headers["Content-Type"].startswith("text/xml")
    return records(answer.body.decode())


def test_the_list_pages_to_its_end(ask) -> None:
    column = ask(JINGYUAN.host, COLUMN).body.decode()
    total = int(re.search(r"totalRecord:(\d+)", column)[1])
    size = int(re.search(r"perPage:(\d+)", column)[1])
    links = records(column)
    assert len(links) == size == 6
    while len(links) < total:
        window = {"startrecord": len(links) + 1, "endrecord": len(links) + size, "perpage": size}
        links += fetch(ask, window, FORM)
    assert total == len(links) == len(set(links)) == 16
    assert links.index(JINGYUAN.path) >= size
    assert {ask(JINGYUAN.host, link).status for link in links} == {200}


def test_the_window_may_come_in_the_form_and_by_get(ask) -> None:
    window = {"startrecord": "13", "endrecord": "18", "perpage": "6"}
    by_query = fetch(ask, window, FORM)
    assert len(by_query) == 4
    assert fetch(ask, {}, {**FORM, **window}) == by_query
    assert records(ask(JINGYUAN.host, f"{DATAPROXY}?{urlencode(FORM | window)}").body.decode()) == by_query


@pytest.mark.parametrize(
    "window",
    [{"startrecord": "17", "endrecord": "22"}, {"startrecord": "9", "endrecord": "3"}, {"columnid": "999"}],
)
def test_nothing_is_there_beyond(ask, window: dict[str, str]) -> None:
    assert fetch(ask, {}, {**FORM, **window}) == []


def test_a_careless_window_is_the_first(ask) -> None:
    assert len(fetch(ask, {"startrecord": "-5", "perpage": "x"}, FORM)) == 6


@pytest.mark.parametrize("night", [1, 2])
def test_the_report_carries_its_text(web, ask, plain, night: int) -> None:
    web.show(night)
    wanted = seed(2)
    for before, after in EDITED_FIGURES if night == 2 else ():
        wanted = wanted.replace(before, after)
    page = lxml.html.fromstring(ask(JINGYUAN.host, JINGYUAN.path).body.decode())
    lines = [plain(block.text_content()) for block in page.xpath("//div[@id='zoom']/p")]
    assert "\n".join(lines) == wanted
    assert page.xpath("//meta[@name='PubDate']/@content") == ["2025-03-17 10:38"]
    assert "扫一扫在手机上查看当前页面" in page.text_content()
