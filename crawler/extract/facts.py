"""What a page says about its report, and where it says it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from crawler.address_dates import date_in_address
from crawler.divisions import CENTRAL, level_of, name_of, parents, region_in
from crawler.extract.dates import first_date, is_date_line
from crawler.extract.furniture import Trimmed
from crawler.extract.headline import above_the_time, could_be_title, is_seen, named_in
from crawler.extract.surroundings import Surroundings, spelled
from crawler.titles import report_year
from store.records import Facts, Level

_DAY = r"[^\d\n]{0,3}\n?[^\d\n]{0,3}(\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2})"
_PUBLISHED = re.compile(rf"(?:发布|发表|发稿|刊发|公开|公布|上传)\s?(?:日期|时间){_DAY}")
# Dates of making, force, loss of force, of meetings and deadlines are not dates of publication.
_DATED = re.compile(rf"(?<![\u4e00-\u9fff])(?:更新)?(?:日期|时间)\s?:{_DAY}")
# The day of the document: what there is where nothing tells the day of publication.
_ISSUED = re.compile(rf"(?:发文|生成)\s?(?:日期|时间){_DAY}")
_BEGINS_DATED = re.compile(r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}")
_NAMES_A_DAY = re.compile(r"(?:日期|时间|生效|废止|施行|截止)\s?:?$")
# A line of source and time is no longer.
_SHORT = 60
_SOURCE = re.compile(r"来源\s?:\s*([^\n:|\[\]【】]{2,60})")
_SOURCE_ENDS = re.compile(
    r"[\s)\]】]*(?:发布|发表|更新|作者|文章类型|时间|日期|浏览|字体|字号|责任编辑|编辑|点击|阅读|访问|打印|\d{4}[-年]).*$"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}[〔\[【(]\d{4}[〕\]】)]第?\d{1,5}号")
_NUMBER_LABEL = re.compile(rf"(?:文\s?号|发文字号|文件编号)\s?:?\s*({_NUMBER.pattern})")
_BODIES = "政府|委员会|管委会|办事处|办公室|局|厅|院|部|署|总队|支队"
_TITLE_ISSUER = re.compile(
    rf"^([\u4e00-\u9fff ]{{2,40}}?(?:{_BODIES}))(?=关于|转发|印发|\(?\d{{4}}|二[〇○零]|法治|依法|推进|年度)"
)
_SIGNATURE = re.compile(rf"[\u4e00-\u9fff、 ()]{{2,60}}(?:{_BODIES})")
_ENDINGS = {
    Level.TOWNSHIP: re.compile(r"(?:[乡镇]人民政府|街道办事处)$"),
    Level.ZONE: re.compile(
        r"(?:开发区|高新区|新区|园区|示范区|保税区|合作区|风景区|度假区)(?:党工委)?管(?:理)?委(?:员)?会$"
    ),
    Level.DEPARTMENT: re.compile(r"[局厅委]$|(?<!管理)委员会$"),
}
# A signature, its date and a note or two stand within this many last lines.
_SIGNED_WITHIN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What is known of a page before it is read: from its source's file and from the column that listed it."""

    body_rule: str | None = None
    """CSS selector of the body."""
    issuer: str | None = None
    region: str | None = None
    level: Level | None = None
    title: str | None = None
    published_on: date | None = None


