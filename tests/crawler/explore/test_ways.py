"""The ways out of a page."""

from hypothesis import given
from hypothesis import strategies as st

from crawler.adapters.shared.document import parse
from crawler.errors import ListNotUnderstood
from crawler.explore.ways import lists_excerpts, ways_out

URL = "https://www.qz.gov.cn/zwgk/"


def ways(text, url=URL):
    return {way.url.removeprefix("https://www.qz.gov.cn"): way.text for way in ways_out(parse(text, url))}


def test_links_of_every_kind():
    assert ways(
        "<a href='a/'>甲</a><a href='/b/'><img alt='乙'></a><a href='javascript:go(\"/c/\")'>丙</a>"
        "<li onclick=\"window.open('/d/','_blank')\">丁</li><div data-url='/e/'>戊</div>"
        "<select><option value='/f/'>己</option><option value='3'>庚</option></select>"
        "<a href='{{url}}'>{{title}}</a><a href='javascript:void(0)'>无</a><a href='mailto:a@b.cn'>信</a>"
    ) == {"/zwgk/a/": "甲", "/b/": "乙", "/c/": "丙", "/d/": "丁", "/e/": "戊", "/f/": "己"}


def test_what_scripts_would_draw():
    assert ways(
        "<p>x</p><script>var t=[{id:1,name:'政务公开',url:'/a/',children:["
        '{"title":"\\u6cd5\\u6cbb","href":"\\/b\\/"}]}];'
        "document.write('<a href=\"/c/\" class=x>依法行政</a>');</script>"
    ) == {"/a/": "政务公开", "/b/": "法治", "/c/": "依法行政"}


def test_rows_of_arrays_are_a_menu():
    assert ways(
        "<p>x</p><script>var m = new Array(); m[0] = new Array('政务公开', '/zwgk/', "
        "[['依法行政', './yfxz/'], [\"财政\", \"http://www.qz.gov.cn/cz/\"]]); go('a', 'b');</script>"
    ) == {"/zwgk/": "政务公开", "/zwgk/yfxz/": "依法行政", "http://www.qz.gov.cn/cz/": "财政"}


def test_where_a_click_leads_is_no_part_of_the_page():
    text = "<ul><li onclick=\"location.href='/xw/'\">新闻</li></ul>"
    assert [(way.text, way.is_part) for way in ways_out(parse(text, URL))] == [("新闻", False)]


def test_a_word_for_more_is_named_by_its_heading():
    assert ways("<div><h3>法治政府建设</h3><a href='/a/'>更多&gt;&gt;</a></div>") == {"/a/": "法治政府建设"}


def test_frames_are_parts_of_the_page_and_redirects_lead_on():
    text = "<iframe src='/in.html'></iframe><script>window.location.href='/new/'</script>"
    found = {way.url: way.is_part for way in ways_out(parse(text, URL))}
    assert found == {"https://www.qz.gov.cn/in.html": True, "https://www.qz.gov.cn/new/": False}


def test_other_sites_are_no_way():
    assert ways("<a href='https://evil.com/fzzf/'>法治</a><a href='https://www.other.gov.cn/'>别处</a>") == {}


def test_pages_of_excerpts():
    more = "<h3>{0}</h3><a href='/{0}/'>更多</a>"
    assert lists_excerpts(parse(more.format("a") + more.format("b"), URL))
    assert not lists_excerpts(parse(more.format("a"), URL))


@given(st.text(alphabet=st.sampled_from("<>ahref='\"/{}:,;script\\u00d8法 "), max_size=200))
def test_any_text_is_read(text):
    try:
        document = parse(text, URL)
    except ListNotUnderstood:
        return
    assert all(way.url.startswith("https://www.qz.gov.cn/") for way in ways_out(document))
