import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.files.ole_title import summary_title


def _stream(page: int, kind: int, title: bytes, length: int) -> bytes:
    properties = struct.pack("<II4I", 99, 2, 1, 24, 2, 32) + struct.pack("<II", 2, page)
    return bytes(44) + struct.pack("<I", 48) + properties + struct.pack("<II", kind, length) + title


@pytest.mark.parametrize(
    ("page", "kind", "title", "length"),
    [
        (936, 30, "法治报告\0".encode("gbk"), 9),
        (65001, 30, "法治报告".encode(), 12),
        (0, 31, "法治报告".encode("utf-16-le"), 4),
    ],
)
def test_titles_in_the_charset_the_summary_names(page: int, kind: int, title: bytes, length: int) -> None:
    assert summary_title(_stream(page, kind, title, length)) == "法治报告"


def test_an_unknown_charset_is_not_guessed() -> None:
    assert summary_title(_stream(1252, 30, b"report", 6)) is None


@given(st.binary(max_size=200))
def test_damaged_summaries_have_none_or_some(stream: bytes) -> None:
    assert summary_title(stream) is None or isinstance(summary_title(stream), str)
