"""Versions read again from a real archive, without a pool."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from crawler.errors import PageTooSlow
from crawler.reading import ReaderFailed, read_page
from crawler.registry import ArticleRule, Source
from crawler.rereading import Reread, Rereader, Unreadable
from store.amendable import KeptVersion
from store.archive.writer import ArchiveWriter, Origin
from store.records import Article, Exchange, Facts, Kind, Level

SOURCE = Source(
    id="gansu/qinzhou", issuer="秦州区人民政府", region="620502", level=Level.COUNTY, site="https://x.gov.cn/"
)
LINE = "2023年，全区法治政府建设扎实推进，现将有关情况报告如下。"
OTHER = "2022年，全区法治政府建设稳步推进，各项任务已经完成了。"
AT = datetime(2024, 3, 1, tzinfo=UTC)
ORIGIN = Origin(software="fazhi/0.1", run=1, user_agent="fazhi/0.1", robots="obey")


OLD_BODY = f"<div class='old'>{f'<p>{OTHER}</p>' * 4}</div>"


def page(title: str, line: str = LINE, before: str = "") -> bytes:
    name = f"<meta name='ArticleTitle' content='{title}'>" if title else ""
    body = f"{before}<div class='TRS_Editor'>{f'<p>{line}</p>' * 4}</div>"
    return f"<html><head><meta charset='utf-8'>{name}</head><body>{body}</body></html>".encode()


def version(*captures, text: str = LINE, method: str = "densest", **other: object) -> KeptVersion:
    facts = other.pop("facts", Facts(facts_from={}))
    kept = {
        "id": 1,
        "number": 1,
        "is_current": True,
        "is_corrected": False,
        "is_told_by_file": False,
        "article": Article(kind=Kind.REPORT, reason="", text=text, facts=facts, method=method),
        "captures": captures,
        "announced_title": None,
        "announced_on": None,
    }
    return KeptVersion(**(kept | other))


@pytest.fixture
def keep(tmp_path):
    """Archive bodies as they came."""
    writer = ArchiveWriter(tmp_path, "x.warc.gz", ORIGIN)

    def write(body: bytes, url: str = "https://x.gov.cn/1.html"):
        return writer.write(
            Exchange(
                url=url,
                method="GET",
                request_headers=(),
                request_body=b"",
                status=200,
                reason="",
                headers=(("Content-Type", "text/html"),),
                body=body,
                at=AT,
                known=None,
            )
        )

    yield write
    writer.close()


@pytest.fixture
def reread(tmp_path):
    """Read a version again, here and now."""

    async def at_once(page_to_read):
        return read_page(page_to_read)

    def run(kept: KeptVersion, source: Source = SOURCE, read=at_once):
        return asyncio.run(Rereader(read, tmp_path).read_again(kept, source))

    return run


def test_a_page_is_read_as_today(keep, reread):
    found = reread(version(keep(page("秦州区2023年法治政府建设情况报告"))))
    assert isinstance(found, Reread)
    assert found.article.text.count("法治政府建设扎实推进") == 4
    assert found.article.facts.title == "秦州区2023年法治政府建设情况报告"


def test_several_pages_are_joined(keep, reread):
    captures = [keep(page("报告", f"{number}{LINE}"), f"https://x.gov.cn/{number}.html") for number in (1, 2)]
    found = reread(version(*captures))
    assert [line[0] for line in found.article.text.splitlines()] == list("11112222")


def test_facts_that_neither_reading_has_from_the_page_stay(keep, reread):
    stood = Facts(title="列表标题", issuer="先前的名字", facts_from={"title": "list", "issuer": "source"})
    found = reread(version(keep(page("")), facts=stood, announced_title="列表上现在的标题"))
    assert (found.article.facts.title, found.article.facts.issuer) == ("列表标题", "先前的名字")
    assert found.article.facts.facts_from["title"] == "list"


def test_a_fact_that_the_page_tells_is_read_anew(keep, reread):
    stood = Facts(title="列表标题", facts_from={"title": "list"})
    found = reread(version(keep(page("页面标题")), facts=stood))
    assert (found.article.facts.title, found.article.facts.facts_from["title"]) == ("页面标题", "meta")


def test_of_a_page_that_its_file_speaks_for_only_the_text_is_read(keep, reread):
    stood = Facts(title="页面标题", signed_on=date(2024, 1, 2), facts_from={"title": "meta", "signed_on": "attachment"})
    kept = version(keep(page("文件标题")), facts=stood, is_told_by_file=True)
    found = reread(kept)
    assert found.article.facts == stood
    assert found.article.text != kept.article.text


@pytest.mark.parametrize(("on", "begins"), [(None, "2022"), (date(2025, 1, 1), "2023")])
def test_the_body_rule_is_that_of_the_day(keep, reread, on, begins):
    rules = (ArticleRule(until=date(2024, 6, 1), body="div.old"), ArticleRule(until=None, body="div.TRS_Editor"))
    found = reread(version(keep(page("报告", before=OLD_BODY)), announced_on=on), replace(SOURCE, article=rules))
    assert found.article.text.startswith(begins)


@pytest.mark.parametrize("error", [PageTooSlow("its reader had to be killed"), ReaderFailed("ValueError: 7")])
def test_a_page_over_which_a_reader_fails_is_named(keep, reread, error):
    async def fail(_page):
        raise error

    assert reread(version(keep(page("报告"))), read=fail) == Unreadable(reason=str(error))


def test_what_the_archive_does_not_hold_is_named(keep, reread):
    capture = replace(keep(page("报告")), offset=7)
    assert "x.warc.gz at 7" in reread(version(capture)).reason


def test_a_page_without_text_is_named(keep, reread):
    assert isinstance(reread(version(keep(b"<html><body>404</body></html>"))), Unreadable)
