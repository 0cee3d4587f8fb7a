"""Two nights that were sealed, to be copied and restored."""

from pathlib import Path

import pytest
from sealed import Kept, two_nights


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Two nights that nobody may alter."""
    return two_nights(tmp_path_factory.mktemp("sealed"))


@pytest.fixture
def kept(original: Kept, tmp_path: Path) -> Kept:
    """A copy of them that a test may alter."""
    return original.copy(tmp_path / "kept")
