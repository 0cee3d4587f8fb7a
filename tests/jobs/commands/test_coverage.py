"""The coverage of a year as a person, a spreadsheet and a program see it."""

import csv
import json
import os
from shutil import copytree

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from store.schema import VersionRow
from store.session import connect

FIELDS = [
    "source",
    "issuer",
    "region",
    "level",
    "report_year",
    "duty",
    "state",
    "published_on",
    "published_from",
    "days_late",
    "document",
    "url",
    "why",
    "missing_parts",
    "withdrawn_on",
]


def test_the_table_counts_and_lists_the_worst(fazhi, demo):
    said = fazhi("coverage", "--data", demo[0], "--year", 2024, "--region", "640000")
    assert said.code == 0, said.err
    assert said.out.startswith("reports on 2024, 3 issuers\n  duty: 2 not checkable, 1 in time\n")
    assert "never looked at" in said.out
    assert "泾源县人民政府" not in said.out


def test_a_state_that_is_asked_for_is_listed(fazhi, demo):
    said = fazhi("coverage", "--data", demo[0], "--year", 2024, "--state", "in_time")
    assert "泾源县人民政府" in said.out
    assert "2025-03-17" in said.out


def test_json_has_the_words_of_the_contract(fazhi, demo):
    said = fazhi("coverage", "--data", demo[0], "--year", 2024, "--json", "--level", "county")
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert all(list(row) == FIELDS for row in rows)
    assert {row["level"] for row in rows} == {"county"}
    (found,) = [row for row in rows if row["source"] == "ningxia/jingyuan"]
    assert (found["state"], found["published_on"], found["published_from"]) == ("in_time", "2025-03-17", "page")
    assert found["missing_parts"] == []


def test_a_sheet_is_written(fazhi, demo, tmp_path):
    file = tmp_path / "coverage.csv"
    said = fazhi("coverage", "--data", demo[0], "--year", 2024, "--region", "640424", "--csv", file)
    assert said.code == 0, said.err
    assert "1 lines in " in said.out
    with file.open(encoding="utf-8-sig", newline="") as opened:
        (line,) = csv.DictReader(opened)
    assert (line["source"], line["state"]) == ("ningxia/jingyuan", "in_time")


def test_others_are_a_list_of_their_own(fazhi, demo):
    said = fazhi("coverage", "--data", demo[0], "--year", 2024, "--others")
    assert said.out.endswith("documents by issuers of no declared source\n")


@pytest.mark.parametrize(
    "words",
    [
        ("--json", "--csv", "x.csv"),
        ("--others", "--state", "late"),
        ("--region", "12"),
        ("--region", "990000"),
        ("--region", "１２００００"),
        ("--csv", "no/such/folder/x.csv"),
        ("--year", "2014"),
    ],
)
def test_what_makes_no_sense_is_refused(fazhi, demo, words):
    assert fazhi("coverage", "--data", demo[0], "--year", 2024, *words).code == 2


def test_a_sheet_takes_no_place_but_a_plain_files(fazhi, demo, tmp_path):
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(tmp_path / "elsewhere")
    for place in (pipe, link):
        said = fazhi("coverage", "--data", demo[0], "--year", 2024, "--csv", place)
        assert said.code == 1
        assert "no plain file" in said.err
    assert pipe.is_fifo()
    assert link.is_symlink()


def test_a_sheet_that_cannot_be_written_is_said_so(fazhi, demo, tmp_path):
    said = fazhi("coverage", "--data", demo[0], "--year", 2024, "--csv", tmp_path / ("x" * 300))
    assert (said.code, said.err.startswith("fazhi: ")) == (1, True)
    assert "was not written" in said.err


def test_before_the_rule_of_2019_a_report_lacks_nothing(fazhi, demo, tmp_path):
    folder = tmp_path / "copied"
    copytree(demo[0], folder)
    engine = connect(f"sqlite:///{folder}/fazhi.db")
    with Session(engine) as session:
        session.execute(update(VersionRow).where(VersionRow.report_year == 2024).values(report_year=2017))
        session.commit()
    engine.dispose()
    said = fazhi("coverage", "--data", folder, "--year", 2017, "--json", "--region", "640424")
    (row,) = [json.loads(line) for line in said.out.splitlines()]
    assert row["url"]
    assert row["missing_parts"] is None
