"""A source declared from what an exploration found."""

from datetime import UTC, datetime

import pytest

from crawler.errors import SourceInvalid
from crawler.explore.findings import Findings, Proposal
from crawler.explore.identity import Identity
from crawler.registry import load_sources
from jobs.errors import FolderInUse, InputInvalid
from jobs.explore import Declared, declare
from store.records import Level

NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
KNOWN = Identity(issuer="天津市蓟州区人民政府", region="120119", level=Level.COUNTY)


def findings(identity=KNOWN, entries=15, path=("政务公开", "法治\n政府建设")):
    column = Proposal(
        column="https://www.tjjz.gov.cn/zwgk/fzzf/",
        name="法治政府建设",
        adapter="trs",
        entries=entries,
        pages=1,
        reports=1,
        undecided=0,
        dedicated=True,
        newest=("天津市蓟州区2023年法治政府建设情况报告",),
        seen="https://www.tjjz.gov.cn/zwgk/fzzf/202403/t20240301_1.html",
        path=path,
        reason="",
    )
    return Findings(
        url="https://www.tjjz.gov.cn/",
        site="https://www.tjjz.gov.cn/",
        readable=True,
        reason="",
        requests=9,
        columns=(column,),
        passed_over=(),
        identity=identity,
    )


def test_the_file_is_a_source(tmp_path):
    file = declare(tmp_path, findings(), Declared(), hosts=(), now=NOW)
    assert file == tmp_path / "tianjin/tjjz.toml"
    assert file.read_text("utf-8").startswith(
        "# found by exploring https://www.tjjz.gov.cn/ on 2026-03-02: 政务公开 > 法治 政府建设\n"
    )
    source = load_sources([tmp_path])["tianjin/tjjz"]
    assert (source.issuer, source.region, source.level) == ("天津市蓟州区人民政府", "120119", Level.COUNTY)
    assert source.columns == ("https://www.tjjz.gov.cn/zwgk/fzzf/",)
    assert (source.adapter, source.expect.entries) == ("trs", (1, 200))
    assert source.seen == "https://www.tjjz.gov.cn/zwgk/fzzf/202403/t20240301_1.html"


def test_a_long_column_may_become_longer(tmp_path):
    declare(tmp_path, findings(entries=150), Declared(), hosts=(), now=NOW)
    assert load_sources([tmp_path])["tianjin/tjjz"].expect.entries == (1, 300)


def test_a_file_is_never_overwritten(tmp_path):
    file = declare(tmp_path, findings(), Declared(), hosts=(), now=NOW)
    file.write_text("mine", "utf-8")
    with pytest.raises(FolderInUse, match="give another --id"):
        declare(tmp_path, findings(), Declared(), hosts=(), now=NOW)
    assert file.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("identity", "option"),
    [
        (Identity(), "--issuer"),
        (Identity(issuer="某某中心", level=Level.DEPARTMENT), "--region"),
        (Identity(issuer="某某", region="120119"), "--level"),
        (Identity(issuer="某某", region="990000", level=Level.ZONE), "--id"),
    ],
)
def test_what_is_not_known_is_asked_for(tmp_path, identity, option):
    with pytest.raises(InputInvalid, match=f"give {option}"):
        declare(tmp_path, findings(identity), Declared(), hosts=(), now=NOW)
    assert list(tmp_path.iterdir()) == []


def test_what_the_operator_says_counts(tmp_path):
    said = Declared(id="tianjin/sfj", issuer="天津市司法局", region="120000", level=Level.DEPARTMENT)
    declare(tmp_path, findings(Identity()), said, hosts=("example.cn",), now=NOW)
    source = load_sources([tmp_path])["tianjin/sfj"]
    assert (source.issuer, source.region, source.hosts) == ("天津市司法局", "120000", ("example.cn",))


@pytest.mark.parametrize("said", [Declared(id="../up"), Declared(region="120000")])
def test_what_is_no_source_is_not_written(tmp_path, said):
    with pytest.raises(SourceInvalid):
        declare(tmp_path, findings(), said, hosts=(), now=NOW)
    assert list(tmp_path.iterdir()) == []
