from dataclasses import replace

import pytest
from scrapy import Request

from crawler.tasks import META_KEY, PageTask, may_be_textless, task_of
from store.records import Kind

TASK = PageTask(source="gansu/qinzhou", hosts=())


def test_a_task_travels_with_its_request():
    request = Request("https://qinzhou.example/", meta={META_KEY: TASK})
    assert task_of(request) is TASK
    assert task_of(request.replace(url="https://qinzhou.example/moved")) is TASK


def test_what_scrapy_asks_for_itself_has_no_task():
    assert task_of(Request("https://qinzhou.example/robots.txt")) is None
    assert task_of(Request("https://qinzhou.example/", meta={META_KEY: "gansu/qinzhou"})) is None


@pytest.mark.parametrize(
    ("title", "kind", "may"),
    [
        ("秦州区2023年法治政府建设情况报告", Kind.REPORT, False),
        ("秦州区公开2023年法治政…", Kind.UNDECIDED, True),
        (None, None, False),
    ],
)
def test_only_a_title_that_leaves_it_open_may_stand_over_no_text(title, kind, may):
    assert may_be_textless(replace(TASK, listed_title=title, listed_kind=kind)) is may
