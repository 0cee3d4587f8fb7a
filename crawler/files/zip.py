"""ZIP archives that somebody packed: which of the files in them is the report."""

import re
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from crawler.errors import FileUnreadable
from crawler.files.base import FileKind, Limits
from crawler.files.detect import kind_of
from crawler.files.unpacking import Unpacking, is_locked, printable
from crawler.titles import classify
from store.records import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file out of an archive; its name is what somebody wrote there, never a path."""

    name: str
    body: bytes


_UTF8_NAME = 0x800
_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)", re.IGNORECASE)
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
        self._packed = Unpacking(body, limits=limits)
        files = [member for member in self._packed.members if not member.is_dir()]
        self._members = {_shown_name(member): member for member in files if not _LITTER.search(member.filename)}
        if self._members and all(map(is_locked, self._members.values())):
            raise FileUnreadable("the archive is encrypted and needs a password")

    @property
    def names(self) -> Sequence[str]:
        return sorted(self._members)

    def content(self, name: str) -> bytes:
        """Unpack a member, empty where it needs a password; raises FileUnreadable."""
        member = self._members[name]
        return b"" if is_locked(member) else self._packed.content(member)


def _readable(archive: _Archive, names: Sequence[str]) -> Sequence[tuple[FileKind, Member]]:
    found = []
    for name in names:
        body = archive.content(name)
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
    names = [printable(member.name)[:_LONGEST_NAME] for _, member in candidates]
    others = f" and {len(names) - _NAMED_AT_MOST} more" if len(names) > _NAMED_AT_MOST else ""
    return ", ".join(names[:_NAMED_AT_MOST]) + others
