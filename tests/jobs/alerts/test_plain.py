import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from jobs.alerts.plain import one_line, plain


def test_lines_are_joined_and_spaces_run_together():
    assert plain(" 第一行\r\n\u2028第二行\u3000\tx ", 100) == "第一行 第二行 x"


def test_controls_and_direction_overrides_go():
    assert plain("a\x1b[31m\u202eb\u200bc\ud800\x00", 100) == "a[31mbc"


def test_nobody_is_mentioned():
    assert plain('<at user_id="all">@所有人', 100) == '＜at user_id="all"＞＠所有人'


def test_an_address_stays_an_address():
    assert one_line("https://a@example.gov.cn/?x=<1>\n", 100) == "https://a@example.gov.cn/?x=<1>"


def test_a_long_text_is_cut_and_says_so():
    assert plain("一二三四五", 5) == "一二三四五"
    assert plain("一二三四五六", 5) == "一二三四…"


@given(st.text(alphabet=st.characters(), max_size=60), st.integers(1, 40))
def test_whatever_comes_is_one_short_line_that_can_be_encoded(text, most):
    line = plain(text, most)
    assert len(line) <= most
    assert len(line.splitlines()) <= 1
    assert all(unicodedata.category(char)[0] != "C" for char in line)
    line.encode()
