from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.files.number_formats import built_in, shown

_EPOCH = date(1899, 12, 30)


@pytest.mark.parametrize(
    ("value", "code", "written"),
    [
        (12806.0, "General", "12806"),
        (0.1 + 0.2, "General", "0.3"),
        (12806.0, "#,##0", "12,806"),
        (0.992, "0.0%", "99.2%"),
        (0.9920, "0.##%", "99.2%"),
        (1.0, "0%", "100%"),
        (58.365, '0.00" 万元"', "58.37 万元"),
        (-5.0, "0;(0)", "(5)"),
        (-5.0, "0", "-5"),
        (0.0, '0;0;"无"', "无"),
        (7.0, "000", "007"),
        (1234567.0, "0.0,", "1234.6"),
        (45291.0, "yyyy\\年m\\月d\\日", "2023年12月31日"),
        (45291.5, "yyyy/m/d h:mm", "2023/12/31 12:00"),
        (45291.0, "[$-804]yyyy-mm-dd;@", "2023-12-31"),
        (0.75, "hh:mm:ss", "18:00:00"),
        (1.5, "[h]:mm", "1.5"),
        (0.5, "# ?/?", "0.5"),
        (3.0, "@", "3"),
        (1e9, "yyyy", "1000000000"),
        (3.0, '"共"0"件"', "共3件"),
    ],
)
def test_numbers_as_cells_show_them(value: float, code: str, written: str) -> None:
    assert shown(value, code, epoch=_EPOCH) == written


def test_built_in_formats() -> None:
    assert [built_in(number) for number in (0, 10, 999)] == ["General", "0.00%", "General"]


@given(st.floats(-1e12, 1e12), st.text('0#?,.%;"ymdhs\\[]_* @Ee/', max_size=12))
def test_no_format_breaks(value: float, code: str) -> None:
    assert isinstance(shown(value, code, epoch=_EPOCH), str)
