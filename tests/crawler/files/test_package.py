import pytest
from damage import packed, sample

from crawler.errors import FileUnreadable
from crawler.files.base import LIMITS
from crawler.files.package import Package, child, core_title, place, relations


def test_parts_are_found_whatever_their_slashes_and_capitals() -> None:
    package = Package(packed({"Word\\Document.xml": b"<a b='1'/>"}), limits=LIMITS)
    found = package.xml("/word/document.xml")
    assert found is not None
    assert found.get("b") == "1"
    assert package.xml("word/other.xml") is None


def test_relations_name_parts_by_what_they_are() -> None:
    package = Package(sample("report.docx"), limits=LIMITS)
    assert relations(package, "")["officeDocument"] == ("word/document.xml",)
    assert relations(package, "word/document.xml")["styles"] == ("word/styles.xml",)
    assert core_title(package) == "云溪县人民政府2023年法治政府建设情况报告"


@pytest.mark.parametrize(
    ("folder", "target", "found"),
    [
        ("word", "styles.xml", "word/styles.xml"),
        ("word", "/xl/a.xml", "xl/a.xml"),
        ("Doc_0", "..\\OFD.xml", "OFD.xml"),
        ("", "../../etc/passwd", "etc/passwd"),
    ],
)
def test_references_stay_in_the_archive(folder: str, target: str, found: str) -> None:
    assert place(folder, target) == found


def test_entities_are_not_followed() -> None:
    body = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a><c>&b;</c></a>'
    found = child(Package(packed({"a.xml": body}), limits=LIMITS).xml("a.xml"), "c")
    assert found is not None
    assert found.text is None


def test_wrong_checksums_are_damage() -> None:
    body = packed({"a.xml": b"<a>" + b"x" * 100 + b"</a>"})
    broken = body.replace(body[14:18], b"\0\0\0\0")
    with pytest.raises(FileUnreadable, match="damaged"):
        Package(broken, limits=LIMITS).xml("a.xml")
