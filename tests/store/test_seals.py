from datetime import date, timedelta

from store.schema_proof import ChainRow, HeadRow
from store.seals import Seal, Sealed, Subject, seals


def chain(watch, *links):
    """Keep links over things, each a kind and a subject; after every second one a day ends."""

    def add(session):
        for number, (kind, subject) in enumerate(links, start=1):
            at = watch.now + timedelta(hours=number)
            session.add(ChainRow(id=number, kind=kind, subject=subject, at=at, content=f"c{number}", head=f"h{number}"))
            if number % 2 == 0:
                day = date(2026, 3, number)
                session.add(HeadRow(on=day, link=number, head=f"h{number}", at=at))

    watch.do(add)


def test_what_is_sealed_is_found(watch):
    chain(watch, ("version", "1"), ("change", "1"), ("version", "2"))
    one, change, two = Subject(Sealed.VERSION, "1"), Subject(Sealed.CHANGE, "1"), Subject(Sealed.VERSION, "2")
    found = watch.ask(seals, [one, change, two, Subject(Sealed.CAPTURE, "1"), Subject(Sealed.VERSION, "3")])
    assert found == {
        one: Seal(link=1, content="c1", head="h1", day=date(2026, 3, 2), day_head="h2"),
        change: Seal(link=2, content="c2", head="h2", day=date(2026, 3, 2), day_head="h2"),
        two: Seal(link=3, content="c3", head="h3", day=None, day_head=None),
    }


def test_the_last_link_over_a_thing_counts(watch):
    file = Subject(Sealed.FILE, "2026/03/x.warc.gz")
    chain(watch, ("file", file.name), ("file", file.name))
    assert watch.ask(seals, [file])[file].link == 2


def test_nothing_is_sealed_in_an_empty_chain(watch):
    assert watch.ask(seals, [Subject(Sealed.VERSION, "1")]) == {}
    assert watch.ask(seals, []) == {}
