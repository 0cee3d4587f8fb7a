"""国泰新点 Epoint: a shell, a script that names the project and the site, and a JSON list asked for by POST."""

import json
from datetime import date
from functools import partial
from urllib.parse import parse_qs

from jobs.demo.site import Page
from sampleweb.announcements import hexadecimal
from sampleweb.content import column_lines, plant
from sampleweb.paged import json_page, shelled, window
from sampleweb.plan import Built, Draft, GovSite, Line, Member, Query, Step

_CATEGORY, _GUID = "003005", "3373428a-5c73-4318-83c9-32cf98fea0d3"
_COLUMN = f"/dynamic/zwgk/govInfoPub.html?categorynum={_CATEGORY}"
_API = "/EWB-FRONT/rest/lightfrontaction/getgovinfolist"


def _article(day: date, number: int) -> str:
    name = hexadecimal(str(number))
    return f"/003/{_CATEGORY}/{day:%Y%m%d}/{name[:8]}-{name[8:12]}-{name[12:16]}-{name[16:20]}-{name[20:]}.html"


def _build(draft: Draft, night: int, origin: str) -> Built:
    lines = column_lines(draft, night, origin)

    def answer(query: Query) -> Page:
        asked = _asked(query)
        if query.method != "POST" or (asked.get("categorynum"), asked.get("siteGuid")) != (_CATEGORY, _GUID):
            return json_page({"controls": [], "custom": {"total": 0, "data": []}, "status": {"code": 1, "text": ""}})
        size = str(asked.get("pageSize", "20"))
        page = str(asked.get("pageIndex", "0"))
        found = window(lines, str(int(page) + 1) if page.isdecimal() else "", int(size) if size.isdecimal() else 20)
        custom = {"total": len(lines), "data": [_entry(line) for line in found]}
        return json_page({"controls": [], "custom": custom, "status": {"code": 1, "text": "", "url": ""}})

    return shelled(draft, lines, _MAIN, {_API: answer, "/js/webBuilderCommon.js": lambda _: _SCRIPT})


def _asked(query: Query) -> dict[str, object]:
    """Read what is asked for, as JSON or as a form that carries JSON."""
    text = query.body.decode("utf-8", "replace")
    if text.startswith("params="):
        text = parse_qs(text)["params"][0]
    try:
        asked = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(asked, dict):
        return {}
    inner = asked.get("params")
    return inner if isinstance(inner, dict) else asked


def _entry(line: Line) -> dict[str, object]:
    return {
        "infourl": line.link,
        "realtitle": line.title,
        "title": line.title,
        "infodate": f"{line.shown}" if line.shown else "",
        "infoid": line.path.rpartition("/")[2].removesuffix(".html"),
        "categorynum": _CATEGORY,
        "deptname": "",
        "shorttitle": line.title[:20],
    }


_MAIN = """<div class="ewb-govinfo"><div class="ewb-tree" id="tree"></div><ul class="ewb-info-list" id="infolist"></ul>
<div id="page" class="pager"></div></div>
<script id="info-tmpl" type="text/x-mustache">
{{#data}}<li><a href="{{infourl}}">{{realtitle}}</a>{{infodate}}</li>{{/data}}
</script>
<script src="/js/webBuilderCommon.js"></script>
<script src="/js/lib/mustache.min.js"></script>
<script src="/dynamic/zwgk/js/govInfoPub.js"></script>"""
_SCRIPT = Page(
    body=(
        'var siteInfo = {"siteName":"fushun","siteGuid":"' + _GUID + '","projectName":"/EWB-FRONT"};\n'
        "var webBuilder = { ajaxUrl: siteInfo.projectName + '/rest/lightfrontaction/' };\n"
    ).encode(),
    content_type="application/javascript",
)

_DRAFT = Draft(
    site=GovSite(
        host="fushun.sample.test",
        family="epoint",
        issuer="抚顺市生态环境局",
        region="210400",
        level="department",
        encoding="utf-8",
        column=_COLUMN,
        planted=plant(
            _article,
            ("抚顺市生态环境局", 2024),
            ("抚顺市生态环境局", 2022),
            ("抚顺市生态环境局", 2021),
            ("抚顺市生态环境局", 2018),
            ("抚顺市生态环境局", 2025),
        ),
        pages=3,
    ),
    place="抚顺市生态环境局",
    way=(
        Step(name="政务公开", path="/zwgk/zwgk.html"),
        Step(name="法定主动公开内容", path="/zwgk/fdzdgk.html"),
        Step(name="法治政府建设", path=_COLUMN),
    ),
    aside=lambda slug: f"/{slug}/subpage.html",
    article=_article,
    look="plain",
    body='class="ewb-article-info" id="infoContent"',
    media="text/html",
    announcements=50,
    again=lambda address: address.replace("://", "://www.", 1),
)
MEMBERS = (Member(site=_DRAFT.site, build=partial(_build, _DRAFT)),)
