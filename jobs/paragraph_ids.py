"""One name for a paragraph in every version of a document."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from jobs.compare.paragraphs import Paragraph, Row, align


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A paragraph of the newest of some versions."""

    id: str
    text: str
    since_version: int
    """The version that first had it, counted from 1."""
    changed_in: tuple[int, ...]
    """Versions in which it was put otherwise than in the version before, left out, or put back."""


def paragraph_ids(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Name every line of every version, oldest version first: p1, p2 ... in order of appearance, never reused.

    An equal, edited or moved line keeps its name. The first part of a split line keeps it, and the first of lines that
    were joined. A line that was left out gets its name back when it returns word for word.
    """
    names = _Names()
    return tuple(tuple(f"p{number}" for number in names.take(text)) for text in texts)


def named(texts: Sequence[str]) -> tuple[Named, ...]:
    """Tell the history of each paragraph of the last version."""
    ids = paragraph_ids(texts)
    versions = [_by_id(names, text) for names, text in zip(ids, texts, strict=True)]
    return tuple(_named(id_, versions) for id_ in ids[-1])


def tellings(texts: Sequence[str], id_: str) -> tuple[str | None, ...]:
    """Give what each version says in one paragraph; None where it has no such paragraph."""
    ids = paragraph_ids(texts)
    return tuple(_by_id(names, text).get(id_) for names, text in zip(ids, texts, strict=True))


@dataclass(slots=True)
class _Names:
    """What earlier versions called their lines."""

    before: str | None = None
    numbers: list[int] = field(default_factory=list)
    """Of the lines of that version."""
    given: int = 0
    said: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Line -> all that were ever put so."""
    last: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Number -> the version that last had it, and the place there, counted from the end."""
    version: int = 0

    def take(self, text: str) -> list[int]:
        """Name the lines of the next version."""
        lines = text.split("\n")
        kept = {} if self.before is None else self._kept(self.before, text, lines)
        used = set(kept.values())
        for place, line in enumerate(lines):
            if place not in kept:
                kept[place] = self._restored(line, used) or self._new()
                used.add(kept[place])
        self._remember(text, lines, [kept[place] for place in range(len(lines))])
        return self.numbers

    def _kept(self, before: str, text: str, lines: Sequence[str]) -> dict[int, int]:
        """Name the lines that were there: what stands once in both versions by itself, others as aligned."""
        own = _once_in_both(before.split("\n"), self.numbers, lines)
        taken = set(own.values())
        aligned = _aligned(align(before, text), self.numbers)
        return {place: number for place, number in aligned.items() if number not in taken} | own

    def _restored(self, line: str, used: set[int]) -> int | None:
        return max(self.said.get(line, set()) - used, key=lambda number: self.last[number], default=None)

    def _new(self) -> int:
        self.given += 1
        return self.given

    def _remember(self, text: str, lines: Sequence[str], numbers: list[int]) -> None:
        self.version += 1
        self.before, self.numbers = text, numbers
        for place, (line, number) in enumerate(zip(lines, numbers, strict=True)):
            self.said[line].add(number)
            self.last[number] = (self.version, -place)


def _once_in_both(before: Sequence[str], numbers: Sequence[int], after: Sequence[str]) -> dict[int, int]:
    often_before, often_after = Counter(before), Counter(after)
    of_line = {line: number for line, number in zip(before, numbers, strict=True) if often_before[line] == 1}
    return {place: of_line[line] for place, line in enumerate(after) if line in of_line and often_after[line] == 1}


def _aligned(rows: Sequence[Row], numbers: Sequence[int]) -> dict[int, int]:
    """Map the lines of the later version that are lines of the earlier one to their numbers there."""
    kept: dict[int, int] = {}
    for row in rows:
        before = row.before or row.elsewhere
        if before is not None and row.after is not None:
            # Of lines that were broken otherwise, the first is the first, and so on; what is left over ends or is new.
            kept.update(zip(_places(row.after), (numbers[place] for place in _places(before)), strict=False))
    return kept


def _places(paragraph: Paragraph) -> range:
    start = paragraph.number - 1
    return range(start, start + paragraph.text.count("\n") + 1)


def _by_id(names: Sequence[str], text: str) -> dict[str, str]:
    return dict(zip(names, text.split("\n"), strict=True))


def _named(id_: str, versions: Sequence[dict[str, str]]) -> Named:
    told = [version.get(id_) for version in versions]
    since = next(place for place, text in enumerate(told) if text is not None)
    changed = [place + 1 for place in range(since + 1, len(told)) if told[place] != told[place - 1]]
    return Named(id=id_, text=versions[-1][id_], since_version=since + 1, changed_in=tuple(changed))
