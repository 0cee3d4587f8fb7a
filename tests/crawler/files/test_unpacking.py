import io
import zipfile

import pytest
from damage import packed, sample

from crawler.errors import FileUnreadable
from crawler.files.base import LIMITS, Limits
from crawler.files.unpacking import Unpacking, is_locked, printable


def _all(body: bytes, limits: Limits) -> list[bytes]:
    archive = Unpacking(body, limits=limits)
    return [archive.content(member) for member in archive.members]


def test_members_come_as_they_were_packed() -> None:
    assert _all(packed({"a": b"1", "b": b""}), LIMITS) == [b"1", b""]


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(entries=1), "more than 1 files"),
        (Limits(bytes=9), "too large when unpacked"),
        (Limits(unpacked=15), "too large when unpacked"),
    ],
)
def test_limits_hold(limits: Limits, reason: str) -> None:
    with pytest.raises(FileUnreadable, match=reason):
        _all(packed({"a": b"0123456789", "b": b"0123456789"}), limits)


def test_what_unpacks_to_much_more_is_a_bomb_and_short_members_are_none() -> None:
    assert _all(packed({"a": bytes(2**20)}), LIMITS)
    with pytest.raises(FileUnreadable, match="packed more than 200 times: a bomb"):
        _all(packed({"a": bytes(2**21)}), LIMITS)


def test_a_locked_member_is_told_of() -> None:
    archive = Unpacking(sample("locked.zip"), limits=LIMITS)
    assert all(map(is_locked, archive.members))
    with pytest.raises(FileUnreadable, match="needs a password"):
        archive.content(archive.members[0])


def test_damage_is_told_in_words_that_can_be_printed() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a\u202eb", b"content")
    with pytest.raises(FileUnreadable, match=r"damaged: [^\u202e]*$"):
        _all(target.getvalue().replace(b"content", b"tnetnoc"), LIMITS)


def test_names_lose_what_is_not_seen() -> None:
    assert printable("报告\u202e\x00.txt\n") == "报告.txt"
