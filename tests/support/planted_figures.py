"""Pairs of report texts in which figures were edited, and which ones; nothing of the code under test is used."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from jobs.demo.texts import seed

_WIDE = {ord(mark): ord(mark) + 0xFEE0 for mark in ",.%0123456789"}
_DIGITS = "零一二三四五六七八九"
# A number that counts something, in a report: a short list of units, and nothing of a name before it.
_COUNTED = re.compile(r"(?<=[办理查训查开展结送了达人案题解])([1-9][0-9]{0,3})(?=(?:件|人次|份|条|户|名|场次)[,。、;])")


@dataclass(frozen=True, slots=True)
class Edit:
    """A figure as it is told, without its unit unless that changed too."""

    before: str
    after: str
    is_up: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A text, the same text edited, and the figures that were."""

    name: str
    before: str
    after: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """A sentence as printed before and after."""

    before: str
    after: str
    edits: tuple[Edit, ...]


def cases(random: Random, wanted: int) -> list[Case]:
    """Plant at least `wanted` edits, every notation as often as every other."""
    found: list[Case] = []
    names = list(_NOTATIONS)
    planted = 0
    while planted < wanted:
        case = _case(random, names[len(found) % len(names)])
        found.append(case)
        planted += len(case.edits)
    return found


def _case(random: Random, name: str) -> Case:
    forms = [_NOTATIONS[name](random)]
    if random.random() < 0.5:
        forms.append(_NOTATIONS[random.choice(list(_NOTATIONS))](random))
    before = seed(random.randrange(5)).split("\n")
    after = list(before)
    edits = [edit for form in forms for edit in form.edits]
    for form in forms:
        _plant(random, form, before, after)
    for distraction in random.sample(_DISTRACTIONS, random.randint(0, 2)):
        edits += distraction(random, before, after)
    return Case(name, "\n".join(before), "\n".join(after), tuple(edits))


def _plant(random: Random, form: _Form, before: list[str], after: list[str]) -> None:
    """Put a sentence behind a paragraph, or make it one."""
    place = _prose(random, before)
    if " | " in form.before or random.random() < 0.4:
        before.insert(place, form.before)
        after.insert(place, form.after)
    else:
        before[place] += form.before
        after[place] += form.after


def _prose(random: Random, lines: list[str]) -> int:
    """A paragraph that ends as a sentence does, so that no number runs into what is put behind it."""
    return random.choice([place for place, line in enumerate(lines) if line.endswith("。")])


# The notations.


def _half_width(random: Random) -> _Form:
    return _counted(random, "全年办结行政复议案件{}件,群众满意度稳步提升。", _two(random, 12, 900), str)


def _full_width(random: Random) -> _Form:
    return _counted(
        random, "共审核行政规范性文件{}件，均已备案。", _two(random, 12, 900), lambda n: str(n).translate(_WIDE)
    )


def _thousands(random: Random) -> _Form:
    return _counted(random, "累计检查各类市场主体{}户次,覆盖全部街镇。", _two(random, 1200, 99_000), lambda n: f"{n:,}")


def _decimals(random: Random) -> _Form:
    return _counted(
        random, "新增公共法律服务场地{}平方米,方便群众办事。", _two(random, 101, 9000), lambda n: f"{n / 10:.1f}"
    )


def _ten_thousands(random: Random) -> _Form:
    sentence = random.choice(
        (
            "发放普法宣传资料{}万份,营造浓厚氛围。",
            "为农民工追回欠薪{}万元,维护合法权益。",
            "挽回经济损失{}万余元,受到群众好评。",
            "执行到位金额{}亿元,创历年新高。",
            "减免税费{}亿余元,惠及各类企业。",
        )
    )
    return _counted(random, sentence, _two(random, 11, 900), lambda n: f"{n / 10:g}")


def _other_scale(random: Random) -> _Form:
    low, high = random.randint(1100, 9900), random.randint(101, 990) / 100
    sides = [f"{low}万元", f"{high}亿元"]
    values = [low, high * 10_000]
    if random.random() < 0.5:
        sides.reverse()
        values.reverse()
    sentence = "全县法治建设投入资金{},保障各项工作开展。"
    return _Form(sentence.format(sides[0]), sentence.format(sides[1]), (Edit(*sides, values[1] > values[0]),))


