"""Head and tail of a body: what the page's template, not the author, put there."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from crawler.extract.dates import is_date_line, is_month_line
from crawler.extract.heading import title_lines

_TABLE = tomllib.loads((files("crawler.extract") / "furniture.toml").read_text("utf-8"))
_HEAD = re.compile("|".join(_TABLE["edge"] + _TABLE["head"]))
_TAIL = re.compile("|".join(_TABLE["edge"] + _TABLE["tail"]))
_LABEL = re.compile("|".join(_TABLE["labels"]))
_FIELD = rf"{'|'.join(_TABLE['fields'])}:(?:[^:。;]|(?<=\d):(?=\d)){{0,40}}"
_DAY = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}:\d{2}(?::\d{2})?)?"
# The site's name may stand before them.
_FIELDS = re.compile(rf"[^:。;,]{{0,40}}?(?:{_FIELD}){{2,}}|{_DAY}(?:{_FIELD})+")
# A day and what a template sets beside it; sentences that begin with a day have commas.
_DATED = re.compile(rf"{_DAY}[^,。;!?、]{{0,40}}")
_CUT = re.compile("|".join(_TABLE["cut"]))
_CLOSE = re.compile("|".join(_TABLE["close"]))
_BLANKS = re.compile(r"[\s\u200b]+")
_NUMBER = re.compile(r"[(（]?[\u4e00-\u9fff]{1,14}[〔\[【(（]\d{4}[〕\]】)）]第?\d{1,5}号[)）]?")
_BYLINE = re.compile(r"[\u4e00-\u9fff ]{2,40}(?:政府|委员会|管委会|局|厅|办公室|院|队|办)")
_DATED_BYLINE = re.compile(rf"\d{{4}}(?:年|[-/.])\d{{1,2}}(?:月|[-/.])\d{{1,2}}日?\s*(?:{_BYLINE.pattern})")
_FILE_LABEL = re.compile(
    r"^(?:附件[\d一二三四五六七八九十]{0,2}[:.、]?)?(?:\d{1,2}[.、])?|\.(?:docx?|ofd|pdf|rtf|wps|xlsx?|zip)$"
)
_SENTENCE = re.compile("[。;]")
# A line longer than any template writes is the author's.
_LONGEST = 240
# The tallest head of the pages measured has 31 lines; each is compared with every title.
_LONGEST_HEAD = 100
# A repeated title stands within this many first lines.
_HEAD_WITHIN = 12
# Shorter lines are headings and names.
_ABSTRACT = 12
# Names and the date under a title stand within this many lines.
_SUBTITLES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Trimmed:
    """A body and what stood around it."""

    lines: tuple[str, ...]
    title: str | None
    """The title as repeated at the head of the body."""
    above: tuple[str, ...]
    below: tuple[str, ...]


def trim(lines: tuple[str, ...], *, titles: tuple[str, ...], attached: tuple[str, ...]) -> Trimmed:
    """Take the furniture off both ends of a body.

    `titles` are the names the page goes by, `attached` those of the files the body links to.
    """
    head = _head(lines, titles)
    written = _without_files(lines[head.length :], attached)
    end = _end(written)
    return Trimmed(lines=written[:end], title=head.title, above=lines[: head.length], below=written[end:])


def before_notices(lines: list[str]) -> list[str]:
    """List the lines above the first head of a template's notice, as of copyright."""
    return lines[: _close(lines)]


