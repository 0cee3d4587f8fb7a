"""The files that real programs made, and what they were given."""

from pathlib import Path

FILES = Path(__file__).parent.parent / "files"


def given() -> tuple[str, ...]:
    """List what a reader of `report.txt` should see: a line a paragraph, its footnote marked and last."""
    lines = (FILES / "report.txt").read_text("utf-8").replace("^1", "[1]").splitlines()
    return tuple(_shown(line) for line in lines)


def _shown(line: str) -> str:
    mark, _, words = line.partition(" ")
    if mark == "^":
        return f"[1] {words}"
    return words.strip(" |") if mark and set(mark) <= set("#|>") else line