def _percent(random: Random) -> _Form:
    sentence = random.choice(
        (
            "行政机关负责人出庭应诉率达{}%,位居全市前列。",
            "矛盾纠纷化解率为{}％，同比有所变化。",
            "行政复议案件数同比增长{}个百分点,总体平稳。",
            "一次办成率提高{}个百分点。",
        )
    )
    return _counted(random, sentence, _two(random, 20, 999), lambda n: f"{n / 10:g}")


def _in_words_percent(random: Random) -> _Form:
    return _counted(random, "按时办结率达到百分之{},群众满意。", _two(random, 11, 99), _in_words)


def _in_words_percent_decimal(random: Random) -> _Form:
    return _counted(
        random,
        "诉前调解成功率为百分之{}。",
        _two(random, 110, 989),
        lambda n: f"{_in_words(n // 10)}点{_DIGITS[n % 10]}" if n % 10 else _in_words(n // 10),
    )


def _numerals(random: Random) -> _Form:
    sentence = random.choice(
        ("组织集中学法{}次,参学干部踊跃。", "选派{}名法律顾问参与决策。", "办理法律援助案件{}件,无一投诉。")
    )
    return _counted(random, sentence, _two(random, 11, random.choice((99, 999, 9999, 99_000))), _in_words)


def _ranges(random: Random) -> _Form:
    low = random.randint(2, 9)
    middle, high = sorted(random.sample(range(low + 1, 40), 2))
    sentence = random.choice(
        (
            "审批时限压缩至{}{}{}个工作日,办事更快。",
            "每季度抽查{}{}{}家企业,实现闭环管理。",
            "降幅保持在{}%{}{}%之间,总体可控。",
        )
    )
    mark = random.choice("-—~至")
    edit = Edit(str(middle), str(high), is_up=True)
    return _Form(sentence.format(low, mark, middle), sentence.format(low, mark, high), (edit,))


def _table(random: Random) -> _Form:
    cells = [str(random.randint(2, 9000)) for _ in range(random.randint(2, 5))]
    changed = list(cells)
    place = random.randrange(len(cells))
    changed[place] = str(int(cells[place]) + random.choice((-1, 1, 7, 40)))
    name = random.choice(("行政许可", "行政处罚", "行政强制", "行政检查"))
    return _Form(
        " | ".join([name, *cells]),
        " | ".join([name, *changed]),
        (Edit(cells[place], changed[place], int(changed[place]) > int(cells[place])),),
    )


def _several(random: Random) -> _Form:
    sentence = "受理行政复议申请{}件,办结{}件,其中维持{}件、撤销{}件,纠错率{}%。"
    before = [random.randint(2, 900) for _ in range(5)]
    after = list(before)
    for place in random.sample(range(5), random.randint(2, 4)):
        after[place] += random.randint(1, 60)
    edits = [Edit(str(old), str(new), is_up=True) for old, new in zip(before, after, strict=True) if old != new]
    return _Form(sentence.format(*before), sentence.format(*after), tuple(edits))


def _beside_dates(random: Random) -> _Form:
    sentence = "2023年3月{}日,依据某政发〔2023〕{}号文件,在第{}次会议上审议议题{}项。"
    old, new = _two(random, 11, 90)
    days, numbers, meetings = (random.sample(range(10, 28), 2) for _ in range(3))
    return _Form(
        sentence.format(days[0], numbers[0], meetings[0], old),
        sentence.format(days[1], numbers[1], meetings[0], new),
        (Edit(str(old), str(new), new > old),),
    )


def _with_words(random: Random) -> _Form:
    old, new = _two(random, 11, 900)
    return _Form(
        f"全年开展行政执法监督检查{old}次,发现问题并督促整改,取得明显成效。",
        f"一年来共开展行政执法监督检查{new}次,对发现的问题督促整改到位。",
        (Edit(str(old), str(new), new > old),),
    )


_NOTATIONS: dict[str, Callable[[Random], _Form]] = {
    "half width": _half_width,
    "full width": _full_width,
    "thousands": _thousands,
    "decimals": _decimals,
    "ten thousands": _ten_thousands,
    "another scale": _other_scale,
    "percent": _percent,
    "percent in words": _in_words_percent,
    "decimal percent in words": _in_words_percent_decimal,
    "numerals": _numerals,
    "range": _ranges,
    "table": _table,
    "several": _several,
    "beside dates": _beside_dates,
    "with words": _with_words,
}


def _counted(random: Random, sentence: str, numbers: tuple[int, int], write: Callable[[int], str]) -> _Form:
    old, new = numbers
    edit = Edit(write(old), write(new), new > old)
    return _Form(sentence.format(edit.before), sentence.format(edit.after), (edit,))


def _two(random: Random, low: int, high: int) -> tuple[int, int]:
    """Two different numbers; as often a slip of one digit as another number."""
    old = random.randint(low, high)
    new = old + random.choice((-1, 1, 10)) if random.random() < 0.5 and low < old < high - 10 else old
    while new == old:
        new = random.randint(low, high)
    return old, new


def _in_words(number: int) -> str:
    """Write a number up to 99,999,999 in Chinese numerals."""
    if number >= 10_000:
        rest = number % 10_000
        return (
            _in_words(number // 10_000) + "万" + ("零" if 0 < rest < 1000 else "") + (_in_words(rest) if rest else "")
        )
    words, is_gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if not digit:
            is_gap = bool(words)
            continue
        words += ("零" if is_gap else "") + _DIGITS[digit] + name
        is_gap = False
    return words.removeprefix("一") if 10 <= number < 20 else words


# What is changed besides, and tells of no figure; the last one changes a figure of the report itself.


def _date(random: Random, before: list[str], after: list[str]) -> list[Edit]:
    place = _prose(random, before)
    days = random.sample(range(10, 28), 2)
    before[place] += f"2023年5月{days[0]}日召开推进会。"
    after[place] += f"2023年5月{days[1]}日召开推进会。"
    return []


def _document_number(random: Random, before: list[str], after: list[str]) -> list[Edit]:
    place = _prose(random, before)
    numbers = random.sample(range(10, 99), 2)
    before[place] += f"印发《关于法治督察的通知》(某法办发〔2023〕{numbers[0]}号)。"
    after[place] += f"印发《关于法治督察的通知》(某法办发〔2023〕{numbers[1]}号)。"
    return []


def _wording(random: Random, before: list[str], after: list[str]) -> list[Edit]:
    for old, new in (("扎实", "稳步"), ("不断", "持续"), ("切实", "着实"), ("加强", "进一步强化"), ("积极", "")):
        place = random.randrange(len(after))
        after[place] = after[place].replace(old, new, 1)
    return []


def _same_amount(random: Random, before: list[str], after: list[str]) -> list[Edit]:
    place = _prose(random, before)
    tens = random.randint(11, 95)
    old, new = random.choice(
        (
            (f"普法受众{tens / 10:g}万人次。", f"普法受众{tens * 1000}人次。"),
            (f"公开率达{tens}%。", f"公开率达百分之{_in_words(tens)}。"),
            (f"投入{tens}亿元。", f"投入{tens * 10_000}万元。"),
            (f"整改问题{tens}项。", f"整改问题{_in_words(tens)}项。"),
            (f"走访企业{tens * 1000:,}户。", f"走访企业{tens * 1000}户。"),
            (f"培训{tens * 10}人。", f"培训{str(tens * 10).translate(_WIDE)}人。"),
        )
    )
    before[place] += old
    after[place] += new
    return []


def _move(random: Random, before: list[str], after: list[str]) -> list[Edit]:
    """Take one to three neighbouring paragraphs elsewhere, whatever was planted in them."""
    start = random.randrange(len(after) - 3)
    taken = after[start : start + random.randint(1, 3)]
    del after[start : start + len(taken)]
    place = random.randrange(len(after))
    after[place:place] = taken
    return []


def _of_the_report(random: Random, before: list[str], after: list[str]) -> list[Edit]:
    places = [place for place, line in enumerate(after) if _COUNTED.search(line) and line in before]
    if not places:
        return []
    place = random.choice(places)
    found = random.choice(list(_COUNTED.finditer(after[place])))
    old = found[1]
    new = str(int(old) + random.choice((1, 8, 100)))
    after[place] = after[place][: found.start()] + new + after[place][found.end() :]
    return [Edit(old, new, is_up=True)]


_DISTRACTIONS = [_date, _document_number, _wording, _same_amount, _move, _of_the_report]
