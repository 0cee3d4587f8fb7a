from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from jobs.coverage.access import HINDERING, Access, may_speak_of, obstacle
from jobs.coverage.duty import deadline_at
from store.coverage import Candidate, Column, Found, Hindrance
from store.records import DocumentStatus, IncidentKind

DUE = deadline_at(2025)
URL = "https://www.example.gov.cn/fzzf/"
AFTER = DUE + timedelta(hours=2)
WELL = Access(
    declared=(URL,),
    was_looked_at=True,
    last_good_at=AFTER,
    columns=(Column(source="a/b", url=URL, last_good_at=AFTER, checked_as="read"),),
)
UNDATED = Found(
    id=1,
    document=7,
    source="a/b",
    url=URL,
    status=DocumentStatus.PRESENT,
    gone_at=None,
    seen_at=AFTER,
    text="",
    title="法治政府建设情况报告",
    issuer=None,
    issuer_from=None,
    region=None,
    report_year=None,
    published_on=None,
    published_from=None,
)


def said(**other):
    return obstacle(replace(WELL, **other), 2025, DUE)


def column(**other):
    return (replace(WELL.columns[0], **other),)


def candidate(title, listed_on=None, tried_as=None):
    return (Candidate(source="a/b", url=URL, title=title, listed_on=listed_on, tried_as=tried_as),)


def incident(kind=IncidentKind.BLOCKED, title=None, listed_on=None, year=None):
    at = datetime(2026, 3, 20, tzinfo=UTC)
    return (Hindrance(source="a/b", kind=kind, opened_at=at, title=title, listed_on=listed_on, report_year=year),)


def test_nothing_hinders_where_all_was_read():
    assert said() is None


def test_a_column_is_read_only_from_the_deadline_on():
    assert said(columns=column(last_good_at=DUE)) is None
    assert "was last read on 2026-03-31" in said(columns=column(last_good_at=DUE - timedelta(seconds=1)))
    assert obstacle(replace(WELL, columns=column(last_good_at=DUE - timedelta(seconds=1))), 2025, None) is None


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"declared": ()}, "no column of it is known"),
        ({"was_looked_at": False}, "never looked at"),
        ({"columns": ()}, "was never read"),
        ({"columns": column(last_good_at=None)}, "was never read"),
        ({"columns": column(checked_as="blocked")}, "could not be read last time (blocked)"),
        ({"columns": column(checked_as=None)}, "could not be read last time (not finished)"),
        ({"last_good_at": None}, "never read to the end"),
        ({"last_good_at": DUE - timedelta(days=1)}, "last read to the end on 2026-03-31"),
        ({"hindrances": incident()}, "blocked since 2026-03-20"),
        ({"hindrances": incident(IncidentKind.TOO_FEW_ENTRIES)}, "too_few_entries since 2026-03-20"),
        (
            {"candidates": candidate("某县2025年法治政府建设情况报告", None, "unreadable")},
            "could not be read (unreadable)",
        ),
        ({"candidates": candidate("法治政府建设情况报告")}, "its page not read yet"),
        ({"candidates": candidate("工作总结", date(2026, 2, 1), "decided")}, "does not tell whether"),
        ({"unsure": (UNDATED,)}, "document 7 may be it, its year is not certain"),
        ({"unsure": (replace(UNDATED, report_year=2025),)}, "its issuer is not certain"),
    ],
)
def test_what_hinders_is_said(other, words):
    assert words in said(**other)


@pytest.mark.parametrize(
    "other",
    [
        {"candidates": candidate("某县2023年法治政府建设情况报告", None, "unreadable")},
        {"candidates": candidate("法治政府建设情况报告", date(2024, 2, 1))},
        {"hindrances": incident(title="某县2022年法治政府建设情况报告")},
        {"hindrances": incident(year=2021)},
        {"unsure": (replace(UNDATED, published_on=date(2023, 8, 1)),)},
    ],
)
def test_another_year_hinders_nothing(other):
    assert said(**other) is None


def test_the_cause_is_said_beside_the_column_that_was_not_read():
    assert said(columns=column(last_good_at=None), hindrances=incident()).endswith(
        "never read: blocked since 2026-03-20"
    )


def test_one_broken_page_does_not_hide_a_site():
    assert IncidentKind.UNREADABLE not in HINDERING
    assert IncidentKind.TEXT_NOT_FOUND not in HINDERING


def test_a_day_may_be_of_a_year():
    assert may_speak_of(2025, None, date(2025, 11, 1))
    assert not may_speak_of(2025, None, date(2025, 10, 31))
    assert not may_speak_of(2025, 2024, date(2026, 2, 1))
