"""Tampering with a sealed store, and that each kind of it is named."""

import json
import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from sealed import Kept, two_nights
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from store.archive.damage import find_damage
from store.archive.members import address_of, members
from store.chain_content import LEFT_OUT, SEALED, LinkKind
from store.chain_faults import Fault

TABLES = {kind.value: kind for kind in SEALED}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return two_nights(tmp_path_factory.mktemp("sealed"))


@pytest.fixture
def kept(original: Kept, tmp_path: Path) -> Kept:
    return original.copy(tmp_path / "copy")


def named(faults: list[Fault]) -> set[tuple[str, str]]:
    return {(fault.kind.value, fault.subject) for fault in faults}


def test_all_is_well(original: Kept) -> None:
    proven = original.proven()
    assert original.faults() == []
    assert (proven.files, proven.links) == (2, proven.captures + proven.versions + proven.absences + proven.changes + 2)
    assert proven.bytes == sum(file.stat().st_size for file in original.files())
    assert proven.head is not None
    assert proven.head.link == proven.links
    assert (proven.waiting_files, proven.waiting_rows) == (0, 0)


def test_a_flipped_byte_is_named_by_its_file_and_record(kept: Kept) -> None:
    draw = random.Random(5)
    for file in kept.files():
        whole, name = file.read_bytes(), file.relative_to(kept.archive).as_posix()
        with file.open("rb") as stream:
            records = [(found.offset, address_of(found.head)) for found in members(stream)]
        for count, place in enumerate([0, 8, 9, len(whole) - 1, *(draw.randrange(len(whole)) for _ in range(100))]):
            altered = bytearray(whole)
            altered[place] ^= 1 << draw.randrange(8)
            file.write_bytes(altered)
            offset, url = next(record for record in reversed(records) if record[0] <= place)
            damage = find_damage(file)
            assert damage.offset == offset, place
            assert damage.url in (url, "") or place - offset > 10
            if count < 6:
                first = kept.faults()[0]
                assert (first.kind, first.subject, first.offset) == ("file", name, offset)
        file.write_bytes(whole)
    assert kept.faults() == []


