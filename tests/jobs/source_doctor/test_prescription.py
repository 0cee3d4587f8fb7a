"""What to write into a source's file, and into which."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.registry import SHIPPED, Source
from crawler.source_file import read_source
from jobs.source_doctor.prescription import prescription
from store.proposals import Proposal
from store.records import Level

NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
OLD, WELL, NEW = "https://www.tjjz.gov.cn/old/", "https://www.tjjz.gov.cn/well/", "https://www.tjjz.gov.cn/new/"
SOURCE = Source(
    id="tianjin/jizhou",
    issuer="天津市蓟州区人民政府",
    region="120119",
    level=Level.COUNTY,
    site="https://www.tjjz.gov.cn/",
    columns=(OLD, WELL),
)


def proposal(adapter: str, url: str = NEW) -> Proposal:
    return Proposal(
        id=1,
        source=SOURCE.id,
        url=url,
        adapter=adapter,
        matched=12,
        known=14,
        reports=12,
        found_at=NOW,
        seen_at=NOW,
    )


def test_the_well_columns_stay_and_the_ill_ones_go() -> None:
    what = prescription(SOURCE, (WELL,), [proposal("trs")], [SHIPPED])
    assert what.lines == (f'columns = ["{WELL}", "{NEW}"]',)
    assert (what.file, what.exists) == (None, False)


@pytest.mark.parametrize(
    ("declared", "well", "found", "line"),
    [
        (None, (), "jcms", None),
        ("trs", (), "trs", None),
        ("trs", (), "jcms", 'adapter = "jcms"'),
        ("trs", (), "generic", '# adapter = "trs"'),
        ("trs", (WELL,), "jcms", '# adapter = "trs"'),
        ("trs", (WELL,), "trs", None),
    ],
)
def test_a_declared_adapter_must_suit_all_columns(
    declared: str | None, well: tuple[str, ...], found: str, line: str | None
) -> None:
    what = prescription(replace(SOURCE, adapter=declared), well, [proposal(found)], [SHIPPED])
    assert what.lines[1:] == (() if line is None else (line,))


def test_the_file_lies_in_the_operators_last_folder(tmp_path: Path) -> None:
    first, last = tmp_path / "a", tmp_path / "b"
    what = prescription(SOURCE, (), [proposal("trs")], [str(first), SHIPPED, str(last)])
    assert (what.file, what.exists) == (last / "tianjin/jizhou.toml", False)
    what.file.parent.mkdir(parents=True)
    what.file.write_text(what.toml, "utf-8")
    assert prescription(SOURCE, (), [proposal("trs")], [str(last)]).exists
    read = read_source(SOURCE.id, what.file.read_bytes(), file="b")
    assert read == replace(SOURCE, columns=(NEW,))


def test_an_address_cannot_leave_its_quotes() -> None:
    what = prescription(SOURCE, (), [proposal("trs", 'https://www.tjjz.gov.cn/"]\nrender = true #')], [SHIPPED])
    assert what.lines == ('columns = ["https://www.tjjz.gov.cn/\\"]\\nrender = true #"]',)
