import hashlib
import json

import pytest

from store.export.text import MANIFEST, export
from store.schema import DocumentRow

HOST = "https://www.tjjz.gov.cn"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "export"


@pytest.fixture
def supply(watch, folder):
    """Export to the folder."""
    return lambda **words: watch.ask(export, folder, **words)


@pytest.fixture
def two(watch):
    """Two numbered documents."""
    watch.see("甲文", url=f"{HOST}/a")
    watch.see("乙文", url=f"{HOST}/b")
    watch.number()
    return watch


def name_of(number, text):
    return f"{number:03d}_{hashlib.sha256(text.encode()).hexdigest()[:16]}.txt"


def texts(folder):
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.txt")}


def manifest(folder):
    return [json.loads(line) for line in (folder / MANIFEST).read_bytes().split(b"\n") if line]


def test_a_text_is_the_file_and_its_hash_the_name(two, supply, folder):
    done = supply()
    assert (done.files, done.written, done.removed) == (2, 2, 0)
    assert texts(folder) == {name_of(0, "甲文"): "甲文", name_of(1, "乙文"): "乙文"}
    assert sorted(path.name for path in folder.iterdir()) == sorted([*texts(folder), MANIFEST])


def test_the_manifest_says_what_each_file_is(watch, supply, folder):
    watch.see("甲文", url=f"{HOST}/a", report_year=2025, issuer="蓟州区")
    watch.number()
    supply()
    (line,) = manifest(folder)
    capture = watch.reading("甲文", url=f"{HOST}/a").capture
    assert line == {
        "file": name_of(0, "甲文"),
        "document": 0,
        "url": f"{HOST}/a",
        "source": "tianjin/jizhou",
        "version": 1,
        "title": "天津市蓟州区2025年法治政府建设情况报告",
        "issuer": "蓟州区",
        "region": "120119",
        "level": "county",
        "report_year": 2025,
        "published_on": None,
        "status": "present",
        "from": "2026-03-01T17:30:00+00:00",
        "until": None,
        "sha256": hashlib.sha256("甲文".encode()).hexdigest(),
        "chars": 2,
        "capture": {"file": capture.file, "offset": capture.offset, "sha256": capture.digest},
        "extractor": "1",
        "report": 0,
    }


def test_the_same_again_touches_no_text(two, supply, folder):
    supply()
    before = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.txt")}
    lines = (folder / MANIFEST).read_bytes()
    done = supply()
    assert (done.files, done.written, done.removed) == (2, 0, 0)
    assert {path.name: path.stat().st_mtime_ns for path in folder.glob("*.txt")} == before
    assert (folder / MANIFEST).read_bytes() == lines


def test_a_file_that_was_spoiled_is_written_again(two, supply, folder):
    supply()
    (folder / name_of(0, "甲文")).write_text("spoiled")
    assert supply().written == 1
    assert texts(folder)[name_of(0, "甲文")] == "甲文"


def test_what_is_no_longer_current_goes(two, supply, folder):
    supply()
    two.night(days=1)
    two.see("甲改", url=f"{HOST}/a")
    done = supply()
    assert (done.files, done.written, done.removed) == (2, 1, 1)
    assert texts(folder) == {name_of(0, "甲改"): "甲改", name_of(1, "乙文"): "乙文"}


def test_a_file_that_is_not_ours_stays(two, supply, folder):
    folder.mkdir()
    for name in ("notes.txt", "002_0123456789abcdef.txt", "README.md"):
        (folder / name).write_text("mine")
    supply()
    supply(history=True)
    supply()
    assert {path.name for path in folder.iterdir() if path.read_bytes() == b"mine"} == {
        "notes.txt",
        "002_0123456789abcdef.txt",
        "README.md",
    }


