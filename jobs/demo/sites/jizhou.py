"""蓟州区: the TRS look. The report is on the second page of its list; the second night brings another on the first."""

import re
from collections.abc import Mapping
from datetime import date

from jobs.demo.decoys import Place, decoys
from jobs.demo.site import Page, Post, Site, html_page, newest_first, stamped, tagged
from jobs.demo.story import JIZHOU, NEW_REPORT, as_post
from jobs.demo.template import escaped, fill, frame, missing, robots
from jobs.demo.texts import is_date, second_report, seed

COLUMN = "/zwgk/fzzfjsbg/fzzfjsgzbg/"
_PER_PAGE = 5
_BLANK = '<p style="text-align: justify;">&ensp;&ensp;</p>'
_RUNS = re.compile(r"[0-9A-Za-z.]+|[^0-9A-Za-z.]+")


def build(night: int) -> Site:
    """Put the site together as it stands on that night."""
    posts = _posts(night)
    return Site(
        host=JIZHOU.host,
        pages={
            "/": html_page(fill("jizhou/home.html", {**frame("jizhou"), "items": _items(posts[:_PER_PAGE], COLUMN)})),
            "/robots.txt": robots("robots.txt"),
            **_column(posts),
            **{post.path: _article(post) for post in posts},
        },
        missing=missing("天津市蓟州区人民政府"),
        endpoints={},
    )


def _posts(night: int) -> tuple[Post, ...]:
    place = Place(name="蓟州区", issuer="天津市蓟州区人民政府")
    beside = decoys(place, date(2022, 9, 1), 13, _path)
    first = as_post(JIZHOU, seed(1))
    if night == 1:
        return newest_first((first, *beside))
    return newest_first((as_post(NEW_REPORT, second_report()), first, *beside))


def _path(day: date, rank: int) -> str:
    return f"{COLUMN}{day:%Y%m}/t{day:%Y%m%d}_{5480016 + 41873 * rank}.html"


def _column(posts: tuple[Post, ...]) -> Mapping[str, Page]:
    pages = -(-len(posts) // _PER_PAGE)
    lists = [_list(posts[index * _PER_PAGE :][:_PER_PAGE], index, pages) for index in range(pages)]
    return {
        COLUMN: lists[0],
        f"{COLUMN}index.html": lists[0],
        **{f"{COLUMN}index_{index}.html": lists[index] for index in range(1, pages)},
    }


def _list(posts: tuple[Post, ...], index: int, pages: int) -> Page:
    words = {**frame("jizhou"), "items": _items(posts, "./"), "pages": str(pages), "index": str(index)}
    return tagged(html_page(fill("jizhou/list.html", words)))


def _items(posts: tuple[Post, ...], base: str) -> str:
    return "\n".join(
        f'<li><span class="date">{post.published}</span><a href="{base}{post.path.removeprefix(COLUMN)}" '
        f'target="_blank" title="{escaped(post.title)}">{escaped(_cut(post.title))}</a></li>'
        for post in posts
    )


def _cut(title: str) -> str:
    return title if len(title) <= 24 else title[:22] + "..."


def _article(post: Post) -> Page:
    words = {**frame("jizhou"), "title": escaped(post.title), "date": str(post.published), "body": _body(post)}
    return stamped(tagged(html_page(fill("jizhou/article.html", words))), post.published)


def _body(post: Post) -> str:
    blocks = [*_heading(post.title), *(_paragraph(paragraph) for paragraph in post.paragraphs)]
    return f"\n{_BLANK}\n".join(blocks)


def _heading(title: str) -> tuple[str, ...]:
    """Write the title once more, reworded and broken before 情况, as editors paste it."""
    line, mark, rest = title.removeprefix("天津市").replace("关于", "").partition("情况")
    return tuple(
        f'<p align="center"><strong><span style="font-size: 22pt; font-family: 宋体;">{part}</span></strong></p>'
        for part in (escaped(line), escaped(mark + rest))
        if part
    )


def _paragraph(text: str) -> str:
    if is_date(text):
        return f'<p style="text-align: right;">{"&nbsp;" * 31}{_spans(text)}</p>'
    return f'<p style="text-align: justify; text-indent: 32pt;">&ensp;&ensp;{_spans(text)}</p>'


def _spans(text: str) -> str:
    """Set Chinese in one font and figures in another, a span each, as word processors do."""
    return "".join(_span(run) for run in _RUNS.findall(text))


def _span(run: str) -> str:
    if run[0].isascii() and run[0].isalnum():
        return f'<span lang="EN-US" style="font-family: Times New Roman;">{run}</span>'
    return f'<span style="font-family: 仿宋_GB2312;">{escaped(run)}</span>'
