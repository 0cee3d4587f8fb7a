"""The title in an OLE file's summary: the property set of [MS-OLEPS], of which olefile believes every count."""

import struct
from collections.abc import Mapping

STREAM = "\x05SummaryInformation"
_SECTION = 44
_CODE_PAGE, _TITLE = 1, 2
_BYTES, _WIDE = 30, 31
_MOST = 64
_CHARSETS: Mapping[int, str] = {936: "gb18030", 950: "big5hkscs", 1200: "utf-16-le", 65001: "utf-8"}


def summary_title(stream: bytes) -> str | None:
    """Read the title from a summary stream, None where it has none or is damaged."""
    try:
        start = struct.unpack_from("<I", stream, _SECTION)[0]
        count = struct.unpack_from("<I", stream, start + 4)[0]
        places = [struct.unpack_from("<II", stream, start + 8 + 8 * number) for number in range(min(count, _MOST))]
        found = {name: start + place for name, place in places}
        page = struct.unpack_from("<H", stream, found[_CODE_PAGE] + 4)[0]
        kind, length = struct.unpack_from("<II", stream, found[_TITLE])
    except (struct.error, KeyError):
        return None
    content = stream[found[_TITLE] + 8 :][: length * (2 if kind == _WIDE else 1)]
    charset = "utf-16-le" if kind == _WIDE else _CHARSETS.get(page)
    if kind not in (_BYTES, _WIDE) or charset is None:
        return None
    return content.decode(charset, "ignore").rstrip("\0")
