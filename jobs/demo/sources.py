"""Source files for the sample web."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template

from jobs.demo.sites import ganzhou, jingyuan, jizhou, qinzhou, shiyan
from jobs.demo.story import GANZHOU, JINGYUAN, JIZHOU, QINZHOU, SHIYAN, Report
from jobs.demo.web import SampleWeb


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declared:
    issuer: str
    region: str
    level: str
    report: Report
    column: str


_SOURCES: Mapping[str, _Declared] = {
    "demo/1-qinzhou": _Declared(
        issuer="天水市秦州区人民政府", region="620502", level="county", report=QINZHOU, column=qinzhou.COLUMN
    ),
    "demo/2-jizhou": _Declared(
        issuer="天津市蓟州区人民政府", region="120119", level="county", report=JIZHOU, column=jizhou.COLUMN
    ),
    "demo/3-jingyuan": _Declared(
        issuer="泾源县人民政府", region="640424", level="county", report=JINGYUAN, column=jingyuan.COLUMN
    ),
    "demo/4-shiyan": _Declared(
        issuer="十堰经济技术开发区管理委员会", region="420300", level="zone", report=SHIYAN, column=shiyan.COLUMN
    ),
    "demo/5-ganzhou": _Declared(
        issuer="赣州市人民政府", region="360700", level="city", report=GANZHOU, column=ganzhou.COLUMN
    ),
}


def write_sources(folder: Path, web: SampleWeb) -> tuple[str, ...]:
    """Write one source file a site below the folder and return their ids, in the order of the seeds."""
    template = Template(files("jobs.demo").joinpath("templates/source.toml").read_text("utf-8"))
    for name, declared in _SOURCES.items():
        path = folder / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template.substitute(_values(declared, web)), "utf-8")
    return tuple(_SOURCES)


def _values(declared: _Declared, web: SampleWeb) -> Mapping[str, str]:
    host = declared.report.host
    return {
        "issuer": declared.issuer,
        "region": declared.region,
        "level": declared.level,
        "host": host,
        "site": web.url(host, "/"),
        "column": web.url(host, declared.column),
        "seen": web.url(host, declared.report.path),
    }
