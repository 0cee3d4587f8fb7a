"""How a host says that an address is not there is remembered, its last word only."""

from datetime import timedelta

from sqlalchemy import select

from store import not_found
from store.captures import add_capture
from store.schema import CaptureRow
from store.schema_proof import NotFoundRow

URL = "http://www.tjjz.gov.cn/zwgk/t20260301_0.html"


def learn(watch, capture, host, words, *, sent_on_to=None):
    """Learn a host's answer now."""
    kept = watch.do(add_capture, capture, watch.run.id)
    answer = {"url": URL, "status": 200, "sent_on_to": sent_on_to, "fingerprint": words}
    watch.do(not_found.learn, host=host, **answer, capture_id=kept.id, now=watch.now)


def test_the_last_word_of_each_host_is_kept(watch, make_capture):
    learn(watch, make_capture("a"), "www.tjjz.gov.cn", "走远了")
    began = watch.now
    watch.night(days=1)
    learn(watch, make_capture("b"), "www.tjjz.gov.cn", "不存在", sent_on_to="https://tjjz.gov.cn/404.html")
    learn(watch, make_capture("c"), "sfj.tjjz.gov.cn", "没有了")
    first, second = watch.ask(not_found.learned, since=began)
    assert (first.host, first.fingerprint, first.learned_at) == ("sfj.tjjz.gov.cn", "没有了", watch.now)
    assert (second.fingerprint, second.sent_on_to) == ("不存在", "https://tjjz.gov.cn/404.html")
    assert second.url == URL
    assert second.status == 200


def test_what_was_learned_long_ago_is_not_told(watch, make_capture):
    learn(watch, make_capture("a"), "www.tjjz.gov.cn", "走远了")
    assert watch.ask(not_found.learned, since=watch.now + timedelta(seconds=1)) == []
    assert len(watch.ask(not_found.learned, since=watch.now)) == 1


def test_it_rests_on_the_capture_that_showed_it(watch, make_capture):
    learn(watch, make_capture("a"), "www.tjjz.gov.cn", "走远了")
    urls = watch.ask(
        lambda session: session.scalars(
            select(CaptureRow.url).join(NotFoundRow, NotFoundRow.capture_id == CaptureRow.id)
        ).all()
    )
    assert urls == [make_capture("a").url]
