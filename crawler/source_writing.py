"""Writes the declaration of a source as a person would."""

import re
from collections.abc import Iterator, Sequence

from crawler.divisions import FOLDERS
from crawler.source import ArticleRule, Expect, Source
from crawler.toml_table import quoted
from crawler.urls import host

_WIDEST = 120
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


def source_text(source: Source, *, origin: str) -> str:
    """Give the TOML text of a declaration; `origin`, how it was found, is the comment on its first line."""
    # Line breaks and other characters that do not show would end a comment.
    said = "".join(letter if letter.isprintable() else " " for letter in origin)
    lines = [f"# {said}", *_head(source), *_expect(source.expect), *_rules(source.article)]
    return "\n".join(lines) + "\n"


def usual_id(site: str, region: str) -> str | None:
    """Name a source after its province and its host, without www and gov.cn; None where there is no such province."""
    name = host(site).removeprefix("www.").removesuffix(".gov.cn")
    folder = FOLDERS.get(region[:2])
    return f"{folder}/{_NOT_IN_ID.sub('-', name).strip('-')}" if folder is not None else None


def _head(source: Source) -> Iterator[str]:
    yield f"issuer  = {quoted(source.issuer)}"
    yield f"region  = {quoted(source.region)}"
    yield f"level   = {quoted(source.level)}"
    yield f"site    = {quoted(source.site)}"
    yield _list("columns", source.columns)
    if source.adapter is not None:
        yield f"adapter = {quoted(source.adapter)}"
    if source.hosts:
        yield _list("hosts  ", source.hosts)
    if source.render:
        yield "render  = true"
    if source.seen is not None:
        yield f"seen    = {quoted(source.seen)}"


def _expect(expect: Expect) -> Iterator[str]:
    usual = Expect()
    if expect == usual:
        return
    yield "\n[expect]"
    if expect.entries != usual.entries:
        yield f"entries = [{expect.entries[0]}, {expect.entries[1]}]"
    if expect.quiet_days != usual.quiet_days:
        yield f"quiet_days = {expect.quiet_days}"


def _rules(rules: Sequence[ArticleRule]) -> Iterator[str]:
    for rule in rules:
        yield "\n[[article]]"
        if rule.until is not None:
            yield f"until = {rule.until.isoformat()}"
        yield f"body  = {quoted(rule.body)}"


def _list(key: str, values: Sequence[str]) -> str:
    line = f"{key} = [{', '.join(map(quoted, values))}]"
    if len(line) <= _WIDEST or len(values) < 2:
        return line
    rows = "".join(f"    {quoted(value)},\n" for value in values)
    return f"{key} = [\n{rows}]"
