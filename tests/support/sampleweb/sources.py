"""Source files for the sample country."""

from importlib.resources import files
from pathlib import Path
from string import Template

from sampleweb.country import SampleCountry


def write_sources(folder: Path, country: SampleCountry) -> tuple[str, ...]:
    """Write one source file a site below the folder and return their ids."""
    template = Template(files("sampleweb").joinpath("templates/source.toml").read_text("utf-8"))
    ids = []
    for host, site in country.sites.items():
        name = f"sample/{host.partition('.')[0]}"
        path = folder / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        words = {
            "issuer": site.issuer,
            "region": site.region,
            "level": site.level,
            "host": host,
            "site": country.url(host, site.home),
            "column": country.url(host, site.column),
        }
        path.write_text(template.substitute(words), "utf-8")
        ids.append(name)
    return tuple(ids)
