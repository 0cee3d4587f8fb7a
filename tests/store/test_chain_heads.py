from datetime import UTC, date, datetime

import pytest

from store.chain import Head
from store.chain_heads import NAME, anchors_given, anchors_of_file, note
from store.errors import HeadUnreadable

HEAD = Head(day=date(2026, 3, 2), link=7, head="ab" * 32, at=datetime(2026, 3, 1, 17, 30, tzinfo=UTC))
NEXT = Head(day=date(2026, 3, 3), link=9, head="cd" * 32, at=datetime(2026, 3, 2, 17, 30, tzinfo=UTC))


def test_heads_are_noted_once_and_read_back(tmp_path):
    for head in (HEAD, HEAD, NEXT, NEXT):
        note(tmp_path, head)
    found = anchors_of_file(tmp_path / NAME)
    assert [(one.where, one.link, one.head, one.at) for one in found] == [
        ("heads.jsonl line 1", 7, HEAD.head, HEAD.at),
        ("heads.jsonl line 2", 9, NEXT.head, NEXT.at),
    ]


def test_a_torn_line_does_not_spoil_the_next(tmp_path):
    note(tmp_path, HEAD)
    with (tmp_path / NAME).open("ab") as file:
        file.write(b'{"day": "20')
    note(tmp_path, NEXT)
    assert (tmp_path / NAME).read_bytes().count(b"\n") == 3


def test_heads_are_given_as_hex_or_files(tmp_path):
    note(tmp_path, HEAD)
    plain = tmp_path / "plain.txt"
    plain.write_text(f"{NEXT.head}\n", "utf-8")
    found = anchors_given([NEXT.head, str(tmp_path / NAME), str(plain)])
    assert [(one.where, one.head) for one in found] == [
        ("--head", NEXT.head),
        ("heads.jsonl line 1", HEAD.head),
        ("plain.txt line 1", NEXT.head),
    ]


@pytest.mark.parametrize("text", ["x", "[]", "{}", '{"day": "2026-03-04", "link": 1, "head": "a", "at": "2026-03-02"}'])
def test_what_is_no_head_is_refused(tmp_path, text):
    (tmp_path / NAME).write_text(text, "utf-8")
    with pytest.raises(HeadUnreadable):
        anchors_of_file(tmp_path / NAME)
    with pytest.raises(HeadUnreadable):
        anchors_given([str(tmp_path / "nowhere")])
