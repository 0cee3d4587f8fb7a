"""广东 gkmlpt: a shell of script, and behind it a JSON list of up to a hundred articles a page."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from urllib.parse import parse_qsl, urlsplit

from crawler.adapters.base import Entry, Listing, ListPage, ListRequest
from crawler.adapters.shared.address_query import query_of, with_query
from crawler.adapters.shared.document import absolute
from crawler.adapters.shared.entries import listed_on, without_doubles
from crawler.adapters.shared.json_answer import count_in, object_in, text_in
from crawler.adapters.shared.link_reader import tidy
from crawler.adapters.shared.list_dates import CHINA, mark_beside_link
from crawler.adapters.shared.paging import MOST_PAGES, further_page
from crawler.errors import ListNotUnderstood

_SHELL = re.compile(r"window\._CONFIG\s*=\s*\{")
_SITE = re.compile(r"[\s{,]SID\s*:\s*[\"']?(\w{1,20})\b")
_ARTICLE_PAGE = re.compile(r"\bACTION\s*:\s*[\"']content[\"']")
_PREFIX = re.compile(r"^(.*?)/gkmlpt(?:/|$)")
_CATEGORY = re.compile(r"\d{1,12}")
_CATEGORY_KEYS = ("category", "cat", "cid", "id", "column")
_ALL = "0"
_A_PAGE = 100
# created_at is the day of import, date the day the text itself bears.
_PUBLISHED = ("display_publish_time", "create_time", "first_publish_time")
_SECONDS = re.compile(r"[1-9][0-9]{8,9}")


class Gkmlpt:
    """Reads columns of 广东's disclosure platform."""

    name = "gkmlpt"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page is the platform's shell or an answer of its interface."""
        if "gkmlpt" not in page.text and "gkmlpt" not in page.url:
            return False
        return _is_answer(page) or (_SHELL.search(page.text) is not None and _SITE.search(page.text) is not None)

    def read(self, page: ListPage) -> Listing:
        """Read the shell or one page of answers; raises ListNotUnderstood."""
        if not _is_answer(page):
            return Listing(adapter=self.name, entries=(), following=_first_request(page))
        answer = object_in(page)
        entries = without_doubles(_entries(answer, page.url), page.url)
        if not entries:
            raise ListNotUnderstood("the answer lists no articles", url=page.url)
        return Listing(adapter=self.name, entries=entries, following=_next_request(answer, page))


def _is_answer(page: ListPage) -> bool:
    return page.text.lstrip("\ufeff \t\r\n").startswith("{") and '"articles"' in page.text


def _first_request(page: ListPage) -> ListRequest:
    parts = urlsplit(page.url)
    site, prefix = _SITE.search(page.text), _PREFIX.search(parts.path)
    if site is None or prefix is None or _ARTICLE_PAGE.search(page.text) is not None:
        raise ListNotUnderstood("not a shell of the platform", url=page.url)
    address = absolute(page.url, f"{prefix[1]}/gkmlpt/api/all/{_category(page.url)}?page=1&sid={site[1]}")
    request = further_page(page, address)
    if request is None:
        raise ListNotUnderstood("the shell leads nowhere", url=page.url)
    return replace(request, page=page.page)


def _category(url: str) -> str:
    parts = urlsplit(url)
    named = [parts.fragment.lstrip("/"), *(value for key, value in parse_qsl(parts.query) if key in _CATEGORY_KEYS)]
    return next((found[0] for found in map(_CATEGORY.match, named) if found is not None), _ALL)


def _entries(answer: Mapping[str, object], url: str) -> Iterator[Entry]:
    articles = answer.get("articles")
    for article in articles if isinstance(articles, list) else []:
        entry = _entry(article, url) if isinstance(article, dict) else None
        if entry is not None:
            yield entry


def _entry(article: Mapping[str, object], url: str) -> Entry | None:
    title = tidy(html.unescape(text_in(article.get("title"))))
    address = absolute(url, text_in(article.get("url")) or text_in(article.get("post_url")))
    if not title or address is None:
        return None
    days = (_day(article.get(key)) for key in _PUBLISHED)
    return Entry(url=address, title=title, listed_on=listed_on(next(filter(None, days), None), address))


def _day(value: object) -> date | None:
    """Read a day of publication, which is seconds since 1970, as a number or its digits, or a date in words."""
    written = str(value)
    if not _SECONDS.fullmatch(written):
        mark = mark_beside_link(written)
        return mark.on if mark is not None else None
    return datetime.fromtimestamp(int(written), CHINA).date()


def _next_request(answer: Mapping[str, object], page: ListPage) -> ListRequest | None:
    query = query_of(page.url)
    number = count_in(query.get("page", page.page)) or 1
    if _read_so_far(answer, number) >= count_in(answer.get("total")) or number >= MOST_PAGES:
        return None
    return further_page(page, with_query(page.url, {**query, "page": number + 1}))


def _read_so_far(answer: Mapping[str, object], number: int) -> int:
    articles = answer.get("articles")
    if "offset" not in answer or not isinstance(articles, list):
        return number * _A_PAGE
    # A server that does not heed the number it is asked never advances its offset.
    return max(count_in(answer["offset"]) + len(articles), number * len(articles))
