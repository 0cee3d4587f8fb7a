"""Where a file of the archive is not what it was."""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from store.archive.members import CHUNK, GZIP, Broken, Member, address_of, members

LEVEL = 9
"""As warcio packs: with the same zlib, the same record packed again gives the same bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """The first record of a file that is not as it was written."""

    offset: int | None
    """Where it begins, in bytes; None when every record by itself is as a writer leaves it."""
    url: str
    """What it is about; empty when that cannot be read."""
    after: str
    """What the record before it is about."""
    what: str


def find_damage(path: Path) -> Damage:
    """Say where a file that is not what was sealed differs, as far as the file itself can tell."""
    with path.open("rb") as file:
        return _broken(file) or _packed_otherwise(file) or _WHOLE


def _broken(file: BinaryIO) -> Damage | None:
    before = ""
    for found in members(file):
        if isinstance(found, Broken):
            what = "the file ends inside the record" if found.cut else "the record's bytes were altered"
            return Damage(offset=found.offset, url=address_of(found.head), after=before, what=what)
        before = address_of(found.head)
    return None


def _packed_otherwise(file: BinaryIO) -> Damage | None:
    # No checksum of a member covers a byte of its own head or a bit of its padding.
    first, alike, before = None, 0, ""
    for member in _whole(file):
        if _digest(_chunks(file, member)) == _digest(_packed_again(file, member)):
            alike += 1
        else:
            first = first or _uncovered(member, before)
        before = address_of(member.head)
    # Where no record is packed as we would, another zlib packed them, and it tells nothing.
    return first if alike else None


def _uncovered(member: Member, before: str) -> Damage:
    what = "a byte was altered that the record's own checksum does not cover"
    return Damage(offset=member.offset, url=address_of(member.head), after=before, what=what)


def _whole(file: BinaryIO) -> Iterator[Member]:
    return (found for found in members(file) if isinstance(found, Member))


def _digest(chunks: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def _packed_again(file: BinaryIO, member: Member) -> Iterator[bytes]:
    unpacker, packer = zlib.decompressobj(GZIP), zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP)
    for chunk in _chunks(file, member):
        yield packer.compress(unpacker.decompress(chunk))
    yield packer.flush()


def _chunks(file: BinaryIO, member: Member) -> Iterator[bytes]:
    file.seek(member.offset)
    left = member.length
    while left:
        chunk = file.read(min(CHUNK, left))
        left -= len(chunk)
        yield chunk


_WHOLE = Damage(
    offset=None, url="", after="", what="every record in it is whole: some were taken out, put in or written anew"
)
