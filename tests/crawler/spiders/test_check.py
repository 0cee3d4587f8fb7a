"""Each column of some sources fetched once, as for an operator who asks."""

from datetime import date

import pytest

from jobs.demo.site import Page
from jobs.look import look_at_columns

CHALLENGE = b"<html><script>document.cookie='__jsl_clearance_s=1';location.href=location.pathname</script></html>"


@pytest.fixture(scope="module")
def looks(town):
    """Look at four sources and map each id to what it showed."""
    town.with_report("good")
    town.put(town.declare("erring"), "/", Page(body=b"<html>Internal Server Error</html>", status=500))
    closed = town.declare("closed")
    town.put(closed, "/robots.txt", Page(body=b"User-agent: *\nDisallow: /\n", content_type="text/plain"))
    notice = "\n".join(["各有关单位：", *["请认真做好安全生产检查工作，及时消除隐患。" * 9] * 5])
    town.put(town.declare("prose"), "/", town.article("关于开展安全生产检查的通知", notice))
    town.put(town.declare("inline"), "/", town.article("秦州区2023年法治政府建设情况报告"))
    town.put(town.declare("walled"), "/", Page(body=CHALLENGE, status=521))
    framed = town.declare("framed")
    town.put(framed, "/", "<html><body><iframe src='/inner.html' width='100%' height='600'></iframe></body></html>")
    town.put(
        framed,
        "/inner.html",
        town.list_page({"/a_1001.html": "秦州区召开全区工作会议", "/b_1002.html": "秦州区印发有关工作通知"}),
    )
    town.declare("unasked")
    names = ("good", "erring", "closed", "prose", "framed", "inline", "walled")
    return {look.source: look for look in look_at_columns(town.place(), [f"town/{name}" for name in names])}


def test_a_good_column_shows_what_it_lists(town, looks):
    good = looks["town/good"]
    assert (good.state, good.adapter, good.entries, good.candidates) == ("page", "generic", 2, 1)
    assert good.newest_on == date(2024, 3, 2)
    assert good.column == town.url("good.fazhi.test", "/")


def test_a_list_behind_a_frame_is_fetched_too(town, looks):
    framed = looks["town/framed"]
    assert (framed.state, framed.entries, framed.candidates) == ("page", 2, 0)
    assert framed.column == town.url("framed.fazhi.test", "/")


def test_a_report_shown_in_place_of_a_list_is_what_the_column_lists(looks):
    inline = looks["town/inline"]
    assert (inline.state, inline.adapter, inline.entries, inline.candidates) == ("page", "inline", 1, 1)
    assert inline.newest_on == date(2024, 3, 1)


@pytest.mark.parametrize(
    ("name", "state"),
    [("erring", "server_error"), ("closed", "robots"), ("prose", "list_not_understood"), ("walled", "blocked")],
)
def test_a_bad_column_says_why(looks, name, state):
    look = looks[f"town/{name}"]
    assert (look.state, look.entries, look.newest_on) == (state, 0, None)
    assert look.reason


def test_only_the_columns_asked_about_are_fetched_and_no_article(town, looks):
    assert set(looks) == {
        f"town/{name}" for name in ("good", "erring", "closed", "prose", "framed", "inline", "walled")
    }
    assert town.targets("unasked.fazhi.test") == []
    assert town.targets("good.fazhi.test") == ["/"]


def test_nothing_enters_the_store(town, looks):
    assert not (town.folder / "fazhi.db").exists()
    assert not (town.folder / "data").exists()
