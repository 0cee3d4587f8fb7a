"""Pages kept as tests: the bytes as served, what they came with, and what is read from them today."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from store.records import Article

_NOT_A_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST_HOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as served."""

    body: bytes
    url: str
    content_type: str


def save(page: Page, article: Article, folder: Path) -> Path:
    """Write a page, its text and its facts as NAME.html, NAME.txt and NAME.json; the same page twice is one."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{_name(page)}.html"
    path.write_bytes(page.body)
    path.with_suffix(".txt").write_bytes(article.text.encode())
    path.with_suffix(".json").write_bytes(_about(page, article).encode())
    return path


def _name(page: Page) -> str:
    host = _NOT_A_NAME.sub("_", urlsplit(page.url).netloc.lower()).strip("_")[:_LONGEST_HOST]
    return f"{host or 'page'}_{hashlib.sha256(page.body).hexdigest()[:12]}"


def _about(page: Page, article: Article) -> str:
    facts = article.facts
    told = {
        "about": f"saved from {page.url}" if page.url else "saved from a file",
        "content_type": page.content_type,
        "published_on": facts.published_on.isoformat() if facts.published_on else None,
        "title": facts.title,
        "url": page.url,
    }
    return json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
