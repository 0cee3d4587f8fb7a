"""Addresses with secrets in them: filled in from the environment, and kept out of every word we say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote

from jobs.errors import ChannelInvalid

HIDDEN = "***"
_PLACE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_IN_USERINFO = re.compile(r"[^/?#]*@")
_BETWEEN_PARTS = re.compile(r"[/:@?&=#,;+]+")
_WORTH_HIDING = 4
"""Shorter parts of an address (`to`, `yes`, `587`) would only make a message unreadable."""
_EVERYWHERE = frozenset({"127.0.0.1", "fazhi", "localhost"})
"""Words of our own lines: they open nothing, and hidden there they would say nothing either."""


@dataclass(frozen=True, slots=True)
class SecretUrl:
    """An address that must not be shown."""

    text: str = field(repr=False)
    secrets: tuple[str, ...] = field(repr=False)
    """What must not be shown of it, longest first."""

    def redact(self, words: str) -> str:
        """Take everything that the address is made of out of a message about it."""
        for secret in self.secrets:
            words = words.replace(secret, HIDDEN)
        return words


def fill(template: str, environ: Mapping[str, str]) -> SecretUrl:
    """Put secrets in the place of every ${NAME}; raises ChannelInvalid naming the variable that cannot be had.

    A value that stands for a user, a password or the value of a query key is percent-encoded; anywhere else, and when
    it is the whole address, it is taken as it is.
    """
    values: list[str] = []

    def value_of(match: re.Match[str]) -> str:
        value = _secret(match[1], environ)
        values.append(value)
        encoded = template[: match.start()].endswith("=") or _IN_USERINFO.match(template, match.end())
        return quote(value, safe="") if encoded else value

    text = _PLACE.sub(value_of, template)
    return SecretUrl(text=text, secrets=_secrets(text, values))


def _secret(name: str, environ: Mapping[str, str]) -> str:
    value = environ.get(name)
    if value is None:
        value = _from_file(f"{name}_FILE", environ)
    if value is None:
        raise ChannelInvalid(f"neither the environment variable {name} nor {name}_FILE is set")
    if not value:
        raise ChannelInvalid(f"the secret {name} is empty")
    return value


def _from_file(name: str, environ: Mapping[str, str]) -> str | None:
    if name not in environ:
        return None
    try:
        return Path(environ[name]).read_text(encoding="utf-8").strip("\r\n")
    except (OSError, ValueError) as error:
        raise ChannelInvalid(f"the file that {name} names cannot be read") from error


def _secrets(text: str, values: list[str]) -> tuple[str, ...]:
    parts = _BETWEEN_PARTS.split(text.partition("://")[2])
    hidden = {part for part in (*parts, *map(unquote, parts)) if len(part) >= _WORTH_HIDING} - _EVERYWHERE
    hidden.update(values, (quote(value, safe="") for value in values))
    return tuple(sorted(hidden, key=lambda part: (-len(part), part)))
