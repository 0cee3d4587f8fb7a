"""Whatever the code can say of an incident, or of why a report is gone, is told in Chinese."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from spoken import Samples, Spoken, Where, module_at

from crawler.adapters import detect
from crawler.answers import REFUSALS
from crawler.errors import CrawlerError, SourceInvalid
from jobs.alerts.reasons import detail_in_chinese, in_chinese
from jobs.alerts.wording import incident_word
from store.outages import NO_ANSWER
from store.records import AlertKind, ChangeKind, IncidentKind, PageState

ROOT = Path(__file__).parents[3]

FAULTS = (
    *("ArticleShown", "FileUnreadable", "FormerUnreadable", "ListNotUnderstood", "PageIncomplete", "PageTooSlow"),
    *("BudgetSpent", "HostRefused", "NoBrowser", "NotDrawn", "OutsideVisitTime", "RobotsForbidden", "TextNotFound"),
    *("ArchiveDamaged", "ChannelInvalid", "ChannelRefused", "ReaderFailed"),
)
"""Errors whose words become details; an archive's and a reader's by way of FormerUnreadable."""
NEVER_KEPT = {SourceInvalid}
"""It ends a command before anything is written."""
CALLS: Mapping[str, Sequence[Where]] = {
    **dict.fromkeys(FAULTS, (0, "detail")),
    "Classified": (1, "reason"),
    "Crawled": ("reason",),
    "Fault": ("detail",),
    "Finding": ("detail",),
    "Lack": ("words",),
    "NotAPage": (1, "detail"),
    "Verdict": (1, "reason"),
    "_Death": ("detail",),
    "_Red": (1,),
    "_left_open": (1,),
    "replace": ("detail",),
    "saw": ("detail",),
    "trouble": ("detail",),
}
RETURNS = ("jobs/child.py", "jobs/drill/proofs.py")
"""Whose functions give words that no call above is seen to take."""
OTHERS = (
    "crawler/discovery.py",  # Reasons of entries: nobody is told of an entry.
    "crawler/explore/",
    "crawler/request_budget.py",  # Explorations only: their answers go to whoever asked, as check's and page's do.
    "crawler/spiders/check.py",
    "crawler/spiders/explore.py",
    "crawler/spiders/page.py",
    "jobs/alerts/settings.py",  # A table that ends the command, as do those below.
    "jobs/commands/",
    "jobs/source_doctor/",
)
"""What raises or makes the same, and never for the store."""

GUARD = tomllib.loads((ROOT / "crawler/guard.toml").read_text("utf-8"))
TITLES = tomllib.loads((ROOT / "crawler/titles.toml").read_text("utf-8"))

TERM = "法治政府建设"
SAMPLES: Samples = {
    "default": ("7",),
    "article.kind": ("notice",),
    "capture.file": ("2026/03/fazhi-1.warc.gz",),
    "entry['what']": [refusal["what"] for refusal in TITLES["refusals"]],
    "error.state": list(PageState),
    "fault.kind": NO_ANSWER,
    "form": ("mailto://7",),
    "left": ("1.5 GiB free, a night adds 60 MiB",),
    "many": (TERM,),
    "near": (TERM,),
    "noun": ("报告",),
    "paper": ("报告",),
    "part": (TERM,),
    "proofs": [part["what"] for part in TITLES["body"]["parts"]],
    "said.kind": list(AlertKind),
    "said[0]": (TERM,),
    "shape": ("公示",),
    "sign.what": [sign["what"] for sign in GUARD["pages"]],
    "since": (TERM,),
    "subject": (TERM,),
    "task.words": ("run",),
    "verdict.state": list(PageState),
    "window.in_china()": ("01:00 to 05:00, China time",),
    "word": (TERM,),
    "_words(one)": [f"{kind} /bg/1.html 3 -> 4" for kind in ChangeKind],
}
"""What stands where the code fills something in: a figure, unless only something else can stand there."""

STAYS = re.compile(
    r"https?://\S+|mailto://\S+|/bg/\S+|\S+\.warc\.gz|robots\.txt|\(\.gz\)|\[crawl\]|server=|pip install '\S+'|<\S+>"
    r"|\b(?:7_FILE|render = true|sources|url|fazhi (?:run|schedule))(?=\W|$)"
    r"|\b(?:Apprise|Chromium|DWG|HTTP|JSON|OCR|Office|OpenDocument|PDF|PPTX|PostScript|RAR|RTF|WPS|Word|XML)\b"
    r"|\b(?:7z|cookie|chromium(?:-browser)?|google-chrome|gzip|ocr|siteGuid|[KMG]iB)\b|channel-7|识别为 notice:"
)
"""Names and addresses: they are what they are in every language."""


NEVER_SAID = {"blocked are none; none was planted"}
"""What the syntax allows and a condition around it does not."""


def kept() -> Iterator[Spoken]:
    """Give what can become a detail."""
    for path in sorted(place for room in ("crawler", "store", "jobs") for place in (ROOT / room).rglob("*.py")):
        module = module_at(ROOT, path)
        if not module.name.startswith(OTHERS):
            yield from module.said_by_calls(CALLS, SAMPLES)
        if module.name in RETURNS:
            yield from (one for one in module.said_by_returns(SAMPLES) if one.words not in NEVER_SAID)


def reasons() -> Iterator[Spoken]:
    """Give what can become a change's reason, what a comparison finds apart: test_reasons has all of its parts."""
    decide = module_at(ROOT, ROOT / "jobs/decide.py")
    yield from decide.said_by_returns(SAMPLES)
    yield from decide.said_by_calls({"append": (0,)}, SAMPLES)
    calls: Mapping[str, Sequence[Where]] = {"ChangeRow": ("reason", "suppressed"), "PageGone": ("reason",)}
    for name in ("store/suspicion.py", "crawler/probing.py", "crawler/page_answer.py"):
        yield from module_at(ROOT, ROOT / name).said_by_calls(calls, SAMPLES)


