"""Report texts laid out otherwise: not a word, figure or date is another."""

from random import Random

from jobs.demo.texts import seed

_TO_WIDE = {ord(mark): ord(mark) + 0xFEE0 for mark in ",;:()?!%0123456789"}
_MARKS = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！", "%": "％"}
_TABLE = [
    "指标 | 本年 | 上年",
    "行政许可 | 1203 | 1187",
    "行政处罚 | 356 | 402",
    "行政强制 | 12 | 9",
    "行政检查 | 8,456 | 7,912",
    "办结率 | 99.5% | 98.7%",
]


def relayouts(random: Random, wanted: int) -> list[tuple[str, str]]:
    """Lay out the reports, with a table in each, in as many ways."""
    return [_relayout(random) for _ in range(wanted)]


def _relayout(random: Random) -> tuple[str, str]:
    lines = seed(random.randrange(5)).split("\n")
    place = random.randrange(1, len(lines))
    before = [*lines[:place], *_TABLE, *lines[place:]]
    if random.random() < 0.4:
        lines = _moved(random, lines)
    parts = [_broken(random, lines[:place]), _table(random), _broken(random, lines[place:])]
    after = [line for part in parts for line in part]
    widths = random.choice((_same, _all_wide, _marks_wide, _some_wide))
    return "\n".join(before), "\n".join(_spaced(random, widths(random, line)) for line in after)


def _table(random: Random) -> list[str]:
    """Cut the table again: as it was, a cell a line, without marks, all in one line."""
    match random.randrange(4):
        case 0:
            return list(_TABLE)
        case 1:
            return [cell for row in _TABLE for cell in row.split(" | ")]
        case 2:
            return [row.replace(" | ", " ") for row in _TABLE]
        case _:
            return [" | ".join(_TABLE)]


def _broken(random: Random, lines: list[str]) -> list[str]:
    """Split some paragraphs behind a full stop, join some with the next."""
    out: list[str] = []
    is_joined = False
    for line in lines:
        if is_joined:
            out[-1] += line
        elif random.random() < 0.2 and "。" in line[:-1]:
            cut = line.index("。") + 1
            out += [line[:cut], line[cut:]]
        else:
            out.append(line)
        is_joined = random.random() < 0.1 and out[-1][-1] in "。;"
    return out


def _moved(random: Random, lines: list[str]) -> list[str]:
    """Take a paragraph elsewhere."""
    moved = list(lines)
    line = moved.pop(random.choice([place for place, line in enumerate(lines) if len(line) > 40]))
    moved.insert(random.randrange(len(lines)), line)
    return moved


def _same(random: Random, line: str) -> str:
    return line


def _all_wide(random: Random, line: str) -> str:
    return line.translate(_TO_WIDE)


def _marks_wide(random: Random, line: str) -> str:
    return "".join(_MARKS.get(mark, mark) for mark in line)


def _some_wide(random: Random, line: str) -> str:
    return "".join(mark.translate(_TO_WIDE) if random.random() < 0.3 else mark for mark in line)


def _spaced(random: Random, line: str) -> str:
    """Put spaces around marks, and an indent, as editors do."""
    spaces = random.choice(("", "", " ", "\u3000"))
    return random.choice(("", "\u3000\u3000")) + line.replace("。", f"。{spaces}")
