from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from crawler.registry import load_sources
from crawler.runlog import seed_of
from jobs.alerts.settings import AlertTable
from jobs.health import conclude, is_good
from jobs.place import Place
from store import frontier, incidents, outbox, own, runs
from store.records import IncidentKind
from store.runs import Run
from store.session import reading, writing
from store.tally import SourceNight


@pytest.fixture
def told(place: Place) -> Place:
    tables = (AlertTable(url="json://127.0.0.1:1/", name="ops"),)
    return replace(place, settings=place.settings.model_copy(update={"alerts": tables}))


def begin(engine: Engine, place: Place) -> Run:
    sources = load_sources(place.settings.crawl.sources)
    with writing(engine) as session:
        frontier.register(session, [seed_of(source) for source in sources.values()], place.clock())
        return runs.begin(session, sources=list(sources), now=place.clock())


def read_columns(engine: Engine, place: Place, run: Run, but: str = "") -> None:
    seeds = [seed_of(source) for source in load_sources(place.settings.crawl.sources).values()]
    with writing(engine) as session:
        for column in frontier.columns_due(session, seeds, run.frontier):
            if column.source == but:
                frontier.column_failed(session, column.id, as_=IncidentKind.BLOCKED, run_id=run.id)
            else:
                frontier.column_finished(session, column.id, as_="read", run_id=run.id, now=place.clock())


