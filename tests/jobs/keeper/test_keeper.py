"""Keepers over days of a passed clock; what they begin is a function of the test's."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from jobs.alerts.settings import AlertTable
from jobs.holding import holding_night
from jobs.keeper.child import Start, Stopped
from jobs.keeper.keeper import Keeper
from jobs.place import Place
from jobs.settings import BackupTable, ScheduleTable, Settings
from store import due, hosts, incidents, outbox, runs
from store.hosts import Wish
from store.records import AlertKind, IncidentKind, RunStatus
from store.schema import SourceRow
from store.session import open_store, reading, writing
from store.settings import StoreTable, sqlite_url
from store.upgrade import create_store

BEGIN = datetime(2026, 3, 2, 4, tzinfo=UTC)
"""Noon in China, on a Monday."""
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
STOPPED = 77
"""A code of the test's own: the daemon was ended."""


@dataclass(slots=True)
class Years:
    """A store, a clock that the test sets, and what its keepers began."""

    folder: Path
    schedule: ScheduleTable
    backup: BackupTable = field(default_factory=BackupTable)
    now: datetime = BEGIN
    codes: dict[str, list[int | None]] = field(default_factory=dict)
    """What the next runs of a command end with; 0 where nothing is left."""
    begun: list[tuple[datetime, tuple[str, ...]]] = field(default_factory=list)
    keepers: list[Keeper] = field(default_factory=list)
    beside: Keeper | None = None
    """Ticks in the middle of every command."""

    @property
    def place(self) -> Place:
        settings = Settings.model_construct(
            store=StoreTable(url=sqlite_url(self.folder / "fazhi.db"), data=self.folder / "data"),
            schedule=self.schedule,
            alerts=(AlertTable(url="json://127.0.0.1:9", name="us"),),
            backup=self.backup,
        )
        settings = settings.model_copy(
            update={"crawl": settings.crawl.model_copy(update={"sources": (str(self.folder),)})}
        )
        return Place(settings=settings)

    def start(self, words: Sequence[str], place: Place, limit: float) -> int | None:
        assert place.now == self.now
        assert limit > 0
        self.begun.append((self.now, tuple(words)))
        if self.beside is not None:
            self.beside.tick()
        left = self.codes.get(words[0], [])
        code = left.pop(0) if left else 0
        if words[0] == "run" and code in (0, 1, 3):
            with writing(open_store(self.place.settings.store.url)) as session:
                run = runs.begin(session, sources=(), now=self.now)
                runs.end(session, run.id, status=RunStatus.DONE, counts={}, now=self.now)
        if code == STOPPED:
            raise Stopped
        return code

    def keeper(self) -> Keeper:
        """Make one more keeper of the store."""
        return Keeper(self.place, self.start, lambda: self.now)

    def until(self, end: datetime, step: timedelta = timedelta(hours=2)) -> None:
        """Let the time pass."""
        while self.now < end:
            self.now += step
            for keeper in self.keepers:
                keeper.tick()

    def nights(self) -> list[datetime]:
        return [at for at, words in self.begun if words == ("run",)]

    def open(self) -> list[IncidentKind]:
        with reading(open_store(self.place.settings.store.url)) as session:
            return [one.kind for one in incidents.still_open(session)]

    def outcomes(self, schedule: str) -> list[str | None]:
        with reading(open_store(self.place.settings.store.url)) as session:
            rows = session.execute(
                select(due.DueRow.outcome).where(due.DueRow.schedule == schedule).order_by(due.DueRow.fire_at)
            )
            return [row.outcome for row in rows]

    def told(self) -> int:
        with reading(open_store(self.place.settings.store.url)) as session:
            found = outbox.due(session, self.now + 400 * DAY)
            assert {alert.kind for alert in found} <= {AlertKind.FINDING}
            return len(found)


