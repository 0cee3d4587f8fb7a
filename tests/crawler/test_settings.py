import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import crawler
from crawler.configuration import CrawlTable
from crawler.order import VARIABLE, CrawlOrder
from store.settings import StoreTable

ROOT = Path(crawler.__file__).parents[1]
PROGRAM = """
import json
from scrapy.utils.project import get_project_settings
settings = get_project_settings()
names = ["USER_AGENT", "DOWNLOAD_DELAY", "DOWNLOAD_TIMEOUT", "ROBOTSTXT_OBEY", "LOG_FILE", "DOWNLOAD_DELAY_JITTER"]
names += ["CONCURRENT_REQUESTS_PER_DOMAIN", "COOKIES_ENABLED", "TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED"]
print(json.dumps({name: settings[name] for name in names}))
"""


def python(folder, *words, **more):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("FAZHI_", "SCRAPY_"))}
    environment |= {"PYTHONPATH": str(ROOT)} | more
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_scrapy_lists_the_spiders(tmp_path):
    (tmp_path / "scrapy.cfg").write_text((ROOT / "scrapy.cfg").read_text("utf-8"), "utf-8")
    assert python(tmp_path, "-m", "scrapy", "list").split() == ["check", "explore", "page", "reports"]


def test_the_order_decides(tmp_path):
    table = CrawlTable(delay=2.5, timeout=7.0, contact="it@example.org", robots=False)
    order = CrawlOrder(store=StoreTable(), crawl=table, log=tmp_path / "log")
    file = tmp_path / "order.json"
    file.write_text(order.model_dump_json(), "utf-8")
    said = json.loads(
        python(tmp_path, "-c", PROGRAM, SCRAPY_SETTINGS_MODULE="crawler.settings", **{VARIABLE: str(file)})
    )
    assert said["USER_AGENT"] == order.user_agent
    assert (said["DOWNLOAD_DELAY"], said["DOWNLOAD_TIMEOUT"], said["ROBOTSTXT_OBEY"]) == (2.5, 7.0, False)
    assert said["LOG_FILE"] == str(tmp_path / "log")
    assert (said["CONCURRENT_REQUESTS_PER_DOMAIN"], said["DOWNLOAD_DELAY_JITTER"]) == (1, 0)


@pytest.fixture(scope="module")
def by_default(tmp_path_factory):
    """Read the settings in a folder without a configuration."""
    return json.loads(python(tmp_path_factory.mktemp("bare"), "-c", PROGRAM, SCRAPY_SETTINGS_MODULE="crawler.settings"))


def test_without_a_configuration_the_crawl_is_polite(by_default):
    assert by_default["ROBOTSTXT_OBEY"] is True
    assert by_default["DOWNLOAD_DELAY"] == 1.0
    assert by_default["USER_AGENT"].startswith("fazhi/")


def test_nothing_listens_and_nothing_is_remembered(by_default):
    assert [by_default[name] for name in ("TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED", "COOKIES_ENABLED")] == [
        False
    ] * 3
