from dataclasses import replace
from datetime import date
from importlib.resources import files
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.compare.difference import Reading, compare
from jobs.compare.numbers import Mark, figures
from store.difference import Difference
from store.records import Severity

REPORTS = [files("jobs").joinpath(f"demo/texts/00{number}.txt").read_text("utf-8") for number in range(5)]
CLAUSES = [
    "召开常务会议{}次",
    "审查规范性文件{}件",
    "受理行政复议申请{}件",
    "培训执法人员{}人次",
    "为企业减税降费{}万元",
    "矛盾纠纷化解率{}%",
    "走访经营主体{}户",
    "梳理权责清单{}项",
]
WIDE = {ord(mark): ord(mark) + 0xFEE0 for mark in ",;:()?!%0123456789"}


def reading(text: str) -> Reading:
    return Reading(
        text=text,
        title="泾源县2024年法治政府建设情况报告",
        published_on=date(2025, 3, 17),
        issuer="泾源县人民政府",
        report_year=2024,
    )


READ = reading("甲")


def difference(before: str, after: str) -> Difference:
    return compare(reading(before), reading(after))


def edited(text: str, *words: tuple[str, str]) -> str:
    for before, after in words:
        assert before in text
        text = text.replace(before, after, 1)
    return text


@pytest.mark.parametrize("text", [*REPORTS, "", "\n", "甲"])
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert difference(text, text) == Difference(
        severity=Severity.MINOR, reason="nothing changed", chars_added=0, chars_removed=0, numbers=(), silent=False
    )


def test_the_reason_is_the_words_of_the_reasons() -> None:
    found = difference(REPORTS[2], edited(REPORTS[2], ("督察3次", "督察5次"), ("\n二、", "\n全新的一段。\n二、")))
    assert [(reason.part, reason.value, reason.above) for reason in found.reasons] == [
        ("figures_changed", 1, 0),
        ("paragraphs_added", 1, 0),
        ("characters_replaced", 1, 0),
    ]
    assert found.reason == "; ".join(reason.words for reason in found.reasons)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("一、突出政治引领,筑牢法治建设根基", "一、突出政治引领"), "1 section heading reworded"),
        (("一、突出政治引领,筑牢法治建设根基\n", ""), "1 section heading removed"),
        (("\n二、", "\n二、健全制度体系\n二、"), "1 section heading added"),
    ],
)
def test_section_headings_are_a_part_of_their_own(words: tuple[str, str], reason: str) -> None:
    found = difference(REPORTS[2], edited(REPORTS[2], words))
    assert found.severity is Severity.NOTABLE
    assert found.reasons[0].words == reason


@pytest.mark.parametrize("place", range(3))
def test_two_sections_that_change_places_are_moves_only(place: int) -> None:
    lines = REPORTS[2].split("\n")
    numbers = "一二三四五六"
    first, second, end = (
        next(at for at, line in enumerate(lines) if line.startswith(f"{numbers[place + step]}、")) for step in range(3)
    )
    ours, theirs = lines[first:second], lines[second:end]
    swapped = "\n".join([*lines[:first], *theirs, *ours, *lines[end:]])
    found = difference(REPORTS[2], swapped)
    assert {reason.part for reason in found.reasons} == {"paragraphs_moved"}
    assert (found.severity, found.numbers, found.chars_added, found.chars_removed) == (Severity.MINOR, (), 0, 0)
    theirs[0] = numbers[place] + theirs[0][1:]
    ours[0] = numbers[place + 1] + ours[0][1:]
    renumbered = difference(REPORTS[2], "\n".join([*lines[:first], *theirs, *ours, *lines[end:]]))
    assert renumbered.severity is Severity.MINOR
    assert renumbered.reason.startswith("4 paragraphs moved; 2 section headings renumbered; 2 characters replaced in ")


@pytest.mark.parametrize(
    ("before", "after"),
    [("1.2万件", "12000件"), ("85%", "百分之八十五"), ("3亿元", "30000万元"), ("三十五件", "35件")],
)
def test_the_same_amount_written_otherwise_is_minor(before: str, after: str) -> None:
    found = difference(f"反馈问题中,办理{before}。", f"反馈问题中,办理{after}。")
    assert (found.severity, found.numbers) == (Severity.MINOR, ())


