"""Which of the files that a page links to carry its report."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from crawler.titles import classify
from store.records import Article, Attachment, Kind

MOST_FETCHED = 3
"""Files of one page that are looked into; a report comes as one, or as the same in two formats."""
SHORTEST_REPORT = 800
"""Characters; a page with fewer announces its report, and a file carries it."""

# Of one report in several formats the one that tells paragraphs best is read.
_FORMATS = ("docx", "doc", "wps", "rtf", "pdf", "ofd", "zip", "xlsx", "xls")
_ENDING = re.compile(r"(?:[\[(【]?\.?(docx?|ofd|pdf|rtf|wps|xlsx?|zip)[\])】]?\s*){1,2}$", re.IGNORECASE)
_FILE_NAME = re.compile(r"\.(?:docx?|ofd|pdf|rtf|wps|xlsx?|zip)$", re.IGNORECASE)
_SIZE = re.compile(r"[\[(（【]\s*[\d.]+\s*[KMG]?B\s*[\])）】]$", re.IGNORECASE)
_LABEL = re.compile(r"^附件\s*[\d一二三四五六七八九十]*\s*[:：.、]?\s*")
_NOT_A_LETTER = re.compile(r"[\W_]+")


def only_announces(article: Article) -> bool:
    """Say whether a page has too little text to be the report that it speaks of."""
    return len(article.text) < SHORTEST_REPORT


def chosen(article: Article, titles: Iterable[str | None]) -> tuple[Attachment, ...]:
    """Choose the files to look into; `titles` are the names the page goes by.

    Files that bear the report's name always are; the others only where the page has no text of its own.
    """
    names = {_letters(title) for title in (*titles, article.facts.title) if title}
    named = [file for file in article.attachments if _is_report(file.name, names)]
    if not named and only_announces(article):
        named = list(article.attachments)
    return tuple(sorted(named, key=_rank)[:MOST_FETCHED])


def has_file_name(url: str) -> bool:
    """Say whether an address names a file, as one that a gateway makes for each reader does not."""
    return _FILE_NAME.search(urlsplit(url).path) is not None


def stem(name: str) -> str:
    """Give a file's name without label, size and ending."""
    return _ENDING.sub("", _SIZE.sub("", _LABEL.sub("", name.strip())).strip()).strip()


def _is_report(name: str, titles: set[str]) -> bool:
    bare = stem(name)
    letters = _letters(bare)
    return classify(bare).kind is Kind.REPORT or (bool(letters) and letters in titles)


def _letters(text: str) -> str:
    return _NOT_A_LETTER.sub("", text)


def _rank(file: Attachment) -> int:
    ending = _ENDING.search(file.name) or _ENDING.search(file.url)
    kind = ending[1].lower() if ending else ""
    return _FORMATS.index(kind) if kind in _FORMATS else len(_FORMATS)
