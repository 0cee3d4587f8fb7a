from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from store.configuration import Tables, load
from store.errors import ConfigurationInvalid
from store.settings import StoreTable

KNOWN = ("store", "channel", "elsewhere")


class Channel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    kinds: tuple[str, ...] = ()


class Limits(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    seconds: float = 30.0
    hosts: dict[str, str] = {}


class Some(Tables):
    store: StoreTable = StoreTable()
    limits: Limits = Limits()
    channel: tuple[Channel, ...] = ()


@pytest.fixture
def read(tmp_path):
    def parse(text: str = ""):
        path = tmp_path / "fazhi.toml"
        path.write_text(text, "utf-8")
        return load(Some, path, KNOWN)

    return parse


def refused(read, text: str = "") -> str:
    with pytest.raises(ConfigurationInvalid) as caught:
        read(text)
    return str(caught.value)


def test_defaults_hold_where_nothing_is_said(read):
    assert read() == Some()


def test_the_file_is_over_the_defaults_key_by_key(read):
    found = read('[store]\nurl = "sqlite:///x.db"\n[limits]\nseconds = 5')
    assert (found.store.url, found.store.data, found.limits.seconds) == ("sqlite:///x.db", Path("data"), 5.0)


def test_the_environment_is_over_the_file_key_by_key(read, monkeypatch):
    monkeypatch.setenv("FAZHI_STORE__URL", "sqlite:///env.db")
    monkeypatch.setenv("FAZHI_LIMITS__SECONDS", "7.5")
    found = read('[store]\nurl = "sqlite:///x.db"\ndata = "kept"')
    assert (found.store.url, found.store.data, found.limits.seconds) == ("sqlite:///env.db", Path("kept"), 7.5)


def test_tables_and_lists_in_the_environment_are_json(read, monkeypatch):
    monkeypatch.setenv("FAZHI_CHANNEL", '[{"url": "json://a", "kinds": ["new"]}]')
    assert read().channel == (Channel(url="json://a", kinds=("new",)),)


def test_other_peoples_variables_are_not_looked_at(read, monkeypatch):
    monkeypatch.setenv("FAZHIX__URL", "x")
    monkeypatch.setenv("URL", "x")
    assert read() == Some()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[stor]\n", "unknown key 'stor'; did you mean 'store'?"),
        ("[xyz]\n", "unknown key 'xyz'; known are channel, elsewhere, limits, store"),
        ('[store]\nurll = "x"', "unknown key 'store.urll'; did you mean 'url'?"),
        ("[limits]\nsecond = 1", "unknown key 'limits.second'; did you mean 'seconds'?"),
        ('[[channel]]\nurl = "a"\nkind = ["new"]', "unknown key 'channel.0.kind'; did you mean 'kinds'?"),
        ('[limits]\nseconds = "soon"', "limits.seconds: Input should be a valid number"),
        ("[[channel]]", "channel.0.url: Field required"),
        ("store = 1", "store: Input should be"),
        ("[store\n", "not TOML"),
        ("[limits.hosts]\na = 1", "limits.hosts.a: Input should be a valid string"),
    ],
)
def test_what_is_wrong_in_the_file_is_named_with_the_file(read, tmp_path, text, told):
    message = refused(read, text)
    assert told in message
    assert message.startswith(str(tmp_path / "fazhi.toml"))


def test_every_fault_is_told_at_once(read):
    message = refused(read, '[store]\nurll = "x"\n[limits]\nseconds = "soon"')
    assert len(message.splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("FAZHI_STOR__URL", "x", "no table [stor]; did you mean 'store'?"),
        ("FAZHI_XYZ", "x", "no table [xyz]; known are channel, elsewhere, limits, store"),
        ("FAZHI_STORE__URLL", "x", "unknown key 'store.urll'; did you mean 'url'?"),
        ("FAZHI_LIMITS__SECONDS", "soon", "limits.seconds: Input should be a valid number"),
    ],
)
def test_what_is_wrong_in_the_environment_is_named_with_the_variable(read, monkeypatch, name, value, told):
    monkeypatch.setenv(name, value)
    message = refused(read)
    assert told in message
    assert message.startswith(f"environment variable {name}: ")


def test_a_table_in_the_environment_that_is_no_json_says_so(read, monkeypatch):
    monkeypatch.setenv("FAZHI_CHANNEL", "json://a")
    assert "written as JSON" in refused(read)


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "fazhi.toml"
    path.write_bytes('[store]\nurl = "数据"'.encode("gb18030"))
    with pytest.raises(ConfigurationInvalid, match="not TOML"):
        load(Some, path, KNOWN)


def test_a_file_that_was_named_must_be_there(tmp_path):
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ConfigurationInvalid, match="no such file"):
            load(Some, path, KNOWN)


def test_without_a_name_the_working_folders_file_is_read_when_there_is_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load(Some, None, KNOWN) == Some()
    Path("fazhi.toml").write_text("[limits]\nseconds = 1")
    assert load(Some, None, KNOWN).limits.seconds == 1
    Path("fazhi.toml").write_text("[limit]\n")
    with pytest.raises(ConfigurationInvalid, match=r"^fazhi\.toml: "):
        load(Some, None, KNOWN)


def test_tables_of_others_are_left_to_them(read, monkeypatch):
    monkeypatch.setenv("FAZHI_ELSEWHERE__SPEED", "fast")
    assert read("[elsewhere]\nwhatever = 1") == Some()


def test_the_variable_that_hands_an_order_over_is_no_configuration(read, monkeypatch):
    monkeypatch.setenv("FAZHI_ORDER_FILE", "/run/order.json")
    assert read() == Some()
