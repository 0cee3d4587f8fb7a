"""What the answer of an article's address really is: where a column may list, or announce its repair, it may not."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

from crawler.extract.pagination import framed_body
from crawler.guard import Verdict, judge
from crawler.guard_reading import Body, Parts, divide, metas, read
from store.records import PageState

# Measured on 118 articles, their dates and metadata taken away, and on 26 other answers: lists show at most 93 letters
# in whole sentences outside of their links, a short notice 200 in all.
_SENTENCES_OF_LIST = 160
_BAREST_ARTICLE = 120
_FEWEST_ENTRIES = 5
_ENTRY_LETTERS = 8

_LONGEST_NOTICE = 2000
_HEAD = 150

_NOT_WORDS = re.compile(r"[\d年月日:.,/|()\[\]<>»-]+")
_DATA = re.compile(r"\s*(?:[\w.$]{1,80}\()?\s*[\[{].*[\]}]\s*\)?;?\s*", re.DOTALL)
_PAGE_ROOT = re.compile(r"<(?:!doctype|html|head|body|div|p|table|h\d)\b", re.IGNORECASE)
_FRAME = re.compile(r"<i?frame\b", re.IGNORECASE)
_CARRIER = re.compile(r"<(?:embed|object|textarea|canvas)\b|附件", re.IGNORECASE)
_FILE = re.compile(r"\.(?:pdf|docx?|wps|ofd|xlsx?|rtf|zip|rar)\b", re.IGNORECASE)
# More files than this, none of them called an attachment, are a column's.
_MOST_FILES = 4
_FULL_STOP = re.compile(r"。|\\u3002|&#12290;", re.IGNORECASE)
_SCRIPTED_SENTENCES = 4

_WORDS = tomllib.loads(files("crawler").joinpath("guard.toml").read_text("utf-8"))["notice"]


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in words)


_SUBJECT = re.compile(_either(_WORDS["subject"]))
# A colon ends the words before it: 网站维护: stands at the foot of many pages.
_REPAIR = rf"(?:{_either(_WORDS['of'])})[^。,，;；:\n]{{0,16}}(?:{_either(_WORDS['work'])})(?!:)"
_NOTICE_TITLE = re.compile(rf"{_REPAIR}[^。,，;；:\n]{{0,16}}(?:{_either(_WORDS['kind'])})")
_NOTICE = re.compile(_REPAIR)
_NOTICE_WORDS = re.compile(_either(_WORDS["words"]))


def judge_article(*, requested: str, url: str, status: int, content_type: str, text: str, truncated: bool) -> Verdict:
    """Say what the answer of an article's address is; takes what `judge` takes."""
    verdict = judge(
        requested=requested, url=url, status=status, content_type=content_type, text=text, truncated=truncated
    )
    if verdict.state is not PageState.PAGE or not text:
        return verdict
    body, parts = read(text), divide(text)
    return _by_data(body) or _by_notice(body, parts) or _by_listing(body, parts, url) or verdict


def shows_article(text: str) -> bool:
    """Say whether a page says of itself when and by whom it was published."""
    return read(text).is_article


def _by_data(body: Body) -> Verdict | None:
    if _DATA.fullmatch(body.raw):
        return Verdict(PageState.LIST, "data for a script, no article")
    if body.raw.lstrip().startswith("<?xml") and not _PAGE_ROOT.search(body.raw):
        return Verdict(PageState.LIST, "XML, no article")
    return None


def _by_notice(body: Body, parts: Parts) -> Verdict | None:
    """Recognise what a site says of its own repair, at any length."""
    own = "\n".join(parts.own)
    heads = (body.title, metas(body.raw).get("articletitle", ""), own[:_HEAD])
    if len(own) > _LONGEST_NOTICE or any(map(_SUBJECT.search, (*heads, own))):
        return None
    said = next(filter(None, map(_NOTICE_TITLE.search, heads)), None)
    if said is None and not body.is_article and _NOTICE_WORDS.search(own):
        said = _NOTICE.search(own)
    return Verdict(PageState.MAINTENANCE, f"a notice of the site's: {said[0]}") if said else None


def _by_listing(body: Body, parts: Parts, url: str) -> Verdict | None:
    """Recognise a page without text of its own."""
    if body.is_article:
        return None
    entries = sum(len(link) >= _ENTRY_LETTERS for link in parts.links)
    sentences = sum(len(block) for block in parts.own if "。" in block)
    own, linked = len(_NOT_WORDS.sub("", "".join(parts.own))), len("".join(parts.links))
    lists = entries >= _FEWEST_ENTRIES and sentences <= _SENTENCES_OF_LIST and linked > own
    if not (lists or own <= _BAREST_ARTICLE) or _has_text_elsewhere(body, url):
        return None
    state = PageState.LIST if parts.links else PageState.EMPTY
    return Verdict(state, f"{len(parts.links)} links of {linked} letters beside {own} letters of its own")


def _has_text_elsewhere(body: Body, url: str) -> bool:
    """Say whether a page's text may lie in a file, a field, a frame, or in a script that puts it on the page."""
    if _CARRIER.search(body.raw) or 0 < len(_FILE.findall(body.raw)) <= _MOST_FILES:
        return True
    if len(_FULL_STOP.findall(body.raw)) - body.visible.count("。") >= _SCRIPTED_SENTENCES:
        return True
    return _FRAME.search(body.raw) is not None and framed_body(body.raw, url) is not None
