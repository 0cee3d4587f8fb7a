"""Tells a dead-man URL that a night went well: its silence is what an operator is woken by."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus

import requests

SECONDS = 10.0
PAUSES: Sequence[float] = (2.0, 8.0, 30.0)
"""Seconds before each further try: a gateway that restarts must not wake anybody."""
_PASSING = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS)


def heartbeat(url: str, sleep: Callable[[float], object] = time.sleep) -> str | None:
    """Ask for the URL until it answers well, a few times at most; return what went wrong, or None.

    The URL, which may hold a secret, is not named. An answer that a further try would not better is final.
    """
    if not url:
        return None
    fault = _ask(url)
    for pause in PAUSES:
        if fault is None or not fault.may_pass:
            break
        sleep(pause)
        fault = _ask(url)
    return None if fault is None else f"heartbeat not delivered: {fault.words}"


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why nobody heard it."""

    words: str
    may_pass: bool


def _ask(url: str) -> _Fault | None:
    try:
        # Only the status counts: a body is not waited for.
        with requests.get(url, timeout=SECONDS, stream=True) as answer:
            status = answer.status_code
    except (requests.ConnectionError, requests.Timeout) as error:
        return _Fault(type(error).__name__, may_pass=True)
    except requests.RequestException as error:
        return _Fault(type(error).__name__, may_pass=False)
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return None
    return _Fault(f"status {status}", may_pass=status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _PASSING)
