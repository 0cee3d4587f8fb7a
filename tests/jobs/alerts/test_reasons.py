import re
from datetime import date

import pytest

from jobs.alerts.reasons import detail_in_chinese, in_chinese
from jobs.compare.difference import Reading, compare
from jobs.compare.severity import Part
from jobs.decide import decide
from store.cases import Case
from store.drills import Stage
from store.records import Cause, ChangeKind, DocumentStatus

ADDRESS = "http://a.gov.cn/1.html"
TEXT = """一、工作情况
全年受理行政复议案件400件,审结380件。
2023年3月5日召开会议,印发〔2022〕33号文件。
存在问题:执法力量不足。"""


def reading(text=TEXT, *, title="报告", published_on=date(2023, 3, 1), issuer="某县人民政府", year=2022):
    return Reading(text=text, title=title, published_on=published_on, issuer=issuer, report_year=year)


EDITS = [
    reading(TEXT.replace("400", "450")),
    reading(TEXT.replace("3月5日", "3月6日").replace("33号", "34号")),
    reading(TEXT.replace("\n存在问题:执法力量不足。", "")),
    reading(TEXT + "\n新增一段,培训300人次。\n又增一段。"),
    reading(TEXT.replace(",审结", "，审结")),
    reading("全文已经换成了别的内容。"),
    reading(title="另一份报告", published_on=None, issuer=None, year=2021),
    reading(title=None, published_on=date(2024, 1, 1), issuer="某市人民政府", year=None),
    reading("\n".join([*TEXT.splitlines()[1:], TEXT.splitlines()[0]])),
    reading("\n".join([TEXT.splitlines()[place] for place in (0, 2, 3, 1)])),
    reading(title=None, issuer=None, year=None),
    reading(TEXT.replace("400件", "四百件")),
    reading(TEXT.replace("一、工作情况", "二、工作情况")),
    reading(TEXT.replace("一、工作情况", "一、主要成效")),
    reading(TEXT.replace("一、工作情况\n", "")),
    reading(TEXT.replace("400件", "400件,办理赔偿案件30件")),
    reading(TEXT.replace("召开会议", "组织召开会议" + "并作出安排" * 10)),
    reading(TEXT + "\n" + "".join(f"办理第{place}类案件{place + 10}件," for place in range(30))),
    reading(),
]


@pytest.mark.parametrize("after", EDITS)
def test_the_reasons_of_a_comparison_are_said_in_chinese(after):
    for pair in ((reading(), after), (after, reading())):
        reason = compare(*pair).reason
        assert not re.search("[A-Za-z]", in_chinese(reason)), reason


def test_every_part_is_among_them():
    pairs = [pair for after in EDITS for pair in ((reading(), after), (after, reading()))]
    assert {reason.part for pair in pairs for reason in compare(*pair).reasons} == set(Part)


def test_figures_and_dates_stay():
    told = in_chinese(
        "2 figures changed, 1 figure lost; published 2023-03-01 -> ?; 6 characters replaced in 2 of 24 paragraphs"
    )
    assert told == "数字改动 2 处, 数字删去 1 处;发布日期 2023-03-01 → ?;替换 6 字(共 24 段,涉及 2 段)"


def test_unknown_words_stay_as_they_are():
    assert in_chinese("the moon is full") == "the moon is full"


NIGHTS = ("2026-03-02: status 404", "2026-03-09: status 404")
CASES = [
    Case(kind=ChangeKind.NEW),
    Case(kind=ChangeKind.NEW, copy_of=3, copy_status=DocumentStatus.WITHDRAWN),
    Case(kind=ChangeKind.NEW, copy_of=3, copy_status=DocumentStatus.PRESENT),
    Case(kind=ChangeKind.NEW, other_text_of=3),
    Case(kind=ChangeKind.NEW, sent_on_from=ADDRESS),
    Case(kind=ChangeKind.RESTORED),
    Case(kind=ChangeKind.WITHDRAWN),
    Case(kind=ChangeKind.WITHDRAWN, absent=NIGHTS, absent_since="2026-03-02"),
    Case(kind=ChangeKind.MOVED, moved_to=ADDRESS, moved_by="redirect", moved_on="2026-03-02"),
    Case(kind=ChangeKind.MOVED, moved_to=ADDRESS, moved_by="same text", moved_on="2026-03-02"),
    Case(kind=ChangeKind.EDITED, cause=Cause.EXTRACTOR),
    Case(kind=ChangeKind.EDITED, back_to=2, back_after=1),
    Case(kind=ChangeKind.EDITED, group=(1, 2, 3), speaks_for_group=True),
    Case(kind=ChangeKind.EDITED, group=(1, 2, 3)),
    Case(kind=ChangeKind.EDITED, sent_on_from=ADDRESS),
]


