import pytest

from crawler.errors import FileUnreadable
from crawler.files.base import LIMITS
from crawler.files.text import read

_TEXT = "云溪县人民政府\r\n2023年法治政府建设情况报告\r\n\r\n　　现将有关情况报告如下。\r\n"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_lines_are_paragraphs_in_any_charset(charset: str) -> None:
    found = read(_TEXT.encode(charset), limits=LIMITS)
    assert found.lines == ("云溪县人民政府", "2023年法治政府建设情况报告", "现将有关情况报告如下。")


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b'{"code": 404, "msg": "not found"}', "JSON"), ("法治政府".encode() + b"\xff\xfe\xfd" * 40, "charset")],
)
def test_what_is_no_text_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(FileUnreadable, match=reason):
        read(body, limits=LIMITS)


def test_a_list_in_brackets_is_text() -> None:
    assert read("[一]总体情况".encode(), limits=LIMITS).lines == ("[一]总体情况",)
