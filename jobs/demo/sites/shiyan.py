"""十堰经济技术开发区: the gkmlpt look. The column is a shell, its entries come as JSON, a hundred a page."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time

from jobs.demo.decoys import Place, decoys
from jobs.demo.site import CHINA, Endpoint, Page, Post, Question, Site, html_page, newest_first
from jobs.demo.story import SHIYAN, as_post
from jobs.demo.template import escaped, fill, frame, missing, robots
from jobs.demo.texts import is_date, seed

COLUMN = "/gkmlpt/index"
API = "/gkmlpt/api/all/0"
SID = "420300"
PER_PAGE = 100
_STYLE = "font-family: 宋体; font-size: 16px; line-height: 1.75;"


def build(night: int) -> Site:
    """Put the site together as it stands on that night."""
    posts = _posts()
    return Site(
        host=SHIYAN.host,
        pages={
            "/": html_page(fill("shiyan/home.html", {**frame("shiyan"), "items": _items(posts[:8])})),
            "/robots.txt": robots("robots.txt"),
            **{post.path: _article(post) for post in posts},
            **({SHIYAN.path: _challenge()} if night == 2 else {}),
        },
        missing=missing("十堰经济技术开发区"),
        endpoints={COLUMN: _column, API: _api(posts)},
    )


def _posts() -> tuple[Post, ...]:
    place = Place(name="十堰经济技术开发区", issuer="十堰经济技术开发区管委会")
    beside = decoys(place, date(2024, 8, 15), 107, lambda _, rank: _path(rank))
    return newest_first((as_post(SHIYAN, seed(3)), *beside))


def _path(rank: int) -> str:
    number = 3_602_118 + 8_347 * rank
    return f"/gkmlpt/content/{number // 1_000_000}/{number // 1_000}/post_{number}.html"


def _number(post: Post) -> int:
    return int(post.path.removesuffix(".html").rpartition("_")[2])


def _items(posts: tuple[Post, ...]) -> str:
    return "\n".join(
        f'<li><a href="{post.path}">{escaped(post.title)}</a><i>{post.published}</i></li>' for post in posts
    )


def _column(question: Question) -> Page:
    tree = [
        {"id": 549, "name": "政府信息公开指南", "parent": 0, "jump_url": None, "children": []},
        {"id": 4449, "name": "法治政府建设", "parent": 0, "jump_url": None, "children": []},
    ]
    words = {**frame("shiyan"), "origin": question.origin, "sid": SID, "tree": json.dumps(tree)}
    return html_page(fill("shiyan/index.html", words))


def _api(posts: tuple[Post, ...]) -> Endpoint:
    def answer(question: Question) -> Page:
        page = question.parameters.get("page", "1")
        if question.parameters.get("sid") != SID or not page.isdecimal():
            return _json({"total": 0, "articles": []})
        first = (int(page) - 1) * PER_PAGE if int(page) else 0
        articles = [_entry(post, question.origin) for post in posts[first : first + PER_PAGE]]
        return _json({"total": len(posts), "articles": articles})

    return answer


def _json(answer: Mapping[str, object]) -> Page:
    return Page(body=json.dumps(answer).encode(), content_type="application/json")


def _entry(post: Post, origin: str) -> Mapping[str, object]:
    moment = datetime.combine(post.published, time(9, 12), CHINA)
    return {
        "id": _number(post),
        "title": post.title,
        "publisher": "十堰经济技术开发区管委会",
        "display_publish_time": int(moment.timestamp()),
        "create_time": f"{moment:%Y-%m-%d %H:%M:%S}",
        "url": f"{origin}{post.path}",
        "post_url": "",
    }


def _article(post: Post) -> Page:
    body = "".join(_paragraph(paragraph) for paragraph in post.paragraphs)
    number = _number(post)
    words = {
        **frame("shiyan"),
        "title": escaped(post.title),
        "date": str(post.published),
        "index": f"011420300{number}/{post.published.year}-{number % 100_000:05d}",
        "body": body,
    }
    return html_page(fill("shiyan/article.html", words))


def _paragraph(text: str) -> str:
    if is_date(text):
        return f'<p style="text-align: left; {_STYLE}"><br/></p><p style="text-align: right; {_STYLE}">　　{text}</p>'
    return f'<p style="text-align: left; {_STYLE}">　　{escaped(text)}</p>'


def _challenge() -> Page:
    return Page(
        body=fill("challenge.html", {}).encode(),
        status=412,
        headers=(("Set-Cookie", "kPz8vQ2m1XtYO=6Rk0yWqS3bNf; path=/; HttpOnly"),),
    )
