from importlib.metadata import version

import pytest

from crawler.extract.version import EXTRACTOR, EXTRACTORS, extractor_for
from crawler.files import ocr
from crawler.files.base import FileKind

OTHERS = {FileKind.HTML, FileKind.UNKNOWN, FileKind.WPS, FileKind.ZIP}
"""Kinds that no text is said to be of: it is refused, or of a kind of its own in the archive."""


def test_the_extractor_of_pages_is_named_with_what_it_builds_on():
    ours, name, *packages = EXTRACTOR.split("+")
    assert (ours.isdecimal(), name) == (True, "page")
    assert packages == [f"{one}-{version(one)}" for one in ("charset-normalizer", "lxml", "trafilatura")]


@pytest.mark.parametrize(
    "method", ["rule:div.file:pdf", "container:TRS_Editor", "densest+trafilatura", "announcement", "densest, 2 pages"]
)
def test_pages_have_one_extractor(method):
    assert extractor_for(method) == EXTRACTOR


@pytest.mark.parametrize("kind", sorted(set(FileKind) - OTHERS))
def test_every_kind_of_file_has_its_own(kind):
    extractor = extractor_for(f"file:{kind}")
    assert extractor != EXTRACTOR
    assert extractor.split("+")[1] == kind
    assert "trafilatura" not in extractor
    assert extractor in EXTRACTORS
    assert extractor == extractor_for(f"file:{kind}+ocr")


def test_a_file_names_its_own_reader_and_no_other():
    assert f"+pypdfium2-{version('pypdfium2')}" in extractor_for("file:pdf")
    assert f"+xlrd-{version('xlrd')}" in extractor_for("file:xls")
    assert "pypdfium2" not in extractor_for("file:docx")


def test_what_reads_pictures_counts_only_where_there_may_be_pictures():
    seeing = {name for name in EXTRACTORS if "rapidocr" in name}
    assert seeing == ({extractor_for("file:pdf"), extractor_for("file:image")} if ocr.is_installed() else set())
    assert len(EXTRACTORS) == 1 + len(set(FileKind) - OTHERS)
