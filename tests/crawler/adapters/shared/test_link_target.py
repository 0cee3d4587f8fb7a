import pytest

from crawler.adapters.shared.document import parse
from crawler.adapters.shared.link_target import click_target, clickables, target_of

URL = "https://www.example.gov.cn/zwgk/index.html"
ARTICLE = "https://www.example.gov.cn/xx/10001.html"


def _target(markup: str) -> str | None:
    document = parse(f"<body>{markup}</body>", URL)
    return target_of(next(document.root.iter("a")), document)


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/xx/10001.html" onclick="window.open(\'/other.html\')">',
        "<a onclick=\"window.open('/xx/10001.html')\">",
        "<a href='#' onclick='window.open(\"../xx/10001.html\", \"_blank\"); return false'>",
        "<a href=\"javascript:window.open('/xx/10001.html','','width=800')\">",
        "<a href=\"javascript:location='/xx/10001.html'\">",
        '<a href="javascript:;" onclick="location.href = \'/xx/10001.html\'">',
        "<a href=\"JavaScript:self.location.replace('/xx/10001.html')\">",
        '<a href="javascript:void(0)" onclick="parent.location.href=\'https://www.example.gov.cn/xx/10001.html\'">',
        "<a href=\"javascript:toDetail('/xx/10001.html', 3)\">",
        '<a href="javascript:;" data-href="/xx/10001.html">',
        '<a data-url="/xx/10001.html">',
    ],
)
def test_links_that_a_script_opens(link: str) -> None:
    assert _target(link) == ARTICLE


@pytest.mark.parametrize(
    "link",
    [
        "<a>",
        '<a href="javascript:;">',
        "<a onclick=\"window.open('')\">",
        "<a onclick=\"location.href='list.html?page=' + n\">",
        "<a onclick=\"location == '/xx/10001.html'\">",
        "<a onclick=\"show('10001')\">",
        "<a onclick=\"goPage('/xx/' + id)\">",
        "<a onclick=\"window.open('javascript:x')\">",
        '<a data-url="mailto:a@b.cn">',
    ],
)
def test_links_that_only_a_script_can_follow(link: str) -> None:
    assert _target(link) is None


def test_other_elements_that_a_click_opens() -> None:
    document = parse("<tr onclick=\"window.open('/xx/10001.html')\"><td>x</td></tr><li>y</li><a onclick='z'>z</a>", URL)
    (element,) = clickables(document.root)
    assert (element.tag, click_target(element, document)) == ("tr", ARTICLE)
