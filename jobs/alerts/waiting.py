"""Why an alert was not sent yet, in words."""

from collections.abc import Mapping
from datetime import datetime

from jobs.alerts.channels import open_channel
from jobs.alerts.settings import AlertTable
from jobs.errors import ChannelInvalid
from store.dates import local_minute
from store.outbox import LONGEST_WAIT, Alert
from store.records import AlertStatus

NOT_DECLARED = "no [[alerts]] table has this id any more"


def channel_fault(name: str, known: Mapping[str, AlertTable], environ: Mapping[str, str]) -> str | None:
    """Say why nothing can be sent to a channel; None when it is ready."""
    if name not in known:
        return f"channel {name}: {NOT_DECLARED}"
    try:
        open_channel(known[name], environ)
    except ChannelInvalid as fault:
        return fault.detail
    return None


def why_waiting(alert: Alert, fault: str | None, now: datetime) -> str | None:
    """Say why an alert was not sent yet; None of those that were. `fault` is that of its channel."""
    match alert.status:
        case AlertStatus.SENT | AlertStatus.DROPPED:
            return None
        case AlertStatus.DEAD:
            return f"given up after {alert.attempts} tries: {alert.last_error}"
    if fault is not None:
        return fault
    if now < alert.next_try_at <= now + LONGEST_WAIT:
        return f"tried {alert.attempts} times, again at {local_minute(alert.next_try_at)}: {alert.last_error}"
    return f"tried {alert.attempts} times, again at the next delivery" if alert.attempts else "for the next delivery"
