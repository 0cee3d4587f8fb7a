"""Where the archive keeps what something in the store rests on."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from store.records import Capture
from store.schema import CaptureRow, VersionRow


@dataclass(frozen=True, slots=True)
class Captures:
    """Ids of what a version rests on."""

    first: int
    parts: tuple[int, ...]


def keep(session: Session, captures: Sequence[Capture], run_id: int) -> Captures:
    """Remember the captures of a text, in its order."""
    first, *parts = (add_capture(session, one, run_id).id for one in captures)
    return Captures(first, tuple(parts))


def captures_of(version: VersionRow) -> Captures:
    """Name what a version rests on."""
    return Captures(version.capture_id, tuple(version.parts))


def add_capture(session: Session, capture: Capture, run_id: int) -> CaptureRow:
    """Remember where the archive keeps a response that something rests on."""
    row = CaptureRow(run_id=run_id, **asdict(capture))
    session.add(row)
    session.flush()
    return row


def capture_of(row: CaptureRow) -> Capture:
    """Give a remembered capture back."""
    return Capture(
        url=row.url,
        at=row.at,
        status=row.status,
        content_type=row.content_type,
        digest=row.digest,
        length=row.length,
        file=row.file,
        offset=row.offset,
    )