@pytest.mark.parametrize(
    "line",
    [
        '{"file": "../precious.txt"}',
        '{"file": "/etc/hostname"}',
        '{"file": "notes.txt"}',
        '{"file": "../000_0123456789abcdef.txt"}',
        '{"file": "000_0123456789abcdef.txt/../notes.txt"}',
        '{"file": "000_0123456789abcdef.txt\\n"}',
        '{"file": "%s.txt"}',
        '{"file": ["notes.txt"]}',
        '{"file": null}',
        '{"name": "notes.txt"}',
        '["notes.txt"]',
        "notes.txt",
        "[" * 100_000,
        "\ufeff{}",
        "",
    ],
)
@pytest.mark.parametrize("since", [None, 0])
def test_a_manifest_by_somebody_else_removes_and_names_nothing(two, supply, folder, tmp_path, line, since):
    folder.mkdir()
    (tmp_path / "precious.txt").write_text("mine")
    (tmp_path / "000_0123456789abcdef.txt").write_text("mine")
    (folder / "notes.txt").write_text("mine")
    (folder / MANIFEST).write_bytes(line.encode() + b"\n\xff\xfe\n")
    done = supply(since=since)
    assert (done.files, done.removed) == (2, 0)
    assert len(manifest(folder)) == 2
    assert (tmp_path / "precious.txt").exists()
    assert (tmp_path / "000_0123456789abcdef.txt").exists()
    assert (folder / "notes.txt").exists()


def test_a_line_separator_inside_a_fact_does_not_break_the_manifest(watch, supply, folder):
    watch.see("甲文", url=f"{HOST}/a", source_line="区\u2028司法局", title="甲\u0085乙")
    watch.number()
    supply()
    assert supply().files == 1
    assert manifest(folder)[0]["title"] == "甲\u0085乙"


def test_history_has_every_version(two, supply, folder):
    two.night(days=1)
    two.see("甲改", url=f"{HOST}/a")
    done = supply(history=True)
    assert (done.files, done.written) == (3, 3)
    lines = [(line["document"], line["version"], line["until"]) for line in manifest(folder)]
    assert lines == [(0, 1, two.now.isoformat()), (0, 2, None), (1, 1, None)]
    assert supply().removed == 1, "without history only what is current stays"


def test_a_text_that_came_back_is_one_file_with_two_lines(two, supply, folder):
    for text in ("甲改", "甲文"):
        two.night(days=1)
        two.see(text, url=f"{HOST}/a")
    assert supply(history=True).files == 4
    assert len(texts(folder)) == 3


def test_a_cursor_brings_only_what_is_newer(two, supply, watch, tmp_path):
    cursor = supply().cursor
    assert supply(since=cursor).written == 0
    two.night(days=1)
    two.see("甲改", url=f"{HOST}/a")
    two.see("丙文", url=f"{HOST}/c")
    two.number()
    fresh = tmp_path / "fresh"
    done = watch.ask(export, fresh, since=cursor)
    assert (done.files, done.written, done.removed) == (2, 2, 0)
    assert texts(fresh) == {name_of(0, "甲改"): "甲改", name_of(2, "丙文"): "丙文"}
    assert done.cursor > cursor
    assert watch.ask(export, fresh, since=done.cursor).cursor == done.cursor


def test_beside_what_is_there_a_cursor_removes_nothing_and_the_next_whole_export_does(two, supply, folder):
    cursor = supply().cursor
    two.night(days=1)
    two.see("甲改", url=f"{HOST}/a")
    supply(since=cursor)
    assert set(texts(folder)) == {name_of(0, "甲文"), name_of(0, "甲改"), name_of(1, "乙文")}
    assert {line["file"] for line in manifest(folder)} == set(texts(folder)), "the manifest still names every file"
    assert supply().removed == 1
    assert set(texts(folder)) == {name_of(0, "甲改"), name_of(1, "乙文")}


def test_a_cursor_does_not_pass_a_document_that_has_no_number_yet(two, supply):
    two.night(days=1)
    two.see("丙文", url=f"{HOST}/c")
    two.see("甲改", url=f"{HOST}/a")
    cursor = supply().cursor
    two.number()
    assert supply(since=cursor).written == 1


def test_an_empty_store_gives_an_empty_manifest(supply, folder):
    done = supply()
    assert (done.files, done.cursor) == (0, 0)
    assert (folder / MANIFEST).read_bytes() == b""


def test_a_number_beyond_three_digits_is_written_out(watch, supply, folder):
    document = watch.see("文").document
    watch.do(lambda session: setattr(session.get_one(DocumentRow, document), "ordinal", 12345))
    supply()
    assert list(texts(folder)) == [name_of(12345, "文")]
    assert supply().removed == 0


def test_a_reader_never_sees_half_a_file(two, supply, folder):
    """A name stands for its content from the moment it exists: it is moved into place."""
    supply()
    inodes = {path.name: path.stat().st_ino for path in folder.iterdir()}
    supply()
    assert (folder / MANIFEST).stat().st_ino != inodes[MANIFEST], "replaced, not written over"
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]
