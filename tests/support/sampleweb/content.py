"""What the columns list: planted reports among announcements."""

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from jobs.demo.texts import is_date, paragraphs, seed
from sampleweb.announcements import announcements, number
from sampleweb.plan import Badge, Draft, Line, Planted

SECOND_NIGHT = date(2026, 3, 24)

_TITLES = (
    "{issuer}{year}年法治政府建设情况报告",
    "{issuer}关于{year}年度法治政府建设情况的报告",
    "{issuer}{year}年法治政府建设年度报告",
    "{issuer}{year}年度法治政府建设工作情况报告",
    "{issuer}关于{year}年法治政府建设工作情况的报告",
    "{year}年度{issuer}法治政府建设工作报告",
)
_SEED_YEARS = (2020, 2021, 2024, 2023, 2019)
_SEED_PLACES = re.compile("天津市蓟州区|秦州区|蓟州区|泾源县|十堰经济技术开发区|赣州市")
_YEAR = re.compile(r"(?<![-\d])20[12]\d(?=年)")
_COUNT = re.compile(r"\d+(?=[件次人场个名份])")


def plant(article: Callable[[date, int], str], *cast: tuple[str, int]) -> tuple[Planted, ...]:
    """Plant a report for each (issuer, year); the last one is kept for the second night."""
    first = [_planted(article, issuer, year, 1) for issuer, year in cast[:-1]]
    return (*first, _planted(article, *cast[-1], 2))


def column_lines(draft: Draft, night: int, origin: str) -> tuple[Line, ...]:
    """Write the column as it stands on that night, as editors leave it: newest first, one pinned, one linked twice."""
    reports = [_report(draft, planted) for planted in draft.site.planted if planted.night <= night]
    lines = sorted((*reports, *announcements(draft)), key=lambda line: line.published, reverse=True)
    plain = [line for line in lines if line not in reports]
    lines = [_marked(line, plain) for line in lines]
    if draft.again is not None:
        newest = next(line for line in lines if line.title == draft.site.planted[0].title)
        lines.insert(lines.index(newest) + 2, replace(newest, link=draft.again(origin + newest.link)))
    lines[5:5] = [_lure(lines[5], *lure) for lure in draft.lures]
    return (replace(plain[9], badge=Badge.PINNED), *lines)


def _planted(article: Callable[[date, int], str], issuer: str, year: int, night: int) -> Planted:
    words = f"{issuer} {year}"
    spread = zlib.crc32(words.encode())
    day = SECOND_NIGHT if night == 2 else date(year + 1, 1 + spread % 3, 4 + spread // 3 % 7)
    title = _TITLES[spread % len(_TITLES)].format(issuer=issuer, year=year)
    path = article(day, number(words))
    return Planted(title=title, report_year=year, issuer=issuer, published=day, path=path, night=night)


def _report(draft: Draft, planted: Planted) -> Line:
    return Line(
        title=planted.title,
        published=planted.published,
        path=planted.path,
        link=planted.path,
        paragraphs=_report_text(draft.place, planted),
        shown=planted.published,
    )


def _report_text(place: str, planted: Planted) -> tuple[str, ...]:
    """Retell one of the seed texts of that place and year, with figures of its own."""
    spread = zlib.crc32(f"{planted.issuer}{planted.report_year}".encode())
    which = spread % len(_SEED_YEARS)
    later = planted.report_year - _SEED_YEARS[which]
    told = _SEED_PLACES.sub(place, seed(which))
    told = _YEAR.sub(lambda year: str(int(year[0]) + later), told)
    told = _COUNT.sub(lambda count: str(int(count[0]) + spread % 97), told)
    body = [line for line in paragraphs(told) if not is_date(line) and not line.endswith("人民政府")]
    day = planted.published
    return (*body, planted.issuer, f"{day.year}年{day.month}月{day.day}日")


def _lure(beside: Line, address: str, title: str) -> Line:
    return replace(beside, title=title, path="", link=address, badge=Badge.NONE)


def _marked(line: Line, plain: Sequence[Line]) -> Line:
    """Hang a NEW on the first two announcements and leave out the date of the seventh."""
    if line in plain[:2]:
        return replace(line, badge=Badge.NEW)
    return replace(line, shown=None) if line == plain[6] else line
