"""Names of issuers, made comparable: the many ways in which one government signs are one name."""

import re
import tomllib
from importlib.resources import files

_WORDS = tomllib.loads(files("jobs.coverage").joinpath("names.toml").read_text("utf-8"))


def _any(table: str) -> str:
    return "|".join(sorted(_WORDS[table], key=len, reverse=True))


_SHORT = tuple((entry["long"], entry["short"]) for entry in _WORDS["short"])
_NO_NAMES = frozenset(_WORDS["no_names"])
_BETWEEN = re.compile(r"[\s、,，]+")
_MARKS = re.compile(r"[()（）《》“”]")
# 乌鲁木齐高新技术产业开发区(新市区)人民政府 is one government.
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_GOVERNMENT = re.compile(rf"(?<=..)(?:{_any('governments')})$")
_COMMITTEE = re.compile(rf"^(.+(?:{_any('places')}))(?:{_any('committees')})$")
# 秦州区委全面依法治区委员会办公室, 秦州区法治政府建设工作领导小组办公室
_LAW_OFFICE = re.compile(
    r"委?(?:全面)?(?:依法治[省市区县州旗镇乡]|法治(?:政府)?建设|依法行政)(?:工作)?(?:委员会|领导小组)?(?:办公室|办)?$"
)
# 昌吉回族自治州 calls itself 昌吉州, too.
_AUTONOMOUS = re.compile(rf"(?<=..)(?:{_any('peoples')})+自治(?=[州县旗])")
_NAMELESS = re.compile(rf"(?:自治)?(?:{_any('places')})?(?:{_any('governments')})?")
_IS_PLACE = re.compile(rf"(?:{_any('places')})$")
# 云山省司法厅 signs as 云山司法厅, too.
_KINDS_OF_PLACES = re.compile(rf"(?<=..)(?:(?:{_any('peoples')})*自治[区州县旗]|[省市区县])")
_ENDS_AS_NAME = re.compile(rf"(?:{_any('places')}|{_any('units')}|{_any('governments')})$")
_DRAFTER = re.compile(rf"(?:{_any('drafters')})$")
_HEAD = re.compile(
    r"(?:20\d\d年?度?)?(?:关于)?([\u4e00-\u9fff \u3000、]{2,40}?)(?=\d{4}|[一二]〇|二○|二零|法治|依法|推进|年度|《)"
)


def bare(name: str) -> str:
    """Strip an issuer's name to what tells it from others (中共秦州区委 秦州区人民政府 -> 秦州区), '' if nothing."""
    parts = [part for part in _BETWEEN.split(_MARKS.sub(" ", _ASIDE.sub("", name))) if part]
    government = [part for part in parts if not part.startswith("中共")]
    return _stripped((government or parts or [""])[0])


def named_in_title(title: str) -> str | None:
    """Give the bare name of the issuer that a title begins with; None where it begins with none."""
    found = _HEAD.match(_MARKS.sub("", _ASIDE.sub("", title)).strip())
    head = found[1].split("关于")[0].strip() if found else ""
    if not head or head in _NO_NAMES or not _ENDS_AS_NAME.search(head):
        return None
    return bare(head) or None


def same(one: str, other: str) -> bool:
    """Say whether two bare names can be one issuer's, one of them without the places it lies in."""
    if not one or not other:
        return False
    if not _IS_PLACE.search(one) and not _IS_PLACE.search(other):
        one, other = _KINDS_OF_PLACES.sub("", one), _KINDS_OF_PLACES.sub("", other)
    return one.endswith(other) or other.endswith(one)


def may_draft(name: str) -> bool:
    """Say whether a bare name is that of an office that writes its government's report."""
    return _DRAFTER.search(name) is not None


def _stripped(name: str) -> str:
    for long, short in _SHORT:
        name = name.replace(long, short)
    name = _AUTONOMOUS.sub("", name.removeprefix("中共"))
    if _NAMELESS.fullmatch(name):
        return ""
    for ending in (_LAW_OFFICE, _GOVERNMENT):
        name = ending.sub("", name)
    committee = _COMMITTEE.match(name)
    return committee[1] if committee else name
