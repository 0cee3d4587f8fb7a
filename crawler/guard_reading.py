"""A body as the guard sees it: title, visible text, what stands in links and what does not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Titles of entries and names of columns; more than this between <a> and </a> is a tag that was never closed.
_LONGEST_LINK = 100

_TAG = re.compile(r"<[^<>]*>")
_PIECE = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"</?([a-z][a-z0-9]*)", re.IGNORECASE)
_HIDDEN = re.compile(r"<!--|<(?:script|style)\b", re.IGNORECASE)
_SHOWN = {
    "<!--": re.compile("-->"),
    "<script": re.compile(r"</script\s*>", re.IGNORECASE),
    "<style": re.compile(r"</style\s*>", re.IGNORECASE),
}
_TITLE = re.compile(r"<title[^<>]*>([^<]*)", re.IGNORECASE)
_META = re.compile(r"<meta\b[^<>]*>", re.IGNORECASE)
_META_NAME = re.compile(r"\bname\s*=\s*[\"']?([\w.-]+)", re.IGNORECASE)
_META_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_DATED = re.compile(r"(?:发布|发文|更新|信息)(?:时间|日期):?20\d\d|日期:20\d\d|来源:")
_INLINE = frozenset(
    ("a", "abbr", "b", "big", "em", "font", "i", "ins", "label", "mark", "small", "span", "strong", "u")
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body as a reader sees it; title and visible text in lower case and without spaces."""

    raw: str
    title: str
    visible: str
    scripts: int
    """Letters of scripts, styles and comments."""

    @property
    def is_article(self) -> bool:
        """Whether it says of itself when and by whom it was published."""
        known = metas(self.raw)
        return bool(known.get("articletitle") or known.get("pubdate") or _DATED.search(self.visible))


@dataclass(frozen=True, slots=True)
class Parts:
    """What a body shows, divided; all in lower case and without spaces."""

    own: tuple[str, ...]
    """Blocks of text outside of links, the title left out."""
    links: tuple[str, ...]


def read(raw: str) -> Body:
    """Read a decoded body."""
    title = _TITLE.search(raw)
    shown = "".join(_shown(raw))
    visible = bare(_TAG.sub("", shown))
    return Body(raw, bare(title[1]) if title else "", visible, len(raw) - len(shown))


def bare(words: str) -> str:
    """Take spaces out of words, and what differs between scripts."""
    return "".join(words.replace("&nbsp;", "").split()).lower().replace("：", ":")


def metas(raw: str) -> dict[str, str]:
    """Map the names of a page's meta elements to what they say, the first of a name first."""
    found: dict[str, str] = {}
    for meta in _META.findall(raw):
        name, content = _META_NAME.search(meta), _META_CONTENT.search(meta)
        if name and content:
            found.setdefault(name[1].lower(), bare(content[1] or content[2] or ""))
    return found


def has_tags(raw: str) -> bool:
    """Say whether a body holds any markup."""
    return _TAG.search(raw) is not None


def divide(raw: str) -> Parts:
    """Divide what a body shows into links and its own text."""
    own: list[str] = []
    links: list[str] = []
    linked: list[str] | None = None
    block: list[str] = []
    for piece in _PIECE.split(_TITLE.sub("", "".join(_shown(raw)))):
        tag = _NAME.match(piece)
        if tag is None:
            (block if linked is None else linked).append(piece)
            continue
        name = tag[1].lower()
        if name == "a":
            _leave_link(linked, links, block)
            linked = [] if "href" in piece.lower() and piece[1] != "/" else None
        elif name not in _INLINE and linked is None:
            own.append(bare("".join(block)))
            block = []
    _leave_link(linked, links, block)
    own.append(bare("".join(block)))
    return Parts(tuple(filter(None, own)), tuple(links))


def _leave_link(linked: list[str] | None, links: list[str], block: list[str]) -> None:
    words = bare("".join(linked or ()))
    if len(words) > _LONGEST_LINK:
        block.append(words)
    elif words:
        links.append(words)


def _shown(raw: str) -> Iterator[str]:
    """Yield what stands outside scripts, styles and comments, in one pass even over a thousand open ones."""
    start = 0
    while hidden := _HIDDEN.search(raw, start):
        yield raw[start : hidden.start()]
        end = _SHOWN[hidden[0].lower()].search(raw, hidden.end())
        if end is None:
            return
        start = end.end()
    yield raw[start:]
