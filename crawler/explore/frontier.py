"""The links that wait to be followed, the most promising first."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.adapters.base import ListRequest
from crawler.adapters.shared.link_words import names_an_article
from crawler.explore.goal import NEW_COLUMNS, Goal
from crawler.explore.ways import Way
from crawler.explore.words import (
    bare_name,
    is_file,
    is_neighbour,
    is_search,
    is_title,
    is_variant,
    leads_away,
    names_a_year,
    weight_of_address,
    weight_of_name,
)
from crawler.urls import canonical_url

# Pages below a column of the subject must beat menus that only speak of disclosure (94 x 0.6 > 52 less a step).
_INHERITED = 0.6
_LAST_RESORT = 4.0
"""A link of a home page that says nothing; deeper ones are not followed."""
_A_PART = 50.0
"""A frame of a home page."""
_A_STEP = 3.0
_A_NEIGHBOUR = 30.0
_A_VARIANT = 30.0
# On a page about the subject the names of offices say whose reports lie below it: 财政局, 统计局.
_BRANCH = 75.0
_ONE_MORE_OF_A_FORM = 8.0
# Some systems give a column an address of the form that others give to articles.
_FEWEST_FOR_ARTICLE = 20
_LONGEST_FOR_ARTICLE = 12
_MOST_WAITING = 5000

_COLUMN = re.compile(r"/(?:col|column|channel)s?[/_]", re.IGNORECASE)
_INDEX = re.compile(r"/(?:(?:index|default)\.\w{2,5})?$")
_VARYING = re.compile(r"\d+|[0-9a-f]{16,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """One page to look at."""

    url: str
    text: str
    """What the link to it says; a frame says what the page around it was called."""
    path: tuple[str, ...]
    """Texts of the links on the way, this one's last."""
    worth: float
    """What text, address and the page it stands on promise, up to 100."""
    is_told: bool
    """Text or address promise by themselves."""
    more: ListRequest | None = None
    """The request, where this is a further page of the column at `url`."""
    adapter: str | None = None
    """Whose request that is."""
    less: float = 0.0
    """What speaks against it."""
    is_article: bool = False
    """It was listed before: what stands above it leads to its column."""

    @property
    def score(self) -> float:
        """Tell how soon it is to be followed."""
        return self.worth - _A_STEP * len(self.path) - self.less


class Frontier:
    """Gives every page once."""

    def __init__(self, home: str, goal: Goal = NEW_COLUMNS) -> None:
        self._home = home
        self._goal = goal
        self._waiting: dict[str, Lead] = {}
        self._seen: set[str] = set()
        self._forms: Counter[str] = Counter()

    def settle(self, home: str) -> None:
        """Learn on which host the site lies."""
        self._home = home

    def add(self, ways: Iterable[Way], around: Lead) -> None:
        """Take in the ways out of a page."""
        for way in ways:
            lead = self._lead(way, around)
            if lead is not None:
                self.push(lead)

    def push(self, lead: Lead) -> None:
        """Take in one lead, unless its page was seen or waits under a better one."""
        place = place_of(lead.url)
        if lead.more is not None:
            # Some systems ask for all pages of a list at one address.
            place = f"{place} page {lead.more.page}"
        waiting = self._waiting.get(place)
        if place in self._seen or lead.score <= 0 or (waiting is not None and waiting.score >= lead.score):
            return
        if waiting is not None or len(self._waiting) < _MOST_WAITING:
            self._waiting[place] = lead

    def see(self, url: str) -> bool:
        """Note that a page was seen at an address; say whether it is the first time."""
        place = place_of(url)
        self._waiting.pop(place, None)
        if place in self._seen:
            return False
        self._seen.add(place)
        return True

    def pop(self, least: float) -> Lead | None:
        """Give the best lead, None where none has at least that score."""
        if not self._waiting:
            return None
        place = max(self._waiting, key=lambda place: self._standing(self._waiting[place]))
        lead = self._waiting[place]
        if self._standing(lead) < max(least, 0.1):
            return None
        del self._waiting[place]
        self._seen.add(place)
        self._forms[_form(lead.url)] += not lead.is_told
        return lead

    def _standing(self, lead: Lead) -> float:
        # A calendar has a page for every month that ever was: without words, one more of the same form is worth less.
        again = 0 if lead.is_told else self._forms[_form(lead.url)]
        return lead.score - _ONE_MORE_OF_A_FORM * again

    def _lead(self, way: Way, around: Lead) -> Lead | None:
        if is_file(way.url) or is_search(way.url):
            return None
        less = _A_NEIGHBOUR if is_neighbour(way.url, self._home) else 0.0
        less += _A_VARIANT if is_variant(way.url) and not is_variant(self._home) else 0.0
        if way.is_part:
            return Lead(
                url=way.url,
                text=around.text,
                path=around.path,
                worth=max(around.worth, _A_PART),
                is_told=around.is_told,
                less=less,
            )
        named, known = weight_of_name(way.text), self._goal.promise(way.text)
        if not known and _leads_elsewhere(way, named, around):
            return None
        told = max(named, known, weight_of_address(way.url))
        return Lead(
            url=way.url,
            text=way.text,
            path=(*around.path, way.text or urlsplit(way.url).path),
            worth=max(told, _INHERITED * around.worth, _LAST_RESORT),
            is_told=told > 0 or (names_a_year(way.text) and around.worth >= _BRANCH),
            less=less,
        )


def place_of(url: str) -> str:
    """Give what all addresses of one page share: its canonical address without the name of an index file."""
    fragment = urlsplit(url).fragment.lstrip("/")
    place = _INDEX.sub("", canonical_url(url))
    # Some platforms open a category by its number there.
    return f"{place}#{fragment}" if fragment.isdecimal() else place


def _leads_elsewhere(way: Way, named: int, around: Lead) -> bool:
    if is_title(way.text) or (leads_away(way.text) and not _is_branch(way.url, around)):
        return True
    if way.text and not named and not names_an_article(way.text):
        # The pages of a list are its reader's business.
        return True
    looks_like_article = way.is_article and _COLUMN.search(way.url) is None
    return looks_like_article and (named < _FEWEST_FOR_ARTICLE or len(bare_name(way.text)) > _LONGEST_FOR_ARTICLE)


def _is_branch(url: str, around: Lead) -> bool:
    return around.worth >= _BRANCH and url.startswith(f"{around.url.rpartition('/')[0]}/")


def _form(url: str) -> str:
    parts = urlsplit(url)
    return _VARYING.sub("#", f"{parts.path}?{parts.query}")
