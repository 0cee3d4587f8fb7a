"""fazhi classify: titles in, verdicts out; with --score, how right they are."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from crawler.titles import classify as verdict_on
from crawler.titles import report_year
from jobs.commands.options import JsonOption
from jobs.commands.output import safe, say, terminal
from jobs.errors import InputInvalid
from jobs.scoring import Missed, Score, line_object, read_asked, read_labelled
from jobs.scoring import score as score_of
from store.records import Kind

app = typer.Typer()


@app.command()
def classify(
    score: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Measure on JSON lines {title, report, year?, url?, text?}."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Read JSON lines {title, url?, text?} and write the same with {report, kind, year, reason}, always as JSON."""
    if score is None:
        for number, line in enumerate(sys.stdin, start=1):
            if line.strip():
                say(_answer(number, line))
        return
    counted = score_of(read_labelled(_lines(score)))
    if json:
        say(counted)
    else:
        _show(counted)


def _answer(number: int, line: str) -> dict[str, object]:
    read = line_object(number, line)
    asked = read_asked(number, read)
    verdict = verdict_on(asked.title, text=asked.text)
    report = verdict.kind is Kind.REPORT
    year = report_year(asked.title, text=asked.text) if report else None
    return read | {"report": report, "kind": verdict.kind, "year": year, "reason": verdict.reason}


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").split("\n")
    except OSError as error:
        raise InputInvalid(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputInvalid(f"{path} is not UTF-8 text") from error


def _show(counted: Score) -> None:
    console = terminal()
    named = counted.true_positives + counted.false_positives
    looked = counted.true_positives + counted.undecided_reports
    console.print(f"titles     {counted.titles}, of them {counted.reports} reports")
    console.print(f"precision  {_share(counted.precision)}  {counted.true_positives} of {named} taken for reports")
    console.print(f"recall     {_share(counted.recall)}  {counted.true_positives} by title alone")
    console.print(f"           {_share(counted.recall_after_look)}  {looked} when the undecided are looked at")
    console.print(f"undecided  {counted.undecided_reports} reports, {counted.undecided_others} others: a request each")
    console.print(f"year       {_share(counted.year_accuracy)}  {counted.years_right} of {counted.years}")
    console.print("kinds      " + ", ".join(f"{kind} {count}" for kind, count in counted.kinds.items()))
    for missed in counted.misses:
        console.print(safe(_line(missed)))


def _share(ratio: float | None) -> str:
    return "    -" if ratio is None else f"{ratio:.3f}"


def _line(missed: Missed) -> str:
    label = "report" if missed.report else "no report"
    years = f" of {missed.year}, read {missed.year_read}" if missed.report and missed.year != missed.year_read else ""
    what = missed.miss.replace("_", " ")
    return f"{what}: {missed.title} ({label}{years}; {missed.kind}: {missed.reason})"
