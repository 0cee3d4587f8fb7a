"""The vocabulary of titles, and titles as it meets them: simplified, half-width, without what sites add."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files


def either(words: Iterable[str]) -> str:
    """Make the pattern that takes the longest of some words."""
    tails: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        tails.setdefault(word[0], []).append(re.escape(word[1:]))
    # By first letter: hundreds of words tried one by one at every letter of a title take half of the time.
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in tails.items())


def letters(text: str) -> str:
    """Give a text in simplified, half-width letters without spaces."""
    return _SPACES.sub("", text.translate(_FOLD))


def figures(text: str) -> str:
    """Write spelled years (二〇二三年) in figures."""
    return _SPELLED_YEAR.sub(lambda year: year[0].translate(_NUMERALS), text)


def plain(title: str) -> str:
    """Give a title without spaces, label, site name, document number, day of listing and next year's plans."""
    words = figures(letters(title[:_LONGEST_TITLE]).lower())
    words = _WHOLE_YEAR.sub(r"\1年", words)
    for added in (_SITE, _LABEL, _LISTED_ON, _EDITION, _PUBLISHED_IN, _NUMBER):
        words = added.sub("", words)
    if words.startswith("《") and words.endswith("》") and words.count("《") == 1:
        words = words[1:-1]
    return _INTENTIONS.sub(r"\1\2", words)


WORDS = tomllib.loads(files("crawler").joinpath("titles.toml").read_text("utf-8"))
STRONG = re.compile(either(WORDS["strong"]))
SUBJECT = re.compile(either(WORDS["strong"] + WORDS["weak"]))
NOUN = either(WORDS["papers"] + WORDS["summaries"])
YEAR = r"20[0-4]\d(?:年度?)?"

# No real title is longer; a hostile one is cut before any pattern sees it.
_LONGEST_TITLE = 200
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD = _HALF_WIDTH | {ord(pair[0]): pair[1] for pair in WORDS["traditional"]}
_NUMERALS = str.maketrans("〇○◯零Oo一二三四五六七八九", "000000123456789")
_SPELLED_YEAR = re.compile(r"[2二](?<!\d[2二])[〇○◯零Oo0][〇○◯零Oo\d一二三四五六七八九]{2}(?=年|[-—–~～至到])")
_SPACES = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
# A site's own words after a dash or a bar; a column's name counts as one unless it may be the paper's own.
_SITE = re.compile(
    r"(?:[>»]+.{0,6}|(?:\(\d\))?\.(?:pdf|docx?|wps|ofd|html?)|\(\d\)"
    rf"|(?<!\d)[_|-](?:(?!{SUBJECT.pattern}).){{0,80}}(?:网站?|门户|政府|平台|专栏|公开|公告|内容|年报|报告|[局厅委办]))$"
)
_LABEL = re.compile(
    r"^(?:[【\[][^】\]]{0,6}(?:公告|公示|通知|公开|动态|文件|报告|年报)[】\]]|[·•>»★☆]+"
    r"|[^-_|:]{2,8}(?:公开|公告|专栏|动态)[-_|:]|\((?:全文|图文)\))"
)
_DAY = r"[\[(]?20\d\d[-./]\d{1,2}[-./]\d{1,2}[\])]?"
_LISTED_ON = re.compile(rf"^{_DAY}(?=\D)|{_DAY}$")
_WHOLE_YEAR = re.compile(r"(20\d\d)年1(?:月(?:1日)?)?[-—–~至到](?:\1年)?12月(?:31日|份|底)?")
_EDITION = re.compile(r"\([^()]{0,6}(?:公[布开示]|发布|网[站络])[^()]{0,4}[版稿]\)$")
_PUBLISHED_IN = re.compile(r"20\d\d年(?:发布|公布|公开)的(?=20\d\d)")
_NUMBER = re.compile(
    r"\([^()\d]{1,10}[〔\[【]20\d\d[〕\]】]第?\d{1,5}号\)"
    r"|^[^()〔\[【\d]{1,10}[〔\[【(]20\d\d[〕\]】)]第?\d{1,5}号"
)
_INTENTIONS = re.compile(
    rf"({NOUN}|{either(WORDS['hints'])})(?:以及|及|和|与|暨|、|,|;|并).{{0,30}}?(?:{either(WORDS['intentions'])})((?:的?报告)?)"
)
