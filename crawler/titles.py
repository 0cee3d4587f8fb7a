"""What a title announces: the yearly report, another paper, or nothing that its words decide."""

import re
from dataclasses import dataclass

from crawler.title_body import question
from crawler.title_plain import plain
from crawler.title_words import NOUN, STRONG, SUBJECT, WORDS, YEAR, either
from crawler.title_years import DELIVERED, MANY_YEARS, report_year, year_of_title
from store.records import Kind

__all__ = ["Classified", "classify", "report_year"]


@dataclass(frozen=True, slots=True)
class Classified:
    """A kind and, in words, what decided it."""

    kind: Kind
    reason: str


def classify(title: str, *, text: str | None = None) -> Classified:
    """Say what a title announces; `text`, the body of the page, decides where the title's words do not."""
    words = plain(title)
    named = _by_title(words)
    if text is None or not (_leaves_open(named) or _says_nothing(words)):
        return named
    return _by_body(text, named)


def announces(title: str) -> bool:
    """Say whether a title speaks of a paper's publication: its page may carry the paper, or only say where it is."""
    return _ANNOUNCES.search(plain(title)) is not None


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
        entry = WORDS["refusals"][self.ranks[word]]
        return Classified(Kind(entry["kind"]), f"{entry['what']}: {word}")


_ANNOUNCES = re.compile(rf"(?:{either(WORDS['announcing'])}|印发).{{0,120}}|(?:公告|公示|通告|通知|函)$")


def _refusals(name: str) -> _Refusals:
    ranks: dict[str, int] = {}
    for rank, entry in enumerate(WORDS["refusals"]):
        for word in entry[name]:
            ranks.setdefault(word, rank)
    return _Refusals(re.compile(either(ranks)), ranks)


# Possessive: a title made of a hundred fillers must not be tried in every division.
_SHAPE = re.compile(
    rf"^(?P<head>.*?)(?P<subject>{SUBJECT.pattern})"
    rf"(?P<run>\)?(?:{NOUN}|{SUBJECT.pattern}|{either(WORDS['fillers'])}|{YEAR}"
    rf"|\(20\d\d年?[-—–~至]+20\d\d年?\)|\((?:{SUBJECT.pattern}|{YEAR})\)(?!$))++)"
    rf"(?P<wrapper>(?:予以)?(?:{either(WORDS['prints'] + WORDS['wrappers'])})(?:的(?:公告|公示|通告))?)?"
    r"(?P<remarks>(?:[(\[【〔][^()\[\]【】〔〕]{0,60}[)\]】〕])*"
    rf"(?:全文|[—–-]+.{{0,100}}|:[^:]{{2,30}}?(?:{either(WORDS['organs'])})(?:\({YEAR}\))?"
    r"|20\d\d年\d{1,2}月(?:\d{1,2}日)?)?)[。.]?$"
)
_LAST_NOUN = re.compile(rf"({NOUN})[”》]*的?(?:{YEAR})?$")
_ENDS_AS_PAPER = re.compile(rf"(?:{NOUN})$")
_DOTS = re.compile(r"(?:[…⋯]+|[.。]{2,})$")
_CUT = re.compile(rf"(?:{either(WORDS['beginnings'])}|(?:{SUBJECT.pattern}).*){_DOTS.pattern}")
_CUT_BEFORE = re.compile(rf"关于|{YEAR}")
_STILL_OPEN = re.compile(rf"关于(?:{YEAR}|{either(WORDS['fillers'])})*+$")
_NAMES_PAPER = re.compile(rf"{NOUN}|{either(WORDS['hints'] + WORDS['wrappers'])}")
_COLUMN = re.compile(rf"(?:{either(WORDS['columns'])})$")
_AUTHOR = re.compile(
    rf"^(?:关于)?(?:{YEAR})?"
    rf"(?:(?!(?:{either(WORDS['outsiders'])})(?![\u4e00-\u9fff]{{0,2}}[街路镇乡局]))\D){{1,40}}?"
    rf"(?:{either(WORDS['organs'])})(?<![全我].)(?=关于|20\d\d| )"
)
_ISSUED = re.compile(rf"(?:^|{either(WORDS['organs'])}|关于)(?:关于|\d+年?度?|{either(WORDS['fillers'])})*+$")
_GROUPS = re.compile(rf"(?:{either(WORDS['groups'])})*+")
_NO_LETTER = re.compile(r"[【\[].{0,10}[】\]]|[\W_]+")
_ISSUERS = re.compile(
    rf"(?:{either(WORDS['issuers'])}|(?:{either(WORDS['office_stems'])})[^市县区省州镇乡各]{{0,2}}?"
    r"(?:局|厅|办公室|办|中心|室|委员会|站))(?!法(?!治))"
)
_HANDED_OUT = re.compile(r"关于印[发送](?P<paper>.+?)的(?:通知|函)$")
_ANNOUNCED = re.compile(rf"^.{{0,40}}?(?:{either(WORDS['announcing'])})")
_DUTY = re.compile(rf"(?:履行)?(?:推[进动])?(?:{SUBJECT.pattern})(?:工作)?的?第一责任人的?(?:职责|责任)?")
_SPOKEN = re.compile(
    rf"(?<!关于)(?<!信息)(?<!政务)(?<!情况)(?<!年度)(?<!工作)(?:{either(WORDS['spoken'])})"
    rf"(?:关于)?(?:{YEAR}|{either(WORDS['fillers'])})*+$"
)
_NEAR = re.compile(
    r"法治(?![化环社])[\u4e00-\u9fff]{2,6}?建设|依法治(?!校|企|院|村)[\u4e00-\u9fff]|法治(?:情况|年度?)?(?=报告|年报)"
)
_PART_OF_YEAR = re.compile(
    r"[上下]?半年|季度|今年以来|(?<!\d)(?!1[-—~至]12月)\d{1,2}[-—~至]\d{1,2}月"
    r"|20\d\d年[一二三四五六七八九十\d]+(?:[-—至、][一二三四五六七八九十\d]+)?月份?(?!\d)"
)
_SINCE = re.compile(r"20\d\d年(?:度?以来|起)")
_BOOK = re.compile(r"《[^《》]*》")
_BRACKETS = re.compile(r"\([^()]*\)")

