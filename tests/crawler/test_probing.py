"""Three nights over hosts that say in ways of their own that a report is not there."""

from datetime import UTC, datetime, timedelta

import pytest

from jobs.demo.site import Page
from jobs.demo.texts import seed
from store.records import DocumentStatus
from store.schema_proof import NotFoundRow

NIGHT_ONE = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
REPORT = "/report_1001.html"
SIBLING = "/report_0000.html"
CHALLENGE = "<html><head><script>$_ts=window['$_ts'];$_ts.cd='q';</script></head><body></body></html>"
UPKEEP = "<html><head><title>系统维护</title></head><body><p>系统维护中，请稍后访问。</p></body></html>"
HOME = "<html><head><title>区人民政府</title></head><body>" + "<a href='/a.html'>政务公开</a>" * 30 + "</body></html>"


class Counted:
    """A page whose figures, day and hot list are others each time it is shown."""

    def __init__(self, words, *, status=200, title="区人民政府门户网站"):
        self.words, self.status, self.title, self.times = words, status, title, 0

    def __call__(self, _):
        self.times += 1
        hot = "".join(
            f"<li><a href='/n_{self.times}{n}.html'>第{self.times}批第{n}号惠民项目今日开工</a></li>" for n in range(9)
        )
        text = (
            f'<html><head><meta charset="utf-8"><title>{self.title}</title></head><body>'
            f"<p>今天是2026年3月{self.times}日 星期{'一二三四五六日'[self.times % 7]}</p><div>{self.words}</div>"
            f"<h3>热点信息</h3><ul>{hot}</ul><p>您是第{90 + self.times}位访客</p><p>版权所有：区人民政府办公室</p>"
            "</body></html>"
        )
        return Page(body=text.encode(), status=self.status)


def sent(place):
    return Page(body=b"", status=302, headers=(("Location", place),))


def html(text):
    return Page(body=text.encode())


LOST = "抱歉，您访问的页面不存在或已删除。"
IN_OTHER_WORDS = (
    "<p>哎呀，您来晚了一步，想看的内容已经走远，我们也没能追上它。</p><p>不妨回到门户网站首页看一看，"
    "或者使用站内搜索查找您需要的政务信息，也可以拨打政务服务热线咨询，我们将竭诚为您服务。</p>"
    "<p>如对本网站有意见建议，欢迎通过互动交流栏目留言，感谢您对政府网站工作的理解与支持。</p>"
)
DATED = "<p>发布时间：2026-01-01</p><p>本栏目信息正在整理。</p>"

GONE = {
    "known": (Counted(LOST), None),
    "worded": (Counted(IN_OTHER_WORDS), None),
    "homing": (sent("/home/"), None),
    "scripted": (html("<script>location.href='/error.html?from=report';</script>"), None),
    "listing": (Counted(""), None),
    "refusing": (Counted("参数错误", status=400), None),
}
"""Name of a source -> what every address that is not there answers, the report's among them."""
KEPT = {
    "proper": (Counted(LOST), Page(body=b"<html>Not Found</html>", status=404)),
    "walled": (Counted(LOST), Page(body=CHALLENGE.encode())),
    "resting": (html(UPKEEP), html(UPKEEP)),
    "erring": (Counted(LOST), Page(body=b"<html>error</html>", status=500)),
    "blank": (html(""), html("")),
    "barred": (Counted(LOST), None),
    "dated": (Counted(DATED), None),
    "other": (Counted(LOST), Counted("没有找到相关内容，请核对您输入的网址。", title="提示信息")),
}
"""Name of a source -> what its report answers, and what an address that never was."""


@pytest.fixture(scope="module")
def nights(town):
    """Run a good night and two on which the reports are not to be had; return where in `seen` each began."""
    hosts = {name: town.with_report(name) for name in (*GONE, *KEPT)}
    host = hosts["known"]
    more = {f"/report_100{n}.html": f"秦州区{2010 + n}年法治政府建设情况报告" for n in (2, 3, 4)}
    titles = {REPORT: "秦州区2023年法治政府建设情况报告（known）"} | more
    town.put(host, "/", town.list_page(titles))
    for path, title in more.items():
        town.put(host, path, town.article(title))
    town.put(hosts["homing"], "/home/", HOME)
    forbidden = f"User-agent: *\nDisallow: {SIBLING}\n".encode()
    town.put(hosts["barred"], "/robots.txt", Page(body=forbidden, content_type="text/plain"))
    town.put(hosts["scripted"], "/error.html", Counted("系统提示"))
    begun = [0]
    town.night(1)
    for name, (lost, never) in (GONE | KEPT).items():
        town.put(hosts[name], REPORT, lost)
        town.put(hosts[name], SIBLING, lost if never is None else never)
    for path in more:
        town.put(host, path, GONE["known"][0])
    summaries = []
    for number in (2, 3):
        begun.append(len(town.seen))
        summaries.append(town.night(number))
    begun.append(len(town.seen))
    assert [crawl.errors for summary in summaries for crawl in summary.crawls] == [{}, {}]
    return begun


