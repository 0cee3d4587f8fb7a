"""What a real night says in the morning: links that work, and the same night twice says nothing new."""

import json
import re
from datetime import timedelta
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, Request, build_opener

import pytest
import warm

from jobs.alerts.settings import AlertTable
from jobs.night import night
from jobs.place import Place
from jobs.progress import Silent

LINK = re.compile(r"https?://\S+")


@pytest.fixture
def mornings(place, web, endpoint):
    """Run the first night, the second and the second again; give what was sent after each."""
    tables = (AlertTable(url=f"json://{endpoint.host}/", name="desk"),)
    watched = Place(settings=place.settings.model_copy(update={"alerts": tables}), now=place.now)
    sent = []
    for number, later in ((1, 0), (2, 1), (2, 1)):
        web.show(number)
        before = len(endpoint.taken)
        night(
            Place(settings=watched.settings, now=place.now + timedelta(days=later)),
            (),
            Silent(),
            launch=warm.run_spider,
        )
        sent.append([json.loads(taken.body) for taken in endpoint.taken[before:]])
    return sent


def status_of(link):
    """Ask the local server for an address of a host that it serves under a name of its own."""
    asked = urlsplit(link)
    local = asked._replace(netloc=f"127.0.0.1:{asked.port}").geturl()
    request = Request(local, headers={"Host": asked.netloc})
    try:
        with build_opener(ProxyHandler({})).open(request, timeout=10) as answer:
            return answer.status
    except HTTPError as error:
        with error:
            return error.code


def test_one_message_a_morning_with_links_that_work_and_none_twice(mornings):
    first, second, again = mornings
    (baseline,), (message,) = first, second
    assert "首次采集完成:5 个来源,5 份文件" in baseline["message"]
    assert again == []
    text = message["message"]
    assert text.index("【新报告") < text.index("【修改")
    reports, _, wrong = text.partition("【监测提示")
    links = LINK.findall(reports)
    assert len(links) > 1
    assert {status_of(link) for link in links} == {200}
    # What is wrong is shown where it is: the site that blocks us blocks whoever follows the link.
    assert {status_of(link) for link in LINK.findall(wrong)} <= {200, 412}
    assert re.search(r"· .*\d+\S* → \d+", text)
    assert re.search(r"查看改动:fazhi diff \d+ 1 2\n", text)
