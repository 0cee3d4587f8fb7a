"""Tells a dead-man URL that a night went well: its silence is what an operator is woken by."""

import requests

SECONDS = 20.0


def heartbeat(url: str) -> str | None:
    """Ask for the URL once; return what went wrong, without the URL, which may hold a secret."""
    if not url:
        return None
    try:
        answer = requests.get(url, timeout=SECONDS)
    except requests.RequestException as error:
        return f"heartbeat not delivered: {type(error).__name__}"
    return None if answer.ok else f"heartbeat not delivered: status {answer.status_code}"
