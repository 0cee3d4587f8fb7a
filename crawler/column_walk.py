"""How far each column is read tonight, and what its pages bring."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from crawler.adapters.base import Listing, ListRequest
from crawler.discovery import CANDIDATES, Sighting, sight
from crawler.items import Fault
from crawler.source import Expect
from crawler.tasks import ColumnTask
from store.records import IncidentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """One page of a column, as the night takes it."""

    sightings: tuple[Sighting, ...]
    following: ListRequest | None
    """The page to ask for next, None where the column has told what it has to tell."""
    faults: tuple[Fault, ...]
    """What the number of entries says about the source."""


class ColumnWalk:
    """Goes from page to page of each column while there is reason to."""

    def __init__(self, known: Mapping[str, Set[str]]) -> None:
        self._known = {source: set(keys) for source, keys in known.items()}
        self._chains: dict[int, set[str]] = {}
        self._told: set[int] = set()

    def step(self, task: ColumnTask, listing: Listing, expect: Expect) -> Walked:
        """Take one page in and say how to go on."""
        known = self._known.setdefault(task.source, set())
        sightings = sight(listing.entries, known=known, hosts=task.hosts, column=task.page.url)
        chain = self._chains.setdefault(task.column, set())
        fresh = {sighting.entry.key for sighting in sightings} - chain
        chain |= fresh
        known |= fresh
        following = _following(task, listing, sightings, fresh)
        if any(sighting.entry.title or sighting.entry.kind in CANDIDATES for sighting in sightings):
            self._told.add(task.column)
        faults = _count_faults(task, listing, expect, seen=len(chain))
        if following is None:
            del self._chains[task.column]
            faults += () if task.column in self._told else (_nothing_told(task, seen=len(chain)),)
        return Walked(sightings=sightings, following=following, faults=faults)


def _following(
    task: ColumnTask, listing: Listing, sightings: tuple[Sighting, ...], fresh: Set[str]
) -> ListRequest | None:
    if not listing.entries:
        return listing.following  # a shell, whose entries lie behind the next request; or past the end
    if not fresh:
        return None  # the site shows the same page again
    if task.complete and not any(sighting.unknown for sighting in sightings):
        return None
    return listing.following


def _nothing_told(task: ColumnTask, *, seen: int) -> Fault:
    detail = f"{seen} addresses without titles, and none names the subject: declare a list page instead"
    return Fault(kind=IncidentKind.LIST_NOT_UNDERSTOOD, url=task.page.url, detail=detail)


def _count_faults(task: ColumnTask, listing: Listing, expect: Expect, *, seen: int) -> tuple[Fault, ...]:
    low, high = expect.entries
    if listing.following is None and seen < low:
        kind, detail = IncidentKind.TOO_FEW_ENTRIES, f"{seen} entries, at least {low} expected"
    elif seen > high:
        kind, detail = IncidentKind.TOO_MANY_ENTRIES, f"{seen} entries, at most {high} expected"
    else:
        return ()
    return (Fault(kind=kind, url=task.page.url, detail=detail),)
