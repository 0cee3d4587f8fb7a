"""Ours and the others, each as its own documentation calls it, given the bytes of a page."""

from collections.abc import Callable, Mapping

import trafilatura
from lxml import html
from pages import Page
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding

from crawler.encoding import decode
from crawler.errors import TextNotFound
from crawler.extract.article import read

Reader = Callable[[Page], str]


def _ours(page: Page) -> str:
    try:
        return read(page.body, url=page.url, content_type=page.content_type).text
    except TextNotFound:
        return ""


def _trafilatura(page: Page) -> str:
    return trafilatura.extract(page.body) or ""


def _trafilatura_fast(page: Page) -> str:
    return trafilatura.extract(page.body, fast=True) or ""


def _readability(page: Page) -> str:
    # It guesses no charset well enough on Chinese pages: it is given ours.
    summary = Document(decode(page.body, page.content_type)).summary()
    return "\n".join(html.fromstring(summary).itertext())


def _resiliparse(page: Page) -> str:
    markup = bytes_to_str(page.body, detect_encoding(page.body))
    return str(extract_plain_text(markup, main_content=True))


READERS: Mapping[str, Reader] = {
    "ours": _ours,
    "trafilatura": _trafilatura,
    "trafilatura fast": _trafilatura_fast,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
}
