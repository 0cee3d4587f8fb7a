"""Receipts: how politely each host was asked in a night."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, aliased

from store.dates import SHANGHAI, local_date
from store.records import RunStatus
from store.schema import RunRow
from store.schema_watch import ReceiptRow

NOT_ASKED = "not asked"
"""What robots.txt said where nobody asked it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """How one host was asked."""

    host: str
    """Name and, unless it is the scheme's own, port."""
    requests: int
    """All that left us: robots.txt, redirects, repeats and probes too."""
    bytes: int
    """Of bodies as received: content coding not undone, without headers and chunk marks."""
    not_modified: int
    """Answers 304."""
    refused: int
    """Requests that were not made because robots.txt forbids them, now or altogether."""
    robots: str
    """What robots.txt said to us."""
    delay_asked: float
    """Seconds that were to lie between two requests: ours, or more where robots.txt asks for it."""
    delay_kept: float | None
    """The shortest time between two requests since that delay was known, in seconds; None where no two were made."""
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NightReceipt:
    """How every host was asked in one night."""

    night: date
    """As a reader in China would say it."""
    hosts: tuple[Receipt, ...]


def keep(session: Session, run_id: int, receipts: Iterable[Receipt]) -> None:
    """Write a run's receipts in place of those it had."""
    session.execute(delete(ReceiptRow).where(ReceiptRow.run_id == run_id))
    session.add_all(
        ReceiptRow(
            run_id=run_id,
            host=one.host,
            requests=one.requests,
            bytes=one.bytes,
            not_modified=one.not_modified,
            refused=one.refused,
            robots=one.robots,
            delay_asked=one.delay_asked,
            delay_kept=one.delay_kept,
            first_at=one.first_at,
            last_at=one.last_at,
        )
        for one in added_up(receipts)
    )
    session.flush()


def unkept_before(session: Session, run_id: int) -> tuple[int, ...]:
    """List the runs before one that were killed and left no receipts here, whether it continues them or not."""
    kept = select(ReceiptRow.run_id)
    killed = (RunRow.status == RunStatus.ABANDONED, RunRow.id < run_id, RunRow.id.not_in(kept))
    return tuple(session.scalars(select(RunRow.id).where(*killed).order_by(RunRow.id)))


def of_night(session: Session, *, on: date | None, host: str | None) -> NightReceipt | None:
    """Add up the receipts of a night, of the last one when none is named; None where there are none."""
    began = aliased(RunRow)
    question = select(ReceiptRow, began.started_at).join(RunRow, RunRow.id == ReceiptRow.run_id)
    question = question.join(began, began.id == RunRow.frontier).order_by(ReceiptRow.run_id)
    if on is None:
        last = session.scalar(
            select(func.max(began.started_at))
            .join(RunRow, RunRow.frontier == began.id)
            .where(RunRow.id.in_(select(ReceiptRow.run_id)))
        )
        if last is None:
            return None
        on = local_date(last)
    midnight = datetime.combine(on, time(), SHANGHAI)
    question = question.where(began.started_at >= midnight, began.started_at < midnight + timedelta(days=1))
    if host is not None:
        question = question.where(ReceiptRow.host == host)
    found = added_up(_receipt(row) for row in session.scalars(question))
    return NightReceipt(night=on, hosts=found) if found else None


def added_up(receipts: Iterable[Receipt]) -> tuple[Receipt, ...]:
    """Make one receipt a host of several parts, given in their order."""
    by_host: dict[str, Receipt] = {}
    for one in receipts:
        before = by_host.get(one.host)
        by_host[one.host] = one if before is None else _together(before, one)
    return tuple(by_host[name] for name in sorted(by_host))


def _together(one: Receipt, then: Receipt) -> Receipt:
    kept = [delay for delay in (one.delay_kept, then.delay_kept) if delay is not None]
    return Receipt(
        host=one.host,
        requests=one.requests + then.requests,
        bytes=one.bytes + then.bytes,
        not_modified=one.not_modified + then.not_modified,
        refused=one.refused + then.refused,
        robots=one.robots if then.robots == NOT_ASKED else then.robots,
        delay_asked=min(one.delay_asked, then.delay_asked),
        delay_kept=min(kept, default=None),
        first_at=min(one.first_at, then.first_at),
        last_at=max(one.last_at, then.last_at),
    )


def _receipt(row: ReceiptRow) -> Receipt:
    return Receipt(
        host=row.host,
        requests=row.requests,
        bytes=row.bytes,
        not_modified=row.not_modified,
        refused=row.refused,
        robots=row.robots,
        delay_asked=row.delay_asked,
        delay_kept=row.delay_kept,
        first_at=row.first_at,
        last_at=row.last_at,
    )
