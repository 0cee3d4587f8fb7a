from jobs.compare.lines import link
from jobs.compare.moves import Link

LINES = [f"{chr(0x4E00 + 40 * place)}项工作由{chr(0x5000 + 97 * place) * 6}部门负责落实到位" for place in range(6)]


def moves(before: list[str], after: list[str]) -> list[Link]:
    return list(link(before, after).moves)


def test_short_lines_go_along_with_a_moved_one() -> None:
    section = ["三、监督", LINES[0], "120"]
    assert moves([*section, *LINES[1:]], [*LINES[1:], "四、监督", *section[1:]]) == [
        Link(range(place, place + 1), range(place + 5, place + 6)) for place in range(3)
    ]


def test_a_table_cut_again_goes_along() -> None:
    table = ["指标 | 本年", "行政许可 | 1203"]
    cells = ["指标", "本年", "行政许可", "1203"]
    assert moves([LINES[0], *table, *LINES[1:]], [*LINES[1:], LINES[0], *cells])[1:] == [
        Link(range(1, 2), range(6, 8)),
        Link(range(2, 3), range(8, 10)),
    ]


def test_a_moved_line_that_was_split() -> None:
    head, tail = LINES[0][:10], LINES[0][10:]
    assert moves([LINES[0], *LINES[1:]], [*LINES[1:], head, tail]) == [Link(range(1), range(5, 7))]
