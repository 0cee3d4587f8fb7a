import re
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from crawler.configuration import CrawlTable
from crawler.order import VARIABLE, CrawlOrder, read_order
from store.errors import ConfigurationInvalid
from store.settings import StoreTable

NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)


def order(**more):
    return CrawlOrder(store=StoreTable(), crawl=CrawlTable(), **more)


def test_an_order_comes_out_of_its_file_as_it_went_in(tmp_path, monkeypatch):
    written = order(sources=("a/b",), run_id=7, frontier=5, now=NOW, log=tmp_path / "log", report=tmp_path / "report")
    (tmp_path / "order.json").write_text(written.model_dump_json(), "utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "order.json"))
    assert read_order() == written


def test_without_a_file_the_working_folder_gives_the_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fazhi.toml").write_text('[crawl]\ndelay = 3.0\n[schedule]\nnightly = "0 1 * * *"\n', "utf-8")
    found = read_order()
    assert (found.crawl.delay, found.run_id, found.sources) == (3.0, None, ())


def test_an_unknown_key_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fazhi.toml").write_text("[crawl]\ndelai = 3.0\n", "utf-8")
    with pytest.raises(ConfigurationInvalid, match="delay"):
        read_order()


def test_the_clock_is_the_orders_where_it_has_one():
    assert order(now=NOW).clock() == NOW
    assert order().clock().tzinfo is UTC


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValidationError):
        order(now=datetime(2026, 3, 1))  # noqa: DTZ001


def test_the_user_agent_says_who_and_how_to_reach_them():
    assert re.fullmatch(r"fazhi/\d+\.\d+\.\S+", order().user_agent)
    table = CrawlTable(contact="mailto:it@example.org")
    assert CrawlOrder(store=StoreTable(), crawl=table).user_agent.endswith(" (+mailto:it@example.org)")
