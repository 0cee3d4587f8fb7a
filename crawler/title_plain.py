"""Titles without what sites and lists add to them."""

import re

from crawler.title_words import NOUN, SUBJECT, WORDS, either, figures, letters


def plain(title: str) -> str:
    """Give a title without spaces, label, site name, document number, day of listing and next year's plans."""
    words = figures(letters(_COLUMN.sub("", title[:_LONGEST_TITLE])).lower())
    words = _UNNAMED.sub("xx", _WHOLE_YEAR.sub(r"\1年", words))
    for added in (_PRONOUNCED, _MARKS, _PATH, _SITE, _LABEL, _LISTED_ON, _EDITION, _PUBLISHED_IN, _NUMBER):
        words = added.sub("", words)
    if words.startswith("《") and words.endswith("》") and words.count("《") == 1:
        words = words[1:-1]
    return _INTENTIONS.sub(r"\1\2", words)


# No real title is longer; a hostile one is cut before any pattern sees it.
_LONGEST_TITLE = 200
# A site or a column named before the title: told from the title only by the space behind it.
_COLUMN = re.compile(
    r"^\s*(?:[^\s法]{2,20}\s+){0,3}?[^\s法]{0,20}(?:平台|网站?|专栏|公告|公开|动态|门户|栏目)\s+(?=\S)"
)
# Samples leave the issuer's name open.
_UNNAMED = re.compile(r"_{2,}(?=[市县区局镇乡街])")
# Copying sites write the sound of a letter behind it: 建設(shè).
_PRONOUNCED = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zà-ɏ]{1,6}\)")
# What lists and pages print beside a title.
_MARKS = re.compile(
    r"^[\[【(]?置顶[\]】)]?"
    r"|(?:(?<=[\u4e00-\u9fff\d)])(?:new|hot)!?|[\[【(]?置顶[\]】)]?"
    r"|\((?:政府信息|信息|政务|主动)公开\)|[!,、;]"
    r"|(?<=报告|情况|总结|年报)[\[【(]?(?:发布(?:时间|日期|机构)|来源|作者|日期|索引号|字体|字号|打印|责任编辑).{0,60}"
    r"|[\[【(]?(?:阅读|浏览|点击|访问)(?:次数|数|量|率)?:?\d+次?[\]】)]?)$"
)
_PATH = re.compile(rf"^.{{0,80}}[>»](?=[^>»]*(?:{SUBJECT.pattern}))")
_EXPLAINING = [word for entry in WORDS["refusals"] if entry["kind"] == "explanation" for word in entry["always"]]
_NOT_A_SITE = either([*WORDS["libraries"], *_EXPLAINING])
# A site's own words after a dash or a bar; a column's name counts as one unless it may be the paper's own.
_SITE = re.compile(
    r"(?:[>»]+.{0,6}|(?:\(\d\))?\.(?:pdf|docx?|wps|ofd|html?)|\(\d\)"
    rf"|(?<!\d)[_|-](?!20\d\d年)(?:(?!{SUBJECT.pattern}|{_NOT_A_SITE}).){{0,80}}"
    r"(?:网站?|门户|政府|平台|专栏|公开|公告|内容|年报|报告|[局厅委办])"
    rf"|(?<=报告|情况|总结|年报)[_|](?!20\d\d年)(?:(?!{SUBJECT.pattern}|{_NOT_A_SITE}).){{0,80}})$"
)
_LABEL = re.compile(
    r"^(?:[【\[][^】\]]{0,6}(?:公告|公示|通知|公开|动态|文件|报告|年报)[】\]]|[·•>»★☆]+"
    r"|[^-_|:]{2,8}(?:公开|公告|专栏|动态)[-_|:]|\((?:全文|图文)\))"
)
_DAY = r"[\[(]?20\d\d[-./]\d{1,2}[-./]\d{1,2}[\])]?"
_LISTED_ON = re.compile(rf"^{_DAY}(?=\D)|{_DAY}$|(?<=报告|情况|总结)\d{{1,2}}[-/]\d{{1,2}}$")
_WHOLE_YEAR = re.compile(r"(20\d\d)年1(?:月(?:1日)?)?[-—–~至到](?:\1年)?12月(?:31日|份|底)?")
_EDITION = re.compile(r"\((?!.{0,6}(?:意见|送审|讨论|审议|[初草样范图]))[^()\d]{0,7}[版稿]\)$")
_PUBLISHED_IN = re.compile(r"20\d\d年(?:发布|公布|公开)的(?=20\d\d)")
_NUMBER = re.compile(
    r"\([^()\d]{1,10}[〔\[【]20\d\d[〕\]】]第?\d{1,5}号\)"
    r"|^[^()〔\[【\d]{1,10}[〔\[【(]20\d\d[〕\]】)]第?\d{1,5}号"
    r"|(?<=报告|情况|总结)(?:(?!报告|情况|总结)[\u4e00-\u9fff]){1,8}[〔\[【(]20\d\d[〕\]】)]第?\d{1,5}号$"
)
_INTENTIONS = re.compile(
    rf"({NOUN}|{either(WORDS['hints'])})(?:以及|及|和|与|暨|、|,|;|并|\+|(?=20\d\d年))"
    rf".{{0,30}}?(?:{either(WORDS['intentions'])})((?:的?报告)?)"
)
