"""A file that carries a report -> its canonical text and facts; and the page that only announces files."""

from urllib.parse import unquote, urlsplit

from crawler.encoding import decode
from crawler.errors import FileUnreadable, TextNotFound
from crawler.extract.canonical import canonical
from crawler.extract.facts import Hints, read_facts
from crawler.extract.furniture import Trimmed, trim
from crawler.extract.links import attachments
from crawler.extract.page import parse
from crawler.extract.surroundings import Surroundings, look_around
from crawler.files.base import FileKind
from crawler.files.detect import kind_of
from crawler.files.read import read_file
from crawler.titles import classify
from store.records import Article

ANNOUNCEMENT = "announcement"
"""The method of a page without text that links to files."""

_PAGES = frozenset({FileKind.HTML, FileKind.TEXT, FileKind.UNKNOWN})
# Encrypted files and the like are of no kind that is read, and no page either.
_HEAD = 1024
_NOTHING_AROUND = Surroundings(
    meta_title=None, meta_date=None, meta_source=None, heading=None, window_title=None, before="", after=""
)


def is_file(body: bytes) -> bool:
    """Say whether an answer's bytes are a file's, whatever its address and headers say."""
    kind = kind_of(body)
    return kind not in _PAGES or (kind is FileKind.UNKNOWN and b"\0" in body[:_HEAD])


def read_file_article(body: bytes, *, url: str, hints: Hints) -> Article:
    """Read a file; raises FileUnreadable with the reason, TextNotFound where it has no body."""
    try:
        found = read_file(body, name=unquote(urlsplit(url).path.rpartition("/")[2]))
    except FileUnreadable as error:
        raise FileUnreadable(error.detail, url=url) from error
    lines = tuple(canonical("\n".join(found.lines)).split("\n"))
    trimmed = trim(lines, titles=tuple(title for title in (hints.title, found.title) if title), attached=())
    text = "\n".join(trimmed.lines)
    if not text:
        raise TextNotFound("the file has nothing but a title", url=url)
    facts = read_facts(around=_NOTHING_AROUND, body=trimmed, url=url, hints=hints)
    kind = classify(facts.title or "", text=text)
    method = "+".join(filter(None, (f"file:{found.kind}", found.by)))
    return Article(kind=kind.kind, reason=kind.reason, text=text, facts=facts, method=method)


def read_announcement(body: bytes, *, url: str, content_type: str, hints: Hints) -> Article | None:
    """Read what a page without text says of the files it links to; None where it links to none."""
    try:
        root = parse(decode(body, content_type))
    except TextNotFound:
        return None
    linked = attachments(root, url=url)
    if not linked:
        return None
    empty = Trimmed(lines=(), title=None, above=(), below=())
    facts = read_facts(around=look_around(root, root), body=empty, url=url, hints=hints)
    kind = classify(facts.title or "")
    return Article(kind=kind.kind, reason=kind.reason, text="", facts=facts, attachments=linked, method=ANNOUNCEMENT)
