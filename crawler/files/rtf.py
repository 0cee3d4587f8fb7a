"""Rich Text Format, as Word, WPS and LibreOffice write it."""

from crawler.errors import FileUnreadable
from crawler.files.base import FileKind, FileText, Limits
from crawler.files.metadata import real_title
from crawler.files.rtf_document import RtfDocument
from crawler.files.rtf_tokens import tokens


def read(body: bytes, *, limits: Limits) -> FileText:  # noqa: ARG001 the text is shorter than its markup
    """Read an RTF file as its author sees it, without headers, footers and what is struck out."""
    body = body.lstrip()
    if not body.startswith(b"{\\rtf"):
        raise FileUnreadable("the file does not begin as RTF does")
    document = RtfDocument()
    for token in tokens(body):
        document.take(token)
        if document.is_closed:
            break
    else:
        raise FileUnreadable("the file is cut off before its end")
    lines = document.lines()
    if not lines:
        raise FileUnreadable("the document has no text, only pictures or nothing")
    return FileText(kind=FileKind.RTF, lines=lines, title=real_title(document.title))
