"""Adding a source takes one file: README's, filled in for a site of each family, is enough for every command."""

import json
import re
from pathlib import Path

import pytest
from sampleweb import SampleCountry

from jobs.settings import read_settings

README = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
SHOWN = next(block for block in re.findall(r"```toml\n(.*?)```", README, re.S) if block.startswith("issuer"))
SITES = SampleCountry.sites


def filled_in(country: SampleCountry, host: str) -> str:
    """Write README's example for another site; a name that is not under gov.cn has to be declared too."""
    site = SITES[host]
    values = {
        "issuer": json.dumps(site.issuer, ensure_ascii=False),
        "region": json.dumps(site.region),
        "level": json.dumps(site.level),
        "site": json.dumps(country.url(host, site.home)),
        "columns": json.dumps([country.url(host, site.column)]),
    }
    text = SHOWN
    for key, value in values.items():
        text, filled = re.subn(
            rf"(?m)^{key}( *)= (?:\".*?\"|\[.*?\])", lambda found, v=value, k=key: f"{k}{found[1]}= {v}", text
        )
        assert filled == 1, key
    return text.replace("\n[expect]", f'hosts   = ["{host}"]\n\n[expect]')


@pytest.fixture(scope="module")
def looks(tmp_path_factory, fazhi_process):
    """Add a source for every site of the sample country by file alone, and check them all."""
    folder = tmp_path_factory.mktemp("operator")
    with SampleCountry() as country:
        for host in SITES:
            file = folder / f"my-sources/sample/{host.partition('.')[0]}.toml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(filled_in(country, host), "utf-8")
        resolve = ", ".join(f'"{name}" = "{at}"' for name, at in country.resolve.items())
        crawl = f'sources = ["my-sources"]\ndelay = 0\nallow_private = true\nresolve = {{{resolve}}}'
        (folder / "fazhi.toml").write_text(f"[crawl]\n{crawl}\n", "utf-8")
        assert read_settings(folder / "fazhi.toml").crawl.sources == ("my-sources",)
        done = fazhi_process(folder, "sources", "check", "--json")
    assert done.returncode == 0, done.stderr
    return {line["source"]: line for line in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("host", SITES, ids=[host.partition(".")[0] for host in SITES])
def test_one_file_is_enough(looks, host):
    look = looks[f"sample/{host.partition('.')[0]}"]
    assert (look["state"], look["adapter"]) == ("page", SITES[host].family)
    assert look["entries"] >= 5
    assert look["candidates"] >= 1
    assert SITES[host].family == "sitemap" or look["newest_on"] > "2025-06-01"
