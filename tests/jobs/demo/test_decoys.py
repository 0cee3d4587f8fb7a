"""The decoys must tempt and must not be reports."""

from datetime import date

from crawler.titles import classify
from jobs.demo.decoys import Place, decoys
from store.records import Kind

PLACE = Place(name="青山县", issuer="青山县人民政府")
DECOYS = decoys(PLACE, date(2024, 8, 15), 48, lambda day, rank: f"/{day:%Y%m}/{rank}.html")


def test_they_are_dated_newest_first_and_placed_oldest_zero() -> None:
    assert [post.published for post in DECOYS] == sorted((post.published for post in DECOYS), reverse=True)
    assert DECOYS[0].path == "/202408/47.html"
    assert DECOYS[-1].path.endswith("/0.html")


def test_titles_and_bodies_stand_once() -> None:
    assert len({post.title for post in DECOYS}) == 48
    assert len({post.paragraphs for post in DECOYS}) == 48


def test_bodies_are_whole() -> None:
    for post in DECOYS:
        assert 3 <= len(post.paragraphs) <= 8
        assert "$" not in post.title + "".join(post.paragraphs)
        assert all(len(paragraph) > 8 for paragraph in post.paragraphs)


def test_none_is_a_report() -> None:
    for post in DECOYS:
        assert classify(post.title).kind not in (Kind.REPORT, Kind.UNDECIDED), post.title
        assert classify(post.title, text="\n".join(post.paragraphs)).kind != Kind.REPORT, post.title


def test_writing_twice_gives_the_same() -> None:
    assert decoys(PLACE, date(2024, 8, 15), 48, lambda day, rank: f"/{day:%Y%m}/{rank}.html") == DECOYS