def test_figures() -> None:
    found = difference(REPORTS[2], edited(REPORTS[2], ("督察3次", "督察5次"), ("39份", "35份")))
    assert found.severity is Severity.MAJOR
    assert found.reason == "2 figures changed; 3 characters replaced in 1 of 25 paragraphs"
    assert [(number.before, number.after, number.unit) for number in found.numbers] == [
        ("3", "5", "次"),
        ("39", "35", "份"),
    ]


def test_a_few_characters_are_minor() -> None:
    found = difference(REPORTS[2], edited(REPORTS[2], ("推动各项工作任务落实落细", "推进各项工作任务落实落细")))
    assert found.severity is Severity.MINOR
    assert found.reason == "1 character replaced in 1 of 25 paragraphs"


def test_an_added_paragraph_is_notable() -> None:
    found = difference(REPORTS[2], edited(REPORTS[2], ("\n二、", "\n加强宣传引导,营造良好氛围。\n二、")))
    assert found.severity is Severity.NOTABLE
    assert found.reason == "1 paragraph added (14 characters)"
    assert (found.chars_added, found.chars_removed) == (14, 0)


def test_more_than_thirty_characters_are_notable() -> None:
    words = "不断健全完善工作机制和制度体系,"
    assert (
        difference(REPORTS[2], edited(REPORTS[2], ("深学细悟强思想。", f"深学细悟强思想。{words}"))).severity
        is Severity.MINOR
    )
    assert (
        difference(REPORTS[2], edited(REPORTS[2], ("深学细悟强思想。", f"深学细悟强思想。{words * 3}"))).severity
        is Severity.NOTABLE
    )


def test_a_date_is_notable_and_named() -> None:
    found = difference(REPORTS[1], edited(REPORTS[1], ("2022年2月22日", "2022年3月1日")))
    assert found.severity is Severity.NOTABLE
    assert found.numbers == ()
    assert found.reason.startswith("1 date changed: 2022年2月22日 -> 2022年3月1日; ")


def test_wording_on_failings_is_major() -> None:
    found = difference(REPORTS[2], edited(REPORTS[2], ("一些问题和不足", "少量薄弱环节")))
    assert found.severity is Severity.MAJOR
    assert found.reason.startswith("wording on failings or responsibility changed; ")


def test_much_of_the_text_gone_is_major() -> None:
    text = "\n".join(f"{chr(0x4E00 + place) * 3}工作扎实推进、取得成效" for place in range(10))
    found = difference(text, "\n".join(text.split("\n")[:7]))
    assert found.severity is Severity.MAJOR
    assert "30% of the text changed" in found.reason


def test_removed_figures_are_listed_up_to_a_number_that_the_reason_tells() -> None:
    text = "推进依法行政。\n" + ",".join(f"办理第{chr(0x4E00 + place)}类案件{place + 10}件" for place in range(35))
    found = difference(text, "推进依法行政。")
    assert len(found.numbers) == 20
    assert found.reason.startswith("35 figures gone with removed paragraphs (20 listed); ")
    assert all(number.after is None for number in found.numbers)


@pytest.mark.parametrize(
    ("after", "severity", "reason"),
    [
        (replace(READ, title="关于2024年工作的报告"), Severity.MAJOR, "title changed"),
        (
            replace(READ, issuer="固原市人民政府", report_year=2023),
            Severity.MAJOR,
            "issuer changed; report year changed",
        ),
        (replace(READ, title=None), Severity.NOTABLE, "title lost"),
        (replace(READ, title="泾源县２０２４年 法治政府建设情况报告"), Severity.MINOR, "nothing changed"),
        (replace(READ, published_on=date(2025, 4, 1)), Severity.NOTABLE, "published 2025-03-17 -> 2025-04-01"),
        (replace(READ, published_on=None), Severity.NOTABLE, "published 2025-03-17 -> ?"),
    ],
)
def test_facts(after: Reading, severity: Severity, reason: str) -> None:
    found = compare(READ, after)
    assert (found.severity, found.reason) == (severity, reason)