_NO_SUBJECT = Classified(Kind.OTHER, "the title does not name the report's subject")
_IN_PASSING = Classified(Kind.OTHER, "the title names the report's subject, but neither a paper nor a year")
_ALWAYS = _refusals("always")
_LOOSE = _refusals("loose")

# The shortest reports found have some 900 letters. Below 300 a body is a cover or a link to a file: it proves nothing.
_SHORTEST_REPORT = 800
_SHORTEST_WITNESS = 300
# Of eight proofs five real reports show at least six each, 68 articles of other kinds none.
_PROOFS = 4
_PROOFS_UNNAMED = 6
_LONGEST_COLUMN_NAME = 8


def _by_title(words: str) -> Classified:
    handed = _HANDED_OUT.search(words)
    if handed:
        return _handed_out(words, plain(handed["paper"]))
    paper = _DUTY.sub("", words)
    if paper != words and not SUBJECT.search(paper):
        return _find(paper) or Classified(Kind.WORK_REPORT, "speaks of a person's duty: 第一责任人")
    return _by_words(paper)


def _handed_out(words: str, paper: str) -> Classified:
    """Name a notice for what it hands out."""
    named = _by_words(paper)
    if named.kind is Kind.REPORT:
        kind = Kind.UNDECIDED if year_of_title(words) is None else Kind.REPORT
        return Classified(kind, f"hands out a paper that {named.reason}")
    return (_find(words) or named) if _leaves_open(named) else named


def _by_words(words: str) -> Classified:
    shape = _SHAPE.search(words)
    noun = _LAST_NOUN.search(shape["run"]) if shape else None
    if not shape or not noun:
        return _unshaped(words)
    span = shape[0] if not DELIVERED.search(shape["remarks"]) else shape[0].removesuffix(shape["remarks"])
    return _refused(shape) or _other_span(span) or _shaped(shape, noun[1], year_of_title(words))


def _unshaped(words: str) -> Classified:
    """Name a title that does not end as the report's title does."""
    subject = SUBJECT.search(words)
    if subject and _COLUMN.search(words):
        return Classified(Kind.INDEX_PAGE, f"names {subject[0]} and ends as columns do")
    refused = _find(words)
    if refused:
        return refused
    other = _other_span(_BRACKETS.sub("", words)) if subject else None
    if other:
        return other
    year = year_of_title(words)
    if not subject:
        return _without_subject(words, year)
    if _is_group(words.replace(subject[0], "", 1)):
        return Classified(Kind.INDEX_PAGE, f"names {subject[0]} alone, as columns do")
    if year is None and not _NAMES_PAPER.search(words) and not _CUT.search(words):
        return _IN_PASSING
    return Classified(Kind.UNDECIDED, f"names {subject[0]} but no report")


def _without_subject(words: str, year: int | None) -> Classified:
    if _CUT.search(words) or _is_cut_early(words):
        return Classified(Kind.UNDECIDED, "is cut short where the report's subject may begin")
    paper = _ENDS_AS_PAPER.search(words)
    if not paper or year is None:
        return _NO_SUBJECT
    near = _NEAR.search(words)
    if near:
        return Classified(Kind.UNDECIDED, f"names {near[0]}, near to the report's subject, and {year}")
    return Classified(Kind.OTHER, f"names {paper[0]} of {year} on another subject")


