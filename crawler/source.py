"""One government's web site as we watch it."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date

from crawler.urls import host
from store.records import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRule:
    """Where the body of a report page stands, for pages published before a day."""

    until: date | None
    """First day on which the rule no longer holds; None where it holds without end."""
    body: str
    """CSS selector."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expect:
    """What a healthy source shows."""

    entries: tuple[int, int] = (1, 2000)
    """Fewest and most entries of a column, both allowed."""
    quiet_days: int = 400
    """Longer without a new report is a finding; days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A site, its columns, and what to expect of them, as declared."""

    id: str
    """The declaration's path without .toml, e.g. tianjin/jizhou."""
    issuer: str
    region: str
    """GB/T 2260 code, six digits."""
    level: Level
    site: str
    columns: tuple[str, ...] = ()
    adapter: str | None = None
    hosts: tuple[str, ...] = ()
    """Official hosts that are not under gov.cn."""
    render: bool = False
    seen: str | None = None
    """A report page from which the declaration was derived."""
    expect: Expect = field(default_factory=Expect)
    article: tuple[ArticleRule, ...] = ()
    """Sorted by `until`, the rule without end last."""

    @property
    def official_hosts(self) -> tuple[str, ...]:
        """The hosts this source is read from: those of its site and columns, and those it declares; sorted."""
        return tuple(sorted({host(url) for url in (self.site, *self.columns)}.union(self.hosts)))

    @property
    def rule_hash(self) -> str:
        """Digest, 16 hex digits, of everything in the declaration that changes how a page is read."""
        rules = [[rule.until and rule.until.isoformat(), rule.body] for rule in self.article]
        return hashlib.sha256(json.dumps(rules).encode("ascii")).hexdigest()[:16]

    def body_rule(self, on: date) -> str | None:
        """Return the selector in force on a day, None where no rule is."""
        for rule in self.article:
            if rule.until is None or on < rule.until:
                return rule.body
        return None
