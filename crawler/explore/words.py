"""How much a link promises: what its text and its address say about a column of reports."""

import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from urllib.parse import parse_qsl, urlsplit

from crawler.titles import classify
from crawler.urls import host, same_site
from store.records import Kind

_WORDS = tomllib.loads(files("crawler.explore").joinpath("words.toml").read_text("utf-8"))
_NAMES: dict[str, int] = _WORDS["names"]
_SLUGS: dict[str, int] = _WORDS["slugs"]
_AWAY: tuple[str, ...] = tuple(_WORDS["away"]["words"])
_DISCLOSING = frozenset(_WORDS["hosts"]["disclosing"])
_VARIANTS = frozenset(_WORDS["variants"]["pieces"])
_UNLASTING = frozenset(_WORDS["unlasting"]["pieces"])
_FORMER: tuple[str, ...] = tuple(_WORDS["unlasting"]["former"])
_TOOLS: tuple[str, ...] = tuple(_WORDS["unlasting"]["tools"])
_PASSING: tuple[str, ...] = tuple(_WORDS["unlasting"]["passing"])

LONGEST_NAME = 24
"""Letters; a longer text is a title, not the name of a column."""

_SUBJECT_WEIGHT = 60
_PAPERS_WEIGHT = 98
_NAMES_OF_COLUMNS = frozenset({Kind.INDEX_PAGE, Kind.REPORT, Kind.UNDECIDED})
_YEAR = re.compile(r"20\d\d")
_YEAR_ALONE = re.compile(r"(?:20\d\d年?(?:度)?){1,2}")
_TITLE = re.compile(r"…|\.{3}$|^关于|^《|召开|印发|的(?:公告|决定|通报|通告|通知|意见)$")
_SPACE = re.compile(r"\s+")
_SEARCH = re.compile(r"/(?:j?search|so|query|s)(?:[/.]|$)", re.IGNORECASE)
_SEARCH_KEYS = frozenset({"keyword", "keywords", "kw", "q", "qt", "query", "searchword"})
_FILE = re.compile(
    r"\.(?:apk|avi|bmp|css|docx?|exe|flv|gif|ico|jpe?g|mp[34]|ofd|pdf|png|pptx?|rar|svg|swf|txt|webp|wps|xlsx?|zip)$",
    re.IGNORECASE,
)


def weight_of_name(text: str) -> int:
    """Weigh the text of a link from 0, it leads elsewhere or says nothing, to 100."""
    bare = bare_name(text)
    if len(bare) > LONGEST_NAME:
        return 0
    weight = max((points for word, points in _NAMES.items() if word in bare), default=0)
    return 0 if leads_away(text) else weight


def weight_of_address(url: str) -> int:
    """Weigh an address by the pieces of its path; what stands before the last two belongs to the pages around."""
    return max((points for piece in _pieces(url)[-2:] for slug, points in _SLUGS.items() if slug in piece), default=0)


def leads_away(text: str) -> bool:
    """Say whether the text of a link names another matter, and not the subject beside it."""
    bare = bare_name(text)
    if not any(word in bare for word in _AWAY):
        return False
    return max((points for word, points in _NAMES.items() if word in bare), default=0) < _SUBJECT_WEIGHT


def is_title(text: str) -> bool:
    """Say whether a text is an article's title rather than a column's name: long, cut short, or a document's."""
    bare = bare_name(text)
    return len(bare) > LONGEST_NAME or _TITLE.search(bare) is not None


def names_subject(name: str) -> bool:
    """Say whether a column of this name is about the reports' subject."""
    bare = bare_name(name)
    if not bare or len(bare) > LONGEST_NAME or _YEAR.search(bare):
        return False
    return classify(bare).kind in _NAMES_OF_COLUMNS


def names_papers(name: str) -> bool:
    """Say whether a column of this name is about the reports themselves, not only about their subject."""
    return names_subject(name) and weight_of_name(name) >= _PAPERS_WEIGHT


def names_a_year(text: str) -> bool:
    """Say whether a text is a year and nothing else."""
    return _YEAR_ALONE.fullmatch(bare_name(text)) is not None


def is_search(url: str) -> bool:
    """Say whether an address is that of a search."""
    parts = urlsplit(url)
    asked = {name.lower() for name, _ in parse_qsl(parts.query)}
    return _SEARCH.search(parts.path) is not None or bool(asked & _SEARCH_KEYS)


def is_unlasting(url: str, names: Sequence[str], path: Sequence[str]) -> bool:
    """Say whether a list shows its entries for a while only, or is what an older site left."""
    pieces = {re.split(r"[._?-]", piece)[0] for piece in (host(url), *_pieces(url))}
    if not _UNLASTING.isdisjoint(pieces) or _says(_FORMER, (*names, *path)) or _says(_TOOLS, names):
        return True
    return _says(_PASSING, names) and not any(map(names_subject, names))


def is_file(url: str) -> bool:
    """Say whether an address is that of a file which is no page."""
    return _FILE.search(urlsplit(url).path) is not None


def is_variant(url: str) -> bool:
    """Say whether an address lies in another version of its site: for telephones, or in another script."""
    return not _VARIANTS.isdisjoint((host(url).partition(".")[0], *_pieces(url)[:1]))


def is_neighbour(url: str, home: str) -> bool:
    """Say whether an address of the same site lies on a host of somebody else's: a department's, a district's."""
    here, there = (host(one).removeprefix("www.") for one in (home, url))
    if here == there or not same_site(url, home):
        return False
    return there.partition(".")[0] not in _DISCLOSING


def bare_name(text: str) -> str:
    """Give a text without white space, in lower case."""
    return _SPACE.sub("", text).lower()


def _says(words: Sequence[str], names: Sequence[str]) -> bool:
    return any(word in bare_name(name) for name in names for word in words)


def _pieces(url: str) -> list[str]:
    return [piece for piece in urlsplit(url).path.lower().split("/") if piece]
