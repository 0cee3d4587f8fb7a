"""The `[[alerts]]` tables: who is told what, and under which name the store knows a channel."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field, field_validator

from crawler.divisions import prefix_fault
from jobs.alerts.language import Language
from jobs.errors import ChannelInvalid
from store.records import AlertKind, Level, Severity

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9]*)://")


class AlertTable(BaseModel):
    """One `[[alerts]]` table: a channel and what it wants to hear."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str = Field(min_length=1, repr=False)
    """Apprise address; ${NAME} stands for a secret from the environment, or from the file ${NAME}_FILE names."""
    kinds: tuple[AlertKind, ...] = Field(default=tuple(AlertKind), min_length=1)
    severity: Severity = Severity.MINOR
    """The least that an edit must matter; what is no edit has none, and is not held back by it."""
    regions: tuple[str, ...] = ()
    """Beginnings of GB/T 2260 codes, as 12 or 1201; none: all. What is of no region is not held back by it."""
    levels: tuple[Level, ...] = ()
    """None: all. What is of no level is not held back by it."""
    language: Language = Language.CHINESE
    digest: bool = True
    """One message for everything due, rather than one for each alert."""
    name: str = Field(default="", max_length=64, pattern=r"^[\w.-]*$")
    """What the store and `fazhi alerts` call it; renaming a channel makes it another one."""

    @field_validator("regions")
    @classmethod
    def _known_regions(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for region in value:
            fault = prefix_fault(region)
            if fault is not None:
                raise ValueError(f"{region!r}: {fault}")
        return value


def channel_id(table: AlertTable) -> str:
    """Name a channel: the same for the same table, and without its secrets."""
    if table.name:
        return table.name
    scheme = _SCHEME.match(table.url)
    digest = hashlib.sha256(table.url.encode()).hexdigest()
    return f"{scheme[1].lower() if scheme else 'channel'}-{digest[:8]}"


def by_id(tables: Sequence[AlertTable]) -> Mapping[str, AlertTable]:
    """Map channel ids to their tables; raises ChannelInvalid when two channels have one id."""
    found: dict[str, AlertTable] = {}
    for table in tables:
        name = channel_id(table)
        if name in found:
            raise ChannelInvalid(f"two [[alerts]] tables are the channel {name}; give one of them another `name`")
        found[name] = table
    return MappingProxyType(found)
