"""秦州区: the 博达 look. List pages are numbered from the end, and on the second night the report is rebuilt."""

from collections.abc import Mapping
from datetime import date

from jobs.demo.decoys import Place, decoys
from jobs.demo.site import Page, Post, Site, html_page, neighbours, newest_first, stamped, tagged
from jobs.demo.story import QINZHOU, SECOND_NIGHT, as_post
from jobs.demo.template import escaped, fill, frame, missing, robots
from jobs.demo.texts import seed

COLUMN = "/zwgk/fzzfjs.htm"
_PER_PAGE = 5
_PICTURE = "/system/_content/download.jsp"
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b5500"
    "00000a4944415478da63f80f00010101001cb08c990000000049454e44ae426082"
)


def build(night: int) -> Site:
    """Put the site together as it stands on that night."""
    posts = _posts()
    return Site(
        host=QINZHOU.host,
        pages={
            "/": tagged(html_page(_home(posts))),
            "/robots.txt": robots("robots.txt"),
            _PICTURE: Page(body=_PNG, content_type="image/png"),
            **_column(posts),
            **{post.path: _article(posts, post) for post in posts},
            **({QINZHOU.path: _rebuilt(posts)} if night == 2 else {}),
        },
        missing=missing("秦州区人民政府"),
        endpoints={},
    )


def _posts() -> tuple[Post, ...]:
    place = Place(name="秦州区", issuer="秦州区人民政府")
    beside = decoys(place, date(2021, 4, 2), 12, lambda _, rank: f"/info/8460/{40210 + 37 * rank}.htm")
    return newest_first((as_post(QINZHOU, seed(0)), *beside))


def _home(posts: tuple[Post, ...]) -> str:
    return fill("qinzhou/home.html", {**frame("qinzhou"), "items": _items(posts[:_PER_PAGE])})


def _column(posts: tuple[Post, ...]) -> Mapping[str, Page]:
    pages = -(-len(posts) // _PER_PAGE)
    return {_list_path(page, pages): html_page(_list(posts, page, pages)) for page in range(1, pages + 1)}


def _list_path(page: int, pages: int) -> str:
    return COLUMN if page == 1 else COLUMN.replace(".htm", f"/{pages + 1 - page}.htm")


def _list(posts: tuple[Post, ...], page: int, pages: int) -> str:
    return fill(
        "qinzhou/list.html",
        {
            **frame("qinzhou"),
            "items": _items(posts[(page - 1) * _PER_PAGE : page * _PER_PAGE]),
            "total": str(len(posts)),
            "page": str(page),
            "pages": str(pages),
            "first": _turn("p_first", "首页", 1, page, pages),
            "back": _turn("p_prev", "上页", page - 1, page, pages),
            "next": _turn("p_next", "下页", page + 1, page, pages),
            "last": _turn("p_last", "尾页", pages, page, pages),
        },
    )


def _turn(css: str, words: str, target: int, page: int, pages: int) -> str:
    if target == page or not 1 <= target <= pages:
        return f'<span class="{css} p_fun_d">{words}</span>'
    link = f'<a href="{_list_path(target, pages)}" class="{"Next" if target > page else "Prev"}">{words}</a>'
    return f'<span class="{css} p_fun">{link}</span>'


def _items(posts: tuple[Post, ...]) -> str:
    return "\n".join(
        f'<li id="line_u9_{row}"><span>{post.published}</span>'
        f'<a href="{post.path}" target="_blank" title="{escaped(post.title)}">{escaped(post.title)}</a></li>'
        for row, post in enumerate(posts)
    )


def _article(posts: tuple[Post, ...], post: Post) -> Page:
    body = "\n".join(
        '<p style="text-indent: 2em; line-height: 2em;"><span style="font-family: 宋体; font-size: 16px;">'
        f"{_spaced(paragraph)}</span></p>"
        for paragraph in post.paragraphs
    )
    return stamped(tagged(html_page(_filled("qinzhou/article.html", posts, post, body))), post.published)


def _rebuilt(posts: tuple[Post, ...]) -> Page:
    post = next(post for post in posts if post.path == QINZHOU.path)
    body = '\n<div class="gap"></div>\n'.join(
        f'<div class="para"><font size="3">　　{_spaced(paragraph)}</font></div>' for paragraph in post.paragraphs
    )
    return stamped(tagged(html_page(_filled("qinzhou/rebuilt.html", posts, post, body))), SECOND_NIGHT)


def _spaced(paragraph: str) -> str:
    return escaped(paragraph).replace(" ", "&nbsp;")


def _filled(template: str, posts: tuple[Post, ...], post: Post, body: str) -> str:
    newer, older = neighbours(posts, post)
    return fill(
        template,
        {
            **frame("qinzhou"),
            "title": escaped(post.title),
            "date": str(post.published),
            "number": post.path.removesuffix(".htm").rpartition("/")[2],
            "body": body,
            "attached": _attached(post),
            "newer": escaped(newer.title),
            "newer_path": newer.path,
            "older": escaped(older.title),
            "older_path": older.path,
        },
    )


def _attached(post: Post) -> str:
    if post.path != QINZHOU.path:
        return ""
    link = f"{_PICTURE}?urltype=news.DownloadAttachUrl&amp;owner=1548211&amp;wbfileid=3906"
    return (
        '<ul style="list-style-type:none;"><li>附件【<a href="' + link + '" target="_blank">法治秦州宣传画.png</a>】'
        '已下载<span id="nattach3906"></span>次</li></ul>'
    )
