"""Columns whose pages lie ready on the server."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from jobs.demo.site import Page
from sampleweb.chrome import dress, missing, surroundings
from sampleweb.plan import Built, Draft, Endpoint, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Where a list page stands among its column's pages."""

    index: int
    """Counted from 0."""
    pages: int
    total: int
    """Lines of the whole column."""


def paged(
    draft: Draft,
    lines: Sequence[Line],
    size: int,
    address: Callable[[Turn], str],
    main: Callable[[Sequence[Line], Turn], str],
) -> Built:
    """Cut the lines into pages of that size, each at its address and with its main part; then add the whole site."""
    pages = surroundings(draft, lines)
    parts = chunks(lines, size)
    for index, part in enumerate(parts):
        turn = Turn(index=index, pages=len(parts), total=len(lines))
        pages[urlsplit(address(turn)).path] = dress(draft, draft.way[-1].name, main(part, turn), draft.way)
    return Built(pages=pages, endpoints={}, missing=missing(draft))


def shelled(draft: Draft, lines: Sequence[Line], main: str, endpoints: Mapping[str, Endpoint]) -> Built:
    """Show the main part at the column's address and leave the lines, or the further ones, to endpoints."""
    pages = surroundings(draft, lines)
    pages[urlsplit(draft.site.column).path] = dress(draft, draft.way[-1].name, main, draft.way)
    return Built(pages=pages, endpoints=endpoints, missing=missing(draft))


def window(lines: Sequence[Line], page: str, size: int) -> Sequence[Line]:
    """Give the lines of a page counted from 1; none when it is no page."""
    if not page.isdecimal() or int(page) < 1:
        return ()
    return lines[(int(page) - 1) * size : int(page) * size]


def json_page(answer: object) -> Page:
    """Answer with JSON."""
    return Page(body=json.dumps(answer, ensure_ascii=False).encode(), content_type="application/json;charset=UTF-8")


def chunks(lines: Sequence[Line], size: int) -> tuple[Sequence[Line], ...]:
    """Cut a list into its pages."""
    return tuple(lines[first : first + size] for first in range(0, len(lines), size))
