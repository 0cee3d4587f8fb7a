import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.urls import canonical_url, host, official, same_site

# Hosts that were seen serving copies of government pages.
_CLONES = [
    "555qipai.net",
    "acorahome.com",
    "basexf.com",
    "emedcarts.com",
    "gongsifa163.com",
    "hnylzj.com",
    "jeevanhouse.com",
    "jsc296.com",
    "m.hqtbz.com",
    "qchtl.cn",
    "rajayuj.com",
    "saintpaulhem.com",
    "sd-xs.com",
    "shangkeht.com",
    "sx-sn.com",
    "tianlangeos.com",
    "www.0516peicheng.com",
    "www.e5515c-test.cn",
    "www.feish-gz.com",
    "www.funkyskunky.com",
    "www.paobohui.com",
    "www.popmeili.com",
    "www.ptshed.com",
    "xhgjzx.net",
]


@pytest.mark.parametrize(
    ("url", "identity"),
    [
        ("http://www.dy.gov.cn/a/t20230101_1.html", "https://dy.gov.cn/a/t20230101_1.html"),
        ("HTTPS://DY.GOV.CN:443/a/t20230101_1.html#top", "https://dy.gov.cn/a/t20230101_1.html"),
        ("http://dy.gov.cn:443", "https://dy.gov.cn/"),
        ("//dy.gov.cn./a", "https://dy.gov.cn/a"),
        ("www.dy.gov.cn/a", "https://dy.gov.cn/a"),
        ("http://dy.gov.cn:8080/a", "http://dy.gov.cn:8080/a"),
        ("http://www.gov.cn/a", "https://www.gov.cn/a"),
        ("http://user:word@dy.gov.cn/a", "https://dy.gov.cn/a"),
        ("https://dy.gov.cn/a/t1_wap.html", "https://dy.gov.cn/a/t1.html"),
        ("https://dy.gov.cn/content/mpost_123.html", "https://dy.gov.cn/content/post_123.html"),
        ("https://dy.gov.cn/compost_123.html", "https://dy.gov.cn/compost_123.html"),
        ("http://www.dy.gov.cn/gate/big5/www.dy.gov.cn/a/t1.html", "https://dy.gov.cn/a/t1.html"),
        ("http://www.dy.gov.cn/gate/big5/sf.dy.gov.cn/a/t1.html?id=2", "https://sf.dy.gov.cn/a/t1.html?id=2"),
        ("http://dy.gov.cn/gate/big5/dy.gov.cn:80/gate/gb/b.gov.cn/x", "https://b.gov.cn/x"),
        ("http://clone.com/gate/big5/www.dy.gov.cn/a", "https://clone.com/gate/big5/www.dy.gov.cn/a"),
        ("https://dy.gov.cn/a?ddtab=true", "https://dy.gov.cn/a"),
        ("https://dy.gov.cn/a?slb=true&id=2&utm_source=x&XXGKHIDE=1&n=1", "https://dy.gov.cn/a?id=2&n=1"),
        ("https://dy.gov.cn/a?b=2&a=1", "https://dy.gov.cn/a?b=2&a=1"),
        ("https://dy.gov.cn/details?id=ff80", "https://dy.gov.cn/details?id=ff80"),
        ("https://dy.gov.cn/a;jsessionid=AB12?x=1", "https://dy.gov.cn/a?x=1"),
        ("https://dy.gov.cn/%7ea/%e4%b8%ad b/中.html", "https://dy.gov.cn/~a/%E4%B8%AD%20b/%E4%B8%AD.html"),
        ("https://dy.gov.cn/a/../b/./c", "https://dy.gov.cn/b/c"),
        ("https://dy.gov.cn/100%", "https://dy.gov.cn/100%25"),
        ("javascript:void(0)", "javascript:void(0)"),
        ("", ""),
    ],
)
def test_identity_of_a_document(url: str, identity: str) -> None:
    assert canonical_url(url) == identity


