"""Pages as they were received, or written with the structures of such, beside what must be read from them.

A page is three files: NAME.html the bytes, NAME.txt the text, NAME.json address, header and facts.
`fazhi extract ADDRESS --save-page tests/pages/saved` adds one; its text wants a look before it is believed.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler.extract.article import read
from crawler.extract.canonical import canonical

SAVED = Path(__file__).parents[2] / "pages/saved"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    about: str
    content_type: str
    published_on: str | None
    title: str | None
    url: str


@pytest.mark.parametrize("path", sorted(SAVED.glob("*.html")), ids=lambda path: path.stem)
def test_a_saved_page_gives_its_text_and_facts(path: Path) -> None:
    about = About(**json.loads(path.with_suffix(".json").read_text("utf-8")))
    expected = path.with_suffix(".txt").read_text("utf-8")

    article = read(path.read_bytes(), url=about.url, content_type=about.content_type)

    assert article.text == expected == canonical(expected)
    assert article.facts.title == about.title
    assert str(article.facts.published_on or "") == (about.published_on or "")


def test_every_file_belongs_to_a_page() -> None:
    pages = {path.stem for path in SAVED.glob("*.html")}

    assert len(pages) >= 25
    assert {path.name for path in SAVED.iterdir()} == {
        name + end for name in pages for end in (".html", ".json", ".txt")
    }
