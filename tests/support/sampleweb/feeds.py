"""Columns that are no pages: an RSS feed, an Atom feed of several pages, a site map of several parts."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from email.utils import format_datetime
from functools import partial
from html import escape

from jobs.demo.site import CHINA, Page
from sampleweb.content import column_lines, plant
from sampleweb.paged import chunks, shelled
from sampleweb.plan import Built, Draft, GovSite, Line, Member, Step

_Write = Callable[[Draft, Sequence[Line], str], dict[str, Page]]


def _article(day: date, number: int) -> str:
    return f"/c/{day:%Y-%m-%d}/{number}.shtml"


def _build(draft: Draft, write: _Write, night: int, origin: str) -> Built:
    lines = column_lines(draft, night, origin)
    built = shelled(draft, lines, "", {})
    return Built(pages={**built.pages, **write(draft, lines, origin)}, endpoints={}, missing=built.missing)


def _address(line: Line, origin: str) -> str:
    return line.link if line.link.startswith("http") else origin + line.link


def _rss(draft: Draft, lines: Sequence[Line], origin: str) -> dict[str, Page]:
    items = "\n".join(
        f"<item><title><![CDATA[{line.title}]]></title><link>{escape(_address(line, origin))}</link>"
        f'<guid isPermaLink="false">{line.path}</guid>{_rss_day(line)}'
        f"<description><![CDATA[<p>{line.paragraphs[0][:60]}</p>]]></description></item>"
        for line in lines
    )
    return {
        draft.site.column: _xml(
            f'<rss version="2.0"><channel><title>{draft.way[-1].name}</title><link>{origin}/</link>'
            f"<description>{draft.site.issuer}</description>\n{items}\n</channel></rss>",
            "application/rss+xml",
        )
    }


def _rss_day(line: Line) -> str:
    return f"<pubDate>{format_datetime(datetime.combine(line.shown, time(9), CHINA))}</pubDate>" if line.shown else ""


def _atom(draft: Draft, lines: Sequence[Line], origin: str) -> dict[str, Page]:
    parts = chunks(lines, 20)
    stem = draft.site.column.removesuffix(".xml")
    names = [f"{stem}.xml", *(f"{stem}-{number}.xml" for number in range(2, len(parts) + 1))]
    pages = {}
    for index, part in enumerate(parts):
        entries = "\n".join(
            f'<entry><title type="html">{escape(escape(line.title))}</title><id>urn:x:{line.path}</id>'
            f'<link rel="alternate" type="text/html" href="{escape(_address(line, origin))}"/>'
            f"<updated>{line.shown or line.published}T09:00:00+08:00</updated></entry>"
            for line in part
        )
        following = f'<link rel="next" href="{names[index + 1]}"/>' if index + 1 < len(parts) else ""
        pages[names[index]] = _xml(
            f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{draft.way[-1].name}</title><id>urn:x:{stem}</id>'
            f'<link rel="self" href="{origin}{names[index]}"/>{following}\n{entries}\n</feed>',
            "application/atom+xml",
        )
    return pages


def _site_map(draft: Draft, lines: Sequence[Line], origin: str) -> dict[str, Page]:
    names = []
    pages = {}
    for number, part in enumerate(chunks(lines, 20), start=1):
        names.append(f"/sitemap_{number}.xml")
        urls = "\n".join(
            f"<url><loc>{escape(_address(line, origin))}</loc><lastmod>{line.published}</lastmod></url>"
            for line in part
        )
        pages[names[-1]] = _xml(
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}\n</urlset>', "text/xml"
        )
    maps = "".join(f"<sitemap><loc>{origin}{name}</loc></sitemap>" for name in names)
    index = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'
    return {draft.site.column: _xml(index, "application/xml"), **pages}


def _xml(text: str, media: str) -> Page:
    return Page(body=f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode(), content_type=f"{media}; charset=utf-8")


def _draft(site: GovSite, place: str, look: str, link: str) -> Draft:
    return Draft(
        site=site,
        place=place,
        way=(Step(name="政务公开", path="/zwgk/"), Step(name=link, path=site.column)),
        aside=lambda slug: f"/{slug}/",
        article=_article,
        look=look,
        body='class="TRS_Editor"' if look == "plain" else 'id="zoom"',
        media="text/html; charset=utf-8",
        announcements=50,
    )


_RSS = _draft(
    GovSite(
        host="wuhua.sample.test",
        family="feed",
        issuer="昆明市五华区人民政府",
        region="530102",
        level="county",
        encoding="utf-8",
        column="/rss/fzzfjs.xml",
        planted=plant(
            _article,
            ("昆明市五华区人民政府", 2024),
            ("昆明市五华区西翥街道办事处", 2022),
            ("昆明市五华区人民政府", 2020),
            ("昆明市五华区人民政府", 2025),
        ),
        pages=1,
    ),
    "五华区",
    "plain",
    "法治政府建设",
)
_ATOM = _draft(
    GovSite(
        host="yanta.sample.test",
        family="feed",
        issuer="西安市雁塔区人民政府",
        region="610113",
        level="county",
        encoding="utf-8",
        column="/feeds/fzzf.xml",
        planted=plant(
            _article,
            ("西安市雁塔区人民政府", 2024),
            ("西安市雁塔区人民政府", 2021),
            ("西安市雁塔区审计局", 2018),
            ("西安市雁塔区人民政府", 2025),
        ),
        pages=3,
    ),
    "雁塔区",
    "portal",
    "法治政府建设年度报告",
)
_MAP = _draft(
    GovSite(
        host="geermu.sample.test",
        family="sitemap",
        issuer="格尔木市人民政府",
        region="632801",
        level="county",
        encoding="utf-8",
        column="/sitemap.xml",
        planted=plant(
            _article,
            ("格尔木市人民政府", 2024),
            ("格尔木市人民政府", 2021),
            ("格尔木市教育局", 2018),
            ("格尔木市人民政府", 2025),
        ),
        pages=3,
    ),
    "格尔木市",
    "plain",
    "网站地图",
)
MEMBERS = (
    Member(site=_RSS.site, build=partial(_build, _RSS, _rss)),
    Member(site=_ATOM.site, build=partial(_build, _ATOM, _atom)),
    Member(site=_MAP.site, build=partial(_build, _MAP, _site_map)),
)
