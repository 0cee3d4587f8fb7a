import hashlib
from datetime import timedelta

from store import chain
from store.archive.folder import Measured
from store.chain_content import Link, head_after
from store.chain_rows import link_batches


def measured(number):
    return Measured(name=f"2026/03/{number:04d}.warc.gz", length=number, sha256=hashlib.sha256(b"").hexdigest())


def test_each_link_seals_the_one_before_it(watch):
    watch.see("第一段。")
    sealed = watch.do(chain.seal, [measured(number) for number in range(1200)], now=watch.now)
    links: list[Link] = [found.link for batch in watch.ask(lambda s: list(link_batches(s))) for found in batch]
    assert [link.place for link in links] == list(range(1, 1203))
    assert [link.kind for link in links[-2:]] == ["capture", "version"]
    head = ""
    for link in links:
        head = head_after(head, link)
        assert link.head == head
    assert (sealed.links, sealed.head.head) == (1202, head)
    assert watch.ask(chain.head) == sealed.head


def test_only_what_is_new_is_sealed(watch):
    watch.see("第一段。")
    watch.do(chain.seal, [], now=watch.now)
    watch.night(days=1)
    watch.see("第一段。")
    assert watch.do(chain.seal, [measured(1)], now=watch.now).links == 1
    assert watch.ask(chain.unsealed, [measured(1).name, measured(2).name]) == (measured(2).name,)


def test_no_link_is_dated_before_the_last_one_when_a_clock_is_set_right(watch):
    watch.see("第一段。")
    ahead = watch.now + timedelta(days=40)
    watch.do(chain.seal, [measured(1)], now=ahead)
    watch.do(chain.seal, [measured(2)], now=watch.now + timedelta(days=1))
    later = watch.now + timedelta(days=41)
    watch.do(chain.seal, [measured(3)], now=later)
    links: list[Link] = [found.link for batch in watch.ask(lambda s: list(link_batches(s))) for found in batch]
    assert [link.at for link in links if link.kind == "file"] == [ahead, ahead, later]
