"""How well and how fast pages are read, ours beside three others: `python tests/benchmarks/extraction/compare.py`.

Needs the extra `bench`. All get the same bytes in the same run, so that the ratios of the times hold on any machine.
"""

import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from pages import Page, all_pages
from readers import READERS, Reader
from score import Score, score

HEAD = ("reader", "F1", "least F1", "exact", "paragraphs", "leaking", "ms a page", "x trafilatura")
ROUNDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one reader made of all pages."""

    scores: tuple[Score, ...]
    seconds: float
    """The best of several rounds, per page."""


def measure(reader: Reader, pages: list[Page]) -> Result:
    """Score a reader on pages and time it."""
    scores = tuple(score(reader(page), page.text) for page in pages)
    return Result(scores=scores, seconds=min(_round(reader, pages) for _ in range(ROUNDS)))


def _round(reader: Reader, pages: list[Page]) -> float:
    started = time.perf_counter()
    for page in pages:
        reader(page)
    return (time.perf_counter() - started) / len(pages)


def row(name: str, result: Result, unit: float) -> tuple[str, ...]:
    """Write a result as the cells of a line."""
    f1s = [one.f1 for one in result.scores]
    return (
        name,
        f"{statistics.mean(f1s):.4f}",
        f"{min(f1s):.3f}",
        f"{statistics.mean(one.exact for one in result.scores):.2f}",
        f"{statistics.mean(one.paragraphs for one in result.scores):.3f}",
        str(sum(bool(one.leaks) for one in result.scores)),
        f"{1000 * result.seconds:.1f}",
        f"{result.seconds / unit:.2f}",
    )


def main() -> None:
    """Print one line a reader."""
    pages = list(all_pages())
    results = {name: measure(reader, pages) for name, reader in READERS.items()}
    unit = results["trafilatura fast"].seconds
    sys.stdout.write(f"{len(pages)} pages\n")
    for cells in (HEAD, *(row(name, result, unit) for name, result in results.items())):
        sys.stdout.write("  ".join(cell.ljust(16 if at == 0 else 10) for at, cell in enumerate(cells)).rstrip() + "\n")


if __name__ == "__main__":
    main()
