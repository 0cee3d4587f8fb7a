"""A kept version read again with today's code."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path

from crawler.declared import hints_for
from crawler.errors import CrawlerError
from crawler.extract.facts import Hints
from crawler.extract.pagination import join
from crawler.pool import BATCH, WORKERS
from crawler.reading import PageToRead, ReaderFailed
from crawler.source import Source
from store.amendable import KeptVersion
from store.archive.reader import body_of
from store.dates import local_date
from store.errors import ArchiveDamaged
from store.records import Article, Capture, Facts
from store.sameness import NOT_THE_PAGE

Read = Callable[[PageToRead], Awaitable[Article]]

FACTS = tuple(field.name for field in fields(Facts) if field.name != "facts_from")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What today's code makes of a version's captures."""

    article: Article
    body_digest: str
    """Of the first capture, its content coding undone: SHA-256, hex."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """Why a version's captures cannot be read today."""

    reason: str


class Rereader:
    """Reads versions again, only so many pages at a time: bodies are large."""

    def __init__(self, read: Read, archive: Path) -> None:
        self._read = read
        self._archive = archive
        self._room = asyncio.Semaphore(2 * BATCH * WORKERS)

    async def read_again(self, version: KeptVersion, source: Source) -> Reread | Unreadable:
        """Read a version's captures as a night would, and keep what they do not tell."""
        hints = hints_for(
            source,
            title=version.announced_title,
            listed_on=version.announced_on,
            captured_on=local_date(version.captures[0].at),
        )
        try:
            (first, digest), *further = [await self._page(capture, hints) for capture in version.captures]
        except (ArchiveDamaged, CrawlerError, ReaderFailed) as error:
            return Unreadable(reason=str(error))
        article = join(first, *(page for page, _ in further))
        return Reread(article=_settled(version, article), body_digest=digest)

    async def _page(self, capture: Capture, hints: Hints) -> tuple[Article, str]:
        async with self._room:
            body = body_of(self._archive, capture)
            page = PageToRead(body=body, url=capture.url, content_type=capture.content_type, hints=hints)
            return await self._read(page), hashlib.sha256(body).hexdigest()


def _settled(version: KeptVersion, today: Article) -> Article:
    before = version.article
    if version.is_told_by_file:
        return replace(before, text=today.text, method=today.method)
    return replace(today, facts=_settled_facts(before.facts, today.facts))


def _settled_facts(before: Facts, today: Facts) -> Facts:
    """Leave every fact as it stood that neither reading took from the page: lists and sources have their own time."""
    told = [name for name in FACTS if _is_told(before, name) or _is_told(today, name)]
    stays = {name: getattr(before, name) for name in FACTS if name not in told}
    theirs = {name: where for name, where in today.facts_from.items() if name not in stays}
    ours = {name: where for name, where in before.facts_from.items() if name in stays}
    return replace(today, **stays, facts_from=theirs | ours)


def _is_told(facts: Facts, name: str) -> bool:
    return facts.facts_from.get(name, "list") not in NOT_THE_PAGE
