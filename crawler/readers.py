"""Whether what read some bytes is what would read them today."""

from crawler.extract.version import EXTRACTORS
from store.recorder import reader_of


def is_todays(reader: str | None, rule_hash: str) -> bool:
    """Say whether bytes that were read by this reader would be read by the same code and rules today."""
    return any(reader == reader_of(extractor, rule_hash) for extractor in EXTRACTORS)
