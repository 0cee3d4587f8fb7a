"""What can be wrong with what is kept."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

CLOCK_SET_BACK = timedelta(minutes=10)
"""A clock that is set right may go back by so much; more is named."""


class FaultKind(StrEnum):
    """What is not as it was sealed."""

    FILE = "file"
    CAPTURE = "capture"
    VERSION = "version"
    TEXT = "text"
    ABSENCE = "absence"
    CHANGE = "change"
    LINK = "link"
    HEAD = "head"
    DATABASE = "database"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One entry that is not as it was sealed."""

    kind: FaultKind
    subject: str
    """The file's name, the row's id, the text's hash, the link's place, or where the head was noted."""
    what: str
    link: int | None = None
    """The link that seals it."""
    offset: int | None = None
    """Where the first record that is wrong begins in the file, in bytes."""
    url: str | None = None
    """What the record, or the document, is about."""
