"""The page of an article -> its canonical text and facts."""

from lxml import html

from crawler.encoding import decode, misread
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
from store.records import Article, Attachment, Facts

__all__ = ["NO_HINTS", "Hints", "read"]

# The shortest real article of the pages measured has 160 characters; error notes and challenges stay below this.
_SHORTEST = 50
# Where no container is known, error pages reach 62 characters and two full stops; the shortest article has 279.
_SHORTEST_UNNAMED = 120
_FEWEST_SENTENCES = 2
# A page that tells its day or is signed is no error page; lists have fewer sentences for their length.
_DATED_BY = frozenset({"label", "meta"})
_LONGEST_SENTENCE = 150


def read(body: bytes, *, url: str, content_type: str = "", hints: Hints = NO_HINTS) -> Article:
    """Read a page; raises TextNotFound where it carries no body."""
    try:
        return _read(decode(body, content_type), url, hints)
    except TextNotFound as error:
        raise TextNotFound(error.detail, url=url) from error


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
    facts = read_facts(around=around, body=trimmed, url=url, hints=hints)
    if not _is_body(text, found, facts):
        raise TextNotFound(f"{len(text)} characters found by {found.method}")
    files = attachments(found.container, url=url)
    _refuse_misread(text, facts, files)
    kind = classify(facts.title or "", text=text)
    return Article(
        kind=kind.kind,
        reason=kind.reason,
        text=text,
        facts=facts,
        attachments=files,
        method=found.method,
    )


def _refuse_misread(text: str, facts: Facts, files: tuple[Attachment, ...]) -> None:
    written = (text, facts.title, facts.issuer, facts.source_line, *(file.name for file in files))
    sign = misread("\n".join(filter(None, written)))
    if sign is not None:
        raise TextNotFound(f"the page is in no charset that is known: it reads {sign!r}")


def _is_body(text: str, found: Body, facts: Facts) -> bool:
    sentences = text.count("。")
    dated = facts.signed_on is not None or facts.facts_from.get("published_on") in _DATED_BY
    if dated and len(text) <= _LONGEST_SENTENCE * sentences:
        return len(text) >= _SHORTEST
    if found.method.startswith(("rule:", "container:")):
        return len(text) >= _SHORTEST
    return len(text) >= _SHORTEST_UNNAMED and sentences >= _FEWEST_SENTENCES
