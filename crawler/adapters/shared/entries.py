"""The entries of a column: which of a page's lists is the column's own."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urldefrag, urlsplit

from crawler.adapters.base import Entry
from crawler.adapters.shared.article_page import ArticleShown, shows_article
from crawler.adapters.shared.document import Document, parse
from crawler.adapters.shared.link_reader import Link
from crawler.adapters.shared.list_walk import Block, Found, Row, best_link, walk
from crawler.address_dates import date_in_address
from crawler.errors import ListNotUnderstood

_INDEX = re.compile(r"(?:index|list|default)\w*", re.IGNORECASE)
# Undated links to files are the attachments of an article.
_FILE = re.compile(r"\.(?:docx?|ofd|pdf|rar|wps|xlsx?|zip)$", re.IGNORECASE)
# Two undated links of one form are any pair of banners.
_FEWEST_UNDATED = 3
# 联系我们 and its like are articles too, at the foot of every page.
_SHORTEST_UNDATED = 8
# Boxes beside a list, and pages that only frame their list, show four to ten.
_LONGEST_BOX = 10
# A single dated link may stand anywhere.
_SHORTEST_LIST = 2
# Beside so long a list without dates, a short one with dates is a side show.
_MAIN_LIST = 10


@dataclass(frozen=True, slots=True)
class Read:
    """What a page lists."""

    entries: tuple[Entry, ...]
    may_be_box: bool
    """They are few, and none lies under the column's own path, as in boxes beside a list that stands elsewhere."""
    is_box: bool
    """They stand in such boxes, by the names of these."""


def read_entries(document: Document) -> tuple[Entry, ...]:
    """Read the entries of a list page; raises ListNotUnderstood when there is none, or the page is an article."""
    return read_list(document).entries


def read_list(document: Document) -> Read:
    """Read the entries of a list page, and whether they are plainly its column's; raises as `read_entries` does."""
    found = _without_boxes(walk(document))
    own = _own_rows(found, document.url)
    rows = own or _any_rows(found)
    if shows_article(document, rows, letters=found.longest_text, own=own):
        raise ArticleShown(f"an article of {found.longest_text} characters, not a list", url=document.url)
    entries = without_doubles((_entry(row) for row in rows), document.url)
    if not entries:
        raise ListNotUnderstood("no dated links, and no list of links to articles", url=document.url)
    boxed = {row.link for block in found.blocks if block.is_beside for row in block.rows}
    return Read(
        entries=entries,
        may_be_box=not own and len(entries) <= _LONGEST_BOX,
        is_box=not own and all(row.link in boxed for row in rows),
    )


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
    rows = [row for block in found.blocks for row in block.rows]
    if not rows and found.undated:
        rows = _undated([best_link(found.undated)])
    yield from map(_entry, rows[:1])


def _without_boxes(found: Found) -> Found:
    """Leave out what stands beside the page's main part, where that part lists something and the box is no longer."""
    longest = max((len(block.rows) for block in found.blocks if not block.is_beside), default=0)
    if longest < _SHORTEST_LIST:
        return found
    most = max(longest, _LONGEST_BOX)
    kept = [block for block in found.blocks if not block.is_beside or len(block.rows) > most]
    return replace(found, blocks=kept)


def _own_rows(found: Found, url: str) -> Sequence[Row]:
    """Choose the lists that lie under the column's own path, and single links that do."""
    folders = _folders(url)
    blocks = [block for block in found.blocks if any(_lies_in(row.link, folders) for row in block.rows)]
    dated = [row for block in blocks for row in _whole(block)]
    return [*dated, *_undated(link for link in _articles(found) if _lies_in(link, folders))]


def _any_rows(found: Found) -> Sequence[Row]:
    """Choose the lists that have dates, and the longest without them where it is plainly the main one."""
    dated = [row for block in found.blocks for row in _whole(block)]
    longest = _longest_list([link for link in _articles(found) if len(link.title) >= _SHORTEST_UNDATED])
    is_main = all(block.is_beside for block in found.blocks) or len(longest) >= max(_MAIN_LIST, 2 * len(dated))
    return [*dated, *_undated(longest if is_main else [])]


def _articles(found: Found) -> list[Link]:
    return [link for link in found.undated if link.is_article and _FILE.search(link.url) is None]


def _whole(block: Block) -> Iterator[Row]:
    """Yield the rows of a list, then the links that stand among them in the same way, but without a date."""
    yield from block.rows
    places = {row.link.place for row in block.rows}
    alike = [link for link in block.strays if link.place in places]
    if len(alike) <= len(block.rows):
        yield from _undated(link for link in alike if link.is_article or len(link.title) >= _SHORTEST_UNDATED)


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
