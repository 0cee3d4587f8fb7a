"""The command line as a child that must not outlive whoever began it: `python -m jobs.keeper.followed PID WORD...`."""

import sys

from crawler.parent import follow_parent
from jobs.__main__ import main
from jobs.ending import ending_gracefully

if __name__ == "__main__":
    follow_parent(int(sys.argv.pop(1)))
    with ending_gracefully():
        main()
