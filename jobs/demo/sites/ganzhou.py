"""赣州市: a hand-made GBK site of layout tables, a folder closed by robots.txt. Its report is gone on night two."""

from datetime import date

from jobs.demo.decoys import Place, decoys
from jobs.demo.site import Page, Post, Site, newest_first
from jobs.demo.story import FORBIDDEN, GANZHOU, as_post
from jobs.demo.template import escaped, fill, robots
from jobs.demo.texts import is_date, seed

COLUMN = "/zwgk/fzzf/"
_FORBIDDEN_TEXT = """\
2018年,我市认真贯彻落实《法治政府建设实施纲要(2015-2020年)》,依法行政水平稳步提升。现将有关情况报告如下:
一、依法全面履行政府职能。市本级取消行政许可事项12项,证明事项清理完成率达100%。
二、完善依法行政制度体系。审核政府规范性文件88件,清理废止文件17件。
三、规范行政执法行为。培训行政执法人员3460人次,评查行政执法案卷412卷。"""


def build(night: int) -> Site:
    """Put the site together as it stands on that night."""
    posts = _posts()
    shown = [post for post in posts if night == 1 or post.path != GANZHOU.path]
    return Site(
        host=GANZHOU.host,
        pages={
            "/": _gbk(fill("ganzhou/home.html", {"items": "\n".join(map(_item, posts[:6]))})),
            "/robots.txt": robots("ganzhou/robots.txt"),
            COLUMN: _gbk(fill("ganzhou/list.html", {"items": "\n".join(map(_item, posts))})),
            **{post.path: _article(posts, post) for post in shown},
        },
        missing=Page(
            body=fill("404.html", {"charset": "gb2312", "site": "赣州市人民政府网"}).encode("gb18030"),
            status=404,
            content_type="text/html",
        ),
        endpoints={},
    )


def _gbk(text: str) -> Page:
    """Serve without a charset what calls itself gb2312 and holds characters beyond it."""
    return Page(body=text.encode("gb18030"), content_type="text/html")


def _posts() -> tuple[Post, ...]:
    place = Place(name="赣州市", issuer="赣州市人民政府")
    beside = decoys(place, date(2020, 5, 11), 14, _path)
    return newest_first((as_post(GANZHOU, seed(4)), as_post(FORBIDDEN, _FORBIDDEN_TEXT), *beside))


def _path(day: date, rank: int) -> str:
    return f"{COLUMN}{day:%Y/%m%d}/{811 + 31 * rank:04d}.html"


def _item(post: Post) -> str:
    title = escaped(post.title)
    shown = title if len(post.title) <= 20 else f"{escaped(post.title[:19])}…"
    return (
        f'<tr><td>·<a href="{post.path}" target=_blank title="{title}">{shown}</a></td>'
        f"<td width=90 align=right>[{post.published}]</td></tr>"
    )


def _article(posts: tuple[Post, ...], post: Post) -> Page:
    others = [other for other in posts if other is not post and other.path != FORBIDDEN.path]
    words = {
        "title": escaped(post.title),
        "date": str(post.published),
        "body": "<br><br>\n".join(_line(paragraph) for paragraph in post.paragraphs),
        "related": "\n".join(map(_item, others[:4])),
    }
    return _gbk(fill("ganzhou/article.html", words))


def _line(text: str) -> str:
    indent = "　" * (30 if is_date(text) else 2)
    return indent + escaped(text)
