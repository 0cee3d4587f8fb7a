from datetime import date

from store import runs
from store.records import RunStatus
from store.session import reading, writing
from store.space import GROUPS, STORE_BYTES, space, store_bytes


def test_every_table_has_a_group_and_the_groups_are_all(watch, tmp_path):
    watch.see("第一段。" * 3000)
    with reading(watch.engine) as session:
        taken = space(session, tmp_path, today=date(2026, 3, 2))
        assert sum(taken.store.values()) == store_bytes(session)
    assert set(taken.store) == {*GROUPS.values(), "other", "free"}
    assert taken.store["texts"] >= 36_000
    assert (taken.archive, taken.archive_a_night, taken.store_a_night) == ({}, None, None)


def test_the_archive_by_year_and_what_a_night_adds(watch, tmp_path):
    for name, size in {"2025/12/20251230T173000Z-000001-1-a": 10, "2026/03/20260301T173000Z-000002-1-a": 30}.items():
        (tmp_path / f"archive/{name}.warc.gz").parent.mkdir(parents=True)
        (tmp_path / f"archive/{name}.warc.gz").write_bytes(bytes(size))
    with reading(watch.engine) as session:
        taken = space(session, tmp_path, today=date(2026, 3, 2))
    assert (taken.archive, taken.archive_a_night) == ({"2025": 10, "2026": 30}, 30)


def test_the_runs_tell_how_the_store_grows(watch, tmp_path):
    for size in (1000, 1300, 1500):
        run = watch.night(days=1)
        counts = {STORE_BYTES: size}
        with writing(watch.engine) as session:
            runs.end(session, run.id, status=RunStatus.DONE, counts=counts, now=watch.now)
        watch.run = None
    with reading(watch.engine) as session:
        assert space(session, tmp_path, today=date(2026, 3, 2)).store_a_night == 250