def _is_cut_early(words: str) -> bool:
    """Say whether a list cut a title behind its issuer or its year: all that is left fits a report."""
    left = _DOTS.sub("", words)
    if left == words or not _CUT_BEFORE.search(left):
        return False
    # Where the words end a 关于 might follow: the issuer need not have been named in full.
    return bool(_STILL_OPEN.search(left) or _AUTHOR.search(f"{left}关于"))


def _is_group(words: str) -> bool:
    return _GROUPS.fullmatch(_NO_LETTER.sub("", words)) is not None


def _refused(shape: re.Match[str]) -> Classified | None:
    remarks = "" if DELIVERED.search(shape["remarks"]) else shape["remarks"]
    head = _ANNOUNCED.sub("", shape["head"]) if shape["wrapper"] else shape["head"]
    around = f"{head} {remarks}"
    if _SPOKEN.search(head):
        return Classified(Kind.NEWS, "news: somebody speaks of it")
    if _is_strong(shape):
        return _find_always(around)
    return _find(around) or _shared(shape)


def _shared(shape: re.Match[str]) -> Classified | None:
    """Judge a paper on a weak subject that may share it with other work: law publicity, enforcement."""
    other = _LOOSE.find(shape["run"])
    if other and other.kind is Kind.WORK_REPORT:
        return Classified(Kind.UNDECIDED, f"names {shape['subject']} beside {other.reason}")
    return other


def _find(words: str) -> Classified | None:
    """Find a refusing word; a loose one that is only a part of its author's name refuses nothing."""
    always = _find_always(words)
    if always or not _LOOSE.pattern.search(words):
        return always
    return _LOOSE.find(_ISSUERS.sub("", _AUTHOR.sub("", words)))


def _find_always(words: str) -> Classified | None:
    if not _ALWAYS.pattern.search(words):
        return None
    return _ALWAYS.find(_ISSUERS.sub("", words))


def _is_strong(shape: re.Match[str]) -> bool:
    return STRONG.search(shape["subject"] + shape["run"]) is not None


def _other_span(words: str) -> Classified | None:
    words = _BOOK.sub("", words)
    part = _PART_OF_YEAR.search(words)
    if part:
        return Classified(Kind.OTHER, f"speaks of a part of a year: {part[0]}")
    many = MANY_YEARS.search(words)
    if many:
        return Classified(Kind.OTHER, f"speaks of several years: {many[0]}")
    since = _SINCE.search(words)
    return Classified(Kind.UNDECIDED, f"does not say until when: {since[0]}") if since else None


def _shaped(shape: re.Match[str], noun: str, year: int | None) -> Classified:
    """Judge a title that ends as the report's title does by what it names beside the subject."""
    subject = shape["subject"]
    if shape["wrapper"] in WORDS["wrappers"] or (shape["wrapper"] and not _prints(shape, year)):
        return Classified(Kind.UNDECIDED, f"{shape['wrapper']} of a {noun} on {subject}")
    if year is None and _is_group(shape["head"]):
        return Classified(Kind.INDEX_PAGE, f"names {subject} and {noun}, no issuer and no year, as columns do")
    if year is None and not _stands_without_year(shape, noun):
        return Classified(Kind.UNDECIDED, f"names {subject} and {noun} without a year")
    return Classified(Kind.REPORT, f"names {subject} and {noun}" + (f" of {year}" if year else ""))


def _prints(shape: re.Match[str], year: int | None) -> bool:
    """Say whether a public notice is one issuer's paper under another name, rather than words about papers."""
    return year is not None and "各" not in shape["head"]


def _stands_without_year(shape: re.Match[str], noun: str) -> bool:
    summary = noun in WORDS["summaries"] or "纲要" in shape["run"]
    return _is_strong(shape) and not summary and _ISSUED.search(shape["head"]) is not None


def _leaves_open(named: Classified) -> bool:
    return named.kind in (Kind.UNDECIDED, Kind.INDEX_PAGE) or named in (_NO_SUBJECT, _IN_PASSING)


def _says_nothing(words: str) -> bool:
    """Say whether a page's title is only its column's or its site's name."""
    return len(words) <= _LONGEST_COLUMN_NAME and not SUBJECT.search(words)


def _by_body(text: str, named: Classified) -> Classified:
    witness = question(text)
    if witness.length < _SHORTEST_WITNESS:
        return named
    may_be = named.kind in (Kind.UNDECIDED, Kind.INDEX_PAGE)
    kind = Kind.OTHER if may_be else named.kind
    if witness.opens_as:
        return Classified(kind, f"{named.reason}; the body opens as another paper does: {witness.opens_as}")
    needed = _PROOFS if may_be else _PROOFS_UNNAMED
    proofs = ", ".join(witness.proofs)
    if witness.length >= _SHORTEST_REPORT and len(witness.proofs) >= needed:
        return Classified(Kind.REPORT, f"{named.reason}; the body shows {proofs}")
    return Classified(kind, f"{named.reason}; the body shows only {proofs or 'other things'}")
