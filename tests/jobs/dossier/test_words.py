import tomllib
from importlib.resources import files

import pytest

from jobs.dossier.words import word
from store.dossier import FREEZING
from store.records import Cause, ChangeKind, DocumentStatus, Level, Severity

TABLES = tomllib.loads(files("jobs.dossier").joinpath("words.toml").read_text("utf-8"))


@pytest.mark.parametrize("member", [*Cause, *ChangeKind, *DocumentStatus, *FREEZING, *Level, *Severity], ids=repr)
def test_everything_has_a_name(member) -> None:
    assert word(member)


def test_the_words_are_sorted() -> None:
    assert list(TABLES) == sorted(TABLES)
    for table in TABLES.values():
        assert list(table) == sorted(table)
