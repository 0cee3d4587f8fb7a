"""Why there was no answer: from what Scrapy and Twisted raise to a cause and plain words."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from socket import gaierror
from urllib.parse import urlsplit

from OpenSSL.SSL import Error as TlsError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from service_identity.exceptions import CertificateError, VerificationError
from twisted.internet import error as network
from twisted.web.client import ResponseFailed

from store.records import IncidentKind

REASONS_READ = 8
"""A failure of ours wraps two or three others; more would be a circle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Why there was no answer."""

    kind: IncidentKind
    words: str


_NAMELESS = (CannotResolveHostError, network.DNSLookupError, network.UnknownHostError, gaierror)
_OTHER_NAME = (CertificateError, VerificationError)
_SECURITY = (TlsError, network.SSLError)
_SLOW = (DownloadTimeoutError, network.TCPTimedOutError, network.TimeoutError)
_PLAIN: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((network.ConnectionRefusedError, DownloadConnectionRefusedError), "the connection was refused"),
    ((network.ConnectionDone, network.ConnectionLost), "the connection was closed before an answer"),
    ((ResponseDataLossError,), "the answer broke off"),
)


def lack_of_answer(error: BaseException | None, url: str) -> Lack:
    """Say why a request got no answer, from the error and all that it wraps."""
    host = urlsplit(url).hostname or ""
    errors = tuple(_all_of(error))
    for one in errors:
        if isinstance(one, _NAMELESS):
            return Lack(kind=IncidentKind.DNS, words=f"the name {host} cannot be resolved")
        if isinstance(one, _OTHER_NAME):
            return Lack(kind=IncidentKind.TLS, words=f"the certificate is not one for {host}")
        if isinstance(one, _SECURITY):
            return Lack(kind=IncidentKind.TLS, words=f"no secure connection: {_reason(one)}")
        if isinstance(one, _SLOW):
            return Lack(kind=IncidentKind.TIMEOUT, words="no answer in time")
    return Lack(kind=IncidentKind.UNREACHABLE, words=_words(errors, error))


def _all_of(error: object) -> Iterator[BaseException]:
    """Give an error, what caused it, and what Twisted wrapped in it, the outermost first."""
    waiting, seen = [error], 0
    while waiting and seen < REASONS_READ:
        one, seen = waiting.pop(0), seen + 1
        if isinstance(one, BaseException):
            yield one
            waiting += [one.__cause__, *_wrapped(one)]


def _wrapped(error: BaseException) -> list[object]:
    if isinstance(error, ResponseFailed):
        return [failure.value for failure in error.reasons]
    return []


def _reason(error: BaseException) -> str:
    """Say what OpenSSL says: its errors are triples of library, function and reason."""
    told = error.args[0] if error.args else ""
    if isinstance(told, list):
        return ", ".join(triple[-1] for triple in told) or "the handshake failed"
    return str(error)


def _words(errors: tuple[BaseException, ...], error: BaseException | None) -> str:
    for kinds, words in _PLAIN:
        if any(isinstance(one, kinds) for one in errors):
            return words
    for one in errors:
        if isinstance(one, network.ConnectError) and isinstance(one.osError, int):
            return f"no connection: {os.strerror(one.osError)}"
    return f"{type(error).__name__}: {error}"
