"""Which link is followed next."""

from crawler.adapters.base import ListRequest
from crawler.explore.frontier import Frontier, Lead, place_of
from crawler.explore.ways import Way

HOME = "https://www.qz.gov.cn/"
START = Lead(url=HOME, text="", path=(), worth=0.0, is_told=False)


def order(*ways, around=START, least=0.0):
    frontier = Frontier(HOME)
    frontier.add(ways, around)
    found = []
    while (lead := frontier.pop(least)) is not None:
        found.append(lead.url.removeprefix(HOME))
    return found


def way(path, text, **more):
    return Way(url=HOME + path, text=text, **more)


def test_the_most_promising_first():
    ways = (way("a/", "走近秦州吧"), way("b/", "政务公开"), way("fzzf/", "建设"), way("c/", "通知公告"))
    assert order(*ways) == ["fzzf/", "b/", "c/", "a/"]
    assert order(*ways, least=40) == ["fzzf/", "b/"]


def test_what_leads_to_no_column_is_left():
    assert (
        order(
            way("a/", "新闻中心"),
            way("b.pdf", "法治政府建设"),
            way("search?q=1", "法治"),
            way("d/", "下一页"),
            way("e/t20240301_1.html", "秦州区开展法治政府建设宣传", is_article=True),
            way("f/", "关于印发法治政府建设要点的通知"),
        )
        == []
    )


def test_a_page_counts_once_whatever_its_address():
    assert len(order(way("fzzf/", "依法行政"), way("fzzf/index.html", "法治政府建设"), way("fzzf", "法治"))) == 1
    assert place_of("https://a.gov.cn/x/#12") != place_of("https://a.gov.cn/x/#13")
    assert place_of("https://a.gov.cn/x/#top") == place_of("http://www.a.gov.cn/x/index.shtml")


def test_a_seen_page_is_not_given_again():
    frontier = Frontier(HOME)
    assert frontier.see(HOME + "fzzf/")
    assert not frontier.see(HOME + "fzzf/index.html")
    frontier.add([way("fzzf/", "法治政府建设")], START)
    assert frontier.pop(0.0) is None


def test_pages_of_one_list_at_one_address_are_different():
    frontier = Frontier(HOME)
    for page in (2, 3):
        more = ListRequest(url=HOME + "search.jsp", method="POST", page=page)
        frontier.push(Lead(url=HOME + "col/", text="", path=(), worth=50.0, is_told=True, more=more))
    assert [frontier.pop(0.0) is not None for _ in range(3)] == [True, True, False]


def test_links_without_words_inherit_and_wear_out():
    around = Lead(url=HOME + "fzzf/", text="法治政府建设", path=("法治政府建设",), worth=94.0, is_told=True)
    units = tuple(way(f"unit/{n}/", "某某单位") for n in range(20))
    followed = order(*units, around=around, least=20)
    assert 1 < len(followed) < 8


def test_another_version_of_the_site_comes_last():
    ways = (way("m/fzzf/", "法治政府建设"), way("gate/big5/www.qz.gov.cn/zwgk/", "政务公开"), way("gk/", "政务公开"))
    assert order(*ways) == ["m/fzzf/", "gk/", "gate/big5/www.qz.gov.cn/zwgk/"]
    assert order(way("m/fzzf/", "法治"), way("fzzf/", "法治")) == ["fzzf/", "m/fzzf/"]


def test_below_a_page_on_the_subject_every_office_counts():
    around = Lead(url=HOME + "fzzf/", text="法治政府建设", path=("法治政府建设",), worth=94.0, is_told=True)
    ways = (way("fzzf/b1/", "财政局"), way("fzzf/b2/", "统计局"), way("czj/", "财政局"))
    assert sorted(order(*ways, around=around)) == ["fzzf/b1/", "fzzf/b2/"]
    assert order(*ways) == []
