"""Which lists are proposed."""

from dataclasses import replace

from crawler.explore.columns import Column, choose, difference, why, why_not
from store.records import EntrySeen, Kind


def entry(name, kind=Kind.REPORT):
    return EntrySeen(key=name, url=name, title=name, listed_on=None, kind=kind, reason="")


def column(path, *names, **more):
    entries = tuple(map(entry, names))
    whole = Column(
        url=f"https://a.gov.cn/{path}",
        place=path,
        names=("通知公告",),
        path=(),
        is_named=False,
        is_slice=False,
        unfit="",
        adapter="trs",
        entries=entries,
        first=frozenset(),
        has_more=False,
        following=None,
        pages=1,
        requests=1,
    )
    return replace(whole, **more)


def places(*columns):
    return [chosen.place for chosen in choose(columns)]


def test_a_dedicated_column_goes_before_a_general_one():
    other = (entry("c"), entry("n", Kind.NEWS), entry("m", Kind.NEWS))
    assert places(column("tzgg/", entries=other), column("fzzf/", "a", is_named=True)) == ["fzzf/", "tzgg/"]
    assert places(column("tzgg/", "a"), column("fzzf/", "a", is_named=True)) == ["fzzf/"]


def test_a_parent_and_a_year_give_way():
    child = column("fz/bg/", "a", "b", is_named=True)
    assert places(column("fz/", "a", "b", is_named=True), child) == ["fz/bg/"]
    assert places(column("fz/bg/2023/", "a", is_named=True, is_slice=True), child) == ["fz/bg/"]
    assert places(column("fz/", "a", "c", is_named=True), child) == ["fz/bg/", "fz/"]


def test_what_cannot_be_watched_is_not_chosen():
    home = column("", "a", unfit="a home page")
    assert places(home) == []
    assert why_not(home, ()) == "a home page, though it shows reports"


def test_reasons():
    assert why(column("fz/", "a", is_named=True)) == "its name or address names the subject"
    assert why(column("x/", "a", "b")) == "most of what it lists are reports"
    assert why(column("x/", "a", by_text=1)) == "a general column; reports known by their text alone: 1"
    assert "1 entries that may be" in why(column("x/", entries=(entry("a", Kind.UNDECIDED),)))
    assert why_not(column("fz/", is_named=True), ()) == "named so, but shows none"
    assert why_not(column("x/"), ()) == ""


def test_what_differs_in_a_second_reading_is_said():
    read = column("x/", first=frozenset({("k1", "甲"), ("k2", "乙")}))
    again = (entry("k1"), entry("k2"))
    named = [replace(one, title=title) for one, title in zip(again, "甲乙", strict=True)]
    assert difference(read, reversed(named)) == ""
    said = "its second reading did not give the same entries: "
    assert difference(read, named[:1]) == f"{said}without 乙 at k2"
    assert difference(read, again) == f"{said}without 甲 at k1 and 1 more, with k1 at k1 and 1 more"
