"""What is remembered of columns that are ill."""

from datetime import UTC, date, datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from store import frontier
from store.frontier import SourceSeed
from store.records import EntrySeen, Kind, Level
from store.remembered import old_columns
from store.schema import ColumnRow
from store.session import writing

NOW = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
COLUMNS = ("https://a.gov.cn/one/", "https://a.gov.cn/two/")
SEED = SourceSeed(
    id="a/b", issuer="秦州区", region="620502", level=Level.COUNTY, site="https://a.gov.cn/", columns=COLUMNS
)


def test_a_column_is_remembered_by_what_it_listed(engine: Engine) -> None:
    with writing(engine) as session:
        frontier.register(session, [SEED], NOW)
        _looked(session, "column_gone", "read")
        for column, title, kind in (
            (1, "秦州区2023年法治政府建设情况报告", Kind.REPORT),
            (1, "关于城区道路交通管制的通告", Kind.NOTICE),
            (1, "更多", Kind.OTHER),
            (2, "秦州区2024年法治政府建设情况报告", Kind.REPORT),
        ):
            entry = EntrySeen(key=title, url=title, title=title, listed_on=date(2024, 3, 1), kind=kind, reason="")
            frontier.column_listed(session, column=column, source="a/b", entries=[entry], now=NOW)
        old = old_columns(session, "a/b", COLUMNS, captures=3)
        assert (old.well, old.ill) == (COLUMNS[1:], COLUMNS[:1])
        assert old.reports == ("秦州区2023年法治政府建设情况报告",)
        assert old.others == ("关于城区道路交通管制的通告",)
        _looked(session, "read", "read")
        assert len(old_columns(session, "a/b", COLUMNS, captures=3).reports) == 2


def _looked(session: Session, *as_: str) -> None:
    for row, how in zip(session.query(ColumnRow).order_by(ColumnRow.id), as_, strict=True):
        row.checked_as, row.complete = how, how == "read"
