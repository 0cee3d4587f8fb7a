"""What stands behind entries whose titles leave it open."""

from dataclasses import replace
from datetime import date

from crawler.adapters.base import ListPage
from crawler.explore.columns import Column
from crawler.explore.texts import GENERAL, NAMED, first_open, judged
from jobs.demo.texts import paragraphs, seed
from store.records import EntrySeen, Kind

URL = "https://www.a.gov.cn/x/t20240301_1.html"


def entry(name, *, title="某某县关于2023年度法治政…", kind=Kind.UNDECIDED, on=None):
    return EntrySeen(key=name, url=f"https://www.a.gov.cn/{name}", title=title, listed_on=on, kind=kind, reason="")


def column(*entries, name="法治政府建设", **more):
    whole = Column(
        url="https://www.a.gov.cn/x/",
        place="x",
        names=(name,),
        path=(),
        is_named=name == "法治政府建设",
        is_slice=False,
        unfit="",
        adapter="trs",
        entries=entries,
        first=frozenset((one.key, one.title) for one in entries),
        has_more=False,
        following=None,
        pages=1,
        requests=1,
    )
    return replace(whole, **more)


def page(title, text):
    body = "".join(f"<p>{line}</p>" for line in paragraphs(text))
    html = f"<html><meta charset='gb2312'><title>{title}</title><h1>{title}</h1><div class='TRS_Editor'>{body}</div>"
    return ListPage(url=URL, text=html, content_type="text/html", page=1)


def looks(*columns, least=0.0):
    """Name all that is looked into, one after the other."""
    looked = []
    while (found := first_open(columns, set(looked), least=least)) is not None:
        looked.append(found.entry.key)
    return looked


def test_three_of_a_column_are_looked_into():
    assert looks(column(*map(entry, "abcde"))) == ["a", "b", "c"]
    assert looks(column(*map(entry, "ab"), entry("r", kind=Kind.REPORT))) == []
    assert looks(column(*map(entry, "ab"), unfit="a search")) == []
    assert looks(column(entry("n", kind=Kind.NEWS), entry("a"))) == ["a"]


def test_what_a_column_is_called_says_when():
    named, general, other = column(entry("a")), column(entry("b"), name="通知公告"), column(entry("c"), name="新闻")
    assert looks(general, named, other) == ["a", "b", "c"]
    assert looks(general, named, other, least=GENERAL) == ["a", "b"]
    assert looks(general, named, other, least=NAMED) == ["a"]


def test_of_a_site_map_the_likeliest_pages_come_first():
    summer, spring = date(2024, 7, 1), date(2024, 2, 1)
    pages = (entry("s/1", title="", on=summer), entry("w/2", title="", on=spring), entry("fzzf/3", title=""))
    assert looks(column(*pages)) == ["fzzf/3", "w/2", "s/1"]
    many = [entry(f"p/{n}", title="") for n in range(50)]
    assert len(looks(column(*many))) == 20


def test_a_report_is_known_by_its_text():
    open_, other = entry("a"), entry("b")
    known = judged(column(open_, other), open_, page("法治政府建设情况", seed(0)))
    assert [one.key for one in known.reports] == ["a"]
    assert [one.key for one in known.undecided] == ["b"]
    assert known.by_text == 1


def test_another_paper_is_known_by_its_text():
    open_ = entry("a")
    text = "\n".join(["会议由区政府办公室承办，会期半天，请按时参加。"] * 40)
    known = judged(column(open_), open_, page("关于召开会议的通知", text))
    assert (known.reports, known.undecided, known.by_text, known.refuted) == ((), (), 0, 1)


def test_a_page_without_a_text_decides_nothing():
    open_ = entry("a")
    assert judged(column(open_), open_, page("附件", "下载")).undecided == (open_,)