@pytest.mark.parametrize("case", CASES)
def test_the_reasons_of_a_decision_are_said_in_chinese(case):
    decision = decide(case, compare(reading(), reading(TEXT.replace("400", "450"))))
    for words in (decision.reason, decision.suppressed or ""):
        assert not re.search("[A-Za-z]", in_chinese(words).replace(ADDRESS, "")), words


def test_what_is_held_is_said_in_chinese():
    held = "held: much of the text is gone or the title is another; looked at again before anybody is told"
    for words in (held, "12 of 400 characters left", "12 of 400 characters left; the title is gone"):
        assert not re.search("[A-Za-z]", in_chinese(words)), words


@pytest.mark.parametrize(
    "detail",
    [
        "no new report for 410 days; 400 were expected at most",
        "version 3 is version 1 again: the site shows now the one, now the other",
        "for 4 nights much of the text is gone and nothing confirms an edit",
        "3 entries, at least 5 expected",
        "300 entries, at most 200 expected",
        "12 addresses without titles, and none names the subject: declare a list page instead",
        "turned into the same text as other addresses of the source: 正文",
        "附件: the address answers with a web page, not with a file",
        "forbidden: status 403",
        "no answer in time; before: 403",
        "the connection was refused",
        "now of the whole source: the answer broke off",
        "no secure connection: certificate verify failed",
        "8 of 20 texts have less than 60% of their length left",
        "a new text has 80 characters; the source's others have 4000 in the middle",
        "dated 2027-01-01, seen on 2026-03-02",
        "redirected_home: a deep address was sent on to the home page",
        "list: 40 links of 900 letters beside 12 letters of its own",
        "附件: the file is encrypted and needs a password",
        "附件: the archive is encrypted and needs a password",
        "附件: the archive holds no Word document",
        "附件: the document has no text, only pictures or nothing",
        "the page carries its text only in files, which cannot be read: 附件: the file is empty",
        "3 answers in a row list nothing",
        "the feed announces nothing",
        "reading took longer than 20 s",
    ],
)
def test_what_is_said_of_an_incident_is_said_in_chinese(detail):
    assert not re.search("[A-Za-z]", detail_in_chinese(detail))


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("robots.txt forbids https://a.gov.cn/1.html", "robots.txt 不允许访问 https://a.gov.cn/1.html"),
        ("challenge: status 412 with an inline $_ts script", "验证页面:状态码 412,页面内嵌 $_ts 脚本"),
        ("the name a.gov.cn cannot be resolved; before: timeout", "域名 a.gov.cn 无法解析;此前:网站响应超时"),
        (
            "channel ops: neither the environment variable HOOK nor HOOK_FILE is set; channel b: HTTP 500",
            "渠道 ops:环境变量 HOOK 与 HOOK_FILE 均未设置; 渠道 b:HTTP 500",
        ),
        (
            "data: 1.5 GiB free, a night adds 60 MiB; 2 GiB should be free",
            "data: 剩余 1.5 GiB,每夜增加 60 MiB;应留出 2 GiB",
        ),
        ("fazhi run had not ended after 25200 seconds, and was ended", "fazhi run 运行 25200 秒仍未结束,已被终止"),
    ],
)
def test_addresses_and_commands_stay_what_they_are(detail, said):
    assert detail_in_chinese(detail) == said


@pytest.mark.parametrize("stage", Stage)
def test_the_stage_of_a_red_drill_is_named_in_chinese_and_by_its_name(stage):
    said = detail_in_chinese(f"{stage}: /bg/ was not asked for")
    assert re.fullmatch(f"[\u4e00-\u9fff]+\\({stage}\\):.+", said)


def test_what_others_said_stays_as_it_was():
    assert detail_in_chinese("HTTP 500 Internal Server Error") == "HTTP 500 Internal Server Error"
