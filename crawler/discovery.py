"""Which entries of a column deserve a fetch."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.adapters.base import Entry
from crawler.slugs import names_subject
from crawler.titles import Classified, classify
from crawler.urls import canonical_url, official
from store.records import EntrySeen, Kind

MOST_LOOKED_INTO = 100
"""Addresses without titles that are all looked into where none names the subject; more would be a whole site."""

# What a column named for the reports may call one: 2024年, 2024年度报告, 关于2024年度工作情况的报告.
_BARE = re.compile(r"(?:关于)?20\d\d年?度?(?:年度)?(?:工作)?(?:情况)?的?(?:报告)?")

CANDIDATES = frozenset({Kind.REPORT, Kind.UNDECIDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """An entry as seen tonight."""

    entry: EntrySeen
    unknown: bool
    """Its column has never listed it before."""

    @property
    def deserves_fetch(self) -> bool:
        """Say whether it is new to us and may be a report."""
        return self.unknown and self.entry.kind in CANDIDATES


def sight(
    entries: Iterable[Entry], *, known: Collection[str], hosts: Collection[str], column: str = ""
) -> tuple[Sighting, ...]:
    """Classify a page's entries.

    `known` are canonical addresses, `hosts` the source's declared official ones, `column` the address of the list, in
    whose name a title may leave out the subject.
    """
    listed = tuple(entries)
    untitled = {entry.url for entry in listed if not entry.title}
    is_small = len(untitled) <= MOST_LOOKED_INTO and not any(map(names_subject, untitled))
    sightings: dict[str, Sighting] = {}
    for entry in listed:
        key = canonical_url(entry.url)
        seen = _seen(entry, key, hosts, is_small=is_small, column=column)
        # The same address may stand behind a picture or a word for more, too.
        if key not in sightings or (seen.kind in CANDIDATES and sightings[key].entry.kind not in CANDIDATES):
            sightings[key] = Sighting(entry=seen, unknown=key not in known)
    return tuple(sightings.values())


def _seen(entry: Entry, key: str, hosts: Collection[str], *, is_small: bool, column: str) -> EntrySeen:
    verdict = _by_title(entry, column) if entry.title else _by_address(entry.url, is_small=is_small)
    kind, reason = verdict.kind, verdict.reason
    if kind in CANDIDATES and not official(entry.url, hosts):
        kind, reason = Kind.OTHER, f"{urlsplit(entry.url).hostname} is not an official host"
    return EntrySeen(key=key, url=entry.url, title=entry.title, listed_on=entry.listed_on, kind=kind, reason=reason)


def _by_title(entry: Entry, column: str) -> Classified:
    verdict = classify(entry.title)
    if verdict.kind is Kind.INDEX_PAGE and entry.listed_on is not None:
        # What is dated is no navigation.
        return Classified(Kind.UNDECIDED, f"{verdict.reason}, but dated as an article")
    if verdict.kind is Kind.OTHER and names_subject(column) and _BARE.fullmatch(entry.title.replace(" ", "")):
        return Classified(Kind.UNDECIDED, "names only a year, in a column whose address names the subject")
    return verdict


def _by_address(url: str, *, is_small: bool) -> Classified:
    if names_subject(url):
        return Classified(Kind.UNDECIDED, "listed without a title under an address that names the subject")
    if is_small:
        return Classified(Kind.UNDECIDED, "listed without a title in a list that is small enough to look into")
    return Classified(Kind.OTHER, "listed without a title, and the address does not name the subject")
