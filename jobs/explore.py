"""Looks for the columns of a site, and declares it as a source. Nothing of this enters the store."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter

from crawler.explore.findings import Findings
from crawler.explore.identity import Identity, identity_named
from crawler.explore.old_titles import Remembered
from crawler.registry import ADAPTER_NAMES, Expect, Source
from crawler.source_file import read_source
from crawler.source_writing import source_text, usual_id
from jobs.child import Launch, run_spider
from jobs.errors import FolderInUse, InputInvalid
from jobs.look import run_look
from jobs.place import Place
from store.dates import local_date
from store.records import Level

_MOST_ENTRIES = 200
"""No column of which so few entries were seen is called too long before it has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What the operator says of a source; None where the site is to say it."""

    id: str | None = None
    issuer: str | None = None
    region: str | None = None
    level: Level | None = None


def explore_site(
    place: Place,
    url: str,
    *,
    budget: int,
    hosts: Sequence[str],
    diary: Path | None = None,
    old: Remembered | None = None,
    launch: Launch = run_spider,
) -> Findings:
    """Look for the columns of a site with so many requests, under the same manners as a night; raises LookFailed.

    A diary is a file that holds, while the search runs, the number of requests made and the address now asked for.
    `old` is what its columns are known again by; `launch` begins the search's process.
    """
    with tempfile.TemporaryDirectory(prefix="fazhi-") as name:
        folder = Path(name)
        words = {"url": url, "budget": budget, "hosts": ",".join(hosts), "diary": diary or "", "old": ""}
        if old is not None:
            words["old"] = folder / "old.json"
            (folder / "old.json").write_bytes(TypeAdapter(Remembered).dump_json(old))
        spider = ("explore", *(part for name, value in words.items() for part in ("-a", f"{name}={value}")))
        report = run_look(place, folder, spider, (), place.settings.crawl.night_limit, launch)
    return TypeAdapter(Findings).validate_json(report)


def declare(folder: Path, findings: Findings, declared: Declared, *, hosts: Sequence[str], now: datetime) -> Path:
    """Write a source file for what was found and return its path; raises when it cannot be said whose site it is."""
    source = _source(findings, declared, hosts)
    file = folder / f"{source.id}.toml"
    origin = f"found by exploring {findings.url} on {local_date(now)}: {_way_to(findings)}"
    text = source_text(source, origin=origin)
    read_source(source.id, text.encode(), file=str(file))
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise FolderInUse(f"{file} exists already and is not overwritten; give another --id") from error
    return file


def _source(findings: Findings, declared: Declared, hosts: Sequence[str]) -> Source:
    whose = identity_named(declared.issuer) if declared.issuer else findings.identity
    whose = Identity(issuer=whose.issuer, region=declared.region or whose.region, level=declared.level or whose.level)
    if whose.issuer is None:
        raise InputInvalid("nothing is written: the site does not say who publishes it; give --issuer")
    if whose.region is None:
        raise InputInvalid(f"nothing is written: no region is known for {whose.issuer}; give --region")
    if whose.level is None:
        raise InputInvalid(f"nothing is written: no level is known for {whose.issuer}; give --level")
    source_id = declared.id or usual_id(findings.site, whose.region)
    if source_id is None:
        raise InputInvalid(f"nothing is written: no province has a code beginning with {whose.region[:2]}; give --id")
    adapters = {column.adapter for column in findings.columns}
    adapter = adapters.pop() if len(adapters) == 1 else "generic"
    most = max(_MOST_ENTRIES, *(2 * column.entries for column in findings.columns))
    return Source(
        id=source_id,
        issuer=whose.issuer,
        region=whose.region,
        level=whose.level,
        site=findings.site,
        columns=tuple(column.column for column in findings.columns),
        # A page that bears no family's mark is read by the generic one anyway.
        adapter=adapter if adapter != "generic" and adapter in ADAPTER_NAMES else None,
        hosts=tuple(hosts),
        seen=findings.columns[0].seen,
        expect=Expect(entries=(1, most)),
    )


def _way_to(findings: Findings) -> str:
    return "; ".join(" > ".join(column.path) or "the page itself" for column in findings.columns)
