"""One paragraph of a document, in every version."""

from collections.abc import Sequence

from rich.console import Console

from jobs.commands.output import moment, safe
from store.documents import Document
from store.versions import Version

_Told = Sequence[str | None]
"""What each version says; None where it lacks the paragraph."""


def paragraph_json(document: Document, id_: str, history: Sequence[Version], told: _Told) -> dict[str, object]:
    """Give a paragraph's history as one JSON object."""
    return {
        "document": document.document,
        "url": document.url,
        "id": id_,
        "versions": [
            {
                "version": version.number,
                "from": version.from_at,
                "until": version.until_at,
                "cause": version.cause,
                "changed": changed,
                "text": text,
            }
            for version, text, changed in zip(history, told, _changed(told), strict=True)
        ],
    }


def say_paragraph(console: Console, id_: str, history: Sequence[Version], told: _Told) -> None:
    """Print a paragraph's history; what did not change is not repeated."""
    for version, text, changed in zip(history, told, _changed(told), strict=True):
        span = f"{moment(version.from_at)} - {moment(version.until_at)}"
        console.print(f"{id_} in version {version.number}, {span}, {version.cause}: {_how(text, changed)}")
        if text is not None and changed:
            console.print(safe(text))


def _how(text: str | None, changed: bool) -> str:
    if text is None:
        return "not there"
    return "as follows" if changed else "the same"


def _changed(told: _Told) -> list[bool]:
    """Say of each version whether it differs from the one before; the first to have the paragraph does."""
    return [text != before for before, text in zip((None, *told), told, strict=False)]
