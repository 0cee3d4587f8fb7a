"""Whether the archive holds what a capture says, at the place it says."""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from store.archive.reader import UNREADABLE, whole_member
from store.archive.torn import SUFFIX
from store.archive.writer import NOT_MODIFIED, payload_digest, warc_date
from store.records import Capture


def mismatch(archive: Path, capture: Capture) -> str | None:
    """Say in what a capture and its record differ; None when they do not."""
    path = archive / capture.file
    if not path.exists():
        return "its file is missing"
    if capture.offset >= path.stat().st_size:
        torn = path.with_name(path.name + SUFFIX)
        return (
            f"its record was torn: what is left of it is in {torn.name}"
            if torn.exists()
            else "it lies after its file's end"
        )
    try:
        with path.open("rb") as file:
            file.seek(capture.offset)
            record = next(iter(ArchiveIterator(BytesIO(whole_member(file)))))
            return _differs(record, capture)
    except (*UNREADABLE, ArchiveLoadFailed, StopIteration) as error:
        return f"its record cannot be read: {str(error) or 'there is none'}"


def _differs(record: Any, capture: Capture) -> str | None:
    if record.rec_type not in ("response", "revisit") or record.http_headers is None:
        return f"there is a {record.rec_type} at its place, and no answer"
    headers = record.rec_headers
    found = {
        "address": headers.get_header("WARC-Target-URI"),
        "time": headers.get_header("WARC-Date"),
        "status": record.http_headers.get_statuscode(),
    }
    wanted = {"address": capture.url, "time": warc_date(capture.at), "status": str(capture.status)}
    for name, value in wanted.items():
        if found[name] != value:
            return f"its record has another {name}: {found[name]}"
    return _body_differs(record, capture)


def _body_differs(record: Any, capture: Capture) -> str | None:
    body, promised = record.raw_stream.read(), record.rec_headers.get_header("WARC-Payload-Digest")
    is_revisit = record.rec_type == "revisit"
    if is_revisit and record.rec_headers.get_header("WARC-Profile") != NOT_MODIFIED:
        return None if promised == payload_digest(capture.digest) else "its record revisits another body"
    if len(body) != capture.length or hashlib.sha256(body).hexdigest() != capture.digest:
        return "its body is not the one captured"
    if not is_revisit and promised != payload_digest(capture.digest):
        return "its record promises another body"
    return None
