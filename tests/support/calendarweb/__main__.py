"""Watch one of the worlds: python -m calendarweb FOLDER WORLD."""

import gc
import sys
from pathlib import Path

from beside import give_way

from calendarweb.ahead import SENT, WORLDS
from calendarweb.world import divided, watch


def main() -> None:
    """Watch it to the last night, giving way to everybody else, and note how much its channel was sent."""
    give_way()
    gc.freeze()
    folder, world = Path(sys.argv[1]), int(sys.argv[2])
    sent = watch(folder, chosen=divided(WORLDS)[world])
    (folder / SENT).write_text(str(len(sent)), "utf-8")


if __name__ == "__main__":
    main()
