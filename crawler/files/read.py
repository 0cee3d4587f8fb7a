"""The one door to every kind of file."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from crawler.errors import FileUnreadable
from crawler.files import doc, docx, ofd, pdf, picture, rtf, text, xls, xlsx
from crawler.files.base import LIMITS, FileKind, FileText, Limits, Reader
from crawler.files.detect import described, kind_of
from crawler.files.zip import report_in

_READERS: Mapping[FileKind, Reader] = {
    FileKind.DOC: doc.read,
    FileKind.DOCX: docx.read,
    FileKind.IMAGE: picture.read,
    FileKind.OFD: ofd.read,
    FileKind.PDF: pdf.read,
    FileKind.RTF: rtf.read,
    FileKind.TEXT: text.read,
    FileKind.XLS: xls.read,
    FileKind.XLSX: xlsx.read,
}
_REFUSED: Mapping[FileKind, str] = {
    FileKind.HTML: "the file is a web page, not a file",
    FileKind.WPS: "the file was written by WPS in a form of its own, which cannot be read",
}
_OTHER_THAN_TEXT = re.compile(r"\.(?:docx?|et|ofd|pdf|rar|rtf|wps|xlsx?|zip|7z)", re.IGNORECASE)


def read_file(body: bytes, *, name: str = "", limits: Limits = LIMITS) -> FileText:
    """Read a file of any kind; raises FileUnreadable with the reason. `name` never decides what the file is."""
    if not body.strip(b"\0 \t\r\n"):
        raise FileUnreadable("the file is empty")
    if len(body) > limits.bytes:
        raise FileUnreadable(f"the file has {len(body)} bytes; {limits.bytes} are read at most")
    kind = kind_of(body)
    if kind is FileKind.ZIP:
        return _read_packed(body, limits)
    if kind in _REFUSED:
        raise FileUnreadable(_REFUSED[kind])
    if kind is FileKind.UNKNOWN:
        raise FileUnreadable(f"the file is {described(body)}")
    if kind is FileKind.TEXT and _OTHER_THAN_TEXT.fullmatch(PurePosixPath(name).suffix):
        raise FileUnreadable("the file is plain text under the name of another kind")
    found = _READERS[kind](body, limits=limits)
    if not any(line.strip() for line in found.lines):
        raise FileUnreadable("the file has no text")
    return found


def _read_packed(body: bytes, limits: Limits) -> FileText:
    if limits.depth < 1:
        raise FileUnreadable("the file lies in too many archives, one in another")
    member = report_in(body, limits=limits)
    inner = replace(limits, depth=limits.depth - 1, unpacked=limits.unpacked - len(member.body))
    return read_file(member.body, name=member.name, limits=inner)
