"""Reads the sample country as a person with a browser would: a list's pages in turn, whatever its family does."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import Request, urlopen

from sampleweb.country import SampleCountry
from sampleweb.plan import GovSite


@dataclass(frozen=True, slots=True)
class Visitor:
    """A browser on one site."""

    country: SampleCountry
    site: GovSite

    @property
    def column(self) -> str:
        """The address of the column's first page."""
        return self.country.url(self.site.host, self.site.column)

    def fetch(self, url: str, body: bytes | None = None) -> tuple[int, bytes, str]:
        """Ask for an address, by POST where there is a body; returns status, body and Content-Type."""
        parts = urlsplit(url)
        target = f"http://127.0.0.1:{self.country.port}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        request = Request(target, data=body, headers={"Host": parts.netloc})
        try:
            with urlopen(request, timeout=10) as answer:
                return answer.status, answer.read(), answer.headers["Content-Type"]
        except HTTPError as error:
            return error.code, error.read(), error.headers["Content-Type"]

    def text(self, url: str, body: bytes | None = None) -> str:
        """Give the text of a page that must be there."""
        status, content, _ = self.fetch(url, body)
        assert status == 200, url
        return self.decoded(content)

    def decoded(self, content: bytes) -> str:
        """Decode strictly; whoever says gb2312 or gbk means gb18030."""
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            return content.decode("gb18030")

    def lists(self) -> list[str]:
        """Turn all pages of the column and give their texts."""
        return list(_FOLLOWERS[self.site.family](self))


def _by_next_link(visitor: Visitor, url: str) -> Iterator[str]:
    while True:
        text = visitor.text(url)
        yield text
        after = re.search(r'<a\b[^>]*href="([^"]+)"[^>]*>(?:下一页|下页)</a>', text)
        if after is None:
            return
        url = urljoin(url, unescape(after[1]))


def _static(visitor: Visitor) -> Iterator[str]:
    text = visitor.text(visitor.column)
    frame = re.search(r"<iframe[^>]*src='([^']+)'", text)
    yield from _by_next_link(visitor, urljoin(visitor.column, frame[1]) if frame else visitor.column)


def _scripted(visitor: Visitor) -> Iterator[str]:
    """Number the pages as the two scripts of that name do: from 0 with four arguments, from 1 with six."""
    text = visitor.text(visitor.column)
    yield text
    count = re.search(r"countPage = (\d+)", text)
    calls = re.findall(r"createPageHTML\(([^()]+)\);", text) or [f"{count[1]}, 0, index, html" if count else ""]
    words = [word.strip(" '\"") for word in calls[-1].split(",")]
    pages, name, ending = (words[0], *words[2:]) if len(words) == 4 else (words[1], *words[3:5])
    first = 1 if len(words) == 4 else 2
    for number in range(first, first + int(pages) - 1):
        yield visitor.text(urljoin(visitor.column, f"{name}_{number}.{ending}"))


def _ucap(visitor: Visitor) -> Iterator[str]:
    text = visitor.text(visitor.column)
    if "createPageHTML" in text:
        yield from _scripted(visitor)
        return
    address = re.search(r"url: '([^']+)' \+ page", text)
    assert address is not None
    number, seen, total = 0, 0, 1
    while seen < total:
        number += 1
        answer = visitor.text(urljoin(visitor.column, address[1] + str(number)))
        data = json.loads(answer)["data"]
        total, seen = data["total"], seen + len(data["results"])
        yield answer


def _gkmlpt(visitor: Visitor) -> Iterator[str]:
    text = visitor.text(visitor.column)
    root, sid = (re.search(rf"{name}: '([^']*)'", text) for name in ("ROOT", "SID"))
    assert root is not None
    assert sid is not None
    number, seen, total = 0, 0, 1
    while seen < total:
        number += 1
        answer = visitor.text(urljoin(visitor.column, f"{root[1]}/api/all/0?page={number}&sid={sid[1]}"))
        data = json.loads(answer)
        total, seen = data["total"], seen + len(data["articles"])
        yield answer


