from datetime import UTC, datetime

from store import hosts
from store.hosts import Wish

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SLOW = Wish(host="a.gov.cn", crawl_delay=5.0)
HOURS = Wish(host="b.gov.cn:8080", visit_from="0600", visit_until="0845")


def test_what_hosts_ask_for_is_kept(watch):
    watch.do(hosts.learn, [SLOW, HOURS, Wish(host="c.gov.cn")], now=NOW)
    assert watch.ask(hosts.wishes) == {"a.gov.cn": SLOW, "b.gov.cn:8080": HOURS}


def test_learning_the_same_again_changes_nothing(watch):
    for _ in range(2):
        watch.do(hosts.learn, [SLOW], now=NOW)
    assert watch.ask(hosts.wishes) == {"a.gov.cn": SLOW}


def test_what_a_host_no_longer_asks_for_is_forgotten(watch):
    watch.do(hosts.learn, [SLOW, HOURS], now=NOW)
    watch.do(hosts.learn, [Wish(host="a.gov.cn"), Wish(host=HOURS.host, crawl_delay=2.0)], now=NOW)
    assert watch.ask(hosts.wishes) == {HOURS.host: Wish(host=HOURS.host, crawl_delay=2.0)}


def test_a_host_that_was_not_asked_keeps_what_it_has(watch):
    watch.do(hosts.learn, [SLOW, HOURS], now=NOW)
    watch.do(hosts.learn, [SLOW], now=NOW)
    assert set(watch.ask(hosts.wishes)) == {SLOW.host, HOURS.host}
