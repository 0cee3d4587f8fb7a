from hypothesis import given
from hypothesis import strategies as st

from jobs.compare.tokens import edits
from jobs.compare.windows import windows

texts = st.text(alphabet="甲乙丙12,。\n", max_size=40)


def test_the_sentences_that_an_edit_touches() -> None:
    before, after = "甲甲。办45件,结9件。乙乙。", "甲甲。办46件,结9件。乙乙。"
    (window,) = windows(before, edits(before, after))
    assert before[window.before] == "办45件,结9件。"
    assert after[window.after] == "办46件,结9件。"


@given(texts, texts)
def test_what_no_window_holds_is_equal(before: str, after: str) -> None:
    place = other = 0
    for window in windows(before, edits(before, after)):
        assert before[place : window.before.start] == after[other : window.after.start]
        place, other = window.before.stop, window.after.stop
    assert before[place:] == after[other:]
