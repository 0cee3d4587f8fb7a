import pytest

from crawler.title_words import figures, letters


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("二〇二三年", "2023年"),
        ("二○二二—二○二三年", "2022—2023年"),
        ("二零一九年度", "2019年度"),
        ("2O23年", "2023年"),
        ("二三年", "二三年"),
    ],
)
def test_spelled_years(text: str, written: str) -> None:
    assert figures(text) == written


def test_letters_have_no_spaces() -> None:
    assert letters(" 法\u200b治\u3000政 府\n") == "法治政府"
