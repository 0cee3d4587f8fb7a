"""fazhi changes: the ledger."""

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console

from jobs.commands.night_words import change_line, figure
from jobs.commands.options import ConfigOption, DataOption, JsonOption, NowOption, StoreOption, parse_time, place_of
from jobs.commands.output import moment, plain, safe, say, say_each, terminal
from jobs.errors import ReplayDiffers
from jobs.why import Departure, explained, replay, same_again
from store import changes as ledger
from store.changes import Change, Judged
from store.records import ChangeKind, Severity
from store.session import open_store, reading

app = typer.Typer()

_Replayed = list[tuple[Judged, tuple[Departure, ...]]]


@app.command()
def changes(
    since: Annotated[
        datetime | None, typer.Option(parser=parse_time, metavar="TIME", help="Only what was found since then.")
    ] = None,
    kind: Annotated[ChangeKind | None, typer.Option(help="Only changes of this kind.")] = None,
    severity: Annotated[Severity | None, typer.Option(help="Only changes of this severity.")] = None,
    whole: Annotated[bool, typer.Option("--all", help="What nobody was told too, with the reason.")] = False,
    why: Annotated[int | None, typer.Option(metavar="ID", help="All that one change rests on.")] = None,
    again: Annotated[
        bool, typer.Option("--replay", help="Judge every change again: does it come out the same?")
    ] = False,
    config: ConfigOption = None,
    store: StoreOption = None,
    data: DataOption = None,
    now: NowOption = None,
    json: JsonOption = False,
) -> None:
    """List what happened to the reports, oldest first; explain it; judge it again."""
    asked = [name for name, given in {"--all": whole, "--why": why is not None, "--replay": again}.items() if given]
    if len(asked) > 1:
        raise typer.BadParameter(f"{' and '.join(asked)} ask for different things; give one of them")
    if asked and asked[0] != "--all" and (since or kind or severity):
        raise typer.BadParameter(f"{asked[0]} takes no --since, --kind or --severity")
    place = place_of(config, store, data, now)
    engine = open_store(place.settings.store.url)
    with reading(engine) as session:
        if why is not None:
            judged = ledger.judged(session, why)
            say(_why(judged)) if json else _say_why(terminal(), judged)
            return
        if again:
            replayed = [(one, replay(one)) for one in ledger.all_judged(session)]
            say(_replayed(replayed)) if json else _say_replayed(terminal(), replayed)
            _refuse_departures(replayed)
            return
        listing = ledger.whole_ledger if whole else ledger.ledger
        found = listing(session, since=since, kind=kind, severity=severity)
    if json:
        say_each(_object(change) for change in found)
    else:
        _say(terminal(), found)


def _object(change: Change) -> dict[str, object]:
    return {key: value for key, value in plain(change).items() if key != "source"}


def _say(console: Console, found: tuple[Change, ...]) -> None:
    for change in found:
        console.print(safe(f"{moment(change.detected_at)}  {change.id:>4}  {change_line(change)}"))
        console.print(safe(f"                        {change.reason}{'; silent' if change.silent else ''}"))
        if change.suppressed:
            console.print(safe(f"                        not told: {change.suppressed}"))
    console.print(f"{len(found)} changes")


def _why(judged: Judged) -> dict[str, object]:
    rests_on = {"case": judged.case, "reasons": judged.reasons, "told_as": judged.group, "capture": judged.capture}
    return {**_object(judged.change), **rests_on, "signature": judged.signature, "departures": replay(judged)}


def _say_why(console: Console, judged: Judged) -> None:
    console.print(safe(f"change {judged.change.id}, {moment(judged.change.detected_at)}: {change_line(judged.change)}"))
    for line in explained(judged):
        console.print(safe(line))
    for number in judged.change.numbers:
        console.print(safe(f"  {figure(number)}   …{number.context}…"))
    console.print(safe(same_again(replay(judged), judged)))


def _replayed(replayed: _Replayed) -> dict[str, object]:
    departures = [departure for _, of_one in replayed for departure in of_one]
    same = sum(1 for _, of_one in replayed if not of_one)
    return {"judged": len(replayed), "same": same, "departures": departures}


def _say_replayed(console: Console, replayed: _Replayed) -> None:
    for judged, departures in replayed:
        if departures:
            console.print(safe(f"change {judged.change.id}: {same_again(departures, judged)}"))
    same = sum(1 for _, departures in replayed if not departures)
    console.print(f"{len(replayed)} changes judged again, {same} come out the same")


def _refuse_departures(replayed: _Replayed) -> None:
    otherwise = sum(1 for _, departures in replayed if departures)
    if otherwise:
        raise ReplayDiffers(f"{otherwise} changes come out otherwise: the rules have changed since they were judged")
