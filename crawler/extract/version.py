"""Which extractor wrote a text. A text differs by our doing only where this differs."""

from importlib.metadata import version

# Raised by every change that can alter the text or the facts read from a page.
_OURS = 3

EXTRACTOR: str = f"{_OURS}+trafilatura-{version('trafilatura')}"
