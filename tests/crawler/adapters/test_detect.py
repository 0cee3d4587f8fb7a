import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.base import ListPage
from crawler.adapters.detect import ADAPTERS, adapter_for, read
from crawler.errors import ListNotUnderstood, SourceInvalid
from crawler.source_file import ADAPTER_NAMES

URL = "https://www.example.gov.cn/zwgk/fzzfjs/index.html"
PLAIN = '<ul><li><a href="/xx/10001.html">某区2023年法治政府建设年度报告</a>2024-03-05</li></ul>'
TRS = '<ul><li><a href="./202403/t20240305_1.html">某区2023年法治政府建设年度报告</a>2024-03-05</li></ul>'
NFCMS = TRS.replace("202403/t20240305_1", "content/post_10001")


def _page(text: str) -> ListPage:
    return ListPage(url=URL, text=text, content_type="text/html", page=1)


def test_names() -> None:
    assert sorted(ADAPTERS) == sorted(ADAPTER_NAMES)
    assert all(adapter.name == name for name, adapter in ADAPTERS.items())


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        (TRS, None, "trs"),
        (TRS, "boda", "trs"),
        (NFCMS, None, "nfcms"),
        (NFCMS + TRS, None, "nfcms"),
        (NFCMS + TRS, "trs", "trs"),
        (PLAIN, None, "generic"),
        (PLAIN, "trs", "trs"),
        (PLAIN, "generic", "generic"),
        ("", "jcms", "jcms"),
    ],
)
def test_the_page_decides_and_the_declaration_breaks_ties(text: str, declared: str | None, expected: str) -> None:
    assert adapter_for(_page(text), declared).name == expected


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(SourceInvalid, match='"gkmlpt"'):
        adapter_for(_page(TRS), "gkmlp")


@pytest.mark.parametrize("declared", [None, *ADAPTERS])
def test_any_list_is_read_whatever_is_declared(declared: str | None) -> None:
    assert [entry.title for entry in read(_page(PLAIN), declared).entries] == ["某区2023年法治政府建设年度报告"]


def test_a_frame_is_found_behind_the_marks_of_a_family() -> None:
    text = '<script>createPageHTML(1, 0, "index", "html")</script><iframe src="/zwgk/frame.html"></iframe>'
    listing = read(_page(text), None)
    assert listing.entries == ()
    assert listing.following is not None


def test_a_page_that_nothing_understands_names_the_adapter_it_belongs_to() -> None:
    with pytest.raises(ListNotUnderstood, match=r"^trs: ") as raised:
        read(_page("<p>系统维护中</p>"), "trs")
    assert raised.value.url == URL


@given(text=st.text(max_size=200), declared=st.sampled_from([None, *ADAPTERS]))
def test_no_listing_is_empty_that_leads_nowhere(text: str, declared: str | None) -> None:
    try:
        listing = read(_page(text), declared)
    except ListNotUnderstood:
        return
    assert listing.entries or listing.following is not None


def test_an_answer_to_an_adapters_own_request_is_read_by_that_adapter() -> None:
    page = ListPage(url=URL, text=TRS, content_type="text/html", page=2, asked_by="jcms")
    assert adapter_for(page, "trs").name == "jcms"
    assert read(page, "trs").adapter == "generic"


def test_such_an_answer_is_never_read_as_just_any_list_when_the_adapter_cannot() -> None:
    page = ListPage(url=URL, text=TRS, content_type="text/html", page=2, asked_by="jcms", carry=(("start", "16"),))
    with pytest.raises(ListNotUnderstood):
        read(page, None)


def test_what_a_generic_page_leads_to_may_be_of_any_family() -> None:
    page = ListPage(url=URL, text=TRS, content_type="text/html", page=1, asked_by="generic", carry=(("framed", "yes"),))
    assert adapter_for(page, None).name == "trs"