def test_the_standards_own_checker_finds_nothing(original: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    checker = Checker(SimpleNamespace(inputs=[str(file) for file in original.files()], verbose=False))
    checker.process_all()
    assert (checker.exit_value, capsys.readouterr().out) == (0, "")


def test_every_file_says_which_run_wrote_it_and_every_request_names_its_answer(original: Kept) -> None:
    for run, file in enumerate(original.files(), start=1):
        with file.open("rb") as stream:
            records = [(record, record.raw_stream.read()) for record in ArchiveIterator(stream)]
        (info, said), *others = records
        assert (info.rec_type, f"-{run:06d}-" in file.name) == ("warcinfo", True)
        assert f"isPartOf: fazhi run {run}\r\n".encode() in said
        assert b"software: fazhi/" in said
        answers = {one.rec_headers.get_header("WARC-Record-ID") for one, _ in others[::2]}
        asked = [one.rec_headers.get_header("WARC-Concurrent-To") for one, _ in others[1::2]]
        assert set(asked) == answers
        assert {one.rec_type for one, _ in others[1::2]} == {"request"}


def test_a_file_that_is_missing_cut_or_rewritten(kept: Kept) -> None:
    file = kept.files()[0]
    name, whole = file.relative_to(kept.archive).as_posix(), file.read_bytes()
    with file.open("rb") as stream:
        offsets = [found.offset for found in members(stream)]
    cases = {
        "it is missing": None,
        "the file ends inside the record": whole[: offsets[-1] + 20],
        "some were taken out": whole[: offsets[-1]],
        "some were taken out, put": whole[: offsets[3]] + whole[offsets[4] :],
        "put in": whole + whole[offsets[1] : offsets[2]],
    }
    for what, data in cases.items():
        file.unlink(missing_ok=True)
        if data is not None:
            file.write_bytes(data)
        first = kept.faults()[0]
        assert (first.kind, first.subject, what in first.what) == ("file", name, True), (what, first)


def test_a_file_that_nobody_sealed(kept: Kept) -> None:
    for name in ("2026/03/other.warc.gz", "2025/01/20250101T000000Z-000001-1-aaaaaa.warc.gz"):
        path = kept.archive / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(kept.files()[0].read_bytes())
        assert named(kept.faults()) == {("file", name)}
        path.unlink()


@pytest.mark.parametrize("table", TABLES)
def test_every_sealed_column_of_a_row(kept: Kept, table: str) -> None:
    """Each value is altered alone; the row is the first thing named, and nothing else of its kind is."""
    for (row,) in kept.rows(f"SELECT max(id) FROM {table} UNION SELECT min(id) FROM {table}"):
        for column in (*SEALED[TABLES[table]], *LEFT_OUT[TABLES[table]]):
            if column == "counted":
                continue  # judged by the night's end, and proven by nothing
            for value in others(kept, table, column, row):
                with altered(kept, table, column, row, value):
                    faults = kept.faults()
                assert faults, (table, row, column, value)
                of_the_kind = {subject for kind, subject in named(faults) if kind == table}
                assert of_the_kind <= {str(row), str(value)} or column in ("document_id", "number", "from_at")
                if column != "until_at":
                    assert (faults[0].kind, faults[0].subject) == (table, str(row)), (column, value, faults)


@pytest.mark.parametrize("column", ["key", "url", "source_id", "ordinal"])
def test_what_document_a_version_belongs_to(kept: Kept, column: str) -> None:
    document, version = kept.rows(
        "SELECT d.id, v.id FROM document d JOIN version v ON v.document_id = d.id WHERE d.ordinal = 2"
    )[0]
    for value in (None, 99) if column == "ordinal" else ("https://www.other.gov.cn/",):
        with altered(kept, "document", column, document, value):
            assert ("version", str(version)) in named(kept.faults())


@pytest.mark.parametrize(("column", "value"), [("body", "x"), ("body", b"\xff"), ("chars", 3), ("sha256", "00")])
def test_a_text(kept: Kept, column: str, value: object) -> None:
    sha = str(kept.rows("SELECT text_sha FROM version WHERE id = 1")[0][0])
    kept.write(f"UPDATE text SET {column} = ? WHERE sha256 = ?", value, sha)
    assert ("text", sha) in named(kept.faults())


def test_a_text_that_no_version_has(kept: Kept) -> None:
    kept.write("INSERT INTO text VALUES ('ab', 'x', 1)")
    assert named(kept.faults()) == {("text", "ab")}


@pytest.mark.parametrize("table", TABLES)
def test_rows_deleted_put_in_and_swapped(kept: Kept, table: str) -> None:
    ids = [int(row) for (row,) in kept.rows(f"SELECT id FROM {table} ORDER BY id")]
    with kept.database() as connection:
        connection.execute(f"DELETE FROM {table} WHERE id = {ids[0]}")
    assert kept.faults()[0].subject == str(ids[0])
    assert "deleted" in kept.faults()[0].what
    if len(ids) > 2:
        kept.write(f"UPDATE {table} SET id = {ids[0]} WHERE id = {ids[1]}")
        assert {(table, str(ids[0])), (table, str(ids[1]))} <= named(kept.faults())


def test_rows_put_in_after_the_last_and_in_between(kept: Kept) -> None:
    names = ", ".join(name for name in SEALED[LinkKind.CAPTURE] if name != "id")
    last = int(str(kept.rows("SELECT max(id) FROM capture")[0][0]))
    kept.write(f"INSERT INTO capture (id, {names}) SELECT {last + 1}, {names} FROM capture WHERE id = 1")
    assert named(kept.faults()) == {("capture", str(last + 1))}
    kept.write(f"INSERT INTO capture (id, {names}) SELECT {last + 5}, {names} FROM capture WHERE id = 1")
    later = replace(kept, place=replace(kept.place, now=kept.place.clock() + timedelta(days=1)))
    later.seal()
    back_dated = {("capture", str(last + 1)), ("capture", str(last + 5))}
    assert named(later.faults()) == back_dated, "the next night seals them, and they are older than the seal before"
    kept.write(f"INSERT INTO capture (id, {names}) SELECT {last + 3}, {names} FROM capture WHERE id = {last}")
    assert ("capture", str(last + 3)) in named(later.faults())


def test_what_a_later_night_left_unsealed_waits(kept: Kept) -> None:
    names = ", ".join(name for name in SEALED[LinkKind.CAPTURE] if name not in ("id", "at"))
    kept.write(f"INSERT INTO capture (at, {names}) SELECT '2026-03-03 18:00:00.000000', {names} FROM capture LIMIT 1")
    (kept.archive / "2026/03/20260303T180000Z-000003-1-abcdef.warc.gz").write_bytes(b"")
    assert kept.faults() == []
    assert (kept.proven().waiting_files, kept.proven().waiting_rows) == (1, 1)


@pytest.mark.parametrize("column", ["kind", "subject", "at", "content", "head"])
def test_every_column_of_every_link(kept: Kept, column: str) -> None:
    for place in (1, 7, 21):
        for value in ("2020-01-01 00:00:00.000000", "2026-03-02 17:30:00.000001", "x") if column == "at" else ("x",):
            with altered(kept, "chain", column, place, value):
                assert (kept.faults()[0].kind, kept.faults()[0].subject) == ("link", str(place))


def test_links_taken_out_put_in_and_swapped(kept: Kept) -> None:
    kept.write("UPDATE chain SET id = -1 WHERE id = 5")
    assert ("link", "-1") in named(kept.faults())
    kept.write("UPDATE chain SET id = 5 WHERE id = 6")
    kept.write("UPDATE chain SET id = 6 WHERE id = -1")
    assert {("link", "5"), ("link", "6")} <= named(kept.faults())
    kept.write("DELETE FROM chain WHERE id = 9")
    assert any(fault.what == "link 9 is missing" for fault in kept.faults())


def test_the_tail_cut_off(kept: Kept) -> None:
    first_night = json.loads(kept.heads.read_text("utf-8").splitlines()[0])["link"]
    for left in (first_night, first_night - 2, 0):
        kept.write(f"DELETE FROM chain WHERE id > {left}")
        kept.write(f"DELETE FROM daily_head WHERE link > {left}")
        assert ("head", "heads.jsonl line 2") in named(kept.faults())


def test_the_file_of_heads(kept: Kept) -> None:
    text = kept.heads.read_text("utf-8")
    for altered_text in (text.replace("0", "1", 1), text.replace('"head": "', '"head": "0', 1), "x", "{}\n"):
        kept.heads.write_text(altered_text, "utf-8")
        assert [fault.kind for fault in kept.faults()] == ["head"]
    kept.heads.unlink()
    assert named(kept.faults()) == {("head", "heads.jsonl")}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE daily_head SET head = 'x' WHERE link > 12",
        "UPDATE daily_head SET link = 3 WHERE link > 12",
        "UPDATE daily_head SET at = '2026-03-02 17:30:00.000001' WHERE link > 12",
        "UPDATE daily_head SET \"on\" = '2026-03-04' WHERE link > 12",
        "UPDATE daily_head SET at = 'x'",
        "DELETE FROM daily_head WHERE link > 12",
        "INSERT INTO daily_head SELECT '2026-03-09', link, head, at FROM daily_head LIMIT 1",
    ],
)
def test_daily_heads(kept: Kept, statement: str) -> None:
    kept.write(statement)
    assert {fault.kind for fault in kept.faults()} == {"head"}


