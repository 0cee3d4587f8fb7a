"""ZIP archives unpacked in memory, member by member, within limits."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Sequence

from crawler.errors import FileUnreadable
from crawler.files.base import Limits

_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
# Short members may repeat themselves as they like.
_RATIO_COUNTS_FROM = 2**20
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


class Unpacking:
    """One archive and what has been unpacked of it."""

    def __init__(self, body: bytes, *, limits: Limits) -> None:
        # Counted before it is opened: a directory of a million entries takes seconds to read.
        if body.count(_DIRECTORY_ENTRY) > limits.entries:
            raise FileUnreadable(f"the archive holds more than {limits.entries} files")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(body))
        except _DAMAGED as error:
            raise _damaged(error) from error
        self._limits = limits
        self._unpacked = 0

    @property
    def members(self) -> Sequence[zipfile.ZipInfo]:
        """List what is packed; folders are members too."""
        return self._archive.infolist()

    def content(self, member: zipfile.ZipInfo) -> bytes:
        """Unpack a member; raises FileUnreadable."""
        if is_locked(member):
            raise FileUnreadable("the archive is encrypted and needs a password")
        room = min(self._limits.bytes, self._limits.unpacked - self._unpacked)
        try:
            with self._archive.open(member) as part:
                content = part.read(room + 1)
        except (*_DAMAGED, RuntimeError) as error:
            raise _damaged(error) from error
        self._unpacked += len(content)
        if len(content) > room:
            raise FileUnreadable("the archive is too large when unpacked")
        if len(content) > max(_RATIO_COUNTS_FROM, member.compress_size * self._limits.ratio):
            raise FileUnreadable(f"the archive is packed more than {self._limits.ratio} times: a bomb")
        return content


def is_locked(member: zipfile.ZipInfo) -> bool:
    """Say whether a member needs a password."""
    return bool(member.flag_bits & _ENCRYPTED)


def printable(name: str) -> str:
    """Take out of a name what is not seen, or turns the writing round."""
    return _UNPRINTABLE.sub("", name)


def _damaged(error: Exception) -> FileUnreadable:
    return FileUnreadable(f"the archive is damaged: {printable(str(error))}")
