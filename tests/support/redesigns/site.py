"""What a redesigned site is: how it stood, how it stands, and which columns a search must find on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sampleweb.plan import Built

from jobs.demo.site import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Redesign:
    """One site before and after; the source's id is `redesign/<name>`, its host `<name>.redesign.test`."""

    name: str
    issuer: str
    region: str
    level: str = "county"
    before: Mapping[str, Page]
    """By path."""
    column: str | None
    """The declared one; None where none was known."""
    after: Callable[[str], Built]
    """From the origin."""
    must: frozenset[str] = frozenset()
    """Paths, with their queries, of the columns that are to be proposed; where there is none, nothing may be."""
    may: frozenset[str] = frozenset()
    """Others that may be proposed, being as good."""

    @property
    def id(self) -> str:
        return f"redesign/{self.name}"

    @property
    def host(self) -> str:
        return f"{self.name}.redesign.test"
