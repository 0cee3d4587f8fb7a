"""Real nights kept in a backup; harm of every kind is named, and does no harm to what is whole."""

import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import warm
from backups import NOWHERE, add_file, keep, killed_ever_later, put_back, quiet, tree
from sealed import NIGHT_ONE, Kept

import jobs
from jobs.backup import manifest as manifests
from jobs.backup.backup import Backup, backup
from jobs.backup.manifest import SNAPSHOTS
from jobs.backup.proof import prove
from jobs.demo.web import SampleWeb
from jobs.errors import BackupRefused, RestoreRefused
from jobs.night import night
from jobs.place import Place
from jobs.progress import Silent
from jobs.settings import BackupTable
from jobs.verify import verify
from store.chain_faults import Fault
from store.errors import StoreNotCopied
from store.records import RunStatus
from store.session import open_store, reading
from store.settings import StoreTable, sqlite_url


def test_a_second_backup_copies_what_is_new_and_the_oldest_snapshot_goes(kept: Kept, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    first = keep(kept, folder)
    again = keep(kept, folder, 3)
    assert (again.copied_files, again.copied_bytes, again.archive_files) == (0, 0, 2)
    third = add_file(kept)
    grown = keep(kept, folder, 4)
    assert (grown.copied_files, grown.copied_bytes) == (1, third.stat().st_size)
    assert manifests.snapshots(folder) == (first.snapshot, again.snapshot, grown.snapshot)
    later = keep(kept, folder, 5)
    assert later.removed == (first.snapshot,)
    assert manifests.snapshots(folder) == (again.snapshot, grown.snapshot, later.snapshot)
    only = keep(kept, folder, 6, backup=BackupTable(keep=1))
    assert manifests.snapshots(folder) == (only.snapshot,)
    assert put_back(folder, tmp_path / "new").faults == ()


def test_a_file_that_grew_is_copied_anew_up_to_its_last_whole_record(kept: Kept, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    whole = kept.files()[0].read_bytes()
    growing = kept.files()[0].with_name("20260304T000000Z-000003-1-abcdef.warc.gz")
    growing.write_bytes(whole[:30_000])
    first = keep(kept, folder)
    copy = folder / "archive" / growing.relative_to(kept.archive)
    length = copy.stat().st_size
    assert 0 < length < 30_000
    assert whole.startswith(copy.read_bytes())
    growing.write_bytes(whole)
    second = keep(kept, folder, 3)
    assert (second.copied_files, copy.read_bytes()) == (1, whole)
    # The older snapshot knows the file as it was.
    assert put_back(folder, tmp_path / "old", first.snapshot).faults == ()
    (restored,) = (tmp_path / "old/archive").rglob("20260304*")
    assert restored.stat().st_size == length


def test_a_damaged_copy_is_made_good_by_the_next_backup(kept: Kept, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    keep(kept, folder)
    copy = folder / "archive" / kept.files()[0].relative_to(kept.archive)
    altered = bytearray(copy.read_bytes())
    altered[500] ^= 1
    copy.write_bytes(altered)
    again = keep(kept, folder, 3)
    assert (again.copied_files, again.flaws) == (1, ())
    assert copy.read_bytes() == kept.files()[0].read_bytes()


@pytest.mark.parametrize("harm", ["altered", "gone", "cut"])
def test_harm_to_the_archive_is_named_and_the_good_copy_stays(kept: Kept, tmp_path: Path, harm: str) -> None:
    folder, file = tmp_path / "backup", kept.files()[0]
    whole = file.read_bytes()
    keep(kept, folder)
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(whole[:-100] if harm == "cut" else whole[:500] + b"x" + whole[501:])
    again = keep(kept, folder, 3)
    assert (folder / "archive" / file.relative_to(kept.archive)).read_bytes() == whole
    expected = {"altered": 0, "gone": 1, "cut": 1}[harm]
    assert len(again.flaws) == expected, "what was copied already is not read again"
    assert put_back(folder, tmp_path / "new").faults == (), "the backup knows better than the archive"
    fresh = keep(kept, tmp_path / "other", 3)
    assert [flaw.name for flaw in fresh.flaws] == [file.relative_to(kept.archive).as_posix()]


def test_a_damaged_store_is_not_kept(kept: Kept, tmp_path: Path) -> None:
    keep(kept, tmp_path / "backup")
    path = kept.folder / "fazhi.db"
    with kept.database() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = bytearray(path.read_bytes())
    whole[-4096:] = bytes(range(256)) * 16
    path.write_bytes(whole)
    with pytest.raises(StoreNotCopied, match="verify"):
        keep(kept, tmp_path / "backup", 3)
    assert put_back(tmp_path / "backup", tmp_path / "new").faults == ()


def test_another_installation_or_a_chain_written_anew_is_not_mixed_in(kept: Kept, tmp_path: Path) -> None:
    keep(kept, tmp_path / "backup")
    kept.write("DELETE FROM chain WHERE id > 10")
    with pytest.raises(BackupRefused, match="another installation"):
        keep(kept, tmp_path / "backup", 3)
    assert len(manifests.snapshots(tmp_path / "backup")) == 1


def test_the_configuration_is_kept_without_secrets_and_own_sources_with_it(kept: Kept, tmp_path: Path) -> None:
    configuration = tmp_path / "fazhi.toml"
    configuration.write_text(
        '[[alerts]]\nurl = "mailto://me:hunter2@example.cn?to=you@example.cn" # hunter1\n', "utf-8"
    )
    made = backup(kept.place, tmp_path / "backup", configuration, quiet)
    assert [flaw.name for flaw in made.flaws] == ["fazhi.toml"]
    text = (made.folder / "fazhi.toml").read_text("utf-8")
    assert text == '[[alerts]]\nurl = "mailto://***:***@example.cn?to=you@example.cn" # hunter1\n'
    assert tree(made.folder / "sources/1") == tree(Path(kept.place.settings.crawl.sources[0]))
    assert not any(b"hunter2" in body for body in tree(tmp_path / "backup").values())
    configuration.write_text('[[alerts]]\nurl = "mailto:\\u002F/me:hunter2@example.cn"\n', "utf-8")
    again = backup(kept.place, tmp_path / "backup", configuration, quiet)
    assert ([flaw.name for flaw in again.flaws], (again.folder / "fazhi.toml").exists()) == (["fazhi.toml"], False)
    back = put_back(tmp_path / "backup", tmp_path / "new", made.snapshot)
    assert back.configuration == made.folder / "fazhi.toml"
    assert [one.folder for one in back.sources] == ["sources/1"]


@pytest.mark.parametrize("where", ["data/backup", "data", ".", "data/archive"])
def test_a_backup_is_never_inside_what_it_copies_nor_around_it(kept: Kept, where: str) -> None:
    before = tree(kept.folder)
    with pytest.raises(BackupRefused, match="one in the other"):
        keep(kept, kept.folder / where)
    assert tree(kept.folder) == before


def test_a_folder_of_other_things_is_left_alone(kept: Kept, tmp_path: Path) -> None:
    other = tmp_path / "photos"
    other.mkdir()
    (other / "a.jpg").write_bytes(b"x")
    with pytest.raises(BackupRefused, match=r"a\.jpg"):
        keep(kept, other)
    with pytest.raises(BackupRefused, match="no folder"):
        keep(kept, other / "a.jpg")
    assert [path.name for path in other.iterdir()] == ["a.jpg"]


def child(code: str, *words: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", code, *map(str, words)]
    environment = os.environ | {"PYTHONPATH": str(Path(jobs.__file__).parents[1])}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_backup_killed_anywhere_harms_nothing_and_is_completed_by_the_next(kept: Kept, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    before = keep(kept, folder)
    add_file(kept)
    words = ["backup", folder, "--data", kept.folder / "data", "--store", sqlite_url(kept.folder / "fazhi.db")]
    killed = 0
    for _ in killed_ever_later(folder, [*words, "--now", "2026-03-09"], 3):
        killed += 1
        for name in manifests.snapshots(folder):
            manifest = manifests.read(folder / SNAPSHOTS / name)
            assert list(prove(folder, name, manifest, quiet)) == []
        assert before.snapshot in manifests.snapshots(folder)
    assert killed > 3
    assert put_back(folder, tmp_path / "new").archive_files == 3
    assert not [name for name in tree(folder) if "part" in name or "unfinished" in name]


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from jobs.__main__ import main
sys.argv = ["fazhi", *sys.argv[2:]]
main()
"""


@pytest.mark.parametrize("limit", [40_000, 500_000])
def test_a_full_disk_is_said_and_the_earlier_snapshot_stays(kept: Kept, tmp_path: Path, limit: int) -> None:
    folder = tmp_path / "backup"
    keep(kept, folder)
    oldest = kept.files()[0]
    oldest.with_name("20260304T000000Z-000003-1-abcdef.warc.gz").write_bytes(oldest.read_bytes() * 10)
    words = ["--data", kept.folder / "data", "--store", sqlite_url(kept.folder / "fazhi.db")]
    done = child(LIMITED, limit, "backup", folder, *words)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert str(folder) in done.stderr
    assert len(manifests.snapshots(folder)) == 1
    back = child(LIMITED, 40_000, "restore", folder, "--data", tmp_path / "new")
    assert (back.returncode, "Traceback" in back.stderr) == (1, False), back.stderr
    assert put_back(folder, tmp_path / "new").faults == ()


def test_too_little_room_is_said_before_anything_is_written(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    keep(kept, tmp_path / "backup")
    before = tree(tmp_path / "backup")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(BackupRefused, match="MiB are needed"):
        keep(kept, tmp_path / "backup", 3)
    assert tree(tmp_path / "backup") == before
    with pytest.raises(RestoreRefused, match="MiB are needed"):
        put_back(tmp_path / "backup", tmp_path / "new")


def test_a_backup_made_while_a_crawl_writes_is_whole(place: Place, web: SampleWeb, tmp_path: Path) -> None:
    """Backups are made, one after the other, as a slow night runs; each holds together."""
    place = replace(
        place,
        settings=place.settings.model_copy(
            update={"crawl": place.settings.crawl.model_copy(update={"delay": 0.1}), "backup": BackupTable(keep=50)}
        ),
    )
    worker = threading.Thread(target=night, args=(place, (), Silent()), kwargs={"launch": warm.run_spider})
    worker.start()
    made: list[Backup] = []
    while worker.is_alive():
        if len(web.requests) > 4:
            made.append(backup(place, tmp_path / "backup", NOWHERE, quiet))
        time.sleep(0.05)
    worker.join()
    assert len(made) > 3
    assert [one.flaws for one in made] == [()] * len(made)
    middle = made[len(made) // 2]
    back = put_back(tmp_path / "backup", tmp_path / "new", middle.snapshot)
    assert [fault.what for fault in back.faults] in ([], ["nothing of what is kept is sealed; the next night seals it"])
    # The night that the snapshot cut in two is completed where it was put back, and nothing is told twice.
    there = StoreTable(url=sqlite_url(tmp_path / "new/fazhi.db"), data=tmp_path / "new")
    onward = replace(
        place, settings=place.settings.model_copy(update={"store": there}), now=NIGHT_ONE + timedelta(minutes=30)
    )
    summary = night(onward, (), Silent(), launch=warm.run_spider)
    assert summary.status is RunStatus.DONE
    assert summary.changes == ()
    engine = open_store(there.url)
    with reading(engine) as session:
        assert not [one for one in verify(session, there.data, there.archive, ()) if isinstance(one, Fault)]
    engine.dispose()
    assert texts(there.export) == texts(place.settings.store.export)


def texts(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.txt")}
