"""What an exploration has to say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from crawler.explore.columns import Column, why, why_not
from crawler.explore.identity import Identity
from store.records import EntrySeen

_NEWEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A column that carries reports, read twice."""

    column: str
    """Its address."""
    name: str
    adapter: str
    entries: int
    """As far as its pages were read, like the counts below."""
    pages: int
    reports: int
    undecided: int
    dedicated: bool
    newest: tuple[str, ...]
    """Titles of the newest reports."""
    seen: str
    """Address of the newest of them."""
    path: tuple[str, ...]
    """Texts of the links that led to it."""
    reason: str
    matched: int = 0
    """Titles known from before that it lists; nothing is known of a site that is new to us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """A list that one might expect among the proposals."""

    column: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The outcome of an exploration."""

    url: str
    site: str
    """The home page's address."""
    readable: bool
    reason: str
    """Why the site is not; empty where it is."""
    requests: int
    columns: tuple[Proposal, ...]
    passed_over: tuple[PassedOver, ...]
    identity: Identity


def proposal(column: Column, matched: int = 0) -> Proposal:
    """Say of a column what a person wants to know before it is watched."""
    shown = sorted(column.reports or column.undecided, key=_listed_on, reverse=True)
    return Proposal(
        column=column.url,
        name=next(iter(column.names), ""),
        adapter=column.adapter,
        entries=len(column.entries),
        pages=column.pages,
        reports=len(column.reports),
        undecided=len(column.undecided),
        dedicated=column.is_dedicated,
        newest=tuple(entry.title for entry in shown[:_NEWEST]),
        seen=shown[0].url,
        path=column.path,
        reason=why(column),
        matched=matched,
    )


def passed_over(
    columns: Sequence[Column], chosen: Sequence[Column], differences: Mapping[str, str]
) -> tuple[PassedOver, ...]:
    """Say of each list that is not proposed why, where one might expect it; `differences` holds, by place, what second
    readings gave that was different.
    """
    said = []
    for column in columns:
        if differences.get(column.place):
            reason = differences[column.place]
        elif column in chosen:
            reason = "" if column.place in differences else "the requests were used up before its second reading"
        else:
            reason = why_not(column, chosen)
        if reason:
            said.append(PassedOver(column=column.url, name=next(iter(column.names), ""), reason=reason))
    return tuple(said)


def _listed_on(entry: EntrySeen) -> date:
    return entry.listed_on or date.min
