"""The entries of a column: which of a page's lists is the column's own."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from urllib.parse import urldefrag, urlsplit

from crawler.adapters.base import Entry
from crawler.adapters.document import Document, parse
from crawler.adapters.link_reader import Link
from crawler.adapters.list_walk import Found, Row, best_link, walk
from crawler.address_dates import date_in_address
from crawler.errors import ListNotUnderstood

_INDEX = re.compile(r"(?:index|list|default)\w*", re.IGNORECASE)
# Undated links to files are the attachments of an article.
_FILE = re.compile(r"\.(?:docx?|ofd|pdf|rar|wps|xlsx?|zip)$", re.IGNORECASE)
# Two undated links of one form are any pair of banners.
_FEWEST_UNDATED = 3
# 联系我们 and its like are articles too, at the foot of every page.
_SHORTEST_UNDATED = 8


def read_entries(document: Document) -> tuple[Entry, ...]:
    """Read the entries of a list page; raises ListNotUnderstood when there is none."""
    rows = _own_rows(walk(document), document.url)
    entries = without_doubles((_entry(row) for row in rows), document.url)
    if not entries:
        raise ListNotUnderstood("no dated links, and no list of links to articles", url=document.url)
    return entries


def read_records(fragments: Iterable[str], url: str) -> tuple[Entry, ...]:
    """Read one entry from each fragment of markup; fragments that link to nothing are passed over."""
    return without_doubles((entry for fragment in fragments for entry in _record(fragment, url)), url)


def without_doubles(entries: Iterable[Entry], url: str) -> tuple[Entry, ...]:
    """Keep the first entry of each address, and none that is the list itself."""
    seen = {urldefrag(url).url}
    kept = []
    for entry in entries:
        address = urldefrag(entry.url).url
        if address not in seen:
            seen.add(address)
            kept.append(entry)
    return tuple(kept)


def listed_on(shown: date | None, url: str) -> date | None:
    """Choose the date a list shows, or the one in the article's address where it shows none."""
    return shown or date_in_address(url)


def _entry(row: Row) -> Entry:
    return Entry(url=row.link.url, title=row.link.title, listed_on=listed_on(row.on, row.link.url))


def _record(fragment: str, url: str) -> Iterator[Entry]:
    found = walk(parse(f"<div>{fragment}</div>", url))
    rows = [row for block in found.blocks for row in block]
    if not rows and found.undated:
        rows = _undated([best_link(found.undated)])
    yield from map(_entry, rows[:1])


def _own_rows(found: Found, url: str) -> Sequence[Row]:
    """Choose the lists that lie under the column's own path; where none does, any that has dates, or the longest."""
    folders = _folders(url)
    dated = [row for block in found.blocks if any(_lies_in(row.link, folders) for row in block) for row in block]
    articles = [link for link in found.undated if link.is_article and _FILE.search(link.url) is None]
    return (
        [*dated, *_undated(link for link in articles if _lies_in(link, folders))]
        or [row for block in found.blocks for row in block]
        or _undated(_longest_list([link for link in articles if len(link.title) >= _SHORTEST_UNDATED]))
    )


def _folders(url: str) -> tuple[str, ...]:
    """Name the folders in which a column keeps its articles; none where it lies at the root, as everything does."""
    parts = urlsplit(url)
    folder, _, page = parts.path.rpartition("/")
    name, dot, _ = page.rpartition(".")
    folders = [folder] if folder else []
    if dot and _INDEX.fullmatch(name) is None:
        folders.append(f"{folder}/{name}")
    return tuple(f"//{parts.hostname}{path}/" for path in folders)


def _lies_in(link: Link, folders: tuple[str, ...]) -> bool:
    parts = urlsplit(link.url)
    return f"//{parts.hostname}{parts.path}".startswith(folders)


def _undated(links: Iterable[Link]) -> list[Row]:
    return [Row(link=link, on=None) for link in links]


def _longest_list(links: Sequence[Link]) -> list[Link]:
    ((place, length),) = Counter(link.place for link in links).most_common(1) or [((), 0)]
    return [link for link in links if link.place == place] if length >= _FEWEST_UNDATED else []
