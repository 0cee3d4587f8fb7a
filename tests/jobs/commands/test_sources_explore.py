"""fazhi sources explore, on the sample web of the demo."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from exploreweb import SITES, ExploreWeb, Site

from jobs.demo.story import SEEDS
from jobs.demo.web import RESOLVE, SampleWeb

# One of each build that takes something of the fetching itself, and what an exit code says.
BUILDS = {
    "blocked": 1,
    "cut-titles": 0,
    "dead": 0,
    "frameset": 0,
    "menu-arrays": 0,
    "nothing": 3,
    "other-host": 0,
    "pictures": 0,
    "redirect": 0,
    "robots": 0,
}


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return _config(tmp_path, RESOLVE)


def _config(tmp_path: Path, resolve: Mapping[str, str]) -> Path:
    names = [f'"{host}" = "{address}"' for host, address in resolve.items()]
    (tmp_path / "sources").mkdir()
    text = ["[crawl]", f'sources = ["{tmp_path}/sources"]', "delay = 0.0", "allow_private = true", "[crawl.resolve]"]
    path = tmp_path / "fazhi.toml"
    path.write_text("\n".join([*text, *names]), "utf-8")
    return path


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("www.tjjz.gov.cn", "no address"),
        ("ftp://www.tjjz.gov.cn/", "no address"),
        ("https://clone.example/", "--host clone.example"),
        ("https://gov.cn.evil.com/", "--host gov.cn.evil.com"),
    ],
)
def test_wrong_usage(fazhi, url: str, told: str) -> None:
    said = fazhi("sources", "explore", url)
    assert said.code == 2
    assert told in " ".join(said.err.split())


def test_what_is_found_can_be_written_and_checked(fazhi, config: Path, tmp_path: Path, web: SampleWeb) -> None:
    host, folder = SEEDS[1].host, tmp_path / "sources"
    words = ("sources", "explore", web.url(host, SEEDS[1].path.rpartition("/")[0].rpartition("/")[0] + "/"))
    options = ("--host", host, "--config", config, "--write", folder)
    who = ("--id", "tianjin/mine", "--issuer", "天津市蓟州区人民政府")
    said = fazhi(*words, *options, *who, "--json")
    assert said.code == 0, said.err
    found = json.loads(said.out)
    assert found["columns"]
    assert found["written"] == str(folder / "tianjin/mine.toml")
    assert found["requests"] <= found["budget"] == 60
    checked = fazhi("sources", "check", "--config", config, "--json")
    assert checked.code == 0
    assert {json.loads(line)["source"] for line in checked.out.splitlines()} == {"tianjin/mine"}
    again = fazhi(*words, *options, *who)
    assert again.code == 1
    assert "exists already" in again.err
    assert "reached by" in again.out


def test_a_site_that_is_not_there(fazhi, config: Path, web: SampleWeb) -> None:
    said = fazhi("sources", "explore", "http://127.0.0.1:9/", "--host", "127.0.0.1", "--config", config)
    assert said.code == 1
    assert "cannot be read" in said.out


@pytest.mark.parametrize("site", [site for site in SITES if site.name in BUILDS], ids=lambda site: site.name)
def test_sites_of_every_build(fazhi, tmp_path: Path, site: Site) -> None:
    with ExploreWeb([site]) as web:
        config = _config(tmp_path, web.resolve)
        said = fazhi("sources", "explore", web.url(site.home), "--config", config, "--json")
    assert said.code == BUILDS[site.name], said.err
    found = json.loads(said.out)
    proposed = {web.address(column["column"]) for column in found["columns"]}
    assert site.must <= proposed <= site.must | site.may
    assert found["requests"] == len(web.requests) <= 60
    assert not any(address.startswith(site.forbidden) for address in web.requests if site.forbidden)
    assert ("412" in found["reason"]) == (site.name == "blocked")