def alerts(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return [alert.key.split(":")[0] + ":" + alert.key.split(":")[-1][:6] for alert in outbox.listing(session)]


def end(
    engine: Engine, place: Place, run: Run, *, whole: bool = True, but: str = "", only: str = ""
) -> tuple[SourceNight, ...]:
    sources = load_sources(place.settings.crawl.sources)
    looked_at = {name: source for name, source in sources.items() if name != but and (not only or name == only)}
    return conclude(engine, place, run, looked_at, whole=whole)


def saw(engine: Engine, place: Place, run: Run, source: str = "demo/2-jizhou") -> None:
    with writing(engine) as session:
        incidents.saw(
            session,
            source=source,
            kind=IncidentKind.BLOCKED,
            url="http://x",
            detail="412",
            run_id=run.id,
            capture_id=None,
            now=place.clock(),
        )


def still_open(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return [one.source for one in incidents.still_open(session)]


@pytest.mark.parametrize(
    ("columns", "undone", "good"),
    [
        ({"read": 2}, 0, True),
        ({"read": 1, "not_modified": 1}, 0, True),
        ({"read": 1, "blocked": 1}, 0, False),
        ({"read": 1}, 1, False),
        ({}, 0, False),
    ],
)
def test_a_good_night_reads_every_column_and_leaves_nothing(columns: dict[str, int], undone: int, good: bool) -> None:
    night = SourceNight(source="x", columns=columns, documents=Counter(), candidates=Counter(), undone=undone)
    assert is_good(night) is good


def test_the_baseline_is_told_once_for_all(engine: Engine, told: Place) -> None:
    run = begin(engine, told)
    read_columns(engine, told, run)
    end(engine, told, run)
    assert [key.split(":")[0] for key in alerts(engine)] == ["baseline"]
    again = begin(engine, told)
    read_columns(engine, told, again)
    end(engine, told, again)
    assert len(alerts(engine)) == 1


def test_a_crawl_that_was_cut_short_concludes_nothing(engine: Engine, told: Place) -> None:
    run = begin(engine, told)
    read_columns(engine, told, run)
    end(engine, told, run, whole=False)
    assert alerts(engine) == []


def test_an_incident_is_told_at_its_start_and_at_its_end(engine: Engine, told: Place) -> None:
    run = begin(engine, told)
    read_columns(engine, told, run, but="demo/2-jizhou")
    saw(engine, told, run)
    end(engine, told, run)
    with writing(engine) as session:
        runs.end(session, run.id, status=runs.RunStatus.PARTIAL, counts={}, now=told.clock())
    assert "incident:opened" in alerts(engine)
    goes_on = begin(engine, told)
    read_columns(engine, told, goes_on, but="demo/2-jizhou")
    saw(engine, told, goes_on)
    end(engine, told, goes_on)
    with writing(engine) as session:
        runs.end(session, goes_on.id, status=runs.RunStatus.PARTIAL, counts={}, now=told.clock())
    assert alerts(engine).count("incident:opened") == 1
    assert still_open(engine) == ["demo/2-jizhou"]
    well = begin(engine, told)
    read_columns(engine, told, well)
    end(engine, told, well)
    assert still_open(engine) == []
    assert alerts(engine).count("incident:closed") == 1


def test_a_source_without_news_for_too_long_is_a_finding(engine: Engine, place: Place, tmp_path) -> None:
    for file in (tmp_path / "sources").rglob("*.toml"):
        file.write_text(file.read_text("utf-8").replace("quiet_days = 10000", "quiet_days = 30"), "utf-8")
    run = begin(engine, place)
    read_columns(engine, place, run)
    end(engine, place, run)
    assert still_open(engine) == []
    with writing(engine) as session:
        runs.end(session, run.id, status=runs.RunStatus.DONE, counts={}, now=place.clock())
    late = replace(place, now=place.clock() + timedelta(days=31))
    run = begin(engine, late)
    read_columns(engine, late, run)
    end(engine, late, run)
    assert len(still_open(engine)) == 5
    with reading(engine) as session:
        assert {one.kind for one in incidents.still_open(session)} == {IncidentKind.QUIET}


def ends_well(engine: Engine, run: Run, place: Place) -> None:
    with writing(engine) as session:
        runs.end(session, run.id, status=runs.RunStatus.DONE, counts={}, now=place.clock())


@pytest.fixture
def ill(engine: Engine, told: Place) -> Place:
    """Give one source an incident that was told, and return the next night's place."""
    run = begin(engine, told)
    read_columns(engine, told, run, but="demo/2-jizhou")
    saw(engine, told, run)
    end(engine, told, run)
    ends_well(engine, run, told)
    return replace(told, now=told.clock() + timedelta(days=1))


def test_a_night_over_other_sources_closes_nothing(engine: Engine, ill: Place) -> None:
    run = begin(engine, ill)
    read_columns(engine, ill, run)
    end(engine, ill, run, but="demo/2-jizhou")
    assert still_open(engine) == ["demo/2-jizhou"]


def test_a_source_that_is_no_longer_declared_takes_its_incidents_along(engine: Engine, ill: Place, tmp_path) -> None:
    (file,) = (tmp_path / "sources").rglob("2-jizhou.toml")
    file.unlink()
    run = begin(engine, ill)
    read_columns(engine, ill, run)
    other = next(iter(load_sources(ill.settings.crawl.sources)))
    end(engine, ill, run, only=other)
    assert still_open(engine) == []
    assert alerts(engine).count("incident:closed") == 1


def test_our_own_troubles_are_no_sources(engine: Engine, ill: Place) -> None:
    with writing(engine) as session:
        own.trouble(session, IncidentKind.DISK_LOW, detail="1 GB", now=ill.clock())
    run = begin(engine, ill)
    read_columns(engine, ill, run)
    end(engine, ill, run)
    assert still_open(engine) == ["fazhi"]


def test_a_source_that_lost_its_last_column_keeps_no_incident_of_it(engine: Engine, ill: Place, tmp_path) -> None:
    (file,) = (tmp_path / "sources").rglob("2-jizhou.toml")
    lines = ["columns = []" if line.startswith("columns") else line for line in file.read_text("utf-8").splitlines()]
    file.write_text("\n".join(lines), "utf-8")
    run = begin(engine, ill)
    read_columns(engine, ill, run)
    end(engine, ill, run)
    assert still_open(engine) == []
