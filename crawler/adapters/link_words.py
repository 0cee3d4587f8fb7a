"""What the text of a link on a list page says about where it leads."""

import re
import tomllib
from importlib.resources import files

_WORDS = tomllib.loads(files(__package__).joinpath("link_words.toml").read_text(encoding="utf-8"))
_NEXT = frozenset(_WORDS["next"])
_ELSEWHERE = _NEXT | frozenset(_WORDS["navigation"])
_SHORTEST_TITLE = 2
_NOT_WORDS = re.compile(r"[\W_]+")
# Registrations at the foot of every official page.
_REGISTRATION = re.compile(r"(?:网安备|icp备)\d")
_PAGE_NUMBER = re.compile(r"第?\d*页?")


def leads_to_next_page(text: str) -> bool:
    """Say whether a link with this text leads to the next page of the column."""
    return _bare(text) in _NEXT


def names_an_article(text: str) -> bool:
    """Say whether a link with this text can lead to an article: it says more than a page number or a menu does."""
    bare = _bare(text)
    if len(bare) < _SHORTEST_TITLE or bare in _ELSEWHERE:
        return False
    return _PAGE_NUMBER.fullmatch(bare) is None and _REGISTRATION.search(bare) is None


def _bare(text: str) -> str:
    return _NOT_WORDS.sub("", text).lower()
