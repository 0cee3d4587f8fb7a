"""ZIP archives that somebody packed: which of the files in them is the report."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from crawler.errors import FileUnreadable
from crawler.files.base import FileKind, Limits
from crawler.files.detect import kind_of
from crawler.titles import classify
from store.records import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file out of an archive; its name is what somebody wrote there, never a path."""

    name: str
    body: bytes


_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)
_DIRECTORY_ENTRY = b"PK\x01\x02"
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
# Short members may repeat themselves as they like.
_RATIO_COUNTS_FROM = 2**20
_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)", re.IGNORECASE)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_NAMED_AT_MOST = 5
_LONGEST_NAME = 80
# One report in several formats: the one that keeps its paragraphs best is read.
_PREFERRED = (FileKind.DOCX, FileKind.DOC, FileKind.WPS, FileKind.RTF, FileKind.OFD, FileKind.PDF, FileKind.TEXT)
READABLE: Collection[FileKind] = frozenset({*_PREFERRED, FileKind.XLS, FileKind.XLSX, FileKind.ZIP})


def report_in(body: bytes, *, limits: Limits) -> Member:
    """Pick the report out of an archive, by its name or because nothing else can be read; raises FileUnreadable."""
    archive = _Archive(body, limits)
    named = [name for name in archive.names if classify(_stem(name)).kind is Kind.REPORT]
    candidates = _readable(archive, named) or _readable(archive, archive.names)
    if not candidates:
        raise FileUnreadable("the archive holds no file that can be read")
    if len({_stem(member.name) for _, member in candidates}) > 1:
        raise FileUnreadable(f"the archive holds several files, and none is named as the report: {_listed(candidates)}")
    return min(candidates, key=lambda candidate: _rank(candidate[0]))[1]


class _Archive:
    """The members of one archive that are files, by the names they show."""

    def __init__(self, body: bytes, limits: Limits) -> None:
        # Counted before it is opened: a directory of a million entries takes seconds to read.
        if body.count(_DIRECTORY_ENTRY) > limits.entries:
            raise FileUnreadable(f"the archive holds more than {limits.entries} files")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(body))
            files = [member for member in self._zip.infolist() if not member.is_dir()]
        except _DAMAGED as error:
            raise FileUnreadable(f"the archive is damaged: {_UNPRINTABLE.sub('', str(error))}") from error
        self._members = {_shown_name(member): member for member in files if not _LITTER.search(member.filename)}
        self._limits = limits
        self._unpacked = 0
        if self._members and all(member.flag_bits & _ENCRYPTED for member in self._members.values()):
            raise FileUnreadable("the archive is encrypted and needs a password")

    @property
    def names(self) -> Sequence[str]:
        return sorted(self._members)

    def is_locked(self, name: str) -> bool:
        return bool(self._members[name].flag_bits & _ENCRYPTED)

    def content(self, name: str) -> bytes:
        """Unpack a member in memory; raises FileUnreadable."""
        member, room = self._members[name], self._limits.unpacked - self._unpacked
        try:
            with self._zip.open(member) as part:
                content = part.read(min(room, self._limits.bytes) + 1)
        except (*_DAMAGED, RuntimeError) as error:
            raise FileUnreadable(f"the archive is damaged: {_UNPRINTABLE.sub('', str(error))}") from error
        self._unpacked += len(content)
        if len(content) > min(room, self._limits.bytes):
            raise FileUnreadable("the archive is too large when unpacked")
        if len(content) > max(_RATIO_COUNTS_FROM, member.compress_size * self._limits.ratio):
            raise FileUnreadable(f"the archive is packed more than {self._limits.ratio} times: a bomb")
        return content


def _readable(archive: _Archive, names: Sequence[str]) -> Sequence[tuple[FileKind, Member]]:
    found = []
    for name in names:
        body = b"" if archive.is_locked(name) else archive.content(name)
        kind = kind_of(body)
        if kind in READABLE:
            found.append((kind, Member(name=name, body=body)))
    return found


def _rank(kind: FileKind) -> int:
    return _PREFERRED.index(kind) if kind in _PREFERRED else len(_PREFERRED)


def _stem(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).stem


def _shown_name(member: zipfile.ZipInfo) -> str:
    """Read a name as its packer wrote it: without the flag for UTF-8 it is often GBK, sometimes UTF-8 all the same."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        written = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for charset in ("utf-8", "gb18030"):
        try:
            return written.decode(charset)
        except UnicodeDecodeError:
            continue
    return member.filename


def _listed(candidates: Sequence[tuple[FileKind, Member]]) -> str:
    names = [_UNPRINTABLE.sub("", member.name)[:_LONGEST_NAME] for _, member in candidates]
    others = f" and {len(names) - _NAMED_AT_MOST} more" if len(names) > _NAMED_AT_MOST else ""
    return ", ".join(names[:_NAMED_AT_MOST]) + others
