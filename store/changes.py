"""Changes: the ledger of what happened, told or not, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from store.cases import Case, as_json, from_json
from store.difference import Difference, Direction, NumberChange, Reason
from store.errors import ChangeUnknown
from store.pending import Pending
from store.records import ChangeKind, DocumentStatus, Severity
from store.schema import ChangeRow, DocumentRow
from store.versions import Version, version_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is said of something that happened, and whether anybody is told."""

    severity: Severity
    reason: str
    suppressed: str | None
    """Why nobody is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the ledger."""

    id: int
    kind: ChangeKind
    severity: Severity
    reason: str
    document: int | None
    url: str
    title: str | None
    issuer: str | None
    region: str | None
    source: str
    report_year: int | None
    published_on: date | None
    detected_at: datetime
    from_version: int | None
    to_version: int | None
    chars_added: int
    chars_removed: int
    numbers: tuple[NumberChange, ...]
    silent: bool
    confirmed: bool
    suppressed: str | None = None
    """Why nobody was told; None of what was told."""
    group: tuple[int, ...] = ()
    """Documents of one source that changed alike that night; it is told once for all of them."""
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A change and all that its decision rests on."""

    change: Change
    case: Case | None
    before: Version | None
    after: Version | None
    reasons: tuple[Reason, ...]
    signature: str
    rules: str
    """Which tables judged it; empty where that was not kept."""
    capture: int | None
    """What a look that was held rests on."""
    group: int | None
    """The change that was told for this one too."""


def write(
    session: Session,
    item: Pending,
    difference: Difference,
    decision: Decision,
    *,
    group: int | None,
    rules: str,
    run_id: int,
    now: datetime,
) -> Change | None:
    """Write a pending item as a change; None when it is written already. `rules` names the tables that judged it."""
    key = _key(item)
    if session.scalars(select(ChangeRow.id).where(ChangeRow.key == key)).first() is not None:
        return None
    row = ChangeRow(
        key=key,
        kind=item.kind,
        severity=decision.severity,
        reason=decision.reason,
        document_id=item.document,
        from_version_id=None if item.before is None else item.before.id,
        to_version_id=None if item.after is None else item.after.id,
        run_id=run_id,
        detected_at=now,
        chars_added=difference.chars_added,
        chars_removed=difference.chars_removed,
        numbers=[asdict(number) for number in difference.numbers],
        silent=difference.silent,
        confirmed=True,
        suppressed=decision.suppressed,
        group_id=group,
        evidence={
            "case": as_json(item.case),
            "reasons": [asdict(reason) for reason in difference.reasons],
            "signature": difference.signature,
            "rules": rules,
        },
    )
    session.add(row)
    _settle(session.get_one(DocumentRow, item.document), item)
    session.flush()
    return _change(row)


def ledger(
    session: Session,
    *,
    since: datetime | None = None,
    kind: ChangeKind | None = None,
    severity: Severity | None = None,
    run_id: int | None = None,
) -> tuple[Change, ...]:
    """List what was told, oldest first."""
    return _listed(
        session,
        select(ChangeRow).where(ChangeRow.suppressed.is_(None)),
        since=since,
        kind=kind,
        severity=severity,
        run_id=run_id,
    )


def whole_ledger(
    session: Session,
    *,
    since: datetime | None = None,
    kind: ChangeKind | None = None,
    severity: Severity | None = None,
) -> tuple[Change, ...]:
    """List what was told and what was not, oldest first."""
    return _listed(session, select(ChangeRow), since=since, kind=kind, severity=severity, run_id=None)


def judged(session: Session, change: int) -> Judged:
    """Give a change with all that its decision rests on; raises ChangeUnknown."""
    row = session.get(ChangeRow, change)
    if row is None:
        raise ChangeUnknown(f"there is no change {change}; `fazhi changes --all` lists them")
    return _judged(row)


def all_judged(session: Session) -> Iterator[Judged]:
    """Give every change that was decided by a comparison, oldest first, with what its decision rests on."""
    for row in session.scalars(select(ChangeRow).order_by(ChangeRow.id)):
        if case_of(row) is not None:
            yield _judged(row)


def case_of(row: ChangeRow) -> Case | None:
    """Give what a change's decision rests on; None of changes written before it was kept, and of what is held."""
    kept = row.evidence.get("case")
    return None if kept is None else from_json(kept)


