from scrapy import Request

from crawler.tasks import META_KEY, PageTask, task_of

TASK = PageTask(source="gansu/qinzhou", hosts=())


def test_a_task_travels_with_its_request():
    request = Request("https://qinzhou.example/", meta={META_KEY: TASK})
    assert task_of(request) is TASK
    assert task_of(request.replace(url="https://qinzhou.example/moved")) is TASK


def test_what_scrapy_asks_for_itself_has_no_task():
    assert task_of(Request("https://qinzhou.example/robots.txt")) is None
    assert task_of(Request("https://qinzhou.example/", meta={META_KEY: "gansu/qinzhou"})) is None