def _jcms(visitor: Visitor) -> Iterator[str]:
    text = visitor.text(visitor.column)
    yield text
    proxy, total, column, unit = (
        re.search(rf"{name}:'?([^',}}]+)", text) for name in ("proxyUrl", "totalRecord", "columnid", "unitid")
    )
    assert proxy is not None
    assert total is not None
    assert column is not None
    assert unit is not None
    inline = text.count("<record>")
    form = {"col": "1", "webid": "49", "path": "/", "columnid": column[1], "unitid": unit[1]}
    for first in range(inline + 1, int(total[1]) + 1, inline):
        asked = {"startrecord": first, "endrecord": first + inline - 1, "perpage": 15, "page": first // 15 + 1}
        yield visitor.text(urljoin(visitor.column, f"{proxy[1]}?{urlencode(asked)}"), urlencode(form).encode())


def _jpaas(visitor: Visitor) -> Iterator[str]:
    units = re.findall(r'url="([^"]+)" queryData="([^"]+)"', visitor.text(visitor.column))
    address, written = units[-1]
    query = json.loads(written.replace("'", '"'))
    number, html, before = 0, "", None
    while html != before:
        number, before = number + 1, html
        asked = {**query, "paramJson": json.dumps({"pageNo": number, "pageSize": "15"})}
        html = json.loads(visitor.text(urljoin(visitor.column, f"{address}?{urlencode(asked)}")))["data"]["html"]
        if html != before:
            yield html


def _xxgk(visitor: Visitor) -> Iterator[str]:
    area = re.findall(r"tree\.jsp\?area=(\w+)", visitor.text(visitor.column))[0]
    number, after = 1, True
    while after:
        form = urlencode({"infotypeId": "", "jdid": "38", "divid": "div22641", "currpage": number, "area": area})
        text = visitor.text(urljoin(visitor.column, "/module/xxgk/search.jsp"), form.encode())
        yield text
        after, number = "下一页" in text, number + 1


def _lonsun(visitor: Visitor) -> Iterator[str]:
    text = visitor.text(visitor.column)
    yield text
    site, organ, category = (re.findall(rf'{name} = "(\d+)"', text)[0] for name in ("siteId", "organId", "yxCatId"))
    for number in range(2, int(re.findall(r"pageCount:(\d+)", text)[0]) + 1):
        asked = {
            "labelName": "publicInfoList",
            "siteId": site,
            "organId": organ,
            "catId": category,
            "pageIndex": number,
        }
        yield visitor.text(urljoin(visitor.column, f"/site/label/8888?{urlencode(asked)}"))


def _epoint(visitor: Visitor) -> Iterator[str]:
    script = visitor.text(urljoin(visitor.column, "/js/webBuilderCommon.js"))
    info = json.loads(re.findall(r"siteInfo = (\{.*?\});", script)[0])
    address = urljoin(visitor.column, f"{info['projectName']}/rest/lightfrontaction/getgovinfolist")
    number, seen, total = 0, 0, 1
    while seen < total:
        asked = {"categorynum": "003005", "siteGuid": info["siteGuid"], "pageIndex": number, "pageSize": 20}
        answer = visitor.text(address, json.dumps(asked).encode())
        custom = json.loads(answer)["custom"]
        total, seen, number = custom["total"], seen + len(custom["data"]), number + 1
        yield answer


def _truecms(visitor: Visitor) -> Iterator[str]:
    text = visitor.text(visitor.column)
    yield text
    column = re.findall(r"columnId:'([^']+)'", text)[0]
    for first in range(31, int(re.findall(r"totalRecord:(\d+)", text)[0]) + 1, 30):
        asked = {"startrecord": first, "endrecord": first + 29, "perpage": 30, "columnId": column, "callback": "cb"}
        answer = visitor.text(urljoin(visitor.column, f"/truecms/messageController/getMessage.do?{urlencode(asked)}"))
        yield json.loads(answer.removeprefix("cb(").removesuffix(")"))["result"]


def _feed(visitor: Visitor) -> Iterator[str]:
    url = visitor.column
    while url:
        text = visitor.text(url)
        yield text
        after = re.search(r'<link rel="next" href="([^"]+)"', text)
        url = urljoin(url, after[1]) if after else ""


def _site_map(visitor: Visitor) -> Iterator[str]:
    for part in re.findall(r"<sitemap><loc>([^<]+)</loc>", visitor.text(visitor.column)):
        yield visitor.text(part)


_FOLLOWERS: Mapping[str, Callable[[Visitor], Iterator[str]]] = {
    "trs": _scripted,
    "nfcms": _static,
    "gkmlpt": _gkmlpt,
    "jcms": _jcms,
    "jpaas": _jpaas,
    "xxgk": _xxgk,
    "boda": _static,
    "ucap": _ucap,
    "lonsun": _lonsun,
    "jeecms": _static,
    "epoint": _epoint,
    "truecms": _truecms,
    "generic": _static,
    "feed": _feed,
    "sitemap": _site_map,
}
