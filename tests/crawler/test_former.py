"""What an address said before, where tonight's reading is another: a real store and archive, and no pool."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.declared import hints_for
from crawler.errors import FormerUnreadable
from crawler.extract.version import extractor_for
from crawler.former import Former
from crawler.reading import PageToRead, read_page
from crawler.rereading import Rereader
from crawler.source import ArticleRule, Source
from store import frontier, recorder, runs
from store.archive.writer import ArchiveWriter, Origin
from store.dates import local_date
from store.frontier import SourceSeed
from store.recorder import Reading
from store.records import EntrySeen, Exchange, Kind, Level
from store.session import writing
from store.upgrade import create_store

NIGHT = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
URL = "https://x.gov.cn/1.html"
TITLE = "秦州区2023年法治政府建设情况报告"
OTHER_TITLE = "秦州区法治政府建设2023年回顾"
LINE = "2023年，全区法治政府建设扎实推进，现将有关情况报告如下。"
OLD = "1+trafilatura-1.0.0"
SOURCE = Source(
    id="gansu/qinzhou",
    issuer="秦州区人民政府",
    region="620502",
    level=Level.COUNTY,
    site="https://x.gov.cn/",
    columns=("https://x.gov.cn/",),
)
ORIGIN = Origin(software="fazhi/0.1", run=1, user_agent="fazhi/0.1", robots="obey")


def page(line=LINE, *, before=""):
    body = f"{before}<div class='TRS_Editor'>{f'<p>{line}</p>' * 4}</div>"
    return f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


class Watched:
    """One address as it was looked at on one night after the other."""

    def __init__(self, folder, source=SOURCE):
        self.source = source
        self.folder = folder
        self.engine = create_store(f"sqlite:///{folder}/fazhi.db")
        self.archive = ArchiveWriter(folder, "x.warc.gz", ORIGIN)
        self.former = Former(self.engine, Rereader(self._at_once, folder))

    def listed(self, title):
        """Let the column call the page so from now on."""
        seed = SourceSeed(
            id=self.source.id,
            issuer=self.source.issuer,
            region=self.source.region,
            level=self.source.level,
            site=self.source.site,
            columns=self.source.columns,
        )
        entry = EntrySeen(key=URL, url=URL, title=title, listed_on=None, kind=Kind.REPORT, reason="")
        with writing(self.engine) as session:
            frontier.register(session, [seed], NIGHT)
            (column,) = frontier.columns_due(session, [seed], 1)
            frontier.column_listed(session, column=column.id, source=seed.id, entries=[entry], now=NIGHT)

    def read(self, body, *, title=TITLE, days=0):
        """Read a body as the night so many days later does."""
        on = local_date(NIGHT + timedelta(days=days))
        hints = hints_for(self.source, title=title, listed_on=None, captured_on=on)
        return read_page(PageToRead(body=body, url=URL, content_type="text/html", hints=hints))

    def keep(self, body, article, *, extractor=None, archived=True):
        """Record a reading of the first night."""
        capture = self.archive.write(
            Exchange(
                url=URL,
                method="GET",
                request_headers=(),
                request_body=b"",
                status=200,
                reason="",
                headers=(("Content-Type", "text/html"),),
                body=body,
                at=NIGHT,
                known=None,
            )
        )
        with writing(self.engine) as session:
            reading = Reading(
                run_id=runs.begin(session, sources=[], now=NIGHT).id,
                source=self.source.id,
                listed_key=URL,
                key=URL,
                url=URL,
                article=article,
                capture=capture if archived else replace(capture, offset=7),
                body_digest=None,
                extractor=extractor or extractor_for(article.method),
                rule_hash=self.source.rule_hash,
                etag=None,
                last_modified=None,
            )
            recorder.record(session, reading)

    def reread(self, tonight):
        """Ask what was kept, read with today's code."""
        return asyncio.run(self.former.reread(URL, tonight, self.source))

    async def _at_once(self, wanted):
        return read_page(wanted)


@pytest.fixture
def watch(tmp_path):
    """Watch an address of the source."""
    made = []

    def begin(source=SOURCE):
        made.append(Watched(tmp_path, source))
        made[0].listed(TITLE)
        return made[0]

    yield begin
    for one in made:
        one.archive.close()
        one.engine.dispose()


def test_of_what_nothing_is_kept_and_what_says_the_same_nothing_is_read_again(watch):
    watched = watch()
    first = watched.read(page())
    assert watched.reread(first) is None
    watched.keep(page(), first, extractor=OLD)
    assert watched.reread(first) is None


def test_what_other_code_read_is_read_with_todays(watch):
    watched = watch()
    rightly = watched.read(page())
    watched.keep(page(), replace(rightly, text=f"{rightly.text}\n扫一扫"), extractor=OLD)
    assert watched.reread(rightly).text == rightly.text


def test_a_list_that_gives_another_title_edits_nothing(watch):
    watched = watch()
    body = page().replace(b"<p>2023", f"<p>{OTHER_TITLE}</p><p>2023".encode(), 1)
    first = watched.read(body)
    watched.keep(body, first)
    watched.listed(OTHER_TITLE)
    tonight = watched.read(body, title=OTHER_TITLE)
    assert tonight.text != first.text, "the title above the text goes only where it is known to be one"
    assert watched.reread(tonight).text == tonight.text


def test_a_capture_is_read_by_the_rule_of_its_own_day(watch):
    end = local_date(NIGHT) + timedelta(days=1)
    rules = (ArticleRule(until=end, body="div.old"), ArticleRule(until=None, body="div.TRS_Editor"))
    watched = watch(replace(SOURCE, article=rules))
    old_look = page("请使用新版网站查看本单位公开的各项信息。", before=f"<div class='old'>{f'<p>{LINE}</p>' * 4}</div>")
    first = watched.read(old_look)
    watched.keep(old_look, replace(first, text=f"{first.text}\n扫一扫"))
    tonight = watched.read(page(), days=1)
    assert (first.method, tonight.method) == ("rule:div.old", "rule:div.TRS_Editor")
    assert watched.reread(tonight).text == tonight.text == first.text


def test_what_cannot_be_read_again_by_other_code_is_no_edit_of_anybody(watch):
    watched = watch()
    first = watched.read(page())
    watched.keep(page(), first, extractor=OLD, archived=False)
    with pytest.raises(FormerUnreadable, match=r"x\.warc\.gz at 7"):
        watched.reread(watched.read(page(LINE.replace("扎实", "稳步"))))


def test_what_the_same_code_read_is_compared_though_the_archive_lost_it(watch):
    watched = watch()
    watched.keep(page(), watched.read(page()), archived=False)
    assert watched.reread(watched.read(page(LINE.replace("扎实", "稳步")))) is None
