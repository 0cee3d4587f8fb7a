"""The configuration of a whole installation: every table of fazhi.toml."""

from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from crawler.configuration import TABLES, CrawlTable
from jobs.alert_settings import AlertTable
from jobs.crontab import trigger
from store.configuration import Tables, load
from store.settings import StoreTable


class ScheduleTable(BaseModel):
    """The `[schedule]` table: when a night begins."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nightly: str = "30 1 * * *"
    """Crontab, in the timezone below, with crontab's own weekday numbers."""
    timezone: str = "Asia/Shanghai"

    @property
    def zone(self) -> ZoneInfo:
        """The timezone the crontab line speaks of."""
        return ZoneInfo(self.timezone)

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"{value!r} is no timezone; write e.g. Asia/Shanghai") from error
        return value

    @model_validator(mode="after")
    def _sound_crontab(self) -> "ScheduleTable":
        trigger(self.nightly, self.zone)
        return self


class WithdrawnTable(BaseModel):
    """The `[withdrawn]` table: what it takes to say that a report was withdrawn."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nights: int = Field(default=3, ge=1)
    """Good nights of the source on which the page was gone."""
    days: int = Field(default=7, ge=0)
    """And over at least so many days."""


class HeartbeatTable(BaseModel):
    """The `[heartbeat]` table: whom to tell that a night went well."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str = ""


class Settings(Tables):
    """Every table of fazhi.toml."""

    store: StoreTable = StoreTable()
    crawl: CrawlTable = CrawlTable()
    schedule: ScheduleTable = ScheduleTable()
    withdrawn: WithdrawnTable = WithdrawnTable()
    alerts: tuple[AlertTable, ...] = ()
    heartbeat: HeartbeatTable = HeartbeatTable()


def read_settings(path: Path | None) -> Settings:
    """Read the configuration; raises ConfigurationInvalid."""
    return load(Settings, path, TABLES)
