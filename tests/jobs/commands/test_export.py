"""fazhi export --format dossier: two real nights as offline files."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from lxml import html as parser


@pytest.fixture
def kept(demo: tuple[Path, str]) -> Path:
    return demo[0]


def dossiers(fazhi, kept: Path, folder: Path, *words: object) -> dict[str, object]:
    said = fazhi("export", folder, *words, "--format", "dossier", "--data", kept, "--json")
    assert said.code == 0, said.err
    return json.loads(said.out)


def test_every_report_has_its_file(kept: Path, fazhi, tmp_path: Path) -> None:
    assert dossiers(fazhi, kept, tmp_path) == {"files": 6, "written": 6, "removed": 0}
    names = sorted(path.name for path in tmp_path.iterdir())
    assert [name[:3] for name in names] == ["000", "001", "002", "003", "004", "005"]
    assert all(re.fullmatch(r"\d{3}_20\d\d_[0-9a-f]{8}\.html", name) for name in names)
    assert dossiers(fazhi, kept, tmp_path) == {"files": 6, "written": 0, "removed": 0}, "the same bytes"
    assert "6 dossiers, 0 written" in fazhi("export", tmp_path, "--format", "dossier", "--data", kept).out


def test_each_holds_what_the_store_holds(kept: Path, fazhi, tmp_path: Path) -> None:
    dossiers(fazhi, kept, tmp_path)
    for path in sorted(tmp_path.iterdir()):
        page = parser.document_fromstring(path.read_text("utf-8"))
        texts = page.cssselect("#texts .text")
        for number, text in enumerate(texts, start=1):
            said = "\n".join(p.text_content() for p in text.iter("p"))
            shown = json.loads(fazhi("show", int(path.name[:3]), "--version", number, "--data", kept, "--json").out)
            assert said == shown["text"]
            assert [a.get("data-name") for a in text.iter("a")] == [one["id"] for one in shown["paragraphs"]]
            proof = page.cssselect("#proofs")[0].text_content()
            for named in (hashlib.sha256(said.encode()).hexdigest(), shown["capture"]["digest"]):
                assert named in proof
        assert len(texts) == len(shown["versions"])


def test_the_way_to_check_a_text_works(kept: Path, fazhi, tmp_path: Path) -> None:
    dossiers(fazhi, kept, tmp_path, 2)
    (path,) = tmp_path.iterdir()
    page = parser.document_fromstring(path.read_text("utf-8"))
    command = page.cssselect("#proofs pre")[0].text_content().partition(" | ")[0].split()
    assert command[0] == "fazhi"
    told = hashlib.sha256(fazhi(*command[1:], "--data", kept).out.encode()).hexdigest()
    assert told in page.cssselect("#proofs")[0].text_content()


def test_an_edit_is_in_its_file(kept: Path, fazhi, tmp_path: Path) -> None:
    assert dossiers(fazhi, kept, tmp_path, 2)["files"] == 1
    (path,) = tmp_path.iterdir()
    page = parser.document_fromstring(path.read_text("utf-8"))
    assert [mark.text for mark in page.cssselect("#d2 ins")] == ["980", "3410"]
    assert "重大" in page.cssselect("#story")[0].text_content()


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("1",), 2, "only --format dossier takes documents"),
        (("--format", "dossier", "--history"), 2, "a dossier holds every version"),
        (("--format", "dossier", "--since", 3), 2, "a dossier holds every version"),
        (("99", "--format", "dossier"), 1, "no document '99'"),
    ],
)
def test_what_cannot_be_exported_is_said(kept: Path, fazhi, tmp_path: Path, words, code: int, told: str) -> None:
    said = fazhi("export", tmp_path, *words, "--data", kept)
    assert (said.code, told in said.err) == (code, True), said.err
