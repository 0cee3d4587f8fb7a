"""What a sample site is made of: pages that are ready and endpoints that compute."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import format_datetime

CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer of a site. A page with ETag or Last-Modified among its headers answers conditional requests."""

    body: bytes
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One article as its site publishes it, punctuation full-width."""

    path: str
    title: str
    published: date
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What an endpoint is asked."""

    origin: str
    """Scheme, host and port of its site."""
    parameters: Mapping[str, str]
    """Of query and form together."""


Endpoint = Callable[[Question], Page]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One host as it stands on one night."""

    host: str
    pages: Mapping[str, Page]
    """By path, the query left out."""
    missing: Page
    endpoints: Mapping[str, Endpoint]
    """By path."""


def html_page(text: str) -> Page:
    """Make a page without validators of UTF-8 text."""
    return Page(body=text.encode())


def tagged(page: Page) -> Page:
    """Add an ETag."""
    tag = hashlib.sha256(page.body).hexdigest()[:16]
    return replace(page, headers=(*page.headers, ("ETag", f'"{tag}"')))


def stamped(page: Page, changed: date) -> Page:
    """Add a Last-Modified of that day, nine o'clock in China."""
    moment = datetime.combine(changed, time(9), CHINA).astimezone(UTC)
    return replace(page, headers=(*page.headers, ("Last-Modified", format_datetime(moment, usegmt=True))))


def newest_first(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Order posts as lists do."""
    return tuple(sorted(posts, key=lambda post: post.published, reverse=True))


def neighbours(posts: tuple[Post, ...], post: Post) -> tuple[Post, Post]:
    """Name the posts before and after one in its list; the ends of the list meet."""
    here = posts.index(post)
    return posts[here - 1], posts[(here + 1) % len(posts)]
