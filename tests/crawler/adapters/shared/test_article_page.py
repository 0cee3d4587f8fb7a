import pytest

from crawler.adapters.shared.article_page import ArticleShown
from crawler.adapters.shared.document import parse
from crawler.adapters.shared.entries import read_entries

ARTICLE = "https://www.example.gov.cn/zwgk/fzzfjs/202403/t20240305_10001.html"
COLUMN = "https://www.example.gov.cn/zwgk/fzzfjs/index.html"
METAS = '<meta name="ArticleTitle" content="某区报告"><meta name="PubDate" content="2024-03-05 10:00">'
BODY = "".join(f"<p>{'一年来全区法治政府建设取得新的进展' * 3}。</p>" for _ in range(20))
RELATED = "<ul>{}</ul>".format(
    "".join(
        f'<li><a href="/xwzx/202402/t2024020{n}_2000{n}.html">某区新闻之{n}</a>2024-02-0{n}</li>' for n in range(1, 7)
    )
)
OWN = RELATED.replace("/xwzx/", "./")


def _count(markup: str, url: str) -> int:
    return len(read_entries(parse(markup, url)))


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        (BODY + RELATED, ARTICLE),
        (RELATED + BODY, ARTICLE),
        (METAS + RELATED, ARTICLE),
        (METAS.lower() + BODY + RELATED, COLUMN),
        (BODY, ARTICLE),
    ],
)
def test_an_article_is_no_list_of_what_it_links_to(markup: str, url: str) -> None:
    with pytest.raises(ArticleShown):
        _count(markup, url)


@pytest.mark.parametrize(
    ("markup", "url", "entries"),
    [
        (METAS + BODY + OWN, COLUMN, 6),
        (BODY + RELATED, COLUMN, 6),
        (METAS.replace("2024-03-05 10:00", "") + RELATED, ARTICLE, 6),
        (RELATED, ARTICLE, 6),
        (METAS + BODY + "".join(RELATED.replace("_2", f"_{n}") for n in (3, 4, 5)), COLUMN, 18),
    ],
)
def test_a_list_beside_an_article_stays_one(markup: str, url: str, entries: int) -> None:
    assert _count(markup, url) == entries


def test_abstracts_are_no_article() -> None:
    rows = "".join(
        f'<li><a href="/xx/1000{n}.html">某区第{n}份法治政府报告</a><p>{"摘要文字" * 60}</p><i>2024-03-05</i></li>'
        for n in range(9)
    )
    assert _count(f"<ul>{rows}</ul>", "https://www.example.gov.cn/zwgk/10001.html") == 9
