from jobs.compare.paragraphs import align
from jobs.compare.strokes import Strokes, read_strokes

OPENING = "我县坚持以习近平法治思想为指导,认真落实各项部署。"
REVIEW = "全年收到行政复议申请45件,办结40件。"


def strokes(before: str, after: str) -> Strokes:
    return read_strokes(align(before, after))


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(stroke.before, stroke.after) for stroke in strokes(before, after).told]


def test_words_and_whole_paragraphs() -> None:
    assert told(f"{OPENING}\n{REVIEW}", OPENING.replace("认真", "全面")) == [("认真", "全面"), (REVIEW, "")]


def test_a_sentence_that_went_to_another_paragraph_is_not_told() -> None:
    found = strokes(f"{OPENING}{REVIEW}\n下一步,持续推进。", f"{OPENING}\n下一步,持续推进。{REVIEW}")
    assert found == Strokes((), 1)


def test_what_else_a_paragraph_lost_is_told() -> None:
    found = told(f"{OPENING}{REVIEW}加强监督检查。\n下一步,持续推进。", f"{OPENING}\n下一步,持续推进。{REVIEW}")
    assert found == [("加强监督检查。", "")]


def test_one_number_written_in_two_ways_is_layout() -> None:
    (stroke,) = strokes("受理1.2万件。", "受理12000件。").told
    assert stroke.is_layout
    (stroke,) = strokes("受理1.2万件。", "受理13000件。").told
    assert not stroke.is_layout
