"""The page of an article -> its canonical text and facts."""

from lxml import html

from crawler.encoding import decode
from crawler.errors import TextNotFound
from crawler.extract.body import Body, read_body
from crawler.extract.facts import NO_HINTS, Hints, read_facts
from crawler.extract.furniture import trim
from crawler.extract.links import attachments
from crawler.extract.page import parse
from crawler.extract.surroundings import look_around
from crawler.titles import classify
from store.records import Article, Attachment

__all__ = ["NO_HINTS", "Hints", "linked_files", "read"]

# The shortest real article of the pages measured has 160 characters; error notes and challenges stay below this.
_SHORTEST = 50
# Where no container is known, error pages reach 62 characters and two full stops; the shortest article has 279.
_SHORTEST_UNNAMED = 120
_FEWEST_SENTENCES = 2


def read(body: bytes, *, url: str, content_type: str = "", hints: Hints = NO_HINTS) -> Article:
    """Read a page; raises TextNotFound where it carries no body."""
    try:
        return _read(parse(decode(body, content_type)), url, hints)
    except TextNotFound as error:
        raise TextNotFound(error.detail, url=url) from error


def linked_files(body: bytes, *, url: str, content_type: str = "") -> tuple[Attachment, ...]:
    """List the files that a page links to anywhere, for pages that carry their report only as a file."""
    try:
        root = parse(decode(body, content_type))
    except TextNotFound:
        return ()
    return attachments(root, url=url)


def _read(root: html.HtmlElement, url: str, hints: Hints) -> Article:
    found = read_body(root, hints.body_rule)
    around = look_around(root, found.container)
    linked = attachments(found.container, url=url)
    titles = (*around.titles, hints.title) if hints.title else around.titles
    trimmed = trim(found.lines, titles=titles, attached=tuple(file.name for file in linked))
    text = "\n".join(trimmed.lines)
    if not _is_body(text, found):
        raise TextNotFound(f"{len(text)} characters found by {found.method}")
    facts = read_facts(around=around, body=trimmed, url=url, hints=hints)
    kind = classify(facts.title or "", text=text)
    return Article(
        kind=kind.kind,
        reason=kind.reason,
        text=text,
        facts=facts,
        attachments=linked,
        method=found.method,
    )


def _is_body(text: str, found: Body) -> bool:
    if found.method.startswith(("rule:", "container:")):
        return len(text) >= _SHORTEST
    return len(text) >= _SHORTEST_UNNAMED and text.count("。") >= _FEWEST_SENTENCES