def probes(town, nights, name, number):
    """Count the questions of a night for an address that never was."""
    asked = town.seen[nights[number - 1] : nights[number]]
    return [one.target for one in asked if one.host == f"{name}.fazhi.test"].count(SIBLING)


@pytest.mark.parametrize("name", GONE)
def test_a_host_that_answers_so_for_every_address_has_taken_the_report_away(town, nights, name):
    document = town.document(f"{name}.fazhi.test")
    assert (document.status, document.checked_as) == (DocumentStatus.MISSING, DocumentStatus.MISSING)
    assert len(town.versions(f"{name}.fazhi.test")) == 1


@pytest.mark.parametrize("name", GONE)
def test_the_host_is_asked_once_and_what_it_said_is_remembered(town, nights, name):
    assert (probes(town, nights, name, 2), probes(town, nights, name, 3)) == (1, 0)
    learned = {row.host: row for row in town.rows(NotFoundRow)}
    assert learned[f"{name}.fazhi.test"].url == town.url(f"{name}.fazhi.test", SIBLING)


def test_one_question_settles_every_report_of_a_host(town, nights):
    for path in ("/report_1002.html", "/report_1003.html", "/report_1004.html"):
        assert town.document("known.fazhi.test", path).status == DocumentStatus.MISSING


@pytest.mark.parametrize("name", KEPT)
def test_nothing_is_concluded_where_the_host_answers_otherwise(town, nights, name):
    document = town.document(f"{name}.fazhi.test")
    assert (document.status, document.missing_since) == (DocumentStatus.PRESENT, None)
    assert len(town.versions(f"{name}.fazhi.test")) == 1
    assert town.incidents(f"{name}.fazhi.test")


@pytest.mark.parametrize("name", ["erring", "other", "proper", "walled"])
@pytest.mark.parametrize("number", [2, 3])
def test_a_host_that_told_nothing_is_asked_again_the_next_night_and_once(town, nights, name, number):
    assert probes(town, nights, name, number) == 1


@pytest.mark.parametrize("name", ["barred", "blank", "resting"])
def test_a_site_under_repair_or_blank_or_that_forbids_it_is_not_even_asked(town, nights, name):
    assert probes(town, nights, name, 2) == 0


@pytest.mark.parametrize("name", ["barred", "blank", "erring", "resting", "walled"])
def test_an_outage_teaches_nothing(town, nights, name):
    assert f"{name}.fazhi.test" not in {row.host for row in town.rows(NotFoundRow)}


def test_the_incident_says_why_the_question_was_in_vain(town, nights):
    detail = town.incidents("walled.fazhi.test")["unreadable"].detail
    assert detail.startswith("soft_404: ")
    assert "asked for an address that never was, the host said challenge: " in detail


def test_columns_and_first_fetches_ask_nothing(town, nights):
    assert not any(one.target == SIBLING for one in town.seen[: nights[1]])


def test_a_real_edit_that_leaves_little_is_no_disappearance(new_town):
    town = new_town()
    host = town.with_report("cut")
    town.night(1)
    town.put(host, REPORT, town.article("秦州区2023年法治政府建设情况报告（cut）", seed(0)[: len(seed(0)) // 3]))
    town.put(host, SIBLING, Counted(IN_OTHER_WORDS))
    town.night(2)
    document = town.document(host)
    assert (document.status, document.missing_since) == (DocumentStatus.PRESENT, None)
    assert SIBLING not in town.targets(host), "it shows its title"


def test_what_was_learned_is_learned_anew_when_it_fits_no_more_or_is_old(new_town):
    town = new_town()
    host = town.with_report("redone")
    town.night(1)
    asked = []
    for number, lost in ((2, LOST), (3, IN_OTHER_WORDS), (4, IN_OTHER_WORDS), (40, IN_OTHER_WORDS)):
        page = Counted(lost, title="404")
        town.put(host, REPORT, page)
        town.put(host, SIBLING, page)
        since = len(town.seen)
        town.night(number)
        asked.append(town.targets(host, since).count(SIBLING))
    assert asked == [1, 1, 0, 1]
    (learned,) = town.rows(NotFoundRow)
    assert learned.learned_at == NIGHT_ONE + timedelta(days=39)