_PATHS = st.lists(
    st.sampled_from(
        ["a", "..", ".", "", "gate", "big5", "gb", "b.gov.cn", "_wap.html", "mpost_12.html", "%2e", "%5Fwap.html"]
    )
    | st.text(max_size=8),
    max_size=8,
).map("/".join)
_QUERIES = st.lists(st.sampled_from(["id=1", "slb=true", "utm_x", "%73lb=1", "a=%e4", "&"]) | st.text(max_size=6)).map(
    "&".join
)


@given(st.sampled_from(["http://www.dy.gov.cn/", "https://dy.gov.cn:81/", "//gov.cn/", "clone.com/"]), _PATHS, _QUERIES)
def test_identity_is_its_own_identity(origin: str, path: str, query: str) -> None:
    identity = canonical_url(f"{origin}{path}?{query}")
    assert canonical_url(identity) == identity


@given(st.text(max_size=60))
def test_any_text_has_an_identity(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)
    assert not official(url, ["", "."]) or host(url).endswith("gov.cn")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("HTTP://WWW.DY.GOV.CN:80/", "www.dy.gov.cn"),
        ("http://www.gov.cn@evil.com/", "evil.com"),
        ("http://evil.com\\@www.gov.cn/", "evil.com"),
        ("http://dy。gov。cn/", "dy.gov.cn"),
        ("http://localhost:8000/a", "localhost"),
        ("http://127.0.0.1:8000/a", "127.0.0.1"),
        ("/zwgk/a.html", ""),
        ("zwgk", ""),
        ("http://中文.cn/", "xn--fiq228c.cn"),
        ("http://evil.com%2f.gov.cn/", ""),
        ("http://dy.gov.cn:99999/", ""),
        ("http://[::1]/", ""),
        ("mailto:someone@dy.gov.cn", ""),
        ("ftp://dy.gov.cn/a", ""),
    ],
)
def test_host(url: str, name: str) -> None:
    assert host(url) == name


@pytest.mark.parametrize("name", ["gov.cn", "www.gov.cn", "DY.GOV.CN", "sf.dy.gov.cn", "dy.gov.cn.", "dy.gov.cn:8443"])
def test_government_host_is_official(name: str) -> None:
    assert official(f"http://{name}/a.html")


@pytest.mark.parametrize(
    "name",
    [
        *_CLONES,
        "xgov.cn",
        "www.xgov.cn",
        "gov.cn.evil.com",
        "www.gov.cn@evil.com",
        "gov-cn.com",
        "dy.gov.com",
        "gоv.cn",  # a Cyrillic o
        "evil.com#.gov.cn",
        "evil.com?.gov.cn",
        "evil.com\\.gov.cn",
        "cn",
        "",
    ],
)
def test_other_host_is_refused(name: str) -> None:
    assert not official(f"http://{name}/zwgk/fzzfjs/t20230328_1.html")


@pytest.mark.parametrize(
    ("url", "is_official"),
    [
        ("https://www.dyrd.org.cn/a", True),
        ("https://old.WWW.dyrd.org.cn/a", True),
        ("https://dyrd.org.cn/a", False),
        ("https://evilwww.dyrd.org.cn/a", False),
        ("https://dy.gov.cn/a", True),
    ],
)
def test_declared_host_is_official(url: str, is_official: bool) -> None:
    assert official(url, ["WWW.dyrd.org.cn."]) is is_official


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("http://www.dy.gov.cn/a", "https://dy.gov.cn/b", True),
        ("http://sf.dy.gov.cn/", "http://www.dy.gov.cn/", True),
        ("http://dy.gov.cn/", "http://by.gov.cn/", False),
        ("http://www.gov.cn/", "http://dy.gov.cn/", False),
        ("http://www.dyrd.org.cn/", "https://dyrd.org.cn/", True),
        ("http://a.dyrd.org.cn/", "https://dyrd.org.cn/", False),
        ("", "", False),
    ],
)
def test_same_site(a: str, b: str, same: bool) -> None:
    assert same_site(a, b) is same