def _close(lines: Sequence[str]) -> int:
    return next((at for at, line in enumerate(lines) if at and _matches(_CLOSE, line)), len(lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    length: int
    title: str | None


def _head(lines: tuple[str, ...], titles: tuple[str, ...]) -> _Head:
    at, title = 0, None
    while at < min(len(lines), _LONGEST_HEAD):
        start, length = _title_ahead(lines, at, titles)
        if length:
            title = "".join(lines[start : start + length])
            at = start + length
        elif pairs := _pairs(lines[at:]):
            at += pairs
        elif _is_above(lines[at:], title):
            at += 1
        else:
            break
    return _Head(length=at + _subtitles(lines[at:]), title=title)


def _is_above(lines: tuple[str, ...], title: str | None) -> bool:
    line = lines[0]
    below_title = title is not None and (_is_subtitle(line) or _is_dated(line))
    return below_title or is_template(line) or _NUMBER.fullmatch(line) is not None or _is_abstract(lines)


def is_template(line: str) -> bool:
    """Say whether a line above a body is the template's."""
    return _matches(_HEAD, line) or _matches(_FIELDS, line)


def _pairs(lines: tuple[str, ...]) -> int:
    """Count the first lines that are names of facts with their values below them."""
    at = 0
    while at + 1 < len(lines) and _matches(_LABEL, lines[at]) and not _SENTENCE.search(lines[at + 1]):
        at += 2
    return at if at > 2 else 0


def _subtitles(lines: tuple[str, ...]) -> int:
    """Count the first lines that are a date, or names with a date under them, as stand below a title."""
    dated = next((at for at, line in enumerate(lines[:_SUBTITLES]) if not _BYLINE.fullmatch(line)), len(lines))
    return dated + 1 if dated + 1 < len(lines) and is_month_line(lines[dated]) else 0


def _title_ahead(lines: tuple[str, ...], at: int, titles: tuple[str, ...]) -> tuple[int, int]:
    """Find where a title is repeated before the first sentence: its first line and its number of lines, else 0."""
    for start in range(at, min(at + _HEAD_WITHIN, len(lines))):
        # What stands above a line of source and time is the title, whatever the page is called.
        if start > at and (_matches(_FIELDS, lines[start]) or _is_dated(lines[start])):
            return at, start - at
        if is_template(lines[start]):
            continue
        if _SENTENCE.search(lines[start]) or lines[start].endswith(":"):
            break
        length = title_lines(lines[start:], titles)
        if length:
            return start, length
        # What stands above a document's number is its title, whatever the page is called.
        if start > at and _NUMBER.fullmatch(lines[start]):
            return at, start - at
    return at, 0


def _is_dated(line: str) -> bool:
    return _matches(_DATED, line) and not is_date_line(line)


def _is_abstract(lines: tuple[str, ...]) -> bool:
    """Say whether the first line is the beginning of the second, set above it once more."""
    return len(lines) > 1 and len(lines[1]) > len(lines[0]) >= _ABSTRACT and lines[1].startswith(lines[0])


def _is_subtitle(line: str) -> bool:
    return is_date_line(line) or any(pattern.fullmatch(line) for pattern in (_BYLINE, _DATED_BYLINE))


def _without_files(lines: tuple[str, ...], attached: tuple[str, ...]) -> tuple[str, ...]:
    """Drop the lines below the last sentence that only name a linked file or announce such."""
    if not attached:
        return lines
    names = {"", *map(_file_label, attached)}
    last = max((at for at, line in enumerate(lines) if _SENTENCE.search(line)), default=-1) + 1
    return lines[:last] + tuple(line for line in lines[last:] if _file_label(line) not in names)


def _file_label(line: str) -> str:
    return _FILE_LABEL.sub("", _BLANKS.sub("", line))


def _end(lines: tuple[str, ...]) -> int:
    end = _stripped(lines, _close(lines))
    for at in range(end - 1, 0, -1):
        if _SENTENCE.search(lines[at]) or is_date_line(lines[at]):
            break
        if _matches(_CUT, lines[at]):
            end = at
    return _stripped(lines, end)


def _stripped(lines: tuple[str, ...], end: int) -> int:
    while end > 0 and _matches(_TAIL, lines[end - 1]):
        end -= 1
    return end


def _matches(pattern: re.Pattern[str], line: str) -> bool:
    return len(line) <= _LONGEST and pattern.fullmatch(_BLANKS.sub("", line)) is not None
