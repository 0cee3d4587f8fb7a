"""What two nights over the sample country find and ask for: `python tests/benchmarks/country.py` in a checkout."""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/support")]

from sampleweb import SampleCountry  # noqa: E402
from two_nights import Told, run  # noqa: E402

HEAD = ("site", "family", "read by", "pages", "planted", "found", "wrong", "requests, night 1", "night 2")


def rows(told: Told) -> list[tuple[str, ...]]:
    """Give a row a site."""
    made = []
    for host, site in SampleCountry.sites.items():
        planted, found = told.planted(host, 2), told.documents[1].get(host, frozenset())
        asked = [len(night.get(host, ())) for night in told.asked]
        numbers = (site.pages, len(planted), len(found & planted), len(found - planted), *asked)
        made.append((host.partition(".")[0], site.family, str(told.adapters.get(host)), *map(str, numbers)))
    return made


def main() -> None:
    """Run the nights and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        told = run(Path(folder))
    table = rows(told)
    sums = [str(sum(int(row[column]) for row in table)) for column in range(3, len(HEAD))]
    for row in (HEAD, *table, ("all", "", "", *sums)):
        sys.stdout.write("  ".join(word.ljust(11) for word in row).rstrip() + "\n")
    planted, found, wrong = (int(sums[column]) for column in (1, 2, 3))
    sys.stdout.write(f"recall {found / planted:.3f}, precision {found / (found + wrong):.3f}\n")


if __name__ == "__main__":
    main()
