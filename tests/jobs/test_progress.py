import io
from pathlib import Path

from rich.console import Console
from sqlalchemy import Engine

from jobs.progress import STEPS, Bars, Lines, Silent, for_console


def test_plain_lines_elsewhere(engine: Engine) -> None:
    said = io.StringIO()
    progress = for_console(Console(file=said))
    assert type(progress) is Lines
    progress.step("crawl")
    with progress.watching(engine, {}, 1):
        pass
    assert said.getvalue() == "  crawling\n"


def test_a_bar_on_a_terminal(engine: Engine) -> None:
    said = io.StringIO()
    progress = for_console(Console(file=said, force_terminal=True, width=80))
    assert type(progress) is Bars
    with progress.watching(engine, {}, 1):
        progress.step("analyze")
    assert "columns and documents" in said.getvalue()


def test_silence(engine: Engine) -> None:
    progress = Silent()
    for step in STEPS:
        progress.step(step)
    with progress.watching(engine, {}, 1):
        pass


def test_every_step_of_a_night_has_words() -> None:
    source = (Path(__file__).parents[2] / "jobs/night.py").read_text("utf-8")
    named = [line.split('"')[1] for line in source.splitlines() if "progress.step(" in line]
    assert sorted(named) == sorted(STEPS)