@pytest.fixture
def years(tmp_path: Path) -> Years:
    """One keeper of a store that has seen its first tick."""
    schedule = ScheduleTable(season=False, drill=False, explore="", verify="", backup="")
    made = Years(tmp_path, schedule)
    create_store(made.place.settings.store.url).dispose()
    made.keepers.append(made.keeper())
    made.keepers[0].tick()
    return made


def chinese_dates(nights: Sequence[datetime]) -> list[int]:
    return [(night + timedelta(hours=8)).toordinal() for night in nights]


def test_a_new_store_has_missed_nothing(years: Years) -> None:
    years.keepers[0].tick()
    assert years.begun == []
    assert years.outcomes("nightly") == ["not_missed"]


def test_a_night_a_date_a_little_later_than_its_time(years: Years) -> None:
    years.until(BEGIN + 4 * DAY, MINUTE * 15)
    dates = chinese_dates(years.nights())
    assert dates == list(range(dates[0], dates[0] + 4))
    clock = [(night + timedelta(hours=8)).time() for night in years.nights()]
    assert {at.hour for at in clock} == {1}
    assert min(at.minute for at in clock) >= 30
    assert max(at.minute for at in clock) <= 59


def test_several_keepers_are_as_one(years: Years) -> None:
    years.keepers += [years.keeper(), years.keeper()]
    years.beside = years.keepers[2]
    years.until(BEGIN + 5 * DAY)
    assert len(years.nights()) == len(set(chinese_dates(years.nights()))) == 5
    assert years.outcomes("nightly")[1:] == ["done"] * 5


@pytest.mark.parametrize("days", [1.4, 3, 90])
def test_after_downtime_one_night_catches_up(years: Years, days: float) -> None:
    years.until(BEGIN + DAY)
    years.now += days * DAY
    began = years.now
    years.until(began + timedelta(hours=2))
    assert len(years.nights()) == 2
    years.until(began + 2 * DAY)
    assert 3 <= len(years.nights()) <= 4


def test_a_clock_set_back_repeats_nothing_and_one_set_right_again_loses_nothing(years: Years) -> None:
    years.until(BEGIN + 5 * DAY)
    years.now -= 3 * DAY
    years.until(BEGIN + 5 * DAY)
    assert len(years.nights()) == 5
    years.now += 200 * DAY
    years.until(years.now + timedelta(hours=1))
    assert len(years.nights()) == 6
    years.now -= 200 * DAY
    years.until(BEGIN + 9 * DAY)
    assert len(years.nights()) == 6 + 4
    years.now += 190 * DAY
    years.until(BEGIN + 211 * DAY, timedelta(hours=6))
    # One caught up for all in between, and then one each night: the one that was begun ahead of its time too.
    assert len(years.nights()) == 10 + 1 + 12
    assert chinese_dates(years.nights())[-13:] == list(range(years.now.toordinal() - 12, years.now.toordinal() + 1))


def test_before_the_store_was_made_nothing_was_missed(years: Years) -> None:
    years.until(BEGIN + 2 * DAY)
    years.now = datetime(1970, 1, 1, tzinfo=UTC)
    years.until(years.now + timedelta(hours=10))
    years.now = BEGIN + 2 * DAY
    years.until(BEGIN + 4 * DAY)
    assert len(years.nights()) == 4


def test_what_died_is_begun_again_after_growing_pauses_then_given_up_and_told(years: Years) -> None:
    years.codes["run"] = [-9, 1 + 1, 143]
    years.until(BEGIN + timedelta(hours=12))
    years.until(BEGIN + timedelta(hours=15), MINUTE)
    first, second, third = years.nights()
    assert MINUTE <= second - first <= 2 * MINUTE
    assert timedelta(minutes=15) <= third - second <= timedelta(minutes=16)
    assert years.outcomes("nightly") == ["not_missed", "given_up"]
    assert years.open() == [IncidentKind.NIGHT_FAILED]
    assert years.told() == 1
    years.until(BEGIN + 2 * DAY)
    assert years.open() == []
    assert years.told() == 2


