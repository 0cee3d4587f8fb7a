"""What the text of a link on a list page says about where it leads."""

import re
import tomllib
from importlib.resources import files

_WORDS = tomllib.loads(files(__package__).joinpath("link_words.toml").read_text(encoding="utf-8"))
_NEXT = frozenset(_WORDS["next"])
_LAST = frozenset(_WORDS["last"])
_ELSEWHERE = _NEXT | _LAST | frozenset(_WORDS["navigation"])
_SHORTEST_TITLE = 2
_NOT_WORDS = re.compile(r"[\W_]+")
# Registrations at the foot of every official page.
_REGISTRATION = re.compile(r"(?:网安备|icp备)\d")
_PAGE_NUMBER = re.compile(r"第?\d*页?")
_PAGER_NUMBER = re.compile(r"[\[【(（]?\s{0,3}第?\s{0,3}([1-9][0-9]{0,3})\s{0,3}页?\s{0,3}[\]】)）]?", re.ASCII)


def leads_to_next_page(text: str) -> bool:
    """Say whether a link with this text leads to the next page of the column."""
    return _bare(text) in _NEXT


def leads_to_last_page(text: str) -> bool:
    """Say whether a link with this text leads to the last page of the column."""
    return _bare(text) in _LAST


def page_number(text: str) -> int | None:
    """Read the page that a link in a pager names; None where it names none."""
    found = _PAGER_NUMBER.fullmatch(text.strip())
    return int(found[1]) if found is not None else None


def names_an_article(text: str) -> bool:
    """Say whether a link with this text can lead to an article: it says more than a page number or a menu does."""
    bare = _bare(text)
    if len(bare) < _SHORTEST_TITLE or bare in _ELSEWHERE:
        return False
    return _PAGE_NUMBER.fullmatch(bare) is None and _REGISTRATION.search(bare) is None


def _bare(text: str) -> str:
    return _NOT_WORDS.sub("", text).lower()
