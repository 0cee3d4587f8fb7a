"""How a host shows that an address is not there: an address that never was, and what its answer has in common."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from crawler.guard_reading import divide, read
from crawler.urls import canonical_url

# Two articles of one host, given one title, share at most 0.3 of their letters outside of links; two answers of one
# not-found page all of them, as what changes there, figures, dates and the titles of other pages, does not count.
SAME_PAGE = 0.9
"""Share from which a page that looks like an article is called the host's own not-found page."""
SAME_ODD_PAGE = 0.6
"""The same for an answer that the guard does not take for an article."""

_LONGEST = 8000
_TITLE_LETTERS = 12
_FIGURES = re.compile(r"https?:[!-~]*|[a-z0-9.-]+\.(?:cn|com|net|org)\b[!-~]*|[\d〇]+|星期[一二三四五六日天]|[\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_LAST_FIGURES = re.compile(r"\d+(?=\D*$)")
_MADE_UP = "0000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What an answer is compared by."""

    status: int
    sent_on_to: str | None
    """Where the request was sent on to, without its query, which may repeat the address that was asked for."""
    fingerprint: str

    @property
    def is_blank(self) -> bool:
        """Whether it shows nothing: as outages do."""
        return self.sent_on_to is None and not self.fingerprint.strip()


def made_up(url: str) -> str:
    """Give an address beside this one that never was: its last number is all noughts."""
    parts = urlsplit(url)
    if parts.query and (query := _without_number(parts.query)) != parts.query:
        return parts._replace(query=query, fragment="").geturl()
    return _sibling(parts)


def sign_of(*, requested: str, url: str, status: int, text: str) -> Sign:
    """Read what an answer of `url` to a request for `requested` is compared by."""
    answered = canonical_url(url)
    sent_on_to = None if answered == canonical_url(requested) else answered.partition("?")[0]
    return Sign(status=status, sent_on_to=sent_on_to, fingerprint=fingerprint(text))


def fingerprint(text: str) -> str:
    """Write down a page's title and, a block a line, its text outside of links, without figures and addresses."""
    blocks = filter(None, map(_lasting, divide(text).own))
    return "\n".join([_lasting(read(text).title), *dict.fromkeys(blocks)])[:_LONGEST]


def is_same(one: Sign, other: Sign, share: float) -> bool:
    """Say whether two answers are one page; nothing is the same as a blank one."""
    if (one.status, one.sent_on_to) != (other.status, other.sent_on_to):
        return False
    return not one.is_blank and likeness(one.fingerprint, other.fingerprint) >= share


def shows_title(text: str, title: str) -> bool:
    """Say whether a page shows a title, or the greater part of it, outside of its links."""
    told = _lasting(title.lower())[:_TITLE_LETTERS]
    return bool(told) and told in fingerprint(text).replace("\n", "")


def likeness(one: str, other: str) -> float:
    """Measure which share of two fingerprints' letters stands in both; none where their titles differ."""
    title, *blocks = one.split("\n")
    other_title, *other_blocks = other.split("\n")
    if title != other_title:
        return 0.0
    letters = sum(map(len, blocks)) + sum(map(len, other_blocks))
    both = sum(map(len, set(blocks) & set(other_blocks)))
    return 2 * both / letters if letters else 1.0


def _without_number(written: str) -> str:
    return _LAST_FIGURES.sub(lambda number: "0" * len(number[0]), written)


def _sibling(parts: SplitResult) -> str:
    folder, slash, name = parts.path.rstrip("/").rpartition("/")
    closing = "/" if parts.path.endswith("/") else ""
    stem, dot, suffix = name.rpartition(".") if "." in name else (name, "", "")
    sibling = _without_number(stem)
    if sibling == stem:
        sibling = f"{stem}{_MADE_UP}"
    return parts._replace(path=f"{folder}{slash or '/'}{sibling}{dot}{suffix}{closing}", fragment="").geturl()


def _lasting(words: str) -> str:
    lasting = _FIGURES.sub("", words)
    return lasting if _LETTER.search(lasting) else ""
