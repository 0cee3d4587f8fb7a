"""A folder of dossiers, one file a report."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jobs.dossier.page import render
from store.dossier_parts import Dossier
from store.whole_file import replace_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What writing dossiers did."""

    files: int
    written: int
    """Those that were not there as they are now."""
    removed: int
    """Those of the same reports under an earlier year."""


def write_dossiers(dossiers: Iterable[Dossier], folder: Path, now: datetime | None = None) -> Filed:
    """Bring a folder of dossiers up to date; each file appears whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    files = written = removed = 0
    for dossier in dossiers:
        path = folder / file_name(dossier)
        written += _keep(path, render(dossier, now).encode())
        removed += _remove_others(path)
        files += 1
    return Filed(files=files, written=written, removed=removed)


def file_name(dossier: Dossier) -> str:
    """Name a dossier by number, year and address: 007_2023_5f1c09ab.html, the same however many versions come."""
    year = dossier.editions[-1].version.report_year or 0
    return f"{dossier.document:03d}_{year:04d}_{hashlib.sha256(dossier.key.encode()).hexdigest()[:8]}.html"


def _keep(path: Path, data: bytes) -> int:
    if path.exists() and path.read_bytes() == data:
        return 0
    replace_file(path, data)
    return 1


def _remove_others(path: Path) -> int:
    number, _, rest = path.name.split("_")
    earlier = [one for one in path.parent.glob(f"{number}_[0-9][0-9][0-9][0-9]_{rest}") if one != path]
    for one in earlier:
        one.unlink()
    return len(earlier)
