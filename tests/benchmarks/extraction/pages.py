"""The pages to be read, all of them in this repository, with the texts that must come out."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
SAVED = ROOT / "tests/pages/saved"
LOOKS = ROOT / "tests/pages/extract"
TEXTS = ROOT / "jobs/demo/texts"
URL = "http://www.example.gov.cn/zwgk/fzzf/202203/t20220318_5832432.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as served and the text in it."""

    name: str
    body: bytes
    url: str
    content_type: str
    text: str


def all_pages() -> Iterator[Page]:
    """Give the saved pages, and every demonstration text in every look."""
    for path in sorted(SAVED.glob("*.html")):
        about = json.loads(path.with_suffix(".json").read_text("utf-8"))
        yield Page(
            name=path.stem,
            body=path.read_bytes(),
            url=about["url"],
            content_type=about["content_type"],
            text=path.with_suffix(".txt").read_text("utf-8"),
        )
    for look in sorted(LOOKS.glob("*.html")):
        for text in sorted(TEXTS.glob("*.txt")):
            yield _in_look(look, text)


def _in_look(look: Path, path: Path) -> Page:
    text = path.read_text("utf-8")
    body = "\n".join(f"<p>　　{line}</p>" for line in text.split("\n"))
    markup = look.read_text("utf-8").replace("BODY", body)
    charset = "gb18030" if "gb2312" in markup or "gbk" in markup else "utf-8"
    return Page(
        name=f"{look.stem}_{path.stem}", body=markup.encode(charset), url=URL, content_type="text/html", text=text
    )
