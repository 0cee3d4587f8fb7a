"""Live the year: python -m yearweb FOLDER NUMBER."""

import gc
import sys
from pathlib import Path

from beside import give_way

from yearweb.world import watch


def main() -> None:
    """Live it to its last tick, giving way to everybody else."""
    give_way()
    gc.freeze()
    watch(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
