"""What an adapter knows of a column while it goes from answer to answer, as the text that its requests carry."""

from collections.abc import Sequence
from dataclasses import Field, asdict, fields
from typing import Any, ClassVar, Protocol, TypeVar


class _Record(Protocol):
    """A dataclass whose fields are texts, numbers and kinds."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


_Kept = TypeVar("_Kept", bound=_Record)


def carry_of(known: _Record) -> tuple[tuple[str, str], ...]:
    """Write a record as what a request carries."""
    return tuple((name, str(value)) for name, value in asdict(known).items())


def known_from(carry: Sequence[tuple[str, str]], kind: type[_Kept]) -> _Kept | None:
    """Read a record back; None where something else is carried."""
    kept = dict(carry)
    readers = {field.name: field.type for field in fields(kind) if isinstance(field.type, type)}
    try:
        return kind(**{name: read(kept[name]) for name, read in readers.items()})
    except (KeyError, ValueError):
        return None
