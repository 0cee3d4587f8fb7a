"""fazhi sources doctor and proposals, with crawls begun as always."""

import json
from pathlib import Path

import pytest
from redesigns import REDESIGNS, RedesignedWeb

SITE = next(site for site in REDESIGNS if site.name == "unknown")
REFUSING = next(site for site in REDESIGNS if site.name == "refusing")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "fazhi.toml"


def _configure(config: Path, web: RedesignedWeb) -> None:
    names = [f'"{site.host}" = "127.0.0.1"' for site in web.sites]
    text = ["[crawl]", f'sources = ["{web.folder}/sources"]', "delay = 0.0", "allow_private = true", "[crawl.resolve]"]
    head = ["[store]", f'url = "sqlite:///{config.parent}/fazhi.db"', f'data = "{config.parent}/data"']
    config.write_text("\n".join([*head, *text, *names]), "utf-8")


def test_a_column_is_proposed_and_where_to_write_it_said(fazhi, config: Path, tmp_path: Path) -> None:
    with RedesignedWeb(tmp_path, [SITE, REFUSING]) as web:
        web.redesigned = True
        web.declare(REFUSING)
        _configure(config, web)
        before = web.file(SITE).read_bytes()
        said = fazhi("sources", "doctor", "--config", config, "--json")
        assert said.code == 3, said.err
        found = {one["source"]: one for one in map(json.loads, said.out.splitlines())}
        assert [web.path(column["url"]) for column in found[SITE.id]["columns"]] == ["/zwgk/fz/"]
        assert not found[REFUSING.id]["readable"]
        shown = fazhi("sources", "proposals", "--config", config, "--json")
        (one,) = map(json.loads, shown.out.splitlines())
        url = web.url(SITE, "/zwgk/fz/")
        assert (one["source"], one["lines"], one["file"]) == (SITE.id, [f'columns = ["{url}"]'], str(web.file(SITE)))
        assert f'columns = ["{url}"]' in fazhi("sources", "proposals", "--config", config).out
        assert web.file(SITE).read_bytes() == before
        web.declare(SITE, "/zwgk/fz/")
        assert fazhi("sources", "proposals", "--config", config).out == "nothing is proposed\n"
        again = fazhi("sources", "doctor", "--config", config)
        assert (again.code, again.out) == (0, "0 sources searched, 0 columns proposed\n")
        alone = fazhi("sources", "doctor", REFUSING.id, "--config", config)
        assert alone.code == 1
        assert "cannot be searched" in alone.out


def test_an_unknown_source_is_wrong_usage(fazhi, config: Path, tmp_path: Path) -> None:
    with RedesignedWeb(tmp_path, [SITE]) as web:
        _configure(config, web)
        assert fazhi("sources", "doctor", "redesign/nobody", "--config", config).code == 2
