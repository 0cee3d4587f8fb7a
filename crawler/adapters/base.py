"""What every adapter takes and gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRequest:
    """The request for one further page of a column."""

    url: str
    method: str = "GET"
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    page: int
    """Counted from 1 as a reader would."""
    carry: tuple[tuple[str, str], ...] = ()
    """What the adapter wants back with the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One answer of a column, decoded."""

    url: str
    """The address that answered."""
    text: str
    content_type: str
    page: int
    carry: tuple[tuple[str, str], ...] = ()
    asked_by: str | None = None
    """The adapter whose request this answers; None at a column's own address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a column."""

    url: str
    """Absolute, as linked."""
    title: str
    """Empty where the list gives addresses only, as site maps do."""
    listed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list page as read.

    `entries` is empty only on a shell whose entries lie behind `following`, and past the end of a column whose length
    nothing told.
    """

    adapter: str
    entries: Sequence[Entry]
    following: ListRequest | None
    """The next page of the column, None on the last."""


class Adapter(Protocol):
    """A CMS family's way of listing."""

    @property
    def name(self) -> str:
        """The family's name in source files and reports."""

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page itself shows that it was built by this family."""

    def read(self, page: ListPage) -> Listing:
        """Read one page of a column; raises ListNotUnderstood."""
