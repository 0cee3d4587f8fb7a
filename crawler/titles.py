"""What a title announces: the yearly report, another paper, or nothing that its words decide."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from store.records import Kind


@dataclass(frozen=True, slots=True)
class Classified:
    """A kind and, in words, what decided it."""

    kind: Kind
    reason: str


def classify(title: str, *, text: str | None = None) -> Classified:
    """Say what a title announces; `text`, the body of the page, decides where the title's words do not."""
    named = _by_title(_plain(title))
    if text is None or not _leaves_open(named):
        return named
    return _by_body(text, named)


def report_year(title: str, *, text: str | None = None, published_on: date | None = None) -> int | None:
    """Tell the year a report speaks of from its title, its opening or its date; None where they do not say."""
    plain = _plain(title)
    year = _year_of_title(plain)
    if year is None and text is not None:
        year = _year_of_opening(_opening(text))
    if year is None:
        year = _year_delivered(plain)
    if year is None and published_on is not None:
        year = _year_before(published_on.year, published_on.month)
    return year


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class _Refusals:
    """One pattern over the words of many entries: a title is scanned once, the earliest entry that hits names it."""

    pattern: re.Pattern[str]
    ranks: dict[str, int]

    def find(self, words: str) -> Classified | None:
        hits = self.pattern.findall(words)
        if not hits:
            return None
        word = min(hits, key=self.ranks.__getitem__)
        entry = _WORDS["refusals"][self.ranks[word]]
        return Classified(Kind(entry["kind"]), f"{entry['what']}: {word}")


def _refusals(*lists: str) -> _Refusals:
    ranks: dict[str, int] = {}
    for rank, entry in enumerate(_WORDS["refusals"]):
        for word in (word for name in lists for word in entry[name]):
            ranks.setdefault(word, rank)
    return _Refusals(re.compile(_either(ranks)), ranks)


_WORDS = tomllib.loads(files("crawler").joinpath("titles.toml").read_text("utf-8"))

# No real title is longer; a hostile one is cut before any pattern sees it.
_LONGEST_TITLE = 200
_LONGEST_BODY = 40_000
# The shortest reports found have some 900 letters. Below 300 a body is a cover or a link to a file: it proves nothing.
_SHORTEST_REPORT = 800
_SHORTEST_WITNESS = 300
_OPENING_LETTERS = 400
_SUBJECT_NAMED = 4
# Of seven proofs five real reports show at least five each, 68 articles of other kinds none.
_PROOFS = 4
_PROOFS_UNNAMED = 6

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD = _HALF_WIDTH | {ord(pair[0]): pair[1] for pair in _WORDS["traditional"]}
_NUMERALS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_SPELLED_YEAR = re.compile(r"(?<!\d)[2二][〇○零O0][〇○零O\d一二三四五六七八九]{2}(?=年)")
_SPACES = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_SITE = re.compile(
    r"(?:\.(?:pdf|docx?|wps|ofd|html?)|(?<!\d)[_|-].{0,80}(?:网站?|门户|政府|平台|专栏|[局厅委办]))$", re.IGNORECASE
)
_LABEL = re.compile(r"^[【\[][^】\]]{0,6}(?:公告|公示|通知|公开|动态|文件)[】\]]")

_STRONG = re.compile(_either(_WORDS["strong"]))
_SUBJECT = re.compile(_either(_WORDS["strong"] + _WORDS["weak"]))
_NOUN = _either(_WORDS["papers"] + _WORDS["summaries"])
_YEAR = r"20[0-4]\d(?:年度?)?"
_INTENTIONS = re.compile(
    rf"({_NOUN})(?:以及|及|和|与|暨|、|,|;|并).{{0,30}}?(?:{_either(_WORDS['intentions'])})(?:的?报告)?"
)
# Possessive: a title made of a hundred fillers must not be tried in every division.
_SHAPE = re.compile(
    rf"^(?P<head>.*?)(?P<subject>{_SUBJECT.pattern})"
    rf"(?P<run>(?:{_NOUN}|{_SUBJECT.pattern}|{_either(_WORDS['fillers'])}|{_YEAR}"
    rf"|\((?:{_SUBJECT.pattern}|{_YEAR})\)(?!$))++)"
    rf"(?P<wrapper>{_either(_WORDS['wrappers'])})?"
    r"(?P<remarks>(?:[(\[【〔][^()\[\]【】〔〕]{0,60}[)\]】〕])*(?:全文|[—-]+.{0,100})?)[。.]?$"
)
_LAST_NOUN = re.compile(rf"({_NOUN})”?$")
_GROUPS = re.compile(rf"(?:{_either(_WORDS['groups'])}|[【\[].{{0,10}}[】\]])*+")
_ISSUERS = re.compile(_either(_WORDS["issuers"]))
_NO_SUBJECT = Classified(Kind.OTHER, "the title does not name the report's subject")
_ALWAYS = _refusals("always")
_LOOSE = _refusals("loose")
_ANYWHERE = _refusals("always", "loose")

