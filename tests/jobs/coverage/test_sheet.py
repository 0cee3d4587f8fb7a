import csv
import io
from datetime import date

import pytest

from jobs.coverage.duty import Duty
from jobs.coverage.parts import Part
from jobs.coverage.rules import DateFrom, State
from jobs.coverage.sheet import cell, sheet
from jobs.coverage.survey import Row
from store.records import Level

ROW = Row(
    source="gansu/qinzhou",
    issuer="天水市秦州区人民政府",
    region="620502",
    level=Level.COUNTY,
    report_year=2025,
    duty=Duty.DUTY,
    state=State.LATE,
    published_on=date(2026, 4, 20),
    published_from=DateFrom.PAGE,
    days_late=19,
    document=7,
    url="https://www.example.gov.cn/1.html",
    why='=HYPERLINK("http://example.com")',
    missing_parts=(Part.DUTIES, Part.NEXT),
    withdrawn_on=None,
)


def test_a_sheet_has_a_line_a_record_and_excel_knows_its_charset():
    made = sheet([ROW], Row)
    assert made.startswith(b"\xef\xbb\xbf")
    (line,) = csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline=""))
    assert line["issuer"] == "天水市秦州区人民政府"
    assert (line["state"], line["published_on"], line["days_late"]) == ("late", "2026-04-20", "19")
    assert (line["missing_parts"], line["withdrawn_on"]) == ("duties next", "")
    assert line["why"] == '\'=HYPERLINK("http://example.com")'


@pytest.mark.parametrize("begins", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1"])
def test_no_cell_is_computed(begins):
    assert cell(begins) == f"'{begins}"


def test_no_record_is_a_sheet_of_headings():
    assert sheet([], Row).decode("utf-8-sig").startswith("source,issuer,region,level,report_year,duty,state,")
