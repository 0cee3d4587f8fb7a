"""fazhi show: paragraphs by name, and all as it stood."""

import json
from pathlib import Path

import pytest

from jobs.demo.texts import seed


@pytest.fixture
def kept(demo: tuple[Path, str]) -> Path:
    return demo[0]


def test_paragraphs_have_names(kept: Path, fazhi) -> None:
    shown = json.loads(fazhi("show", 2, "--data", kept, "--json").out)
    paragraphs = shown["paragraphs"]
    assert "\n".join(one["text"] for one in paragraphs) == shown["text"]
    assert list(paragraphs[0]) == ["id", "text", "since_version", "changed_in"]
    edited = [one for one in paragraphs if one["changed_in"]]
    assert [one["changed_in"] for one in edited] == [[2], [2]]
    first = json.loads(fazhi("show", 2, "--data", kept, "--version", 1, "--json").out)
    assert [one["id"] for one in first["paragraphs"]] == [one["id"] for one in paragraphs]
    assert not any(one["changed_in"] for one in first["paragraphs"])


def test_paragraphs_are_printed_with_their_names(kept: Path, fazhi) -> None:
    printed = fazhi("show", 2, "--data", kept, "--version", 1, "--paragraphs").out
    assert "\n" + "\n".join(f"p{n}  {line}" for n, line in enumerate(seed(2).split("\n"), 1)) in printed


def test_one_paragraph_in_every_version(kept: Path, fazhi) -> None:
    paragraphs = json.loads(fazhi("show", 2, "--data", kept, "--json").out)["paragraphs"]
    name = next(one["id"] for one in paragraphs if "980件" in one["text"])
    told = json.loads(fazhi("show", 2, "--data", kept, "--paragraph", name, "--json").out)["versions"]
    assert [one["changed"] for one in told] == [True, True]
    assert ["930件" in told[0]["text"], "980件" in told[1]["text"]] == [True, True]
    assert told[0]["until"] == told[1]["from"]
    printed = fazhi("show", 2, "--data", kept, "--paragraph", name).out
    assert f"{name} in version 2" in printed
    assert "site: as follows" in printed
    assert "site: the same" in fazhi("show", 2, "--data", kept, "--paragraph", "p1").out


def test_as_of_a_day_is_what_was_known_then(kept: Path, fazhi) -> None:
    then = json.loads(fazhi("show", 2, "--data", kept, "--json").out)["versions"][0]["from"]
    shown = json.loads(fazhi("show", 2, "--data", kept, "--as-of", then, "--json").out)
    assert (shown["version"], shown["text"], shown["status"]) == (1, seed(2), "present")
    assert [(one["version"], one["until"]) for one in shown["versions"]] == [(1, None)]
    assert (shown["last_seen"], shown["as_of"]) == (None, then)
    assert "since 20" in fazhi("show", 2, "--data", kept, "--as-of", then).out
    assert json.loads(fazhi("show", 2, "--data", kept, "--as-of", then[:10], "--json").out)["status"] == "present"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--paragraph", "p99"), 1, "no version has a paragraph 'p99'"),
        (("--paragraph", "p1", "--raw"), 2, "give one of them"),
        (("--as-of", "soon"), 2, "ISO 8601"),
    ],
)
def test_what_cannot_be_shown_is_said(kept: Path, fazhi, words: tuple[str, ...], code: int, told: str) -> None:
    said = fazhi("show", 2, "--data", kept, *words)
    assert said.code == code
    assert told in said.err