NO_HINTS = Hints()
DISAGREES = "published_on_disagrees"
"""Name in `facts_from` of the day that the address names where the page names another, as 'url 2023-03-01'."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class _Found(Generic[Value]):
    value: Value
    where: str


def read_facts(*, around: Surroundings, body: Trimmed, url: str, hints: Hints) -> Facts:
    """Gather the facts of a page, each from the best place that has it."""
    title = _title(around, body, hints)
    published = _published_on(around, body, url, hints)
    year = _report_year(title, published, body)
    issuer = _issuer(title, around, body, hints)
    source = _source_line(around, body)
    number = _document_number(around, body)
    signed = _signed_on(body)
    region = _region(issuer, hints)
    level = _level(issuer, region, hints)
    found: dict[str, _Found[str] | _Found[int] | _Found[date] | _Found[Level] | None] = {
        "title": title,
        "published_on": published,
        "report_year": year,
        "issuer": issuer,
        "source_line": source,
        "document_number": number,
        "signed_on": signed,
        "region": region,
        "level": level,
    }
    facts_from = {name: fact.where for name, fact in found.items() if fact}
    elsewhere = date_in_address(url)
    if published and elsewhere and elsewhere != published.value:
        facts_from[DISAGREES] = f"url {elsewhere}"
    return Facts(
        title=spelled(title.value, around) if title else None,
        issuer=issuer.value if issuer else None,
        region=region.value if region else None,
        level=level.value if level else None,
        report_year=year.value if year else None,
        published_on=published.value if published else None,
        source_line=source.value if source else None,
        document_number=number.value if number else None,
        signed_on=signed.value if signed else None,
        facts_from=facts_from,
    )


def _given(value: Value | None, where: str) -> _Found[Value] | None:
    return None if value is None else _Found(value, where)


def _first(*candidates: _Found[Value] | None) -> _Found[Value] | None:
    return next((candidate for candidate in candidates if candidate), None)


def _title(around: Surroundings, body: Trimmed, hints: Hints) -> _Found[str] | None:
    shown = (*around.before.split("\n"), *body.above)
    repeated = body.title if body.title and could_be_title(body.title) else None
    part = named_in(around.window, (repeated,)) if repeated else None
    window = around.window_title or ""
    unseen = not could_be_title(window) or not is_seen(window, shown, repeated)
    return _first(
        _given(around.meta_title, "meta"),
        _given(around.heading, "heading"),
        _given(part, "title"),
        _given(named_in(around.window, shown) if unseen else None, "title"),
        _given(repeated if unseen else None, "body"),
        _given(above_the_time(shown) if unseen else None, "heading"),
        _given(around.window_title, "title"),
        _given(repeated, "body"),
        _given(hints.title, "list"),
    )


def _published_on(around: Surroundings, body: Trimmed, url: str, hints: Hints) -> _Found[date] | None:
    places = (around.before, "\n".join(body.above), "\n".join(body.below), around.after)
    meta = _given(first_date(around.meta_date or ""), "meta")
    made = around.meta_date is not None and around.meta_date in (around.made or "")
    return _first(
        _given(_labelled_date(_PUBLISHED, places), "label"),
        _given(_labelled_date(_DATED, places[:2]), "label"),
        _given(first_date(around.time_element or ""), "label"),
        None if made else meta,
        _given(date_in_address(url), "url"),
        _given(hints.published_on, "list"),
        _given(_labelled_date(_ISSUED, places), "label"),
        _given(_bare_date((*around.before.split("\n"), *body.above)), "heading"),
        meta,
    )


def _labelled_date(label: re.Pattern[str], places: Iterable[str]) -> date | None:
    for place in places:
        for match in label.finditer(place):
            found = first_date(match.group(1))
            if found is not None:
                return found
    return None


def _bare_date(lines: tuple[str, ...]) -> date | None:
    """Read the date that a short line above the body begins with; its name, if any, stands on the line before."""
    last, found = "", None
    for line in lines:
        if len(line) <= _SHORT and _BEGINS_DATED.match(line) and not _NAMES_A_DAY.search(last):
            found = first_date(line) or found
        last = line
    return found


def _report_year(title: _Found[str] | None, published: _Found[date] | None, body: Trimmed) -> _Found[int] | None:
    name, text = title.value if title else "", "\n".join(body.lines)
    return _first(
        _given(report_year(name), "title"),
        _given(report_year(name, text=text), "body"),
        _given(report_year(name, text=text, published_on=published.value), published.where) if published else None,
    )


def _issuer(title: _Found[str] | None, around: Surroundings, body: Trimmed, hints: Hints) -> _Found[str] | None:
    named = _TITLE_ISSUER.match(title.value) if title else None
    source = around.meta_source or ""
    return _first(
        _given(named.group(1).strip() if named else None, "title"),
        _given(_signature(body), "body"),
        _given(source if _SIGNATURE.fullmatch(source) else None, "meta"),
        _given(hints.issuer, "source"),
    )


def _region(issuer: _Found[str] | None, hints: Hints) -> _Found[str] | None:
    """Give the division that the issuer's name begins with where it lies in the source's, else the source's."""
    named = region_in(issuer.value) if issuer and issuer.where != "source" else None
    if named and (hints.region in (None, CENTRAL) or hints.region in parents(named)):
        return _Found(named, "issuer")
    return _given(hints.region, "source")


def _level(issuer: _Found[str] | None, region: _Found[str] | None, hints: Hints) -> _Found[Level] | None:
    """Give the level that the issuer's name tells, else the source's."""
    told = _told_level(issuer.value, region.value) if issuer and issuer.where != "source" and region else None
    return _given(told, "issuer") if told and told is not hints.level else _given(hints.level, "source")


def _told_level(issuer: str, region: str) -> Level | None:
    if issuer.endswith(f"{name_of(region)}人民政府"):
        return level_of(region)
    return next((level for level, ending in _ENDINGS.items() if ending.search(issuer)), None)


def _signature(body: Trimmed) -> str | None:
    last = body.lines[-_SIGNED_WITHIN:]
    return next((line for line in reversed(last) if _SIGNATURE.fullmatch(line)), None)


def _signed_on(body: Trimmed) -> _Found[date] | None:
    last = body.lines[-_SIGNED_WITHIN:]
    line = next((line for line in reversed(last) if is_date_line(line)), "")
    return _given(first_date(line), "body")


def _source_line(around: Surroundings, body: Trimmed) -> _Found[str] | None:
    for place in (around.before, "\n".join(body.above), "\n".join(body.below), around.after):
        match = _SOURCE.search(place)
        name = _SOURCE_ENDS.sub("", match.group(1)).strip() if match else ""
        if name:
            return _Found(name, "label")
    return _given(around.meta_source, "meta")


def _document_number(around: Surroundings, body: Trimmed) -> _Found[str] | None:
    labelled = _NUMBER_LABEL.search("\n".join((around.before, *body.above)))
    head = next((line for line in body.above if _NUMBER.fullmatch(line.strip("()"))), None)
    return _first(_given(labelled.group(1) if labelled else None, "label"), _given(head, "body"))