def test_a_night_that_could_not_begin_is_begun_again(years: Years) -> None:
    before = years.start

    def refused(words: Sequence[str], place: Place, limit: float) -> int | None:
        before(words, place, limit)
        return 1

    years.codes["run"] = [2]
    years.keepers[0] = Keeper(years.place, refused, lambda: years.now)
    years.until(BEGIN + timedelta(hours=14))
    assert years.outcomes("nightly") == ["not_missed", None]
    years.until(BEGIN + timedelta(hours=16))
    assert years.outcomes("nightly") == ["not_missed", "failed"]


def test_a_keeper_that_falls_leaves_its_work_to_the_next(years: Years) -> None:
    def fall(words: Sequence[str], place: Place, limit: float) -> int | None:
        raise RuntimeError("fell")

    fallen = Keeper(years.place, fall, lambda: years.now)
    years.now = BEGIN + DAY
    with pytest.raises(RuntimeError, match="fell"):
        fallen.tick()
    years.until(BEGIN + DAY + timedelta(minutes=1), MINUTE)
    assert len(years.nights()) == 1
    assert years.outcomes("nightly") == ["not_missed", "done"]


def test_a_night_whose_keeper_died_before_it_heard_the_end_is_not_repeated(years: Years) -> None:
    def fall(words: Sequence[str], place: Place, limit: float) -> int | None:
        years.start(words, place, limit)
        raise RuntimeError("fell")

    fallen = Keeper(years.place, fall, lambda: years.now)
    years.now = BEGIN + DAY
    with pytest.raises(RuntimeError, match="fell"):
        fallen.tick()
    years.until(BEGIN + DAY + timedelta(hours=4))
    assert len(years.nights()) == 1
    assert years.outcomes("nightly") == ["not_missed", "done"]


def test_what_ended_with_the_daemon_is_no_failed_try(years: Years) -> None:
    years.codes["run"] = [STOPPED] * 7
    years.until(BEGIN + DAY)
    years.until(BEGIN + DAY + timedelta(hours=1), MINUTE * 10)
    assert len(years.nights()) == 8
    assert years.outcomes("nightly") == ["not_missed", "done"]
    assert years.open() == []


def test_a_night_that_hangs_is_told_until_one_ends_by_itself(years: Years) -> None:
    years.codes["run"] = [None]
    years.until(BEGIN + DAY)
    assert years.outcomes("nightly") == ["not_missed", "hung"]
    assert years.open() == [IncidentKind.NIGHT_HUNG]
    assert years.told() == 1
    years.until(BEGIN + 2 * DAY)
    assert years.open() == []
    assert years.told() == 2


def test_a_night_waits_for_one_that_was_begun_by_hand(years: Years) -> None:
    with holding_night(years.place):
        years.until(BEGIN + DAY)
    assert years.nights() == []
    years.until(BEGIN + DAY + MINUTE, MINUTE)
    assert len(years.nights()) == 1


def test_that_it_waits_is_said_once(years: Years, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "jobs.keeper.keeper")
    years.now += DAY
    for _ in range(2):
        with holding_night(years.place):
            years.keepers[0].tick()
            years.keepers[0].tick()
        assert [record.message for record in caplog.records] == ["a night is due and waits"]
        caplog.clear()
        years.keepers[0].tick()
        years.keepers[0].tick()
        caplog.clear()
        years.now += DAY


def test_alerts_that_wait_for_a_channel_that_is_gone_are_said_once(
    years: Years, caplog: pytest.LogCaptureFixture
) -> None:
    with writing(open_store(years.place.settings.store.url)) as session:
        outbox.put(session, channel="gone", key="k", kind=AlertKind.NEW, title="", body="", now=years.now)
    years.keepers[0].deliver()
    years.keepers[0].deliver()
    assert [record.message for record in caplog.records] == ["alerts wait for a channel that cannot be had"]


