"""The words in which somebody is told whose report was not seen by its deadline."""

import hashlib
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from crawler.divisions import province_of
from crawler.source import Source
from jobs.alerts.language import Language
from jobs.alerts.plain import plain
from jobs.alerts.wording import Words
from jobs.coverage.duty import deadline
from store.records import AlertKind

SHOWN = 100
"""Lines of a message."""
ISSUER_CHARS = 60

_WORDS = tomllib.loads(files("jobs.coverage").joinpath("wording.toml").read_text("utf-8"))


def overdue(sources: Sequence[Source], year: int, language: Language = Language.CHINESE) -> Words:
    """Word that the reports of these sources were not seen by their deadline."""
    words, due = _WORDS[language], deadline(year)
    said = [
        words["rule"].format(due=due, year=year),
        words["scope"],
        *(_one(source, language) for source in sources[:SHOWN]),
    ]
    if len(sources) > SHOWN:
        said += [words["more"].format(count=len(sources) - SHOWN), words["listed"].format(year=year)]
    ids = hashlib.sha256("\n".join(sorted(source.id for source in sources)).encode()).hexdigest()
    return Words(
        key=f"overdue:{year}:{ids[:16]}",
        kind=AlertKind.FINDING,
        title=words["title"].format(year=year, due=due, count=len(sources)),
        body="\n".join([*said, words["once"]]),
    )


def _one(source: Source, language: Language) -> str:
    issuer, place = plain(source.issuer, ISSUER_CHARS), province_of(source.region) or ""
    shown = "" if issuer.startswith(place) else place
    line: str = _WORDS[language]["one"].format(place=shown, issuer=issuer, source=source.id)
    return line.strip()
