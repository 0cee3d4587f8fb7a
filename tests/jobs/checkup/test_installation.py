from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from jobs.alerts.settings import AlertTable
from jobs.backup import manifest as manifests
from jobs.backup.manifest import Manifest
from jobs.checkup import installation
from jobs.checkup.answer import Level
from jobs.errors import BackupDamaged, ChannelInvalid
from jobs.place import Place
from jobs.settings import BackupTable
from store.session import reading


def with_table(place: Place, name: str, table: object) -> Place:
    return replace(place, settings=place.settings.model_copy(update={name: table}))


def test_a_registry_without_a_column_has_nothing_to_look_at(place: Place, tmp_path: Path) -> None:
    assert installation.sources(place).level is Level.OK
    (tmp_path / "none").mkdir()
    crawl = place.settings.crawl.model_copy(update={"sources": (str(tmp_path / "none"),)})
    assert installation.sources(with_table(place, "crawl", crawl)).level is Level.BAD


def test_the_reader_reads(place: Place) -> None:
    assert installation.reader(place).level is Level.OK


@pytest.mark.parametrize(
    "tables",
    [
        (AlertTable(url="nosuch://x"),),
        (AlertTable(url="json://x/${MISSING}"),),
        (AlertTable(url="json://a", name="x"), AlertTable(url="json://b", name="x")),
    ],
)
def test_channels_that_cannot_be_opened(place: Place, tables: tuple[AlertTable, ...]) -> None:
    with pytest.raises(ChannelInvalid):
        installation.channels(with_table(place, "alerts", tables))


def test_channels(place: Place) -> None:
    assert installation.channels(place).level is Level.WARN
    answer = installation.channels(with_table(place, "alerts", (AlertTable(url="json://127.0.0.1/x", name="ops"),)))
    assert (answer.level, answer.detail) == (Level.OK, "ops")


@pytest.fixture
def kept(place: Place, tmp_path: Path) -> Place:
    """An installation with one snapshot, made on the last first of a month."""
    made_at = place.clock() - timedelta(days=1)
    file = manifests.Measured(name=manifests.STORE, length=0, sha256="")
    manifest = Manifest(
        format=1, fazhi="0", revision="0005", made_at=made_at, head=None, files=(file,), archive=(), sources=()
    )
    folder = tmp_path / "backup/snapshots/20260228T173000Z"
    folder.mkdir(parents=True)
    manifests.write(folder, manifest)
    return with_table(place, "backup", BackupTable(folder=tmp_path / "backup"))


def test_a_backup_that_is_fresh_and_one_that_was_missed(kept: Place) -> None:
    answer = installation.backup(kept)
    assert answer.level is Level.OK
    assert "the newest of 2026-03-01 01:30" in answer.detail
    assert installation.backup(replace(kept, now=kept.clock() + timedelta(days=31))).level is Level.OK
    missed = installation.backup(replace(kept, now=kept.clock() + timedelta(days=40)))
    assert (missed.level, missed.detail.endswith("one was missed")) == (Level.BAD, True)


def test_a_backup_made_by_hand_is_never_missed(kept: Place) -> None:
    schedule = kept.settings.schedule.model_copy(update={"backup": ""})
    by_hand = replace(with_table(kept, "schedule", schedule), now=kept.clock() + timedelta(days=400))
    assert installation.backup(by_hand).level is Level.OK


def test_no_backup_and_none_yet(place: Place, tmp_path: Path) -> None:
    assert installation.backup(place).level is Level.OK
    assert installation.backup(with_table(place, "backup", BackupTable(folder=tmp_path / "b"))).level is Level.WARN


def test_a_damaged_snapshot_is_no_backup(kept: Place, tmp_path: Path) -> None:
    (tmp_path / "backup/snapshots/20260228T173000Z" / manifests.SUM).unlink()
    with pytest.raises(BackupDamaged):
        installation.backup(kept)


def test_what_takes_the_space(engine: Engine, place: Place) -> None:
    file = place.settings.store.archive / "2026/03/20260301T173000Z-000001-1-abcdef.warc.gz"
    file.parent.mkdir(parents=True)
    file.write_bytes(bytes(5 * 1024))
    with reading(engine) as session:
        told = installation.space(session, place).detail
        assert "archive 5 KiB (2026 5 KiB)" in told
        assert "a night adds: archive 5 KiB" in told
        assert installation.disk(session, place).level is Level.OK
        with file.open("wb") as sparse:
            sparse.truncate(8 * 1024**4)
        assert installation.disk(session, place).level is Level.WARN