def test_a_chain_written_anew_is_known_only_by_a_head_kept_elsewhere(kept: Kept, tmp_path: Path) -> None:
    """The honest limit: who may write everything here can also make everything here agree."""
    elsewhere = tmp_path / "copied.jsonl"
    elsewhere.write_bytes(kept.heads.read_bytes())
    head = json.loads(elsewhere.read_text("utf-8").splitlines()[-1])["head"]
    kept.write("UPDATE version SET title = '改过的标题' WHERE id = 1")
    kept.write("DELETE FROM chain")
    kept.write("DELETE FROM daily_head")
    kept.heads.unlink()
    kept.seal()
    assert kept.faults() == [], "nothing here tells"
    assert named(kept.faults(head)) == {("head", "--head")}
    assert ("head", "copied.jsonl line 2") in named(kept.faults(str(elsewhere)))


def test_heads_kept_elsewhere_agree(original: Kept) -> None:
    heads = [json.loads(line)["head"] for line in original.heads.read_text("utf-8").splitlines()]
    assert original.faults(*heads, str(original.heads)) == []
    assert original.proven(*heads).against == 2
    assert named(original.faults("0" * 64)) == {("head", "--head")}


def test_a_store_that_is_not_sealed_says_so(kept: Kept) -> None:
    kept.write("DELETE FROM chain")
    kept.write("DELETE FROM daily_head")
    kept.heads.unlink()
    (fault,) = kept.faults()
    assert "the next night seals it" in fault.what
    kept.seal()
    assert kept.faults() == [], "an older store is sealed whole by its first night"


def test_a_damaged_database_file_is_a_finding(kept: Kept) -> None:
    path = kept.folder / "fazhi.db"
    whole = path.read_bytes()
    draw = random.Random(7)
    for _ in range(20):
        damaged = bytearray(whole)
        begin = draw.randrange(8192, len(whole) - 64)
        damaged[begin : begin + 64] = bytes(64)
        path.write_bytes(damaged)
        kept.found(())
    path.write_bytes(whole)
    assert kept.faults() == []


class altered:  # noqa: N801
    """Hold one value of a row altered."""

    def __init__(self, kept: Kept, table: str, column: str, row: object, value: object) -> None:
        self._kept, self._table, self._column, self._row, self._value = kept, table, column, row, value
        self._before = kept.rows(f'SELECT "{column}" FROM {table} WHERE id = {row}')[0][0]

    def __enter__(self) -> None:
        self._set(self._value, self._row)

    def __exit__(self, *_: object) -> None:
        self._set(self._before, self._value if self._column == "id" else self._row)

    def _set(self, value: object, row: object) -> None:
        self._kept.write(f'UPDATE {self._table} SET "{self._column}" = ? WHERE id = ?', value, row)


def others(kept: Kept, table: str, column: str, row: object) -> list[object]:
    """Give values that a column does not have but could."""
    value = kept.rows(f'SELECT "{column}" FROM {table} WHERE id = {row}')[0][0]
    if column in ("at", "from_at", "until_at", "detected_at"):
        return ["2020-01-01 00:00:00.000000"] if column == "until_at" else ["2020-01-01 00:00:00.000000", "x"]
    if column in ("on", "published_on", "signed_on"):
        return ["2020-01-01", "x"]
    if column in ("facts_from", "attachments", "parts", "numbers", "evidence"):
        return ['{"x": 1}', "[7]", "{"]
    if column in ("silent", "confirmed"):
        return [1 - int(str(value))]
    if isinstance(value, int):
        return [value + 1000]
    return ["x"] if value is None else [f"{value} ", ""] if value else ["x"]
