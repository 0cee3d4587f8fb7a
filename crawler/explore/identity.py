"""Whose site a home page is: issuer, region and level, where the page says so beyond doubt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler import divisions
from crawler.adapters.shared.document import Document
from crawler.adapters.shared.link_reader import tidy
from crawler.explore.page import metas, title_of
from store.records import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who publishes on a site; what could not be had is None."""

    issuer: str | None = None
    region: str | None = None
    """GB/T 2260 code."""
    level: Level | None = None


_SPONSOR = re.compile(r"(?:主办单位|主办方|主办|版权所有)[:：]?\s*(?:©)?\s*([\u4e00-\u9fff()（）]{4,40})")
_FILLER = re.compile(r"^(?:首页|欢迎访问|欢迎光临|中国|您好)[\s·•\-_|,，:：]*|[\s·•\-_|,，:：]*(?:首页|主页)$")
_SITE = re.compile(r"(?:政府信息公开(?:平台|网)?|门户网站|政务网站|政府网站|官方网站|官网|网站|门户|政务网|信息网|网)$")
# The office keeps the site; the authority it belongs to publishes on it.
_OFFICE = re.compile(r"^(.*(?:人民政府|[局厅署院]|委员会|管委会))办公[厅室]$")
_PIECES = re.compile(r"[_|>»—–\-·•\s,，]+")
_TAIL = re.compile(r"(?:主办|承办|协办|版权所有|地址|电话|备案|网站标识码|联系).*$")
_GOVERNMENT = re.compile(r"(?:自治区|[省市县区州盟旗])人民政府$")
_TOWNSHIP = re.compile(r"(?:[镇乡]人民政府|街道办事处|街道办)$")
_ZONE = re.compile(
    r"(?:开发区|高新区|新区|园区|保税区|度假区|示范区|管理区)(?:管理委员会|管委会)?$|管理委员会$|管委会$"
)
_DEPARTMENT = re.compile(r"(?:[局厅委署院办]|委员会|办公室|总队|支队|中心)$")


def identity_of(document: Document) -> Identity:
    """Read whose site a home page is."""
    named = [issuer for issuer in map(_issuer, _candidates(document)) if issuer is not None]
    issuer = _agreed(named)
    return identity_named(issuer) if issuer is not None else Identity()


def identity_named(issuer: str) -> Identity:
    """Tell region and level of an issuer from its name."""
    region = divisions.region_in(issuer)
    level = _level(issuer, region)
    if region is not None and level is not None and divisions.check(region, level) is not None:
        level = None
    return Identity(issuer=issuer, region=region, level=level)


def _candidates(document: Document) -> Iterator[str]:
    named = metas(document)
    yield named.get("sitename", "")
    yield from _PIECES.split(title_of(document))
    body = next(document.root.iter("body"), document.root)
    text = " ".join(tidy(piece) for piece in body.itertext() if piece.strip())
    for sponsor in _SPONSOR.finditer(text):
        yield _TAIL.sub("", sponsor[1])


def _issuer(written: str) -> str | None:
    """Bring a site's name to its issuer's; None where it does not end as an issuer's does."""
    name = _FILLER.sub("", tidy(written))
    name = _OFFICE.sub(r"\1", _SITE.sub("", name))
    # 秦州区政府网 is the site of 秦州区人民政府.
    name = re.sub(r"(?<=[省市县区州盟旗镇乡])政府$", "人民政府", name)
    patterns = (_GOVERNMENT, _TOWNSHIP, _ZONE, _DEPARTMENT)
    return name if len(name) > 3 and any(pattern.search(name) for pattern in patterns) else None


def _agreed(issuers: list[str]) -> str | None:
    """Choose the fullest of the names, where all of them are one issuer's."""
    if not issuers:
        return None
    fullest = max(issuers, key=len)
    return fullest if all(fullest.endswith(issuer) for issuer in issuers) else None


def _level(issuer: str, region: str | None) -> Level | None:
    if _TOWNSHIP.search(issuer):
        return Level.TOWNSHIP
    if _GOVERNMENT.search(issuer):
        return divisions.level_of(region) if region is not None else None
    if _ZONE.search(issuer):
        return Level.ZONE
    return Level.DEPARTMENT if _DEPARTMENT.search(issuer) else None
