"""The torn last record of a file whose writer was killed: cut off, and kept beside the file."""

import os
from collections import deque
from pathlib import Path

from store.archive.members import Broken, members, whole_member_after

SUFFIX = ".torn"


def mend(file: Path) -> int:
    """Cut a file to its last whole record and return how many bytes were cut; they lie in `<name>.torn`.

    Damage that whole records follow is no torn tail, and is left as it is.
    """
    with file.open("r+b") as stream:
        (last,) = deque(members(stream), maxlen=1) or (None,)
        if not isinstance(last, Broken) or whole_member_after(stream, last.offset) is not None:
            return 0
        stream.seek(last.offset)
        tail = stream.read()
        _keep(file.with_name(file.name + SUFFIX), tail)
        stream.truncate(last.offset)
        stream.flush()
        os.fsync(stream.fileno())
    return len(tail)


def _keep(file: Path, tail: bytes) -> None:
    # On the disk before the cut: a second kill in between finds the tail in both places, never in neither.
    with file.open("wb") as stream:
        stream.write(tail)
        stream.flush()
        os.fsync(stream.fileno())