def _judged(row: ChangeRow) -> Judged:
    return Judged(
        change=_change(row),
        case=case_of(row),
        before=None if row.from_version is None else version_of(row.from_version),
        after=None if row.to_version is None else version_of(row.to_version),
        reasons=tuple(
            Reason(**{**reason, "severity": Severity(reason["severity"])}) for reason in row.evidence.get("reasons", ())
        ),
        signature=row.evidence.get("signature", ""),
        rules=row.evidence.get("rules", ""),
        capture=row.evidence.get("capture"),
        group=row.group_id,
    )


def _listed(
    session: Session,
    question: Select[ChangeRow],
    *,
    since: datetime | None,
    kind: ChangeKind | None,
    severity: Severity | None,
    run_id: int | None,
) -> tuple[Change, ...]:
    question = question.order_by(ChangeRow.id)
    if since is not None:
        question = question.where(ChangeRow.detected_at >= since)
    if kind is not None:
        question = question.where(ChangeRow.kind == kind)
    if severity is not None:
        question = question.where(ChangeRow.severity == severity)
    if run_id is not None:
        question = question.where(ChangeRow.run_id >= run_id)
    return tuple(_change(row) for row in session.scalars(question))


def _settle(document: DocumentRow, item: Pending) -> None:
    """Let the document stand where the change says."""
    match item.kind:
        case ChangeKind.WITHDRAWN:
            document.status = DocumentStatus.WITHDRAWN
        case ChangeKind.MOVED:
            document.status, document.moved_to_id = DocumentStatus.MOVED, item.moved_to
        case ChangeKind.RESTORED:
            document.status, document.moved_to_id, document.next_look_at = DocumentStatus.PRESENT, None, None
        case ChangeKind.NEW | ChangeKind.EDITED:
            pass


def _key(item: Pending) -> str:
    before = item.before.id if item.before else "-"
    after = item.after.id if item.after else "-"
    if item.kind in (ChangeKind.NEW, ChangeKind.EDITED):
        return f"{item.kind}:{item.document}:{before}:{after}"
    return f"{item.kind}:{item.document}:{before}:{after}:{_episode(item)}"


def _episode(item: Pending) -> str:
    version = item.before or item.after
    if version is None:
        raise ValueError("a change needs a version on one side")
    return version.missing_since.isoformat() if version.missing_since else version.last_seen_at.isoformat()


def _change(row: ChangeRow) -> Change:
    document, shown = row.document, row.to_version or row.from_version
    if shown is None:
        raise ValueError(f"change {row.id} has no version")
    case = case_of(row)
    return Change(
        id=row.id,
        kind=ChangeKind(row.kind),
        severity=Severity(row.severity),
        reason=row.reason,
        document=document.ordinal,
        url=document.url,
        title=shown.title,
        issuer=shown.issuer,
        region=shown.region,
        source=document.source_id,
        report_year=shown.report_year,
        published_on=shown.published_on,
        detected_at=row.detected_at,
        from_version=row.from_version.number if row.from_version else None,
        to_version=row.to_version.number if row.to_version else None,
        chars_added=row.chars_added,
        chars_removed=row.chars_removed,
        numbers=tuple(number_of(number) for number in row.numbers),
        silent=row.silent,
        confirmed=row.confirmed,
        suppressed=row.suppressed,
        group=case.group if case else (),
        moved_to=case.moved_to if case else None,
    )


def number_of(kept: Mapping[str, Any]) -> NumberChange:
    """Read a figure's change as the ledger keeps it."""
    direction = kept.get("direction")
    return NumberChange(**{**kept, "direction": None if direction is None else Direction(direction)})