def answers() -> Iterator[Spoken]:
    """Give what an answer is found to be."""
    for name in ("crawler/guard.py", "crawler/guard_article.py"):
        yield from module_at(ROOT, ROOT / name).said_by_calls({"Verdict": (1, "reason")}, SAMPLES)


def untold(found: Iterable[Spoken], say: Callable[[str], str]) -> list[str]:
    """List what is not said in Chinese, with the file and line that says it."""
    return sorted({f"{one.place}: {one.words!r} is told as {say(one.words)!r}" for one in found if _english(one, say)})


def _english(one: Spoken, say: Callable[[str], str]) -> bool:
    return re.search("[A-Za-z]", STAYS.sub("", say(one.words))) is not None


def _around(found: Iterable[Spoken], before: str, after: str) -> Iterator[Spoken]:
    return (Spoken(one.place, f"{before}{one.words}{after}") for one in found)


def test_every_error_is_looked_for_or_never_kept():
    assert detect.ADAPTERS, "they have errors of their own"
    named = {error for error in _below(CrawlerError) if error.__name__ in CALLS}
    assert _below(CrawlerError) - NEVER_KEPT == named
    assert {error.__name__ for error in REFUSALS} <= CALLS.keys()


def _below(error: type[Exception]) -> set[type[Exception]]:
    return {below for one in error.__subclasses__() for below in (one, *_below(one))}


def test_what_is_said_is_found_through_names_tables_and_functions():
    words = {one.words for one in kept()}
    assert "the answer is not JSON" in words
    assert "the connection was refused" in words
    assert "the file is a 7z archive" in words
    assert "the PDF is encrypted and needs a password" in words
    assert "the PDF is scanned: none of its 7 pages has a text layer, and OCR sees no text" in words
    assert len({one.place for one in kept()}) > 200


def test_every_detail_is_said_in_chinese():
    assert untold(kept(), detail_in_chinese) == []


def test_every_detail_is_said_in_chinese_among_other_words():
    assert untold(_around(kept(), "附件: ", "; before: dns"), detail_in_chinese) == []


def test_what_proves_a_report_is_said_in_chinese():
    body = module_at(ROOT, ROOT / "crawler/title_body.py")
    proofs = list(body.said_by_calls({"append": (0,)}, SAMPLES))
    assert len(proofs) == 4
    assert untold(proofs, detail_in_chinese) == []


def test_every_reason_is_said_in_chinese():
    assert untold(reasons(), in_chinese) == []


@pytest.mark.parametrize("state", PageState)
def test_what_showed_that_a_report_is_gone_is_said_in_chinese(state):
    shown = _around(
        answers(), f"gone from its address (last: 2026-03-09: the host's own not-found page: {state}: ", ")"
    )
    assert untold(shown, lambda words: in_chinese(words).replace("gone from its address", "")) == []


@pytest.mark.parametrize("state", sorted({*PageState, *IncidentKind}))
@pytest.mark.parametrize("before", ["", "附件: ", "7; asked for an address that never was, the host said "])
def test_an_answer_or_its_lack_is_named_in_chinese_wherever_it_stands(state, before):
    said = detail_in_chinese(f"{before}{state}: status 404")
    assert not re.search("[A-Za-z]", STAYS.sub("", said)), said


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("maintenance: status 503 with maintenance: 系统维护", "维护页面:状态码 503,网站维护:系统维护"),
        ("challenge: status 403 with $_ts on a shell of 9 letters", "验证页面:状态码 403,空壳页面带有 $_ts,仅 9 个字"),
        (
            "sent on to http://a.gov.cn/2.html, no report: names 法治政府 and 报告 without a year; "
            "the body shows only what was done, numbered sections",
            "转到 http://a.gov.cn/2.html,不是报告:标题含“法治政府”和“报告”,没有年份;正文仅有:主要举措, 分节编号",
        ),
        (
            "the page carries its text only in files, which cannot be read: 甲.pdf: gone: status 404; "
            "乙.doc: the address answers with a web page, not with a file",
            "正文只在附件中,而附件无法读取:甲.pdf: 页面不存在:状态码 404; 乙.doc:该网址返回的是网页,不是文件",
        ),
        ("extract: /bg/1.html: read as news: news: 会议", "正文提取环节(extract):/bg/1.html: 识别为 news:新闻:会议"),
    ],
)
def test_one_thing_said_within_another_is_said_in_chinese_too(detail, said):
    assert detail_in_chinese(detail) == said


@pytest.mark.parametrize("kind", NO_ANSWER)
def test_what_an_outage_was_called_before_is_said_as_its_kind_is(kind):
    said = detail_in_chinese(f"no answer in time; before: {kind}")
    assert said == f"没有及时应答;此前:{incident_word(kind)}"


def test_what_a_library_says_is_not_taken_for_a_name_of_ours():
    said = "channel ops: HTTPSConnectionPool(host='a.gov.cn'): read timeout, tls list empty"
    assert detail_in_chinese(said) == said.replace("channel ops: ", "渠道 ops:")


@pytest.mark.timeout(30)
def test_a_site_cannot_make_a_detail_long_to_read():
    assert detail_in_chinese(f"{'7' * 20_000}.pdf: the file is empty").endswith("the file is empty")
