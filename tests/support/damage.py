"""Files that came to harm: cut off, with wrong bytes, or an archive whose parts are wrong inside."""

import io
import zipfile
from contextlib import suppress
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from sample_files import FILES

from crawler.errors import FileUnreadable
from crawler.files.base import LIMITS, Reader

PATIENT = settings(max_examples=60, deadline=timedelta(seconds=5))


def sample(name: str) -> bytes:
    """Read a file that a real program made."""
    return (FILES / name).read_bytes()


def reads_or_refuses(read: Reader, body: bytes) -> None:
    """Fail where a reader does anything but read or refuse."""
    with suppress(FileUnreadable):
        assert read(body, limits=LIMITS).lines


def cut(body: bytes) -> st.SearchStrategy[bytes]:
    """Draw the file cut off somewhere."""
    return st.integers(0, len(body) - 1).map(lambda length: body[:length])


@st.composite
def flipped(draw: st.DrawFn, body: bytes) -> bytes:
    """Draw the file with some bytes replaced."""
    changed = bytearray(body)
    places = st.tuples(st.integers(0, len(body) - 1), st.sampled_from([0, 1, 0x7F, 0x80, 0xFF]) | st.integers(0, 255))
    for place, value in draw(st.lists(places, min_size=1, max_size=40)):
        changed[place] = value
    return bytes(changed)


@st.composite
def twisted(draw: st.DrawFn, body: bytes) -> bytes:
    """Draw an archive whose parts have other digits than they had, and are packed rightly."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[name])
    digits = [place for place, sign in enumerate(content) if ord("0") <= sign <= ord("9")] or [0]
    for place, value in draw(
        st.lists(st.tuples(st.sampled_from(digits), st.sampled_from(b"0123456789-x<")), max_size=6)
    ):
        content[place] = value
    return packed({**parts, name: bytes(content)})


def packed(parts: dict[str, bytes]) -> bytes:
    """Pack parts as an archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()
