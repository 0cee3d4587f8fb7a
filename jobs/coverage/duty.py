"""Who owes the public a report on a year, and until when.

From reports on 2019: 《法治政府建设与责任落实督察工作规定》(厅字〔2019〕28号), article 24, in force since 2019-04-15:
local governments of every level and departments from county level up publish before 1 April.
For 2015 to 2018: 《法治政府建设实施纲要(2015-2020年)》(中发〔2015〕36号): governments from county level up and
departments report in the first quarter and publish; no day of publication is fixed, and townships are not named.
"""

import tomllib
from datetime import date, datetime, time
from enum import StrEnum
from importlib.resources import files

from store.dates import SHANGHAI
from store.records import Level

FIRST_DATED = 2019
"""The first report year whose day of publication a rule fixes."""
FIRST_DUE = 2015
"""The first report year that a rule wants published at all."""

_WORDS = tomllib.loads(files("jobs.coverage").joinpath("duty.toml").read_text("utf-8"))
_ENDINGS = tuple(_WORDS["endings"])
_BEGINNINGS = tuple(_WORDS["beginnings"])


class Duty(StrEnum):
    """What binds an issuer."""

    DUTY = "duty"
    DUTY_WITHOUT_DATE = "duty_without_date"
    """Due in the first quarter; no day of publication is fixed."""
    PRACTICE = "practice"
    """Many publish; none has to. Never late."""


def duty_of(issuer: str, level: Level, year: int) -> Duty:
    """Say what binds an issuer to publish its report on a year."""
    is_agency = level is Level.ZONE or issuer.endswith(_ENDINGS) or issuer.startswith(_BEGINNINGS)
    if is_agency or year < FIRST_DUE:
        return Duty.PRACTICE
    if year >= FIRST_DATED:
        return Duty.DUTY
    return Duty.PRACTICE if level is Level.TOWNSHIP else Duty.DUTY_WITHOUT_DATE


def deadline(year: int) -> date:
    """Give the day before which the report on a year is due; what appears on that day is on the day, not late."""
    return date(year + 1, 4, 1)


def deadline_at(year: int) -> datetime:
    """Give the moment from which the report on a year is overdue: China's midnight."""
    return datetime.combine(deadline(year), time(), SHANGHAI)
