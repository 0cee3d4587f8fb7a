"""What an edit does to a report, and which figures it changes."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from calendarweb.plan import What
from calendarweb.reports import Report, rewritten

_CASES = re.compile(r"(?<=全年新收行政复议申请)\d+(?=件)")
_FUNDS = re.compile(r"(?<=法治建设专项资金)[\d.]+(?=亿元)")
_ONLINE = re.compile(r"(?<=网上办理政务服务事项)[\d.]+(?=万件)")
_WORDS = ("进一步完善", "持续健全", "加快构建", "不断优化")
_KEPT = 0.4
SENTENCE = "以上情况已向社会公布，欢迎广大群众监督。"
"""Appended to every report of a site in one night."""
OFFICE = "司法局牵头推进落实"
NEW_OFFICE = "司法行政部门牵头推进落实"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A report after an edit."""

    report: Report
    figures: tuple[tuple[str, str], ...] = ()
    """Before and after."""


def edit(what: What, report: Report, name: str, on: date, dice: random.Random) -> Edited:
    """Do what the calendar says; raises ValueError when it leaves the report as it was."""
    edited = _EDITS[what](report, name, on, dice)
    if edited.report == report:
        raise ValueError(f"{what} changes nothing of {report.title}")
    return edited


def _figure(report: Report, _name: str, _on: date, dice: random.Random) -> Edited:
    return _figures(report, ((_CASES, lambda old: str(int(old) + dice.randrange(3, 60))),))


def _amounts(report: Report, _name: str, _on: date, dice: random.Random) -> Edited:
    more = lambda old: f"{float(old) + dice.randrange(11, 39) / 10:.1f}"  # noqa: E731
    return _figures(report, ((_FUNDS, more), (_ONLINE, more)))


def _figures(report: Report, rules: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...]) -> Edited:
    lines, figures = report.lines, []
    for pattern, other in rules:
        (old,) = (found[0] for line in lines for found in pattern.finditer(line))
        new = other(old)
        lines = tuple(pattern.sub(new, line) for line in lines)
        figures.append((old, new))
    return Edited(report=replace(report, lines=lines), figures=tuple(figures))


def _wording(report: Report, _name: str, _on: date, _dice: random.Random) -> Edited:
    text = "\n".join(report.lines)
    place = next(place for place, word in enumerate(_WORDS) if f"将{word}行政执法监督体系" in text)
    old, new = _WORDS[place], _WORDS[(place + 1) % len(_WORDS)]
    return _with_text(report, text.replace(f"将{old}行政执法监督体系", f"将{new}行政执法监督体系"))


def _added(report: Report, name: str, on: date, dice: random.Random) -> Edited:
    place = 4 + dice.randrange(3)
    line = (
        f"政务诚信建设扎实推进。{name}于{on.month}月建立政务诚信监测台账，梳理政府承诺事项，"
        "对未按期兑现的承诺逐项明确责任单位，推动问题限期整改到位。"
    )
    return _with_lines(report, (*report.lines[:place], line, *report.lines[place:]))


def _removed(report: Report, _name: str, _on: date, dice: random.Random) -> Edited:
    place = 2 + dice.randrange(2)
    return _with_lines(report, (*report.lines[:place], *report.lines[place + 1 :]))


def _moved_about(report: Report, _name: str, _on: date, _dice: random.Random) -> Edited:
    # Two paragraphs of the first section go to the end of the last one.
    return _with_lines(report, (*report.lines[:2], *report.lines[4:-3], *report.lines[2:4], *report.lines[-3:]))


def _retitled(report: Report, _name: str, _on: date, _dice: random.Random) -> Edited:
    old, new = ("建设情况报告", "建设工作情况的报告")
    return Edited(report=replace(report, title=report.title.replace(old, new)))


def _cut(report: Report, _name: str, _on: date, _dice: random.Random) -> Edited:
    return _with_lines(report, first_part(report.lines))


def _rewritten(report: Report, name: str, _on: date, dice: random.Random) -> Edited:
    return _with_lines(report, rewritten(report, name, dice))


def _dated(report: Report, _name: str, on: date, _dice: random.Random) -> Edited:
    return Edited(report=replace(report, published=on))


def _same_sentence(report: Report, _name: str, _on: date, _dice: random.Random) -> Edited:
    return _with_lines(report, (*report.lines[:-3], report.lines[-3] + SENTENCE, *report.lines[-2:]))


def _same_word(report: Report, _name: str, _on: date, _dice: random.Random) -> Edited:
    return _with_text(report, "\n".join(report.lines).replace(OFFICE, NEW_OFFICE))


def first_part(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Leave two fifths of a text."""
    most, taken, kept = _KEPT * sum(map(len, lines)), 0, []
    for line in lines:
        taken += len(line)
        if taken > most:
            break
        kept.append(line)
    return tuple(kept)


def _with_text(report: Report, text: str) -> Edited:
    return _with_lines(report, tuple(text.split("\n")))


def _with_lines(report: Report, lines: tuple[str, ...]) -> Edited:
    return Edited(report=replace(report, lines=lines))


_EDITS: Mapping[What, Callable[[Report, str, date, random.Random], Edited]] = {
    What.ADDED: _added,
    What.AMOUNTS: _amounts,
    What.CUT: _cut,
    What.DATED: _dated,
    What.FIGURE: _figure,
    What.FLAPS: _wording,
    What.MOVED_ABOUT: _moved_about,
    What.REMOVED: _removed,
    What.RETITLED: _retitled,
    What.REWRITTEN: _rewritten,
    What.SAME_SENTENCE: _same_sentence,
    What.SAME_WORD: _same_word,
    What.WORDING: _wording,
}
