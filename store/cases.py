"""What a decision about a change rests on, beside the two versions: kept with the change, judged again later."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from store.records import Cause, ChangeKind, DocumentStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing that happened to a document, as the store knew it that night.

    Dates are ISO 8601 and local, documents are public numbers: the case is kept as JSON and read by people.
    """

    kind: ChangeKind
    cause: Cause | None = None
    """Of the later version."""
    copy_of: int | None = None
    """An older document with the same text."""
    copy_status: DocumentStatus | None = None
    """How that one stood."""
    other_text_of: int | None = None
    """An older document of the same issuer and year with another text."""
    sent_on_from: str | None = None
    """An address that sends us on to this one: it has the text of the document there."""
    back_to: int | None = None
    """The version whose text returned."""
    back_after: int | None = None
    """Days since that version ended."""
    moved_to: str | None = None
    moved_by: str | None = None
    """redirect, or same text."""
    moved_on: str | None = None
    """When the redirect was first followed, or the address was first found gone."""
    absent: tuple[str, ...] = ()
    """Good nights of the source on which the address was gone, with what it said."""
    absent_since: str | None = None
    nights_wanted: int = 0
    days_wanted: int = 0
    group: tuple[int, ...] = ()
    """Documents of one source that changed alike this night, this one among them."""
    speaks_for_group: bool = False


def as_json(case: Case) -> dict[str, Any]:
    """Write a case as JSON holds it; what is as it mostly is, is left out."""
    return {
        field.name: getattr(case, field.name)
        for field in fields(Case)
        if field.default is MISSING or getattr(case, field.name) != field.default
    }


def from_json(kept: Mapping[str, Any]) -> Case:
    """Read a case that was kept."""
    known = {field.name for field in fields(Case)}
    values: dict[str, Any] = {name: value for name, value in kept.items() if name in known}
    for name, read in _READ.items():
        if name in values:
            values[name] = read(values[name])
    return Case(**values)


_READ: dict[str, Callable[[Any], object]] = {
    "kind": ChangeKind,
    "cause": Cause,
    "copy_status": DocumentStatus,
    "absent": tuple,
    "group": tuple,
}
