"""泾源县: the 大汉 jcms look. The list's first page lies in the column, the rest behind dataproxy.jsp."""

from datetime import date

from jobs.demo.decoys import Place, decoys
from jobs.demo.site import Endpoint, Page, Post, Question, Site, html_page, newest_first, stamped
from jobs.demo.story import EDITED_FIGURES, JINGYUAN, SECOND_NIGHT, as_post
from jobs.demo.template import escaped, fill, frame, missing, robots
from jobs.demo.texts import seed

COLUMN = "/col/col12345/index.html"
DATAPROXY = "/module/web/jpage/dataproxy.jsp"
_PER_PAGE = 6


def build(night: int) -> Site:
    """Put the site together as it stands on that night."""
    posts = _posts(night)
    words = {**frame("jingyuan"), "items": "\n".join(map(_item, posts[:_PER_PAGE]))}
    home = html_page(fill("jingyuan/home.html", words))
    return Site(
        host=JINGYUAN.host,
        pages={
            "/": home,
            "/index.html": home,
            "/robots.txt": robots("robots.txt"),
            COLUMN: _column(posts),
            **{post.path: _article(post, _changed(post, night)) for post in posts},
        },
        missing=missing("泾源县人民政府"),
        endpoints={DATAPROXY: _dataproxy(posts)},
    )


def _posts(night: int) -> tuple[Post, ...]:
    place = Place(name="泾源县", issuer="泾源县人民政府")
    report = as_post(JINGYUAN, seed(2) if night == 1 else _edited(seed(2)))
    return newest_first((report, *decoys(place, date(2025, 10, 9), 15, _path)))


def _path(day: date, rank: int) -> str:
    return f"/art/{day.year}/{day.month}/{day.day}/art_12345_{4471203 + 29614 * rank}.html"


def _edited(text: str) -> str:
    for before, after in EDITED_FIGURES:
        text = text.replace(before, after)
    return text


def _changed(post: Post, night: int) -> date:
    return SECOND_NIGHT if night == 2 and post.path == JINGYUAN.path else post.published


def _column(posts: tuple[Post, ...]) -> Page:
    words = {"records": _records(posts[:_PER_PAGE]), "total": str(len(posts)), "per_page": str(_PER_PAGE)}
    return html_page(fill("jingyuan/list.html", {**frame("jingyuan"), **words}))


def _records(posts: tuple[Post, ...]) -> str:
    return "\n".join(f"<record><![CDATA[{_item(post)}]]></record>" for post in posts)


def _item(post: Post) -> str:
    title = escaped(post.title)
    return (
        f'<li><a href="{post.path}" target="_blank" title="{title}">{title}</a>'
        f'<span class="bt-right">[{post.published}]</span></li>'
    )


def _dataproxy(posts: tuple[Post, ...]) -> Endpoint:
    def answer(question: Question) -> Page:
        parameters = question.parameters
        asked = posts if parameters.get("columnid") == "12345" and parameters.get("unitid") == "16702" else ()
        first = _number(parameters.get("startrecord"), 1)
        last = _number(parameters.get("endrecord"), first + _number(parameters.get("perpage"), _PER_PAGE) - 1)
        text = (
            f"<datastore>\n<totalrecord>{len(asked)}</totalrecord>\n<recordset>\n"
            f"{_records(asked[max(first, 1) - 1 : max(last, 0)])}\n</recordset>\n</datastore>"
        )
        return Page(body=text.encode(), content_type="text/xml;charset=UTF-8")

    return answer


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() else default


def _article(post: Post, changed: date) -> Page:
    body = "\n".join(
        f'<p style="text-indent: 2em; text-align: justify;">{escaped(paragraph)}</p>' for paragraph in post.paragraphs
    )
    words = {**frame("jingyuan"), "title": escaped(post.title), "date": str(post.published), "body": body}
    return stamped(html_page(fill("jingyuan/article.html", words)), changed)
