"""Whose report a document is: by the issuer it names, wherever it stands; its site's own where it names nobody else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crawler.divisions import CENTRAL, parents
from crawler.source import Source
from jobs.coverage.names import bare, may_draft, named_in_title, same
from store.coverage import Found
from store.records import Level

NOT_TOLD = (None, "source")
"""Where an issuer's name is from when the page did not tell it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Documents by whose reports they are."""

    of: Mapping[str, tuple[Found, ...]]
    """Source -> its issuer's reports on the year, on whatever site."""
    unsure: Mapping[str, tuple[Found, ...]]
    """Source -> what may be one: its year or its issuer is not certain."""
    others: tuple[Found, ...]
    """Reports on the year by issuers that no declared source has."""


def attribute(documents: Iterable[Found], sources: Mapping[str, Source]) -> Attribution:
    """Say whose report each document is."""
    listed = tuple(documents)
    registry = _Registry(sources)
    told_by_text = {one.text: name for one in listed if (name := _told(one)) is not None}
    of: defaultdict[str, list[Found]] = defaultdict(list)
    unsure: defaultdict[str, list[Found]] = defaultdict(list)
    others = []
    for one in listed:
        name = _told(one) or told_by_text.get(one.text)
        owners = registry.owners(one, name)
        for source in owners:
            (unsure if one.report_year is None else of)[source].append(one)
        if name is not None and registry.may_be_its_sites(one, name) and one.source not in owners:
            unsure[one.source].append(one)
        elif not owners:
            fitting = registry.fitting(one, name)
            for source in fitting:
                unsure[source].append(one)
            if not fitting and one.report_year is not None:
                others.append(one)
    return Attribution(of=_frozen(of), unsure=_frozen(unsure), others=tuple(others))


class _Registry:
    """The declared issuers, found by name and region."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._names = {source.id: bare(source.issuer) for source in sources.values()}
        self._near: defaultdict[str, list[str]] = defaultdict(list)
        for source in sources.values():
            for region in dict.fromkeys((source.region, *parents(source.region), CENTRAL)):
                self._near[region].append(source.id)

    def owners(self, one: Found, name: str | None) -> Sequence[str]:
        """Name the sources of a document's issuer: several where one issuer has several sites."""
        if name is None or same(name, self._names.get(one.source, "")):
            return self._alike(one.source) if one.source in self._sources else ()
        found = self.fitting(one, name)
        whose = {(self._names[source], self._sources[source].region) for source in found}
        return found if len(whose) == 1 else ()

    def fitting(self, one: Found, name: str | None) -> Sequence[str]:
        """Name the sources near a document whose issuers may be the one that it names."""
        if name is None:
            return ()
        home = self._sources.get(one.source)
        region = one.region or (home.region if home else CENTRAL)
        found = [source for source in self._near[region] if same(name, self._names[source])]
        exact = [source for source in found if self._names[source] == name]
        return exact or found

    def may_be_its_sites(self, one: Found, name: str) -> bool:
        """Say whether a document that names another issuer may still be the report of its site's.

        The office that drafts a government's report signs it, too; a department's title may name only its place.
        """
        home = self._sources.get(one.source)
        if home is None:
            return False
        if home.level is Level.DEPARTMENT:
            return one.issuer_from in NOT_TOLD and name in self._names[home.id]
        return may_draft(name) and named_in_title(one.title or "") is None

    def _alike(self, source: str) -> Sequence[str]:
        mine = self._sources[source]
        return [
            other
            for other in self._near[mine.region]
            if self._names[other] == self._names[source] and self._sources[other].region == mine.region
        ]


def _told(one: Found) -> str | None:
    """Give the bare name of the issuer that a document names: in its title, else under or beside its text."""
    named = named_in_title(one.title or "")
    if named is not None:
        return named
    told = one.issuer if one.issuer_from not in NOT_TOLD else None
    return bare(told or "") or None


def _frozen(found: Mapping[str, Sequence[Found]]) -> Mapping[str, tuple[Found, ...]]:
    return {source: tuple(documents) for source, documents in found.items()}
