"""广东 gkmlpt: a shell with `window._CONFIG`, the entries as JSON, a hundred a page; sub-units under a prefix."""

import json
from datetime import date, datetime, time
from functools import partial

from jobs.demo.site import CHINA, Page
from sampleweb.content import column_lines, plant
from sampleweb.paged import json_page, shelled, window
from sampleweb.plan import Built, Draft, GovSite, Line, Member, Query, Step

_PER_PAGE = 100
_TREE = (
    {"id": 2001, "name": "机构职能", "parent": 0, "jump_url": None, "children": []},
    {"id": 2002, "name": "法治政府建设", "parent": 0, "jump_url": None, "children": []},
)


def _article(prefix: str, _: date, number: int) -> str:
    return f"{prefix}/gkmlpt/content/{number // 1_000_000}/{number // 1_000}/post_{number}.html"


def _build(draft: Draft, prefix: str, sid: str, night: int, origin: str) -> Built:
    lines = column_lines(draft, night, origin)

    def answer(query: Query) -> Page:
        if query.parameters.get("sid") != sid:
            return json_page({"total": 0, "articles": []})
        found = window(lines, query.parameters.get("page", "1"), _PER_PAGE)
        return json_page({"total": len(lines), "articles": [_entry(draft, line, origin) for line in found]})

    return shelled(draft, lines, _shell(prefix, sid), {f"{prefix}/gkmlpt/api/all/0": answer})


def _entry(draft: Draft, line: Line, origin: str) -> dict[str, object]:
    moment = datetime.combine(line.published, time(10, 30), CHINA)
    address = line.link if line.link.startswith("http") else origin + line.link
    return {
        "id": int(line.path.rpartition("_")[2].removesuffix(".html")),
        "title": line.title,
        "publisher": draft.site.issuer,
        "document_number": "",
        "date": int(moment.timestamp()),
        "display_publish_time": int(moment.timestamp()),
        "first_publish_time": int(moment.timestamp()),
        "create_time": int(moment.timestamp()),
        "created_at": f"{moment:%Y-%m-%d %H:%M:%S}",
        "url": address,
        "post_url": address,
        "classify_main_name": "其他",
        "is_top": 0,
    }


def _shell(prefix: str, sid: str) -> str:
    return f"""<div id="app"><div class="loading">加载中...</div></div>
<script>
window._CONFIG = {{
    DEBUG: false,
    ROOT: '{prefix}/gkmlpt',
    SID: '{sid}',
    CATE_ID: 0,
    TREE: {json.dumps(_TREE)},
    POST: null
}};
</script>
<script src="{prefix}/gkmlpt/static/js/index.js"></script>"""


_CITY = Draft(
    site=GovSite(
        host="lianjiang.sample.test",
        family="gkmlpt",
        issuer="廉江市人民政府",
        region="440881",
        level="county",
        encoding="utf-8",
        column="/gkmlpt/index",
        planted=plant(
            partial(_article, ""),
            ("廉江市人民政府", 2024),
            ("廉江市财政局", 2023),
            ("廉江市人民政府", 2021),
            ("廉江市石城镇人民政府", 2019),
            ("廉江市人民政府", 2017),
            ("廉江市人民政府", 2025),
        ),
        pages=3,
    ),
    place="廉江市",
    way=(Step(name="政务公开", path="/zwgk/"), Step(name="政府信息公开目录", path="/gkmlpt/index")),
    aside=lambda slug: f"/{slug}/",
    article=partial(_article, ""),
    look="plain",
    body='class="article-content"',
    media="text/html; charset=utf-8",
    announcements=205,
    again=lambda address: address.replace("/post_", "/mpost_"),
)
_TOWN = Draft(
    site=GovSite(
        host="qingcheng.sample.test",
        family="gkmlpt",
        issuer="清远市清城区民政局",
        region="441802",
        level="department",
        encoding="utf-8",
        column="/qyqcmzj/gkmlpt/index",
        planted=plant(
            partial(_article, "/qyqcmzj"),
            ("清远市清城区民政局", 2024),
            ("清远市清城区民政局", 2022),
            ("清远市清城区民政局", 2020),
            ("清远市清城区民政局", 2017),
            ("清远市清城区民政局", 2025),
        ),
        pages=3,
    ),
    place="清城区民政局",
    way=(
        Step(name="部门信息公开", path="/bmxxgk/"),
        Step(name="区民政局", path="/qyqcmzj/"),
        Step(name="政府信息公开目录", path="/qyqcmzj/gkmlpt/index"),
    ),
    aside=lambda slug: f"/qyqcmzj/{slug}/",
    article=partial(_article, "/qyqcmzj"),
    look="portal",
    body='class="article-content"',
    media="text/html",
    announcements=202,
)
MEMBERS = (
    Member(site=_CITY.site, build=partial(_build, _CITY, "", "759881")),
    Member(site=_TOWN.site, build=partial(_build, _TOWN, "/qyqcmzj", "763021")),
)