@pytest.mark.parametrize(
    ("text", "published_on", "silent"),
    [
        ("甲", date(2025, 3, 17), False),
        ("乙", date(2025, 3, 17), True),
        ("甲", date(2025, 4, 1), True),
        ("乙", date(2025, 4, 1), False),
    ],
)
def test_silent(text: str, published_on: date, silent: bool) -> None:
    assert compare(reading("甲"), replace(reading(text), published_on=published_on)).silent is silent


def planted(random: Random) -> tuple[str, str, list[tuple[str, str]]]:
    """Write a report from templates and change one to three of its figures."""
    clauses = [[random.choice(CLAUSES) for _ in range(random.randint(2, 6))] for _ in range(random.randint(1, 6))]
    figure_count = sum(map(len, clauses))
    before = [random.randint(2, 9999) for _ in range(figure_count)]
    after = list(before)
    for place in sorted(random.sample(range(figure_count), min(figure_count, random.randint(1, 3)))):
        after[place] += random.randint(1, 500)
    layout = "\n".join(
        f"{chr(0x4E00 + number) * 4}方面。" + ",".join(line) + "。" for number, line in enumerate(clauses)
    )
    changed = [(str(old), str(new)) for old, new in zip(before, after, strict=True) if old != new]
    return layout.format(*before), layout.format(*after), changed


def test_planted_figures_are_found_and_nothing_else() -> None:
    random = Random(2024)
    for _ in range(300):
        before, after, changed = planted(random)
        found = difference(before, after)
        assert [(number.before, number.after) for number in found.numbers] == changed
        assert found.severity is Severity.MAJOR


@pytest.mark.parametrize("text", REPORTS)
def test_every_third_figure_of_a_real_report_edited_alone(text: str) -> None:
    plain = [figure for figure in figures(text) if figure.mark is Mark.FIGURE and not figure.is_small_numeral]
    for figure in plain[::3]:
        after = f"{text[: figure.start]}7{figure.written}{text[figure.digits_end :]}"
        (number,) = difference(text, after).numbers
        assert (number.before, number.after) == (figure.written, f"7{figure.written}")
        assert f"7{figure.written}" in number.context


def laid_out_otherwise(text: str, random: Random) -> str:
    """Break, space and widen a text otherwise without changing a word."""
    out = []
    for character in text:
        chance = random.random()
        if character == "\n" and chance < 0.3:
            continue
        if character == "。" and chance < 0.3:
            out.append("。\n")
        elif character in ",;。" and chance < 0.4:
            out.append(f"{character} ")
        elif chance < 0.7:
            out.append(character.translate(WIDE))
        else:
            out.append(character)
    return "".join(out)


@pytest.mark.parametrize("text", REPORTS)
def test_layout_is_minor_and_gives_no_numbers(text: str) -> None:
    random = Random(7)
    for _ in range(10):
        found = difference(text, laid_out_otherwise(text, random))
        assert found.numbers == ()
        assert found.severity is Severity.MINOR
        assert found.reason.endswith("layout and punctuation only")


@given(st.text(alphabet="甲乙办件12,。\n", max_size=40), st.text(alphabet="甲乙办件12,。\n", max_size=40))
def test_turned_round_added_is_removed(before: str, after: str) -> None:
    there, back = difference(before, after), difference(after, before)
    assert (there.chars_added, there.chars_removed) == (back.chars_removed, back.chars_added)
    assert len(after) - len(before) == pytest.approx(
        there.chars_added - there.chars_removed, abs=before.count("\n") + after.count("\n") + 1
    )


@pytest.mark.parametrize(("before", "after"), [(0, 1), (2, 3), (4, 2)])
def test_turned_round_on_real_reports(before: int, after: int) -> None:
    there, back = difference(REPORTS[before], REPORTS[after]), difference(REPORTS[after], REPORTS[before])
    assert (there.chars_added, there.chars_removed) == (back.chars_removed, back.chars_added)


def test_sixty_thousand_shuffled_characters_take_no_longer_than_a_page_may() -> None:
    characters = list(("".join(REPORTS) * 4).replace("\n", "")[:60_000])
    before = "".join(characters)
    Random(1).shuffle(characters)
    started = process_time()
    difference(before, "".join(characters))
    assert process_time() - started < 10
