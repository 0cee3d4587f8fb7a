"""An OLE file: Word's, Excel's and WPS's files before they were archives of XML."""

import io
import struct
from collections.abc import Mapping, Sequence

import olefile

from crawler.errors import FileUnreadable

_LOCKED = "EncryptedPackage"
# What olefile lets out on damaged directories and sector chains, beside its own OleFileError, which is an OSError.
_DAMAGED = (OSError, ValueError, TypeError, IndexError, AttributeError, OverflowError, struct.error)


def streams(body: bytes, names: Sequence[str]) -> Mapping[str, bytes]:
    """Read those of the named streams that the file has; raises FileUnreadable."""
    try:
        with olefile.OleFileIO(io.BytesIO(body)) as ole:
            locked = ole.exists(_LOCKED)
            found = {name: ole.openstream(name).read() for name in names if ole.exists(name)}
    except _DAMAGED as error:
        raise FileUnreadable(f"the file is damaged: {error}") from error
    if locked:
        raise FileUnreadable("the file is encrypted and needs a password")
    return found
