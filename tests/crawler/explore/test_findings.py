"""What an exploration has to say."""

from datetime import date

from crawler.explore.columns import Column
from crawler.explore.findings import passed_over, proposal
from store.records import EntrySeen, Kind


def column(place="fz", *, named=True, **listed):
    entries = tuple(
        EntrySeen(key=title, url=f"https://a.gov.cn/{title}", title=title, listed_on=on, kind=Kind.REPORT, reason="")
        for title, on in listed.items()
    )
    return Column(
        url=f"https://a.gov.cn/{place}/",
        place=place,
        names=("法治政府建设", "年度报告"),
        path=("政务公开",),
        is_named=named,
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


def test_the_newest_reports_are_named_first():
    said = proposal(column(old=date(2021, 3, 1), new=date(2024, 3, 1), undated=None, mid=date(2022, 3, 1)))
    assert said.newest == ("new", "mid", "old")
    assert said.seen == "https://a.gov.cn/new"
    assert (said.name, said.entries, said.reports) == ("法治政府建设", 4, 4)


def test_every_expected_list_that_is_not_proposed_has_its_reason():
    good, shaken, unread, empty = (
        column("good", a=None),
        column("shaken", b=None),
        column("unread", c=None),
        column("e"),
    )
    differences = {"good": "", "shaken": "it shook"}
    said = passed_over((good, shaken, unread, empty), (good, unread), differences)
    assert [(one.column.split("/")[3], one.reason) for one in said] == [
        ("shaken", "it shook"),
        ("unread", "the requests were used up before its second reading"),
        ("e", "named so, but shows none"),
    ]
