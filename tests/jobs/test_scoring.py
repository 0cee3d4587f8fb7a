import json

import pytest

from jobs.errors import InputInvalid
from jobs.scoring import Miss, Score, read_labelled, score
from store.records import Kind


def _score(*cases: dict[str, object]) -> Score:
    return score(read_labelled(json.dumps(case) for case in cases))


def test_counts_and_misses() -> None:
    counted = _score(
        {"title": "东阳县2022年法治政府建设情况报告", "report": True, "year": 2022},
        {"title": "西山县2022年法治政府建设情况报告", "report": True, "year": 2021, "url": "https://x.gov.cn/1"},
        {"title": "东阳县2022年法治政府建设情况说明", "report": True, "year": 2022},
        {"title": "图解:东阳县2022年法治政府建设情况报告", "report": True},
        {"title": "东阳县2023年法治政府建设情况报告", "report": False},
        {"title": "东阳县2023年全面依法治县工作报告", "report": False},
        {"title": "东阳县2023年法治政府建设工作要点", "report": False},
    )
    assert (counted.titles, counted.reports, counted.true_positives, counted.false_positives) == (7, 4, 2, 1)
    assert (counted.undecided_reports, counted.undecided_others) == (1, 1)
    assert counted.precision == pytest.approx(2 / 3)
    assert (counted.recall, counted.recall_after_look) == (0.5, 0.75)
    assert (counted.years, counted.years_right, counted.year_accuracy) == (2, 1, 0.5)
    assert counted.kinds[Kind.REPORT] == 3
    assert [miss.miss for miss in counted.misses] == [
        Miss.WRONG_YEAR,
        Miss.UNDECIDED,
        Miss.FALSE_NEGATIVE,
        Miss.FALSE_POSITIVE,
        Miss.UNDECIDED,
    ]
    wrong_year = counted.misses[0]
    assert (wrong_year.year, wrong_year.year_read, wrong_year.url) == (2021, 2022, "https://x.gov.cn/1")
    assert "图解" in counted.misses[2].reason


def test_nothing_to_divide_by() -> None:
    counted = _score({"title": "天气预报", "report": False})
    assert (counted.precision, counted.recall, counted.recall_after_look, counted.year_accuracy) == (None,) * 4
    assert counted.misses == ()


def test_body_decides_where_it_is_given() -> None:
    counted = _score({"title": "东阳县2022年法治政府建设情况说明", "report": False, "text": "今天天气晴朗。" * 100})
    assert (counted.undecided_others, counted.misses) == (0, ())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 2 is not JSON"),
        ('{"report": true}', "line 2 has no title"),
        ('{"title": "x"}', "line 2 has no label"),
        ('{"title": "x", "report": 1}', "line 2 has no label"),
        ('{"title": "x", "report": true, "year": "2022"}', "line 2: year must be a number"),
        ('{"title": "x", "report": true, "text": 3}', "line 2: text must be a string"),
    ],
)
def test_bad_line_is_named(line: str, told: str) -> None:
    with pytest.raises(InputInvalid, match=told):
        score(read_labelled(["", line]))
