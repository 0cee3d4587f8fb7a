"""fazhi diff: which versions, whose change, facts."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.records import Cause
from store.schema import DocumentRow, VersionRow
from store.session import connect


@pytest.fixture
def reread(demo: tuple[Path, str], tmp_path: Path) -> Callable[..., Path]:
    """Copy the demo and give document 2 a third version of our own making."""

    def make(**facts: object) -> Path:
        folder = tmp_path / "copied"
        copytree(demo[0], folder)
        engine = connect(f"sqlite:///{folder}/fazhi.db")
        with Session(engine) as session:
            document = select(DocumentRow.id).where(DocumentRow.ordinal == 2).scalar_subquery()
            which = (VersionRow.document_id == document, VersionRow.until_at.is_(None))
            last = session.scalars(select(VersionRow).where(*which)).one()
            values = {column.name: getattr(last, column.name) for column in VersionRow.__table__.columns}
            last.until_at = last.from_at + timedelta(days=1)
            session.flush()
            mine = {"id": None, "number": 3, "from_at": last.until_at, "cause": Cause.EXTRACTOR}
            session.add(VersionRow(**(values | mine | facts)))
            session.commit()
        engine.dispose()
        return folder

    return make


def test_our_change_is_called_ours(reread, fazhi, tmp_path: Path) -> None:
    kept = reread(title="另读的标题")
    printed = fazhi("diff", 2, "--data", kept).out
    assert "our reading of the page changed, the page did not" in printed
    assert "title: 泾源县人民政府2024年度法治政府建设情况报告 -> 另读的标题" in printed
    assert "the texts are the same" in printed
    assert fazhi("diff", 2, "--data", kept, "--html", tmp_path / "d.html").code == 0
    html = (tmp_path / "d.html").read_text("utf-8")
    assert "差异出自我方读取程序的更新,网页本身没有改动" in html
    assert "→ 另读的标题" in html


def test_part_of_a_difference_is_ours(reread, fazhi) -> None:
    kept = reread(document_number="泾政〔2025〕1号")
    said = json.loads(fazhi("diff", 2, 1, 3, "--data", kept, "--json").out)
    assert (said["from_version"], said["to_version"], said["ours"]) == (1, 3, [3])
    assert said["facts"] == [{"fact": "document_number", "before": None, "after": "泾政〔2025〕1号"}]
    assert "part of this is ours: version 3" in fazhi("diff", 2, 1, 3, "--data", kept).out
    assert json.loads(fazhi("diff", 2, 1, 2, "--data", kept, "--json").out)["ours"] == []


def test_versions_by_their_days(demo: tuple[Path, str], fazhi) -> None:
    kept = demo[0]
    first, second = (one["from"] for one in json.loads(fazhi("show", 2, "--data", kept, "--json").out)["versions"])
    for words in (("--as-of", first), ("--as-of", first, "--to", second)):
        said = json.loads(fazhi("diff", 2, *words, "--data", kept, "--json").out)
        assert (said["from_version"], said["to_version"]) == (1, 2)
    same = fazhi("diff", 2, "--as-of", second, "--to", "2999-01-01", "--data", kept)
    assert (same.code, "both sides are version 2" in same.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((0,), 1, "one version only"),
        ((0, 1), 1, "one version only"),
        ((0, 1, 1), 1, "both sides are version 1"),
        ((2, 9, 2), 1, "versions 1 to 2, not 9"),
        ((2, "--as-of", "2001-01-01"), 1, "first seen after that time"),
        ((2, 1, "--as-of", "2026-01-01"), 2, "give one of them"),
        ((2, "--to", "2026-01-01"), 2, "--to goes with --as-of"),
    ],
)
def test_what_cannot_be_compared_is_said(demo: tuple[Path, str], fazhi, words, code: int, told: str) -> None:
    said = fazhi("diff", *words, "--data", demo[0])
    assert (said.code, told in said.err) == (code, True), said.err
