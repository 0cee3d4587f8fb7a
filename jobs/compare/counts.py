"""What a figure counts, as far as its clause says."""

import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from jobs.compare.numbers import Figure, Mark, figures

_CLAUSE_END = re.compile("[\n,，。;；:：、!！?？]")
_CLAUSE_LONGEST = 80
_LONGEST = 20
_WORDS = tomllib.loads(files("jobs.compare").joinpath("figures.toml").read_text("utf-8"))["clause"]


def _any_of(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BEGINNING = re.compile(rf"(?:\s|[-—–~]|{_any_of(_WORDS['beginning'])})*")
_END = re.compile(rf"(?:\s|[-—–~(（]|{_any_of(_WORDS['end'])})+$")


def counted(text: str, figure: Figure) -> str:
    """Give the words before a figure without what only leads up to it; else those behind it; "" where there are none.

    In a row of a table the row's name: 行政许可 for 35 in `行政许可 | 120 | 35`.
    """
    line = text[max(0, figure.start - _CLAUSE_LONGEST) : figure.start].rpartition("\n")[2]
    if "|" in line:
        return _bare(_name_of_row(line))
    behind = _behind(text[figure.end : figure.end + _CLAUSE_LONGEST])
    return next(filter(None, map(_bare, (*_before(line), behind))), "")


def _name_of_row(line: str) -> str:
    """The nearest cell to the left that holds words."""
    return next((cell for cell in reversed(line.split("|")[:-1]) if not _figures(cell) and cell.strip()), "")


def _before(line: str) -> list[str]:
    """What stands between the clause's beginning, its earlier figures and the figure, the nearest first."""
    clause = _CLAUSE_END.split(line)[-1]
    parts, stop = [], len(clause)
    for figure in reversed(_figures(clause)):
        parts.append(clause[figure.end : stop])
        stop = figure.start
    return [*parts, clause[:stop]]


def _behind(text: str) -> str:
    clause = _CLAUSE_END.split(text, maxsplit=1)[0]
    return clause[: min((figure.start for figure in _figures(clause)), default=len(clause))]


def _figures(text: str) -> list[Figure]:
    return [figure for figure in figures(text) if figure.mark is not Mark.DOCUMENT_NUMBER]


def _bare(words: str) -> str:
    beginning = _BEGINNING.match(words)
    words = words[beginning.end() if beginning else 0 :]
    return _END.sub("", words).removeprefix("的").strip()[-_LONGEST:]
