"""What a page says about its report, and where it says it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from crawler.address_dates import date_in_address
from crawler.extract.dates import first_date, is_date_line
from crawler.extract.furniture import Trimmed
from crawler.extract.surroundings import Surroundings
from crawler.titles import report_year
from store.records import Facts, Level

_DAY = r"[^\d\n]{0,3}\n?[^\d\n]{0,3}(\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2})"
_PUBLISHED = re.compile(rf"(?:发布|发表|发稿|刊发|公开|上传)\s?(?:日期|时间){_DAY}")
# Dates of making, force and loss of force are not dates of publication.
_DATED = re.compile(rf"(?<![文施效行止制期])(?:更新)?(?:日期|时间)\s?:{_DAY}")
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
    found: dict[str, _Found[str] | _Found[int] | _Found[date] | _Found[Level] | None] = {
        "title": title,
        "published_on": published,
        "report_year": year,
        "issuer": issuer,
        "source_line": source,
        "document_number": number,
        "signed_on": signed,
        "region": _given(hints.region, "source"),
        "level": _given(hints.level, "source"),
    }
    return Facts(
        title=title.value if title else None,
        issuer=issuer.value if issuer else None,
        region=hints.region,
        level=hints.level,
        report_year=year.value if year else None,
        published_on=published.value if published else None,
        source_line=source.value if source else None,
        document_number=number.value if number else None,
        signed_on=signed.value if signed else None,
        facts_from={name: fact.where for name, fact in found.items() if fact},
    )


def _given(value: Value | None, where: str) -> _Found[Value] | None:
    return None if value is None else _Found(value, where)


def _first(*candidates: _Found[Value] | None) -> _Found[Value] | None:
    return next((candidate for candidate in candidates if candidate), None)


def _title(around: Surroundings, body: Trimmed, hints: Hints) -> _Found[str] | None:
    return _first(
        _given(around.meta_title, "meta"),
        _given(around.heading, "heading"),
        _given(around.window_title, "title"),
        _given(body.title, "body"),
        _given(hints.title, "list"),
    )


def _published_on(around: Surroundings, body: Trimmed, url: str, hints: Hints) -> _Found[date] | None:
    places = (around.before, "\n".join(body.above), "\n".join(body.below), around.after)
    return _first(
        _given(_labelled_date(_PUBLISHED, places), "label"),
        _given(_labelled_date(_DATED, places[:2]), "label"),
        _given(first_date(around.meta_date or ""), "meta"),
        _given(date_in_address(url), "url"),
        _given(hints.published_on, "list"),
    )


def _labelled_date(label: re.Pattern[str], places: Iterable[str]) -> date | None:
    for place in places:
        for match in label.finditer(place):
            found = first_date(match.group(1))
            if found is not None:
                return found
    return None


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