_PART_OF_YEAR = re.compile(
    r"[上下]?半年|季度|20\d\d年[一二三四五六七八九十\d]+(?:[-—至、][一二三四五六七八九十\d]+)?月份?(?!\d)"
)
_MANY_YEARS = re.compile(
    r"20\d\d年?[-—–~～至到]+(?:20)?\d\d年|[三四五六七八九十]年(?:来|以来)|近[两三四五几]年|十[一二三四五六]五”?(?:时期|期间|以来)"
)
_DELIVERED = re.compile(r"(20\d\d)年(1[0-2]|0?[1-9])月")
_DATE = re.compile(_DELIVERED.pattern + r"(?:[0-3]?\d日)?")
_SINCE = re.compile(r"自?20\d\d年(?:度?以来|起)")
_BOOK = re.compile(r"《[^《》]*》")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|〔[^〔〕]*〕")
_NUMBER = re.compile(r"[(\[【〔]20\d\d[)\]】〕]\d+号")
_YEARS = tuple(re.compile(rf"(?<!\d)(20[0-4]\d)(?!\d){rest}") for rest in ("年度", "年(?!度)", "(?!年)"))

_OTHERS = re.compile(_either(_WORDS["body"]["others"]))
_OPENS = re.compile(_either(_WORDS["body"]["openings"]))
_OPENS_WITH_YEAR = re.compile(r"(20[0-4]\d)年(?!\d)")
_SAID_YEAR = re.compile(r"现[将就把][^。]{0,30}?(20[0-4]\d)年[^。]{0,40}?如下")
_SECTIONS = re.compile(r"(?m)^\s*[一二三四五六七八九]、")
_PARTS = tuple((part["what"], re.compile(_either(part["words"]))) for part in _WORDS["body"]["parts"])


def _plain(title: str) -> str:
    """Give a title in simplified, half-width letters without spaces, site name and next year's plans."""
    plain = _LABEL.sub("", _SITE.sub("", _letters(title[:_LONGEST_TITLE])))
    plain = _SPELLED_YEAR.sub(lambda year: year[0].translate(_NUMERALS), plain)
    if plain.startswith("《") and plain.endswith("》") and plain.count("《") == 1:
        plain = plain[1:-1]
    return _INTENTIONS.sub(r"\1", plain)


def _letters(text: str) -> str:
    return _SPACES.sub("", text.translate(_FOLD))


def _by_title(plain: str) -> Classified:
    shape = _SHAPE.search(plain)
    noun = _LAST_NOUN.search(shape["run"]) if shape else None
    if not shape or not noun:
        return _unshaped(plain)
    return _refused(shape) or _other_span(shape) or _shaped(shape, noun[1], _year_of_title(plain))


def _unshaped(plain: str) -> Classified:
    """Name a title that does not end as the report's title does."""
    refused = _ANYWHERE.find(_ISSUERS.sub("", plain))
    if refused:
        return refused
    subject = _SUBJECT.search(plain)
    if not subject:
        return _NO_SUBJECT
    if _GROUPS.fullmatch(plain.replace(subject[0], "", 1)):
        return Classified(Kind.INDEX_PAGE, f"names {subject[0]} alone, as columns do")
    return Classified(Kind.UNDECIDED, f"names {subject[0]} but no report")


def _refused(shape: re.Match[str]) -> Classified | None:
    remarks = "" if _DELIVERED.search(shape["remarks"]) else shape["remarks"]
    around = _ISSUERS.sub("", f"{shape['head']} {remarks}")
    if _is_strong(shape):
        return _ALWAYS.find(around)
    return _ANYWHERE.find(around) or _LOOSE.find(shape["run"])


def _is_strong(shape: re.Match[str]) -> bool:
    return _STRONG.search(shape["subject"] + shape["run"]) is not None


