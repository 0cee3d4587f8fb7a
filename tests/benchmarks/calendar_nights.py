"""What a night over the sixty sites of the calendar costs: `python tests/benchmarks/calendar_nights.py [NIGHTS]`."""

import resource
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import monotonic

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/support")]

from calendarweb.world import watch  # noqa: E402

from jobs.night import NightSummary  # noqa: E402

HEAD = ("night", "wall s", "own cpu s", "crawl cpu s", "requests", "changes")


def main() -> None:
    """Run the nights and print a row each, then the medians."""
    nights = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    seconds: list[tuple[float, float, float]] = []
    last = _clocks()

    def after(number: int, summary: NightSummary) -> None:
        nonlocal last
        now = _clocks()
        seconds.append((now[0] - last[0], now[1] - last[1], now[2] - last[2]))
        last = now
        requests = sum(crawl.requests for crawl in summary.crawls)
        _print(number, *(f"{one:.2f}" for one in seconds[-1]), requests, len(summary.changes))

    _print(*HEAD)
    with tempfile.TemporaryDirectory() as folder:
        watch(Path(folder), nights=nights, after=after)
    _print("median", *(f"{median(column):.2f}" for column in zip(*seconds, strict=True)))


def _clocks() -> tuple[float, float, float]:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return monotonic(), own.ru_utime + own.ru_stime, children.ru_utime + children.ru_stime


def _print(*words: object) -> None:
    sys.stdout.write("  ".join(str(word).ljust(11) for word in words).rstrip() + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
