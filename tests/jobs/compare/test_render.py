from io import StringIO

from rich.console import Console

from jobs.compare.difference import Reading, compare
from jobs.compare.paragraphs import align
from jobs.compare.render import render_summary, render_terminal

LINES = [f"第{chr(0x4E00 + place) * 5}项工作取得明显成效" for place in range(12)]
LONG = "加强行政执法监督," * 12


def shown(before: list[str], after: list[str], width: int) -> str:
    out = StringIO()
    console = Console(file=out, width=width, color_system=None)
    console.print(render_terminal(align("\n".join(before), "\n".join(after)), width=width))
    return out.getvalue()


def test_the_summary_has_reasons_and_figures_with_their_directions() -> None:
    sides = [
        Reading(text=text, title=None, published_on=None, issuer=None, report_year=None)
        for text in (f"{LONG}办理案件45件,\x1b办结40件。", f"{LONG}办理案件54件,\x1b办结4件。")
    ]
    assert render_summary(compare(*sides)).plain.splitlines() == [
        "major   2 figures changed",
        "minor   3 characters added, 4 characters removed in 1 of 1 paragraph",
        "  办理案件: 45 -> 54 件 ↑",
        "  \ufffd办结: 40 -> 4 件 ↓",
    ]


def test_narrow_shows_one_under_the_other_with_marks() -> None:
    assert shown(["办理案件45件", "甲"], ["办理案件54件", "甲"], 60) == (
        "-1│办理案件[-45-]件\n+1│办理案件{+54+}件\n 2│甲\n"
    )


def test_wide_shows_side_by_side() -> None:
    (line,) = [line for line in shown(["办理案件45件"], ["办理案件54件"], 120).splitlines() if "办理" in line]
    assert line.index("办理案件[-45-]件") < line.index("办理案件{+54+}件")


def test_equal_stretches_are_folded_with_their_count() -> None:
    text = shown(LINES, [*LINES[:11], LINES[11] + "了"], 60)
    assert text.startswith("... 10 paragraphs unchanged ...\n 11│")


def test_long_equal_parts_of_a_changed_paragraph_are_shortened() -> None:
    text = shown([LONG + "办理45件," + LONG], [LONG + "办理54件," + LONG], 200)
    assert "加强行政执法监督,办理[-45-]件,加强行政执法监督," in text
    assert "[…" in text
    assert text.count("加强行政执法监督") < 16


def test_moved_added_and_removed_paragraphs() -> None:
    text = shown([LINES[0], *LINES[1:4], "旧的一段"], [*LINES[1:4], LINES[0], "新增内容"], 60)
    assert f"-1│(→4){LINES[0]}" in text
    assert f"+4│(←1){LINES[0]}" in text
    assert "-5│旧的一段\n" in text
    assert "+5│新增内容\n" in text


def test_web_text_is_neither_markup_nor_escape() -> None:
    text = shown(["甲"], ["甲[bold]乙[/bold]\x1b[31m丙"], 60)
    assert "[bold]乙[/bold]" in text
    assert "\x1b" not in text