def _other_span(shape: re.Match[str]) -> Classified | None:
    part = _PART_OF_YEAR.search(shape["head"] + shape["run"])
    if part:
        return Classified(Kind.OTHER, f"speaks of a part of a year: {part[0]}")
    many = _MANY_YEARS.search(_BOOK.sub("", shape[0]))
    if many:
        return Classified(Kind.OTHER, f"speaks of several years: {many[0]}")
    return None


def _shaped(shape: re.Match[str], noun: str, year: int | None) -> Classified:
    """Judge a title that ends as the report's title does by what it names beside the subject."""
    subject = shape["subject"]
    if shape["wrapper"]:
        return Classified(Kind.UNDECIDED, f"{shape['wrapper']} of a {noun} on {subject}")
    if year is None and _GROUPS.fullmatch(shape["head"]):
        return Classified(Kind.INDEX_PAGE, f"names {subject} and {noun}, no issuer and no year, as columns do")
    if year is None and (noun in _WORDS["summaries"] or not _is_strong(shape)):
        return Classified(Kind.UNDECIDED, f"names {subject} and {noun} without a year")
    if noun == "情况" and not _is_strong(shape):
        return Classified(Kind.UNDECIDED, f"names {subject} and {noun} but no report")
    return Classified(Kind.REPORT, f"names {subject} and {noun}" + (f" of {year}" if year else ""))


def _leaves_open(named: Classified) -> bool:
    return named.kind in (Kind.UNDECIDED, Kind.INDEX_PAGE) or named is _NO_SUBJECT


def _by_body(text: str, named: Classified) -> Classified:
    body = _letters(text[:_LONGEST_BODY])
    if len(body) < _SHORTEST_WITNESS:
        return named
    other = _OTHERS.search(body[:_OPENING_LETTERS])
    if other:
        return Classified(Kind.OTHER, f"{named.reason}; the body opens as another paper does: {other[0]}")
    proofs = _proofs(body, text)
    needed = _PROOFS_UNNAMED if named is _NO_SUBJECT else _PROOFS
    if len(body) >= _SHORTEST_REPORT and len(proofs) >= needed:
        return Classified(Kind.REPORT, f"{named.reason}; the body shows {', '.join(proofs)}")
    return Classified(Kind.OTHER, f"{named.reason}; the body shows only {', '.join(proofs) or 'other things'}")


def _proofs(body: str, text: str) -> list[str]:
    """List what makes a body the yearly report's; empty when it hardly names the subject."""
    if len(_SUBJECT.findall(body)) < _SUBJECT_NAMED:
        return []
    opening = _opening(text)
    proofs = [what for what, pattern in _PARTS if pattern.search(body)]
    if _OPENS.search(body[: 2 * _SHORTEST_REPORT]):
        proofs.append("a report's opening words")
    if _SUBJECT.search(opening) and _year_of_opening(opening):
        proofs.append("subject and year in its first paragraph")
    if len(_SECTIONS.findall(text)) > 1:
        proofs.append("numbered sections")
    return proofs


def _opening(text: str) -> str:
    """Give the first paragraph that is more than a heading or a salutation."""
    for line in text[:_LONGEST_BODY].splitlines():
        letters = _letters(line)
        if len(letters) >= 40:
            return _SPELLED_YEAR.sub(lambda year: year[0].translate(_NUMERALS), letters[:2000])
    return ""


def _year_of_title(plain: str) -> int | None:
    words = _NUMBER.sub("", _DATE.sub("", _MANY_YEARS.sub("", plain)))
    for pattern in _YEARS:
        years = set(pattern.findall(words))
        if years:
            return int(years.pop()) if len(years) == 1 else None
    return None


def _year_of_opening(opening: str) -> int | None:
    said = _SAID_YEAR.search(opening) or _OPENS_WITH_YEAR.match(opening)
    if said:
        return int(said[1])
    words = _BRACKETS.sub("", _BOOK.sub("", opening))
    return _year_of_title(_SINCE.sub("", words))


def _year_delivered(plain: str) -> int | None:
    delivered = _DELIVERED.search(plain)
    return _year_before(int(delivered[1]), int(delivered[2])) if delivered else None


def _year_before(year: int, month: int) -> int | None:
    """Tell the year whose reports come out in a month: they come from November of their year to June of the next."""
    if month <= 6:
        return year - 1
    return year if month >= 11 else None
