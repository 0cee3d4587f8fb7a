from datetime import UTC, date, datetime

import pytest

from jobs.coverage.duty import Duty, deadline, deadline_at, duty_of
from store.records import Level


@pytest.mark.parametrize(
    ("issuer", "level", "year", "duty"),
    [
        ("天水市秦州区人民政府", Level.COUNTY, 2019, Duty.DUTY),
        ("天水市秦州区人民政府", Level.COUNTY, 2018, Duty.DUTY_WITHOUT_DATE),
        ("天水市秦州区人民政府", Level.COUNTY, 2014, Duty.PRACTICE),
        ("秦州区某某镇人民政府", Level.TOWNSHIP, 2019, Duty.DUTY),
        ("秦州区某某镇人民政府", Level.TOWNSHIP, 2018, Duty.PRACTICE),
        ("清远市清城区东城街道办事处", Level.TOWNSHIP, 2025, Duty.PRACTICE),
        ("十堰经济技术开发区管理委员会", Level.ZONE, 2025, Duty.PRACTICE),
        ("某某新区管委会", Level.COUNTY, 2025, Duty.PRACTICE),
        ("北京市朝阳区人民代表大会常务委员会", Level.DEPARTMENT, 2025, Duty.PRACTICE),
        ("中共陕西省委组织部", Level.DEPARTMENT, 2025, Duty.PRACTICE),
        ("北京市教育委员会", Level.DEPARTMENT, 2025, Duty.DUTY),
        ("农业农村部", Level.CENTRAL, 2025, Duty.DUTY),
    ],
)
def test_who_owes_a_report(issuer, level, year, duty):
    assert duty_of(issuer, level, year) is duty


def test_the_deadline_is_midnight_in_china():
    assert deadline(2025) == date(2026, 4, 1)
    assert deadline_at(2025) == datetime(2026, 3, 31, 16, 0, tzinfo=UTC)
