import pytest

from jobs.compare.likeness import Candidate, candidates, folded, heaviest_chain, likeness, narrow, shingles


def like(before: str, after: str) -> float:
    return likeness(shingles(folded(before)), shingles(folded(after)))


def test_layout_is_folded_away() -> None:
    assert folded("共１２３ 件,　占５０％;\n") == "共123件,占50%;"


def test_a_cell_tells_numbers_apart_and_a_break_does_not() -> None:
    assert folded("许可 | 12 | 35") != folded("许可 | 123 | 5")
    assert folded("许可12\n35件") == folded("许可1235件")


def test_only_ascii_is_narrowed() -> None:
    assert narrow("，。、《》％") == ",。、《》%"


def test_a_line_is_like_itself_laid_out_otherwise() -> None:
    assert like("受理案件１２件，办结９件", "受理案件 12 件,办结9件") == 1


def test_lines_that_differ_in_figures_are_alike() -> None:
    assert like("许可 | 120 | 35", "许可 | 121 | 36") > 0.7


@pytest.mark.parametrize(
    ("before", "after"),
    [("2022年2月22日", "天津市蓟州区人民政府"), ("加强行政执法监督", "深化普法宣传教育"), ("甲", "乙")],
)
def test_other_lines_are_not(before: str, after: str) -> None:
    assert like(before, after) < 0.3


def test_candidates_are_few_and_alike() -> None:
    lines = {place: shingles(f"第{place}项工作由{chr(0x4E00 + place) * 6}负责落实") for place in range(40)}
    found = candidates(lines, lines)
    assert {(pair.before, pair.after) for pair in found} >= {(place, place) for place in lines}
    assert len(found) < 6 * len(lines)


def test_rows_of_a_table_that_all_changed_find_each_other() -> None:
    before = {place: shingles(f"行政许可案件 | {place * 3 + 1000}") for place in range(80)}
    after = {place: shingles(f"行政许可案件 | {place * 7 + 5000}") for place in range(80)}
    assert {(place, place) for place in range(80)} <= {(pair.before, pair.after) for pair in candidates(before, after)}


def test_a_line_and_its_half_are_candidates() -> None:
    whole = (
        "建立法治督察与纪检监察协作配合机制,聚焦难点热点,开展专项督察,下发整改通知单,从严执行年度报告制度,接受社会监督"
    )
    assert candidates({0: shingles(whole)}, {0: shingles(whole[:16])})


def test_no_lines_no_candidates() -> None:
    assert candidates({}, {0: shingles("甲")}) == candidates({0: shingles("甲")}, {}) == []


def test_the_heaviest_chain_rises_on_both_sides() -> None:
    pairs = [
        Candidate(0, 2, 1, 5),
        Candidate(0, 0, 1, 4),
        Candidate(1, 1, 1, 4),
        Candidate(2, 2, 1, 3),
        Candidate(1, 0, 1, 1),
    ]
    assert [(pair.before, pair.after) for pair in heaviest_chain(pairs)] == [(0, 0), (1, 1), (2, 2)]


def test_a_line_is_used_once_in_a_chain() -> None:
    pairs = [Candidate(0, 0, 1, 2), Candidate(0, 1, 1, 2), Candidate(1, 1, 1, 3)]
    assert [(pair.before, pair.after) for pair in heaviest_chain(pairs)] == [(0, 0), (1, 1)]


def test_no_pairs_no_chain() -> None:
    assert heaviest_chain([]) == []
