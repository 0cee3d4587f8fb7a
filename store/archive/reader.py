"""Reading a capture's bytes back."""

import hashlib
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from store.errors import ArchiveDamaged
from store.records import Capture


def body_of(archive: Path, capture: Capture) -> bytes:
    """Return a captured body, its content coding undone; raises ArchiveDamaged when it is not what was captured."""
    raw = _stream(archive, capture, decode=False)
    if hashlib.sha256(raw).hexdigest() != capture.digest:
        raise ArchiveDamaged(f"{capture.file} at {capture.offset}: the body is not the one captured from {capture.url}")
    return _stream(archive, capture, decode=True)


def _stream(archive: Path, capture: Capture, *, decode: bool) -> bytes:
    path = archive / capture.file
    try:
        with path.open("rb") as file:
            file.seek(capture.offset)
            record = next(iter(ArchiveIterator(file)))
            stream = record.content_stream() if decode else record.raw_stream
            return bytes(stream.read())
    except (OSError, StopIteration, ArchiveLoadFailed) as error:
        raise ArchiveDamaged(f"{capture.file} at {capture.offset}: {error or 'no record there'}") from error
