"""Reads the declaration of one source, and says everything that is wrong with it."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from urllib.parse import urlsplit

from lxml.cssselect import CSSSelector, SelectorError
from lxml.etree import Element, XPathError

from crawler import divisions
from crawler.errors import SourceInvalid
from crawler.source import ArticleRule, Expect, Source
from crawler.toml_table import TableReader, quoted
from crawler.urls import official
from store.records import Level

ADAPTER_NAMES = (
    "boda",
    "epoint",
    "feed",
    "generic",
    "gkmlpt",
    "jcms",
    "jeecms",
    "jpaas",
    "lonsun",
    "nfcms",
    "sitemap",
    "trs",
    "truecms",
    "ucap",
    "xxgk",
)
"""The words for `adapter`; kept apart from the adapters, so that a declaration is read without loading them."""

_ID = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
# A bare "cn" would make every clone official.
_HOST = re.compile(r"localhost|([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?")

_KEYS = tuple(field.name for field in fields(Source) if field.name != "id")
_EXPECT_KEYS = tuple(field.name for field in fields(Expect))
_ARTICLE_KEYS = tuple(field.name for field in fields(ArticleRule))


def read_source(source_id: str, body: bytes, *, file: str) -> Source:
    """Read a declaration; raises SourceInvalid with a line for each fault, beginning with the name of the file."""
    faults: list[str] = []
    if not _ID.fullmatch(source_id):
        faults.append("must lie at <province>/<id>.toml, named in lower-case letters, digits and hyphens; rename it")
    source = _source(source_id, body, faults)
    if source is None or faults:
        raise SourceInvalid("\n".join(f"{file}: {fault}" for fault in faults))
    return source


def _source(source_id: str, body: bytes, faults: list[str]) -> Source | None:
    try:
        content = tomllib.loads(body.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        faults.append(f"not UTF-8 from byte {error.start + 1} on; save it as UTF-8")
        return None
    except tomllib.TOMLDecodeError as error:
        faults.append(f"not TOML: {error}")
        return None
    return _declared(source_id, TableReader(content, known=_KEYS, inside="", faults=faults), faults)


def _declared(source_id: str, table: TableReader, faults: Sequence[str]) -> Source | None:
    issuer = table.text("issuer")
    level = table.word("level", tuple(Level))
    region = _region(table, level)
    hosts = _hosts(table)
    site = _address(table, "site", table.text("site"), hosts)
    columns = tuple(_address(table, "columns", url, hosts) for url in table.texts("columns"))
    adapter = table.optional_word("adapter", ADAPTER_NAMES)
    render = table.flag("render")
    seen = table.optional_text("seen")
    if seen is not None:
        _address(table, "seen", seen, hosts)
    expect = _expect(table.table("expect", _EXPECT_KEYS))
    article = _rules(table.tables("article", _ARTICLE_KEYS))
    if faults:
        return None
    return Source(
        id=source_id,
        issuer=issuer,
        region=region,
        level=Level(level),
        site=site,
        columns=columns,
        adapter=adapter,
        hosts=hosts,
        render=render,
        seen=seen,
        expect=expect,
        article=article,
    )


def _region(table: TableReader, level: str) -> str:
    region = table.text("region")
    wrong = divisions.check(region, Level(level)) if region and level else None
    if wrong:
        table.fault("region", f"{quoted(region)} does not suit level {quoted(level)}: {wrong}")
    return region


def _hosts(table: TableReader) -> tuple[str, ...]:
    hosts = table.texts("hosts")
    for host in hosts:
        if not _HOST.fullmatch(host):
            table.fault("hosts", f"{quoted(host)} is not a host; write its name in lower case without http:// and path")
    return hosts


def _address(table: TableReader, key: str, url: str, hosts: Sequence[str]) -> str:
    if not url:
        return url
    if not _is_web_address(url):
        table.fault(key, f"{quoted(url)} is not an address; write it in full, beginning with http:// or https://")
    elif not official(url, hosts):
        table.fault(key, f'{quoted(url)} is not on a host under gov.cn; if it is official, add its host to "hosts"')
    return url


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        usable_port = parts.port != 0
    except ValueError:
        return False
    named = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    return bool(named and usable_port and " " not in url)


def _expect(table: TableReader) -> Expect:
    usual = Expect()
    return Expect(
        entries=table.bounds("entries", usual.entries),
        quiet_days=table.count("quiet_days", usual.quiet_days),
    )


def _rules(tables: Sequence[TableReader]) -> tuple[ArticleRule, ...]:
    rules: list[ArticleRule] = []
    for table in tables:
        rule = ArticleRule(until=table.optional_day("until"), body=_selector(table))
        if any(rule.until == earlier.until for earlier in rules):
            table.fault("until", "another rule ends on the same day, or has no end either; give each its own")
        rules.append(rule)
    return tuple(sorted(rules, key=lambda rule: rule.until or date.max))


def _selector(table: TableReader) -> str:
    body = table.text("body")
    if not body:
        return body
    try:
        # A namespace nobody declared shows only when the selector is applied.
        CSSSelector(body, translator="html")(Element("html"))
    except (SelectorError, XPathError) as error:
        table.fault("body", f"{quoted(body)} is not a CSS selector: {error}")
    return body
