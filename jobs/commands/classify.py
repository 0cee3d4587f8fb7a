"""fazhi classify: titles in, verdicts out."""

import json
import sys
from typing import Annotated, Any

import typer

from crawler.titles import classify as verdict_on
from crawler.titles import report_year
from jobs.commands.output import say
from jobs.errors import InputInvalid
from store.records import Kind

app = typer.Typer()


@app.command()
def classify(json_: Annotated[bool, typer.Option("--json", help="As without it: lines of JSON.")] = True) -> None:  # noqa: ARG001
    """Read JSON lines {title, url?, text?} and write the same with {report, kind, year, reason}."""
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            say(_answer(number, line))


def _answer(number: int, line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputInvalid(f"line {number} is not JSON: {error}") from error
    if not isinstance(asked, dict) or not isinstance(asked.get("title"), str):
        raise InputInvalid(f'line {number} has no title; write {{"title": "..."}}')
    text = asked.get("text")
    if text is not None and not isinstance(text, str):
        raise InputInvalid(f"line {number}: text must be a string")
    verdict = verdict_on(asked["title"], text=text)
    report = verdict.kind is Kind.REPORT
    year = report_year(asked["title"], text=text) if report else None
    return asked | {"report": report, "kind": verdict.kind, "year": year, "reason": verdict.reason}
