import sys
from collections.abc import Iterator

import pytest
from damage import sample

from crawler.errors import FileUnreadable
from crawler.extract.facts import Hints
from crawler.files import ocr
from crawler.files.read import read_file
from crawler.reading import PAGE_SECONDS, PageToRead, seconds_for


@pytest.fixture(autouse=True)
def _without_the_extra(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    _forget()
    yield
    _forget()


def _forget() -> None:
    ocr.is_installed.cache_clear()
    ocr.engine.cache_clear()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("fax.tif", "is a picture; the extra `ocr` could read it"),
        ("copied.pdf", "none of its 3 pages has a text layer; the extra `ocr` could read it"),
    ],
)
def test_without_the_extra_the_reason_names_it(name: str, reason: str) -> None:
    with pytest.raises(FileUnreadable, match=reason):
        read_file(sample(name))


def test_without_the_extra_a_file_has_no_more_time_than_a_page() -> None:
    page = PageToRead(body=sample("copied.pdf"), url="", content_type="", hints=Hints())
    assert seconds_for(page) == PAGE_SECONDS
