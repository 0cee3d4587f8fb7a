from pathlib import Path

import pytest
from pydantic import ValidationError
from sqlalchemy.engine import make_url

from store.settings import StoreTable


def test_places_are_the_same_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    table = StoreTable().absolute()
    assert make_url(table.url).database == str(tmp_path / "data" / "fazhi.db")
    assert table.data == tmp_path / "data"
    monkeypatch.chdir("/")
    assert table.absolute() == table


@pytest.mark.parametrize("folder", ["two words", "100%", "%20", "中文", "a#b"])
def test_odd_folders_keep_their_names(tmp_path, monkeypatch, folder):
    (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path / folder)
    table = StoreTable().absolute()
    assert make_url(table.url).database == str(tmp_path / folder / "data" / "fazhi.db")


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "postgresql+psycopg://fazhi:s3cr3t@db/fazhi"])
def test_what_is_no_file_stays_what_it_is(url):
    assert make_url(StoreTable(url=url).absolute().url) == make_url(url)


def test_rooms_of_the_data_folder():
    table = StoreTable(data=Path("/srv/fazhi"))
    assert (table.archive, table.export) == (Path("/srv/fazhi/archive"), Path("/srv/fazhi/export"))


def test_unknown_keys_are_refused():
    with pytest.raises(ValidationError, match="urll"):
        StoreTable.model_validate({"urll": "sqlite:///x.db"})


def test_a_table_does_not_change():
    with pytest.raises(ValidationError, match="frozen"):
        StoreTable().url = "sqlite:///x.db"
