from crawler.files.flow import Flow, table_lines


def test_marks_become_paragraphs_and_rows() -> None:
    flow = Flow()
    flow.paragraph("前文", depth=0)
    flow.paragraph("甲上", depth=1)
    flow.end_cell("甲下")
    flow.end_cell("乙")
    flow.end_row()
    flow.paragraph("后文\n\n末行", depth=0)
    assert flow.lines() == ("前文", "甲上 甲下 | 乙", "后文", "末行")


def test_a_table_around_a_table_only_places_things() -> None:
    flow = Flow()
    flow.paragraph("里", depth=2)
    flow.end_cell("左")
    flow.end_cell("右")
    flow.end_row()
    assert flow.lines() == ("里", "左", "右")


def test_a_row_that_never_ends_is_kept() -> None:
    flow = Flow()
    flow.end_cell("甲")
    flow.paragraph("乙", depth=1)
    assert flow.lines() == ("甲 | 乙",)


def test_a_row_of_one_filled_cell_is_its_paragraphs() -> None:
    assert list(table_lines([[["题"], [" "]], [["甲"], [""], ["丙"]]])) == ["题", " ", "甲 |  | 丙"]
