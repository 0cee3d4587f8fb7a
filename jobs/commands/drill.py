"""fazhi drill: prove the whole chain on a site of our own."""

import typer
from rich.console import Console

from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, place_of
from jobs.commands.output import safe, say, terminal
from jobs.drill.drill import Drilled, drill
from jobs.drill.tonight import drill_tonight
from jobs.night import night
from jobs.place import Place
from store.drills import Stage
from store.errors import StoreMissing
from store.session import open_store

app = typer.Typer()


@app.command("drill")
def drill_(
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """Prove the whole chain now: a planted report, edit and challenge must come out as alerts at the far end.

    It plays in a folder of its own, and asks and tells nobody else. Exit code 1 when a stage did not do its work.
    """
    drilled = _drill(place_of(config, store, data, now))
    if json:
        say({"ok": drilled.stage is None, "drill": drilled, "stages": dict(_stages(drilled))})
    else:
        _say(terminal(), drilled)
    if drilled.stage is not None:
        raise typer.Exit(1)


def _drill(place: Place) -> Drilled:
    try:
        engine = open_store(place.settings.store.url)
    except StoreMissing:
        return drill(place, night)
    return drill_tonight(engine, place, night)


def _stages(drilled: Drilled) -> list[tuple[Stage, str]]:
    stages = list(Stage)
    red = len(stages) if drilled.stage is None else stages.index(drilled.stage)
    return [(stage, "ok" if at < red else "RED" if at == red else "not reached") for at, stage in enumerate(stages)]


def _say(console: Console, drilled: Drilled) -> None:
    for stage, state in _stages(drilled):
        console.print(safe(f"{stage:<8}  {state}{f': {drilled.detail}' if state == 'RED' else ''}"))
    console.print(f"{drilled.seconds:.1f} seconds")
