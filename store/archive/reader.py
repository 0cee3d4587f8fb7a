"""Reading a capture's bytes back."""

import hashlib
import zlib
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from store.errors import ArchiveDamaged
from store.records import Capture

CHUNK = 65536
UNREADABLE = (OSError, EOFError, zlib.error)
GZIP, ZLIB, BARE = 31, 15, -15
"""What zlib is to expect. Some servers call bare deflate data `deflate`, which is zlib's by the standard."""


def body_of(archive: Path, capture: Capture) -> bytes:
    """Return a captured body, its content coding undone; raises ArchiveDamaged when it is not what was captured."""
    place = f"{capture.file} at {capture.offset}"
    try:
        with (archive / capture.file).open("rb") as file:
            file.seek(capture.offset)
            record = next(iter(ArchiveIterator(BytesIO(whole_member(file)))))
            body = bytes(record.raw_stream.read())
    except (*UNREADABLE, StopIteration, ArchiveLoadFailed) as error:
        raise ArchiveDamaged(f"{place}: {str(error) or 'no record there'}") from error
    if hashlib.sha256(body).hexdigest() != capture.digest:
        raise ArchiveDamaged(f"{place}: the body is not the one captured from {capture.url}")
    codings = record.http_headers.get_header("content-encoding", "").lower()
    try:
        return _decoded(body, codings)
    except (zlib.error, ValueError) as error:
        raise ArchiveDamaged(f"{place}: the body from {capture.url} cannot be decoded as {codings!r}") from error


def whole_member(file: BinaryIO) -> bytes:
    """Unpack the record that begins where the file stands; raises one of UNREADABLE.

    Whole and with its checksum proven, before warcio meets it: on a torn record it fails in many ways.
    """
    unpacker = zlib.decompressobj(GZIP)
    parts: list[bytes] = []
    while not unpacker.eof:
        chunk = file.read(CHUNK)
        if not chunk:
            raise EOFError("the record is cut off")
        parts.append(unpacker.decompress(chunk))
    return b"".join(parts)


def _decoded(body: bytes, codings: str) -> bytes:
    for coding in reversed([word.strip() for word in codings.split(",") if word.strip()]):
        match coding:
            case "gzip" | "x-gzip":
                body = _gunzip(body)
            case "deflate":
                body = _inflate(body)
            case "identity":
                pass
            case _:
                raise ValueError(f"we never ask for {coding!r}")
    return body


def _gunzip(body: bytes) -> bytes:
    parts: list[bytes] = []
    while body:
        unpacker = zlib.decompressobj(GZIP)
        try:
            parts.append(unpacker.decompress(body))
        except zlib.error:
            if not parts:
                raise
            break  # what follows the last member is padding
        body = unpacker.unused_data
    return b"".join(parts)


def _inflate(body: bytes) -> bytes:
    try:
        return zlib.decompressobj(ZLIB).decompress(body)
    except zlib.error:
        return zlib.decompressobj(BARE).decompress(body)