def test_upkeep_is_done_at_its_times_and_in_order(years: Years, tmp_path: Path) -> None:
    years.schedule = ScheduleTable(season=False, drill=False)
    years.backup = BackupTable(folder=tmp_path / "kept")
    years.keepers = [years.keeper()]
    years.codes = {"sources": [1, 3], "verify": [1], "backup": [None]}
    years.until(datetime(2026, 4, 1, 6, tzinfo=UTC), timedelta(hours=3))
    others = [(at.astimezone(UTC).date().day, words) for at, words in years.begun if words != ("run",)]
    assert others == [
        *((day, ("sources", "doctor")) for day in (7, 14, 21, 28)),
        (1, ("verify",)),
        (1, ("backup",)),
    ]
    assert years.open() == [IncidentKind.VERIFY_FAILED, IncidentKind.BACKUP_FAILED]
    assert years.outcomes("explore") == ["not_missed", "failed", "partial", "done", "done"]
    years.now += 70 * DAY
    before = len(years.begun)
    years.until(years.now + MINUTE, MINUTE)
    assert [words for _, words in years.begun[before:]] == [("run",), ("sources", "doctor"), ("verify",), ("backup",)]
    assert years.open() == []


def test_a_night_waits_for_one_long_work_at_most(tmp_path: Path) -> None:
    schedule = ScheduleTable(drill=False, jitter=0, explore="0 13 * * *", verify="0 13 * * *", backup="")
    years = Years(tmp_path, schedule)
    create_store(years.place.settings.store.url).dispose()
    keeper = Keeper(years.place, taking_half_a_day(years), lambda: years.now)
    keeper.tick()
    years.now += timedelta(hours=2)
    keeper.tick()
    assert [words[0] for _, words in years.begun] == ["sources", "run", "verify"]


def taking_half_a_day(years: Years) -> Start:
    def start(words: Sequence[str], place: Place, limit: float) -> int | None:
        code = years.start(words, place, limit)
        if words != ("run",):
            years.now += DAY / 2
        return code

    return start


def test_without_a_folder_no_backup_is_made(years: Years) -> None:
    years.schedule = ScheduleTable(season=False, drill=False, explore="", verify="")
    years.keepers = [years.keeper()]
    years.until(BEGIN + 40 * DAY, timedelta(hours=6))
    assert {words for _, words in years.begun} == {("run",)}


def declare_hours(years: Years) -> None:
    """Make a source whose host has hours, and one that is declared no more."""
    source = years.folder / "town/hours.toml"
    source.parent.mkdir()
    source.write_text(
        'issuer = "天水市秦州区人民政府"\nregion = "620502"\nlevel = "county"\nsite = "https://www.qinzhou.gov.cn/"\n'
        'columns = ["https://www.qinzhou.gov.cn/a/"]\n',
        "utf-8",
    )
    with writing(open_store(years.place.settings.store.url)) as session:
        for name in ("town/hours", "town/undeclared"):
            session.add(SourceRow(id=name, issuer="", region="", level="county", site="", first_seen_at=BEGIN))
            session.flush()
            incidents.saw(
                session,
                source=name,
                kind=IncidentKind.VISIT_TIME,
                url="https://www.qinzhou.gov.cn/a/",
                detail="",
                run_id=1,
                capture_id=None,
                now=BEGIN,
            )
        hosts.learn(session, [Wish(host="www.qinzhou.gov.cn", visit_from="2200", visit_until="0200")], now=BEGIN)


def test_a_source_is_visited_in_its_hosts_hours_once(years: Years) -> None:
    declare_hours(years)
    years.until(BEGIN + 2 * DAY)
    visits = [at for at, words in years.begun if words == ("run", "town/hours")]
    assert visits == [datetime(2026, 3, day, 22, tzinfo=UTC) for day in (2, 3)]
    assert len(years.nights()) == 2


def test_a_visit_that_was_ended_with_the_daemon_is_made_when_it_is_back(years: Years) -> None:
    declare_hours(years)
    years.codes["run"] = [0, STOPPED]
    years.until(BEGIN + DAY)
    visits = [at for at, words in years.begun if words == ("run", "town/hours")]
    assert [at.hour for at in visits] == [22, 0]
