"""The configuration of a whole installation: every table of fazhi.toml."""

from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from crawler.configuration import TABLES, CrawlTable
from jobs.alerts.settings import AlertTable
from jobs.keeper.crontab import trigger
from store.configuration import Tables, load
from store.settings import StoreTable


class ScheduleTable(BaseModel):
    """The `[schedule]` table: when what is done. Crontab lines are in its timezone, with crontab's weekday numbers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nightly: str = "30 1 * * *"
    jitter: float = Field(default=900, ge=0, le=21600)
    """Seconds by which a night begins later at most; how many differs from date to date."""
    full_days: int = Field(default=7, ge=1)
    """The first night so many days after the last full look is a full one: everything is looked at."""
    season: bool = True
    """Nights between full looks look at what jobs/rhythm.toml says is due; false: at everything declared."""
    drill: bool = True
    """Every night ends with a drill of ourselves."""
    deliver_seconds: float = Field(default=300, gt=0, le=86400)
    """Between two deliveries of what waits in the outbox."""
    explore: str = "0 10 * * 6"
    """When the columns of sources that are ill, or of which none is known, are looked for; empty: never."""
    verify: str = "0 11 1 * *"
    """When everything that is kept is read again and proved; empty: never."""
    backup: str = "0 12 1 * *"
    """When a backup is made, if `[backup]` names a folder; empty: never."""
    timezone: str = "Asia/Shanghai"

    @property
    def zone(self) -> ZoneInfo:
        """The timezone the crontab lines speak of."""
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
    def _sound_crontabs(self) -> "ScheduleTable":
        trigger(self.nightly, self.zone)
        for line in (self.explore, self.verify, self.backup):
            if line:
                trigger(line, self.zone)
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


class CoverageTable(BaseModel):
    """The `[coverage]` table: what is said of governments whose report is not seen by its deadline."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    alerts: bool = True


class BackupTable(BaseModel):
    """The `[backup]` table: where backups go."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    folder: Path | None = None
    """None: no backup is made by the schedule."""
    keep: int = Field(default=3, ge=1)
    """So many snapshots stay."""


class MetricsTable(BaseModel):
    """The `[metrics]` table: what a monitoring system reads."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: Path | None = None
    """Written anew after each night, in Prometheus' text format; for node_exporter its name ends in .prom."""


class LogFormat(StrEnum):
    """How a line of a log looks."""

    PLAIN = "plain"
    JSON = "json"


class LogTable(BaseModel):
    """The `[log]` table."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: LogFormat = LogFormat.PLAIN


class Settings(Tables):
    """Every table of fazhi.toml."""

    store: StoreTable = StoreTable()
    crawl: CrawlTable = CrawlTable()
    schedule: ScheduleTable = ScheduleTable()
    withdrawn: WithdrawnTable = WithdrawnTable()
    alerts: tuple[AlertTable, ...] = ()
    heartbeat: HeartbeatTable = HeartbeatTable()
    coverage: CoverageTable = CoverageTable()
    backup: BackupTable = BackupTable()
    metrics: MetricsTable = MetricsTable()
    log: LogTable = LogTable()


def read_settings(path: Path | None) -> Settings:
    """Read the configuration; raises ConfigurationInvalid."""
    return load(Settings, path, TABLES)
