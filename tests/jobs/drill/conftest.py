"""An installation of its own for each drill."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from jobs.place import Place
from jobs.settings import Settings
from store.settings import StoreTable, sqlite_url

NOW = datetime(2026, 3, 1, 18, 40, tzinfo=UTC)
"""02:40 in China on 2026-03-02."""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """An installation whose registry nobody has set up."""
    table = StoreTable(url=sqlite_url(tmp_path / "data/fazhi.db"), data=tmp_path / "data")
    return Place(settings=Settings.model_construct(store=table), now=NOW)
