import json
from pathlib import Path

from jobs.demo.texts import seed
from jobs.demo.web import EDITED_FIGURES


def test_it_says_what_happened(demo: tuple[Path, str]) -> None:
    _, said = demo
    assert "5 of 5 texts equal the originals byte for byte." in said
    for before, after in EDITED_FIGURES:
        assert f"{before} -> {after}" in said
    for line in (
        "edited: 002 泾源县",
        "new: 005 天津市蓟州区",
        "missing (withdrawn only after more nights): 004 赣州市",
        "blocked by a challenge (no version made): 003 十堰",
        "unchanged: 000 秦州区",
        "unchanged (304): 001 天津市蓟州区",
        "2 messages arrived at the demo's webhook",
    ):
        assert line in said
    assert "fault inside" not in said


def test_the_first_night_s_texts_are_the_originals(demo: tuple[Path, str]) -> None:
    folder, _ = demo
    texts = sorted((folder / "night-1").glob("*.txt"))
    assert [path.read_bytes() for path in texts] == [seed(number).encode() for number in range(5)]


def test_the_ledger_holds_one_new_and_one_edited(demo: tuple[Path, str], fazhi) -> None:
    folder, _ = demo
    said = fazhi("changes", "--data", folder, "--json")
    changes = [json.loads(line) for line in said.out.splitlines()]
    assert sorted(change["kind"] for change in changes) == ["edited", "new"]
    edited = next(change for change in changes if change["kind"] == "edited")
    figures = [(number["before"], number["after"]) for number in edited["numbers"]]
    assert figures == list(EDITED_FIGURES)


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path, fazhi) -> None:
    (tmp_path / "mine").write_text("mine")
    said = fazhi("demo", "--keep", tmp_path)
    assert said.code == 1
    assert "is not empty" in said.err
    assert (tmp_path / "mine").read_text() == "mine"
