"""Files that appear whole or not at all."""

import errno
import os
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that a reader, and a crash at any moment, sees the old one or the new one; raises OSError.

    It takes the place of what is there: of a link, or a device as /dev/null, it must not.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise FileExistsError(errno.EEXIST, "there is something that is no plain file; name a new one", str(path))
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    with unfinished.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
