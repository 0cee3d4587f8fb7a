"""What an operator would write into a source's file to have it watch other columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crawler.registry import ADAPTER_NAMES, SHIPPED, Source
from crawler.source_writing import source_text
from crawler.toml_table import quoted
from store.proposals import Proposal

_READS_ALL = "generic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """The lines for a source's file, and where that is."""

    lines: tuple[str, ...]
    """To be written in place of those of the same keys; a key to be taken out is in a comment."""
    file: Path | None
    """In the operator's last folder of sources; None where there is no such folder."""
    exists: bool
    toml: str
    """The whole declaration, for a file that does not exist yet."""


def prescription(
    source: Source, well: Sequence[str], columns: Sequence[Proposal], places: Sequence[str | Path]
) -> Prescription:
    """Say how a source would be declared with the proposed columns instead of its ill ones; `well` are the others."""
    cured = replace(
        source,
        columns=(*well, *(column.url for column in columns)),
        adapter=_adapter(source, well, [column.adapter for column in columns]),
    )
    file = next((Path(folder) / f"{source.id}.toml" for folder in reversed(places) if folder != SHIPPED), None)
    return Prescription(
        lines=tuple(_lines(source, cured)),
        file=file,
        exists=file is not None and file.exists(),
        toml=source_text(cured, origin="its columns were found by `fazhi sources doctor`"),
    )


def _adapter(source: Source, well: Sequence[str], found: Sequence[str]) -> str | None:
    """Name the one family of all columns, where one was declared; otherwise each page tells its own."""
    if source.adapter is None:
        return None
    families = {*found, source.adapter} if well else set(found)
    family = families.pop() if len(families) == 1 else _READS_ALL
    return family if family != _READS_ALL and family in ADAPTER_NAMES else None


def _lines(source: Source, cured: Source) -> list[str]:
    lines = [f"columns = [{', '.join(map(quoted, cured.columns))}]"]
    if cured.adapter is not None and cured.adapter != source.adapter:
        lines.append(f"adapter = {quoted(cured.adapter)}")
    elif source.adapter is not None and cured.adapter is None:
        lines.append(f"# adapter = {quoted(source.adapter)}")
    return lines
