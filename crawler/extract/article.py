"""The page of an article -> its canonical text and facts."""

from lxml import html

from crawler.encoding import decode
from crawler.errors import TextNotFound
from crawler.extract.body import Body, read_body, read_element
from crawler.extract.carried import find_carried
from crawler.extract.container import find_again
from crawler.extract.facts import NO_HINTS, Hints, read_facts
from crawler.extract.furniture import trim
from crawler.extract.links import attachments, file_names
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
        return _read(decode(body, content_type), url, hints)
    except TextNotFound as error:
        raise TextNotFound(error.detail, url=url) from error


def linked_files(body: bytes, *, url: str, content_type: str = "") -> tuple[Attachment, ...]:
    """List the files that a page links to anywhere, for pages that carry their report only as a file."""
    try:
        root = parse(decode(body, content_type))
    except TextNotFound:
        return ()
    return attachments(root, url=url)


def _read(text: str, url: str, hints: Hints) -> Article:
    root = parse(text)
    refused: list[TextNotFound] = []
    for read_one in (_first_choice, _second_choice, _carried):
        try:
            return _article(root, read_one(root, text, hints), url, hints)
        except TextNotFound as error:
            refused.append(error)
    raise refused[0]


def _first_choice(root: html.HtmlElement, _text: str, hints: Hints) -> Body:
    return read_body(root, hints.body_rule)


def _second_choice(root: html.HtmlElement, _text: str, _hints: Hints) -> Body:
    found = find_again(root)
    if found is None:
        raise TextNotFound("no element has a known name")
    return read_element(found.element, found.method)


def _carried(root: html.HtmlElement, text: str, _hints: Hints) -> Body:
    element = find_carried(text)
    if element is None:
        raise TextNotFound("no script carries a text")
    root.append(element)
    return read_element(element, "carried")


def _article(root: html.HtmlElement, found: Body, url: str, hints: Hints) -> Article:
    around = look_around(root, found.container)
    titles = (*around.titles, hints.title) if hints.title else around.titles
    trimmed = trim(found.lines, titles=titles, attached=file_names(found.container))
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
        attachments=attachments(found.container, url=url),
        method=found.method,
    )


def _is_body(text: str, found: Body) -> bool:
    if found.method.startswith(("rule:", "container:")):
        return len(text) >= _SHORTEST
    return len(text) >= _SHORTEST_UNNAMED and text.count("。") >= _FEWEST_SENTENCES
