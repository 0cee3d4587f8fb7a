import tomllib
from importlib.resources import files

import pytest

from jobs.compare.severity import RULES, Measure, Part, gravest, is_grave, judge
from store.difference import Reason
from store.records import Severity

DATA = tomllib.loads(files("jobs.compare").joinpath("severity.toml").read_text("utf-8"))


def test_the_gravest_part_is_named_first_and_decides() -> None:
    reasons = judge(
        [
            Measure(Part.PARAGRAPHS_MOVED, 1, "1 paragraph moved"),
            Measure(Part.DATES_CHANGED, 1, "1 date changed"),
            Measure(Part.FIGURES_CHANGED, 2, "2 figures changed"),
            Measure(Part.CHARACTERS_CHANGED, 30, "30 characters replaced"),
        ]
    )
    assert gravest(reasons) is Severity.MAJOR
    assert reasons[0] == Reason(
        part="figures_changed", value=2, above=0, severity=Severity.MAJOR, words="2 figures changed"
    )
    assert [reason.part for reason in reasons] == ["figures_changed", "dates_changed", "paragraphs_moved"]


@pytest.mark.parametrize("part", list(Part))
def test_every_part_counts_above_its_limit_only(part: Part) -> None:
    rule = RULES[part]
    assert judge([Measure(part, rule.above, "words")]) == ()
    assert gravest(judge([Measure(part, rule.above + 0.01, "words")])) is rule.severity


def test_nothing_measured_is_minor() -> None:
    assert gravest(()) is Severity.MINOR


@pytest.mark.parametrize("sentence", ["还存在一些问题", "力量相对薄弱", "严肃追责问责", "压实工作责任"])
def test_grave(sentence: str) -> None:
    assert is_grave(sentence)


@pytest.mark.parametrize("sentence", ["履行第一责任人职责", "落实普法责任制", "取得显著成效"])
def test_not_grave(sentence: str) -> None:
    assert not is_grave(sentence)


def test_the_data_names_the_parts_in_their_order_and_sorts_its_words() -> None:
    assert list(DATA["parts"]) == [part.value for part in Part]
    assert DATA["wording"]["words"] == sorted(DATA["wording"]["words"])
    assert DATA["wording"]["except"] == sorted(DATA["wording"]["except"])
