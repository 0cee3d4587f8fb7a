"""The column that the address of a report's page implies, where its system builds the one from the other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from crawler.urls import same_site


@dataclass(frozen=True, slots=True)
class Rule:
    """How the address of a column follows from that of a page."""

    adapter: str | None
    page: str
    column: str


RULES: Mapping[str, Rule] = {
    "NFCMS, everything before /content/": Rule("nfcms", r"(.+/)content/post_\d+\.html", r"\1"),
    "TRS of 广西, everything before t<id>.html": Rule("trs", r"(.+/)t\d+\.html", r"\1"),
    "TRS, everything before /YYYYMM/": Rule(
        "trs", r"(https?://)(?:[^/]+/gate/big5/)?(.+/)\d{6}/t\d{8}_\d+\.s?html?", r"\1\2"
    ),
    "TRS, everything before /YYYYMM/YYYYMMDD_<id>.html": Rule(None, r"(.+/)\d{6}/\d{8}_\d+\.html", r"\1"),
    "gkmlpt, /<unit>/gkmlpt/index": Rule("gkmlpt", r"(.+/gkmlpt/)content/\d+/\d+/post_\d+\.html", r"\1index"),
    "jcms, art_<N>_<id>.html is of /col/col<N>/index.html": Rule(
        "jcms", r"(https?://[^/]+)/art/\d+/\d+/\d+/art_(\d+)_\d+\.html", r"\1/col/col\2/index.html"
    ),
    "jeecms, index.jhtml beside <id>.jhtml": Rule("jeecms", r"(.+/)\d+\.jhtml", r"\1index.jhtml"),
    "石家庄, index.html of /columns/<uuid>/": Rule(
        "generic", r"(.+/columns/[0-9a-f-]{36}/)\d{6}/\d{2}/[0-9a-f-]{36}\.html", r"\1index.html"
    ),
    "西安, everything before the 24 hex digits": Rule("generic", r"(.+/)[0-9a-f]{24}\.html", r"\1"),
    "西安, everything before the number of 19 digits": Rule("generic", r"(.+/)\d{19}\.html", r"\1"),
}
"""By what the first line of a source file calls them."""


def columns_implied(page: str) -> tuple[str, ...]:
    """List the columns on the same site that a page's address implies; empty where it is not built by a known rule."""
    address = page.partition("#")[0].partition("?")[0]
    found = (derived(address, rule) for rule in RULES.values())
    return tuple(dict.fromkeys(column for column in found if column is not None and same_site(column, page)))


def derived(page: str, rule: Rule) -> str | None:
    """Apply a rule to a page's address; None where it does not fit."""
    fits = re.fullmatch(rule.page, page)
    return fits.expand(rule.column) if fits is not None else None
