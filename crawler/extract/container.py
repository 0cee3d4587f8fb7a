"""The element of a page that holds its body."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice

from lxml import etree, html

from crawler.errors import TextNotFound
from crawler.extract.blocks import lines
from crawler.extract.dates import is_date_line
from crawler.extract.page import is_hidden

_KNOWN = tomllib.loads((files("crawler.extract") / "containers.toml").read_text("utf-8"))
_CLASSES = frozenset(_KNOWN["classes"])
_IDS = frozenset(_KNOWN["ids"])
_ID_PREFIXES = tuple(_KNOWN["id_prefixes"])
_TAGS = frozenset(_KNOWN["tags"])

# Sentences end in marks that menus, labels and footers do not have; one weighs as much as this many characters.
_END_WEIGHT = 40
_ENDS = re.compile("[。；]")
# Frames of a page hold welcome lines and legal notes; their prose counts for this much.
_FRAME_SHARE = 0.1
_FIRST_PART = re.compile("[-_0-9]")
_FRAMES = frozenset({"foot", "footer", "header", "nav"})
# A known container that holds less than this share of the page's prose is another part of the page.
_SHARE_OF_PAGE = 0.3
# With this little prose elsewhere on the page, no other reading of it can differ by more than a little.
_SHARE_ELSEWHERE = 0.1
# Title, source line, labels and footer of a page weigh 120 to 200.
_LABELS = 250
# A list in a named element has its text in links.
_MOSTLY = 0.8
# An inner element stands for an outer one when it holds this share of its prose.
_SHARE_OF_OUTER = 0.9
# A run without a full stop of this length is prose, not a label.
_SENTENCE = 20
# A signature is a name or three and a date; source and menu lines with dates write them in figures only.
_SIGNATURE_LENGTH = 200
_SIGNATURE_PIECES = 30
_PARAGRAPHS = frozenset({"b", "font", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "span", "strong"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """Where the body stands."""

    element: html.HtmlElement
    method: str
    certain: bool = True
    """The source's rule chose it, or no prose to speak of stands elsewhere."""
    densest: html.HtmlElement | None = None
    """The element that holds the page's prose, whatever its name."""


def find(root: html.HtmlElement, body_rule: str | None) -> Container:
    """Find the body by the source's rule, by known names, else where the prose is; raises TextNotFound."""
    prose = _prose(root)
    if body_rule is not None:
        ruled = max(root.cssselect(body_rule), key=lambda element: prose[element], default=None)
        if ruled is not None:
            return Container(element=ruled, method=f"rule:{body_rule}")
    densest = _densest(_top(root), prose)
    if _is_wide(densest):
        densest = _densest(densest, _prose(root, _sentences))
    named = _innermost(_known(root), prose, at_least=_SHARE_OF_PAGE * prose[densest])
    if named is not None:
        element, method = _with_signature(named, prose), f"container:{_selector(named)}"
        certain = _is_certain(prose[named], prose[root])
        return Container(element=element, method=method, certain=certain, densest=densest)
    if not prose[densest]:
        raise TextNotFound("there is no text outside of links")
    certain = _is_certain(prose[densest], prose[root])
    return Container(element=densest, method="densest", certain=certain, densest=densest)


def _is_certain(inside: float, everywhere: float) -> bool:
    return everywhere - inside < max(_LABELS, _SHARE_ELSEWHERE * inside)


def find_again(root: html.HtmlElement) -> Container | None:
    """Find the named element with the most prose, however little of the page's that is; None where there is none."""
    prose = _prose(root)
    named = max(_known(root), key=lambda element: prose[element], default=None)
    if named is None or prose[named] < _MOSTLY * len(_squeezed(named)):
        return None
    return Container(element=named, method=f"container:{_selector(named)}")


def _prose(root: html.HtmlElement, weigh: Callable[[str | None], int] | None = None) -> Mapping[etree._Element, float]:
    """Weigh the prose in every element; links and hidden elements have none."""
    weigh = weigh or _weight
    elements = list(root.iter(etree.Element))
    weights = dict.fromkeys(elements, 0.0)
    for element in reversed(elements):
        weight = 0 if element.tag == "a" or is_hidden(element) else weights[element] + weigh(element.text)
        weights[element] = weight
        parent = element.getparent()
        if parent is not None:
            weights[parent] += (_FRAME_SHARE * weight if _is_frame(element) else weight) + weigh(element.tail)
    return weights


def _is_frame(element: html.HtmlElement) -> bool:
    words = (element.tag, element.get("id", ""), *element.get("class", "").split())
    return any(_FIRST_PART.split(word.lower(), maxsplit=1)[0] in _FRAMES for word in words)


