"""Pages that show one text: what they link to is related reading, not a column."""

from collections.abc import Sequence

from lxml import etree

from crawler.adapters.shared.document import Document
from crawler.adapters.shared.link_reader import has_article_form
from crawler.adapters.shared.list_walk import Row
from crawler.errors import ListNotUnderstood

# The names that the national standard for government sites gives to an article's own data.
_ARTICLE_METAS = frozenset({"articletitle", "pubdate"})
# Characters that no entry interrupts. The longest abstracts in lists have 300; a notice of one page has 500.
_LONG_TEXT = 500
# Related articles, newest articles: blocks beside a text show five to ten.
_MOST_RELATED = 15


class ArticleShown(ListNotUnderstood):
    """This page is an article, not a list of them."""


def shows_article(document: Document, rows: Sequence[Row], *, letters: int, own: Sequence[Row]) -> bool:
    """Say whether a page is one text; `letters` is the length of its longest, `own` the rows of its column's own path.

    A column that shows its newest article beside its list has rows of its own and an address that is no article's.
    """
    is_long = letters >= _LONG_TEXT and len(rows) <= _MOST_RELATED
    if has_article_form(document.url):
        return is_long or (len(rows) <= _MOST_RELATED and _names_itself(document.root))
    return is_long and not own and _names_itself(document.root)


def _names_itself(root: etree._Element) -> bool:
    told = {meta.get("name", "").lower() for meta in root.iter("meta") if meta.get("content", "").strip()}
    return told >= _ARTICLE_METAS
