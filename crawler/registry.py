"""The declared sources: loads them from their folders, and picks some by name."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from crawler.errors import SourceInvalid
from crawler.source import ArticleRule, Expect, Source
from crawler.source_file import ADAPTER_NAMES, read_source
from crawler.toml_table import quoted
from crawler.urls import canonical_url

__all__ = ["ADAPTER_NAMES", "SHIPPED", "ArticleRule", "Expect", "Source", "load_sources", "pick"]

SHIPPED = "shipped"
"""The place that stands for the sources inside the package."""

_DEEPEST = 3
"""Levels of folders that are looked into: one more than a source's place, to report a file that lies too deep."""


def load_sources(places: Sequence[str | Path]) -> Mapping[str, Source]:
    """Load every source of the places, sorted by id; of one id the later place's counts.

    A place is the word "shipped" or a folder holding <province>/<id>.toml. Every fault of every file is reported in
    one SourceInvalid, a line each.
    """
    sources: dict[str, Source] = {}
    faults: list[str] = []
    for place in places:
        try:
            sources |= _load_place(place)
        except SourceInvalid as error:
            faults.append(error.detail)
    faults += _declared_twice(sources)
    if faults:
        raise SourceInvalid("\n".join(faults))
    return dict(sorted(sources.items()))


def pick(sources: Mapping[str, Source], wanted: Sequence[str]) -> Mapping[str, Source]:
    """Choose sources by id or by pattern (tianjin/*), all where nothing is wanted; raises SourceInvalid."""
    if not wanted:
        return sources
    chosen: set[str] = set()
    faults: list[str] = []
    for word in wanted:
        found = [source_id for source_id in sources if fnmatchcase(source_id, word)]
        chosen.update(found)
        if not found:
            faults.append(f"no source {quoted(word)}{_hint(word, sources)}")
    if faults:
        raise SourceInvalid("\n".join(faults))
    return {source_id: source for source_id, source in sources.items() if source_id in chosen}


def _load_place(place: str | Path) -> Mapping[str, Source]:
    folder: Traversable = files("crawler") / "sources" if place == SHIPPED else Path(place)
    if not folder.is_dir():
        raise SourceInvalid(f'{place}: no such folder; name a folder of source files, or "{SHIPPED}" for ours')
    try:
        found = list(_files(folder, ()))
    except OSError as error:
        raise SourceInvalid(f"{place}: cannot be read: {error.strerror}") from error
    sources: dict[str, Source] = {}
    faults: list[str] = []
    for parts, file in found:
        path = "/".join(parts)
        try:
            source = read_source(path.removesuffix(".toml"), file.read_bytes(), file=f"{place}/{path}")
        except SourceInvalid as error:
            faults.append(error.detail)
        except OSError as error:
            faults.append(f"{place}/{path}: cannot be read: {error.strerror}")
        else:
            sources[source.id] = source
    if faults:
        raise SourceInvalid("\n".join(faults))
    return sources


def _declared_twice(sources: Mapping[str, Source]) -> Iterator[str]:
    """Tell of columns that two sources declare: each would take the other's reports for its own."""
    owners: dict[str, str] = {}
    for source in sources.values():
        for column in source.columns:
            owner = owners.setdefault(canonical_url(column), source.id)
            if owner != source.id:
                yield (
                    f"{quoted(owner)} and {quoted(source.id)} declare the same column {column}; "
                    "keep one of them, or give both files the same path so that the later overrides"
                )


def _files(folder: Traversable, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        parts = (*above, item.name)
        # Editors and version control leave hidden files and folders.
        if item.name.startswith("."):
            continue
        if item.is_dir() and len(parts) < _DEEPEST:
            yield from _files(item, parts)
        elif item.name.endswith(".toml"):
            yield parts, item


def _hint(word: str, sources: Mapping[str, Source]) -> str:
    known = {source_id: source_id for source_id in sources} | {
        source_id.split("/")[1]: source_id for source_id in sources
    }
    found = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean {quoted(known[found[0]])}?" if found else ""