def _weight(text: str | None) -> int:
    return _END_WEIGHT * len(_ENDS.findall(stripped)) + len(stripped) if (stripped := (text or "").strip()) else 0


def _sentences(text: str | None) -> int:
    stripped = (text or "").strip()
    return _weight(stripped) if len(stripped) >= _SENTENCE or _ENDS.search(stripped) else 0


def _is_wide(element: html.HtmlElement) -> bool:
    """Say whether an element holds more of the page than its text: the frames, or all there is."""
    return element.tag == "body" or any(map(_is_frame, element.iter(etree.Element)))


def _known(root: html.HtmlElement) -> list[html.HtmlElement]:
    return [element for element in root.iter(etree.Element) if _is_known(element)]


def _is_known(element: html.HtmlElement) -> bool:
    name = element.get("id", "").lower()
    if name in _IDS or name.startswith(_ID_PREFIXES) or element.tag in _TAGS:
        return True
    return not _CLASSES.isdisjoint(element.get("class", "").lower().split())


def _innermost(
    known: list[html.HtmlElement], prose: Mapping[etree._Element, float], *, at_least: float
) -> html.HtmlElement | None:
    outer = max(known, key=lambda element: prose[element], default=None)
    if outer is None or prose[outer] < at_least or not prose[outer]:
        return None
    # Beside the outer one may stand a copy of it for small screens, with a paragraph less.
    within = set(outer.iter(etree.Element))
    inner = (element for element in reversed(known) if element in within)
    bearing = (element for element in inner if prose[element] >= _SHARE_OF_OUTER * prose[outer])
    # In document order the last one is the innermost.
    return next(element for element in bearing if element is outer or not _signed_between(element, outer))


def _signed_between(inner: html.HtmlElement, outer: html.HtmlElement) -> bool:
    """Say whether a signature's date follows an element within another."""
    element = inner
    while element is not None and element is not outer:
        if any(_is_signature(sibling) for sibling in element.itersiblings(etree.Element)):
            return True
        element = element.getparent()
    return False


def _with_signature(element: html.HtmlElement, prose: Mapping[etree._Element, float]) -> html.HtmlElement:
    """Give the parent of an element where a signature stands next to it and no other prose."""
    parent, beside = element.getparent(), next(element.itersiblings(etree.Element), None)
    if parent is None or beside is None or not _is_signature(beside):
        return element
    return parent if prose[element] >= _SHARE_OF_OUTER * prose[parent] else element


def _is_signature(element: html.HtmlElement) -> bool:
    text = "".join(islice(element.itertext(), _SIGNATURE_PIECES))
    return "日" in text and len(text) <= _SIGNATURE_LENGTH and any(map(is_date_line, lines(element)))


def _top(root: html.HtmlElement) -> html.HtmlElement:
    body = root.find("body")
    return root if body is None else body


def _densest(element: html.HtmlElement, prose: Mapping[etree._Element, float]) -> html.HtmlElement:
    while (inner := _bearer(element, prose)) is not None:
        element = inner
    return element


def _bearer(element: html.HtmlElement, prose: Mapping[etree._Element, float]) -> html.HtmlElement | None:
    """Give the one child that bears the prose of an element, None when several do or a signature follows it."""
    children = [child for child in element.iterchildren(etree.Element) if child.tag not in _PARAGRAPHS]
    if not children:
        return None
    children.sort(key=lambda child: prose[child], reverse=True)
    first, rest = children[0], children[1:]
    if prose[first] < _SHARE_OF_OUTER * prose[element] and not (rest and _repeats(rest[0], first)):
        return None
    return None if _signed_between(first, element) or not prose[first] else first


def _repeats(copy: html.HtmlElement, original: html.HtmlElement) -> bool:
    """Say whether one element carries the text of another once more, as pages with a mobile face do."""
    original_text = _squeezed(original)
    pieces = ("".join(text.split()) for text in copy.itertext() if _sentences(text))
    lengths = {piece: len(piece) for piece in pieces}
    found = sum(length for piece, length in lengths.items() if piece in original_text)
    return bool(lengths) and found >= _SHARE_OF_OUTER * sum(lengths.values())


def _squeezed(element: html.HtmlElement) -> str:
    return "".join("".join(element.itertext()).split())


def _selector(element: html.HtmlElement) -> str:
    name = element.get("id")
    if name and (name.lower() in _IDS or name.lower().startswith(_ID_PREFIXES)):
        return f"#{name}"
    known = (word for word in element.get("class", "").split() if word.lower() in _CLASSES)
    word = next(known, None)
    return f".{word}" if word else str(element.tag)
