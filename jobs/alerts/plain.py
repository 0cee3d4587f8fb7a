"""Text from the web, made fit for a message: one line, no controls, no mark-up, nobody mentioned."""

import unicodedata

# Chat services read <at ...>, <!channel> and @all in what they are sent.
_INERT = str.maketrans({"<": "＜", ">": "＞", "@": "＠"})


def plain(text: str, most: int) -> str:
    """Give a text as one harmless line of at most so many characters."""
    return _shortened(_line(text).translate(_INERT), most)


def one_line(text: str, most: int) -> str:
    """Give a text as one line, its marks as they are: an address stays one that can be opened."""
    return _shortened(_line(text), most)


def _line(text: str) -> str:
    # Category C holds controls, direction overrides, zero-width characters and surrogates that no encoder takes.
    kept = (" " if char.isspace() else char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join("".join(kept).split())


def _shortened(line: str, most: int) -> str:
    return line if len(line) <= most else line[: most - 1] + "…"
