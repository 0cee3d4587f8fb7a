"""The reports: made of the seed texts' paragraphs and of sentences of our own, other figures on every site."""

import random
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from jobs.demo.texts import paragraphs, seed

_SEEDS = 5
_ENOUGH = 1900
_PLACES = re.compile(r"秦州|天水|蓟州|天津|泾源|固原|宁夏|十堰|经开区|经济技术|本市|我市|我区|我县|本溪|\d{4}年$")
_FIGURE = re.compile(r"(?<![\d〔第.])\d{2,3}(?![\d年月日号〕.%])")
_HEADS = ("一、主要举措和成效", "二、存在的问题和不足", "三、下一年度工作安排")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as its site publishes it: marks full-width."""

    title: str
    lines: tuple[str, ...]
    published: date


@cache
def report(name: str, number: int) -> Report:
    """Write the report of that number of a government; every one has other words and figures."""
    dice = random.Random(f"report {name} {number}")
    year = 2024 - number if number < 4 else 2025
    return Report(
        title=f"{name}人民政府{year}年法治政府建设情况报告",
        lines=_lines(name, year, dice),
        published=date(year + 1, 1 + dice.randrange(3), 1 + dice.randrange(28)),
    )


def news(name: str, number: int, on: date) -> Report:
    """Write a report that appears while the nights go by."""
    dice = random.Random(f"news {name} {number}")
    body = ("", "司法局", "教育局", "水务局", "民政局", "审计局")[number] if number < 6 else ""
    office = f"{name}{body}" if body else f"{name}人民政府"
    return Report(title=f"{office}2025年法治政府建设情况报告", lines=_lines(name, 2025, dice), published=on)


def rewritten(report: Report, name: str, dice: random.Random) -> tuple[str, ...]:
    """Write the same report anew."""
    return _lines(name, int(report.title.partition("年")[0][-4:]), dice)


def _lines(name: str, year: int, dice: random.Random) -> tuple[str, ...]:
    chosen = list(_seed_paragraphs())
    dice.shuffle(chosen)
    taken: list[str] = []
    while sum(map(len, taken)) < _ENOUGH:
        taken.append(_other_figures(chosen.pop(), dice))
    third = len(taken) // 3
    return (
        f"{year}年，{name}坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，"
        f"推动{name}法治政府建设取得新进展。现将有关情况报告如下。",
        _HEADS[0],
        *taken[:third],
        *_own(name, dice),
        *taken[third : 2 * third],
        _HEADS[1],
        f"{name}法治政府建设仍有差距：基层执法力量较为薄弱，部分单位程序意识不强，法治宣传的针对性有待提高。",
        _HEADS[2],
        *taken[2 * third :],
        f"{name}将进一步完善行政执法监督体系，由{name}司法局牵头推进落实。",
        f"{name}人民政府",
        f"{year + 1}年1月{10 + dice.randrange(18)}日",
    )


def _own(name: str, dice: random.Random) -> tuple[str, ...]:
    return (
        f"行政复议主渠道作用持续发挥。{name}全年新收行政复议申请{dice.randrange(120, 900)}件，"
        f"审结{dice.randrange(100, 800)}件，综合纠错率为{dice.randrange(4, 30)}.{dice.randrange(1, 9)}%。",
        f"执法更加规范。各级执法单位办理行政处罚案件{dice.randrange(1000, 9000)}件，"
        f"制发行政执法建议书{dice.randrange(20, 90)}份，开展案卷评查{dice.randrange(2, 9)}次。",
        f"保障更加有力。投入法治建设专项资金{dice.randrange(2, 9)}.{dice.randrange(1, 9)}亿元，"
        f"网上办理政务服务事项{dice.randrange(11, 90)}.{dice.randrange(1, 9)}万件，"
        f"为群众减免费用{dice.randrange(300, 900)}万元。",
    )


def _other_figures(line: str, dice: random.Random) -> str:
    return _FIGURE.sub(
        lambda found: str(dice.randrange(10, 99) if len(found[0]) == 2 else dice.randrange(100, 999)), line
    )


@cache
def _seed_paragraphs() -> tuple[str, ...]:
    lines = [line for number in range(_SEEDS) for line in paragraphs(seed(number))]
    return tuple(line for line in lines if 90 <= len(line) <= 420 and not _PLACES.search(line))
