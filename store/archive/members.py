"""The gzip members of a WARC file, each of which holds one record."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

CHUNK = 65536
FIRST = 4096
"""Most records of an unchanged night are shorter than this."""
HEAD = 16384
"""As much of a record is kept to read its headers."""
GZIP = 31
MAGIC = b"\x1f\x8b\x08"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One whole member: its checksum is right."""

    offset: int
    length: int
    head: bytes
    """The record's beginning, unpacked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """Where a file stops being whole members."""

    offset: int
    head: bytes
    """What can still be unpacked of the record's beginning."""
    cut: bool
    """The file ends before the member does; otherwise its bytes are wrong."""


def members(file: BinaryIO) -> Iterator[Member | Broken]:
    """Give the members in their order; the last is Broken when not all of the file is whole members."""
    offset = 0
    while _byte_at(file, offset):
        found = member_at(file, offset)
        yield found
        if isinstance(found, Broken):
            return
        offset += found.length


def member_at(file: BinaryIO, offset: int) -> Member | Broken:
    """Read the member that begins at an offset."""
    unpacker, head, read = zlib.decompressobj(GZIP), b"", 0
    file.seek(offset)
    while not unpacker.eof:
        chunk = file.read(CHUNK if read else FIRST)
        try:
            unpacked = unpacker.decompress(chunk)
        except zlib.error:
            return Broken(offset=offset, head=head or _head_of(chunk), cut=False)
        if not chunk:
            return Broken(offset=offset, head=head, cut=True)
        read += len(chunk)
        head += unpacked[: HEAD - len(head)]
    return Member(offset=offset, length=read - len(unpacker.unused_data), head=head)


def whole_member_after(file: BinaryIO, offset: int) -> int | None:
    """Find where the next whole member begins after an offset that is none."""
    block_at, kept = offset + 1, b""
    while True:
        file.seek(block_at)
        block = file.read(CHUNK)
        if not block:
            return None
        held = kept + block
        begin = held.find(MAGIC)
        while begin >= 0:
            start = block_at - len(kept) + begin
            if isinstance(member_at(file, start), Member):
                return start
            begin = held.find(MAGIC, begin + 1)
        block_at, kept = block_at + len(block), held[-(len(MAGIC) - 1) :]


def address_of(head: bytes) -> str:
    """Read the address a record is about from its beginning; empty when it has none or is not readable."""
    for line in head.split(b"\r\n\r\n", 1)[0].split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"warc-target-uri":
            return value.strip().decode("utf-8", "replace")
    return ""


def _byte_at(file: BinaryIO, offset: int) -> bytes:
    file.seek(offset)
    return file.read(1)


def _head_of(packed: bytes) -> bytes:
    # An error takes with it what the same call had unpacked before.
    unpacker, head = zlib.decompressobj(GZIP), b""
    for place in range(0, len(packed), 16):
        try:
            head += unpacker.decompress(packed[place : place + 16])
        except zlib.error:
            break
    return head[:HEAD]
