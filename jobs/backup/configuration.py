"""The configuration file for a backup: as it stands, but for secrets that were written into it."""

import re
import tomllib
from collections.abc import Iterator

MASK = "***"
_ADDRESS = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*://[^\s"']*""")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(.*)", re.DOTALL)
_PIECE = re.compile(r"(\$\{[A-Za-z_][A-Za-z0-9_]*\}|[/:@?&=#,;+]+)")
"""What stays of an address everywhere: names of secrets, and what stands between its parts."""
_HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]+)?")
_HOST_FIRST = frozenset({"form", "forms", "http", "https", "json", "jsons", "mailto", "mailtos", "xml", "xmls"})
"""Schemes in which the name of a machine follows; in others a key may stand in its place."""
_PLAIN_KEYS = frozenset({"bcc", "cc", "format", "from", "mode", "name", "port", "smtp", "to"})
"""Keys of a query whose values say where a message goes, and open nothing."""


class Masked(Exception):
    """The file cannot be kept without what it must not show."""


def without_secrets(text: str) -> str:
    """Mask what may be a secret in every address of a configuration file, comments included; raises Masked.

    ${NAME} stays, and so do machines and recipients: a file that keeps its secrets elsewhere comes out as it went in.
    """
    masked = _ADDRESS.sub(lambda found: mask(found[0]), text)
    # An address that is not written as it reads (escapes, blanks in it) is not found whole in the text.
    wanted = [mask(address) for address in _addresses(tomllib.loads(text))]
    if wanted != list(_addresses(tomllib.loads(masked))):
        raise Masked
    return masked


def mask(address: str) -> str:
    """Mask every part of an address that may be a secret."""
    found = _SCHEME.fullmatch(address)
    if found is None or found[1].startswith("sqlite"):
        return address
    scheme, rest = found.groups()
    place, question, query = rest.partition("?")
    authority, slash, path = place.partition("/")
    user, at, host = authority.rpartition("@")
    known = (at or scheme.lower() in _HOST_FIRST) and "@" not in path and _HOST.fullmatch(host)
    shown = host if known else _masked(host)
    return f"{scheme}://{_masked(user)}{at}{shown}{slash}{_masked(path)}{question}{_query(query)}"


def _query(query: str) -> str:
    pairs = (pair.partition("=") for pair in query.split("&"))
    return "&".join(
        f"{key}{equals}{value}" if key in _PLAIN_KEYS else f"{_masked_unless_key(key, equals)}{equals}{_masked(value)}"
        for key, equals, value in pairs
    )


def _masked_unless_key(key: str, equals: str) -> str:
    return key if equals else _masked(key)


def _masked(part: str) -> str:
    return "".join(piece if not piece or _PIECE.fullmatch(piece) else MASK for piece in _PIECE.split(part))


def _addresses(value: object) -> Iterator[str]:
    match value:
        case str():
            if "://" in value:
                yield value
        case dict():
            for one in value.values():
                yield from _addresses(one)
        case list():
            for one in value:
                yield from _addresses(one)
