"""Findings: what the store's own figures tell of a source, where no single answer of it does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something about a source, with the address that shows it."""

    source: str
    url: str
    detail: str
