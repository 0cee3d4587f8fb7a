"""The lines of a body: cleaned by trafilatura, checked against what the page shows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree, html

from crawler.extract import container as containers
from crawler.extract.blocks import lines
from crawler.extract.cleaning import cleaned
from crawler.extract.dates import is_date_line
from crawler.extract.furniture import before_notices

_SQUEEZED = re.compile(r"[\s|]+")
_WRITTEN = re.compile(r"[。；;!?]|^[(（]?[一二三四五六七八九十\d]+[)）、.．]|[:：]$")
_SENTENCE = re.compile("[。;]")
# Trafilatura that keeps less than this share has lost the body; what it dropped says nothing.
_CREDIBLE_SHARE = 0.5
# Readings that differ by less agree: a title, a signature, a note.
_LITTLE = 0.1
# Shorter lines are labels and names, which templates repeat.
_PARAGRAPH = 20
_TWICE = 2
# Copies of a text for small screens lack a note or a long paragraph.
_SAME_SHARE = 0.7
# Elements of real pages stand at most 40 deep.
_DEEPEST = 60
# Of what a longer reading has more, at least this share must be prose.
_CLEAN_SHARE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The lines of a body before head and tail are trimmed."""

    lines: tuple[str, ...]
    container: html.HtmlElement
    method: str


def read_body(root: html.HtmlElement, body_rule: str | None) -> Body:
    """Read the lines of a page's body; raises TextNotFound where no element holds any."""
    found = containers.find(root, body_rule)
    body = read_element(found.element, found.method)
    if found.certain:
        return body
    if found.densest is not None and found.densest is not found.element:
        denser = read_element(found.densest, f"densest+{found.method}")
        body = denser if _is_better(before_notices(list(denser.lines)), body.lines) else body
    return _checked(body, root)


def read_element(element: html.HtmlElement, method: str) -> Body:
    """Read the lines of an element that holds the body."""
    return Body(lines=tuple(_once(_agreed(lines(element), cleaned(element)))), container=element, method=method)


def _checked(body: Body, root: html.HtmlElement) -> Body:
    """Read the whole page once more by trafilatura; the longer reading wins that loses no paragraph and is clean."""
    page = root.find("body")
    if page is None:
        return body
    notices = _notices(lines(page), body.lines)
    kept = [line for line in cleaned(page) if line not in notices]
    if not _is_better(kept, body.lines):
        return body
    element = _holding(page, [_squeeze(line) for line in kept if len(line) >= _PARAGRAPH])
    wider = read_element(element, f"trafilatura+{body.method}")
    if len(_joined(wider.lines)) <= (1 + _LITTLE) * len(_joined(kept)):
        return wider
    # Between the parts stands more than they hold: the lines themselves, where every paragraph is one of them.
    return replace(wider, lines=tuple(kept)) if _paragraphs(body.lines) <= set(kept) else body


def _notices(everything: list[str], body: tuple[str, ...]) -> set[str]:
    """List the lines of a template's notices below a body."""
    below = everything[everything.index(body[-1]) :] if body and body[-1] in everything else []
    return set(below[len(before_notices(below)) :])


def _paragraphs(shown: tuple[str, ...]) -> set[str]:
    return {line for line in shown if len(line) >= _PARAGRAPH}


def _is_better(kept: list[str], shown: tuple[str, ...]) -> bool:
    whole, here = _Text(kept), _Text(shown)
    if any(line not in whole for line in _paragraphs(shown)):
        return False
    more = [line for line in kept if line not in here]
    length = sum(map(len, more))
    prose = sum(len(line) for line in more if _SENTENCE.search(line))
    return length > _LITTLE * len(here.joined) and prose >= _CLEAN_SHARE * length


def _holding(page: html.HtmlElement, paragraphs: list[str]) -> html.HtmlElement:
    """Give the innermost element that holds all of some paragraphs."""
    element = page
    for _ in range(_DEEPEST):
        inner = next((child for child in element.iterchildren(etree.Element) if _holds(child, paragraphs)), None)
        if inner is None:
            break
        element = inner
    return element


def _holds(element: html.HtmlElement, paragraphs: list[str]) -> bool:
    text = _squeeze("\n".join(lines(element)))
    return all(paragraph in text for paragraph in paragraphs)


def _agreed(shown: list[str], kept: list[str]) -> list[str]:
    """List the lines shown, without those at either end that cleaning dropped and nobody wrote as prose."""
    whole = _Text(kept)
    stays = [line in whole for line in shown]
    if sum(len(line) for line, stay in zip(shown, stays, strict=True) if stay) < _CREDIBLE_SHARE * len("".join(shown)):
        return shown
    written = [stay or _is_written(line) for line, stay in zip(shown, stays, strict=True)]
    first, last = written.index(True), len(written) - written[::-1].index(True)
    return shown[first:last]


def _once(shown: list[str]) -> list[str]:
    """List the lines of a text that stands twice, as for small screens, up to the end of the first."""
    texts = [_squeeze(line) for line in shown]
    first = next((text for line, text in zip(shown, texts, strict=True) if _is_sentence(line)), None)
    if first is None or texts.count(first) != _TWICE:
        return shown
    start = texts.index(first)
    again = texts.index(first, start + 1)
    below = set(texts[again:])
    sentences = [at for at in range(start, again) if _is_sentence(shown[at])]
    same = [at for at in sentences if texts[at] in below]
    if len(same) < max(_TWICE, _SAME_SHARE * len(sentences)):
        return shown
    return shown[: next(at for at in range(same[-1] + 1, again + 1) if at == again or texts[at] not in below)]


def _is_sentence(line: str) -> bool:
    return len(line) >= _PARAGRAPH and _SENTENCE.search(line) is not None


def _is_written(line: str) -> bool:
    return is_date_line(line) or _WRITTEN.search(line) is not None


class _Text:
    """Lines to look for others in, whatever their white space, cell bars and breaks."""

    def __init__(self, parts: Sequence[str]) -> None:
        self.joined = _joined(parts)
        self._lines = {_squeeze(part) for part in parts}

    def __contains__(self, line: str) -> bool:
        squeezed = _squeeze(line)
        # Most are there as they are, and a set is asked faster than a text.
        return squeezed in self._lines or squeezed in self.joined


def _joined(parts: Sequence[str]) -> str:
    return _squeeze("".join(parts))


def _squeeze(text: str) -> str:
    return _SQUEEZED.sub("", text)
