from crawler.files.numbering import Level, NumberedList, Numbering, gap_after

_LEVELS = {
    0: Level(text="第%1章", notation="chineseCounting", start=1),
    1: Level(text="（%2）", notation="chineseCounting", start=1),
    2: Level(text="%1.%3", start=1, gap="nothing", plain=True, restart_after=0),
    3: Level(text="\uf0b7", notation="bullet"),
    4: Level(text="附件：", notation="none"),
}


def _list(use: int = 1, *, counters: int = 1, starts: dict[int, int] | None = None) -> NumberedList:
    return NumberedList(use=use, counters=counters, levels=_LEVELS, starts=starts or {})


def test_levels_count_and_begin_again_below_a_higher_one() -> None:
    numbering = Numbering()
    labels = [numbering.label(_list(), depth) for depth in (0, 1, 1, 0, 1)]
    assert labels == ["第一章 ", "（一）", "（二）", "第二章 ", "（一）"]


def test_a_level_may_count_on_and_write_all_in_digits() -> None:
    numbering = Numbering()
    assert [numbering.label(_list(), depth) for depth in (0, 2, 0, 2)] == ["第一章 ", "1.1", "第二章 ", "2.2"]


def test_bullets_have_no_label_and_words_without_number_do() -> None:
    numbering = Numbering()
    assert [numbering.label(_list(), depth) for depth in (3, 4, 8)] == ["", "附件：", ""]


def test_uses_of_one_list_count_on_unless_they_say_where_to_begin() -> None:
    numbering = Numbering()
    uses = (_list(1), _list(2), _list(3, starts={0: 7}), _list(3, starts={0: 7}), _list(4, counters=2))
    assert [numbering.label(used, 0) for used in uses] == ["第一章 ", "第二章 ", "第七章 ", "第八章 ", "第一章 "]


def test_the_room_after_a_number() -> None:
    assert [gap_after(written) for written in ("一、", "（一）", "1.", "第一条")] == ["", "", " ", " "]
