"""Which files of a page carry its report."""

import pytest

from crawler.attachments import MOST_FETCHED, chosen, only_announces, stem
from store.records import Article, Attachment, Facts, Kind

TITLE = "秦州区2023年法治政府建设情况报告"
LONG = "一年来，我区扎实推进法治政府建设。" * 60


def article(text: str, *files: str) -> Article:
    attachments = tuple(
        Attachment(url=f"https://a.gov.cn/{n}.{name.rpartition('.')[2]}", name=name) for n, name in enumerate(files)
    )
    facts = Facts(title=TITLE, facts_from={})
    return Article(kind=Kind.REPORT, reason="", text=text, facts=facts, attachments=attachments, method="x")


def names(text: str, *files: str) -> list[str]:
    return [file.name for file in chosen(article(text, *files), (TITLE,))]


def test_a_short_page_only_announces() -> None:
    assert only_announces(article("现将报告公布如下。"))
    assert not only_announces(article(LONG))


def test_a_file_that_bears_the_reports_name_is_looked_into_beside_any_text() -> None:
    assert names(LONG, "联系表.xlsx", f"附件1：{TITLE}.pdf") == [f"附件1：{TITLE}.pdf"]
    assert names(LONG, "联系表.xlsx") == []


def test_of_a_page_without_text_the_named_file_or_else_every_file() -> None:
    assert names("见附件。", "联系表.xlsx", f"{TITLE}.doc") == [f"{TITLE}.doc"]
    assert names("见附件。", "附件.pdf") == ["附件.pdf"]


def test_of_two_formats_the_one_that_tells_paragraphs_best_comes_first() -> None:
    assert names("", f"{TITLE}.pdf", f"{TITLE}.docx") == [f"{TITLE}.docx", f"{TITLE}.pdf"]


def test_no_page_makes_us_fetch_a_whole_archive() -> None:
    assert len(names("", *[f"附件{n}.pdf" for n in range(20)])) == MOST_FETCHED


@pytest.mark.parametrize(
    "name",
    [f"附件：{TITLE}.docx", f"附件1. {TITLE}（1.2MB）", f"{TITLE}.pdf[pdf]", TITLE, f" 附件 {TITLE}.wps "],
)
def test_a_files_name_without_what_sites_add(name: str) -> None:
    assert stem(name) == TITLE
