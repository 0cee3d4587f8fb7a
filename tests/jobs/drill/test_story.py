"""The canary's texts: canonical as planted, different from day to day, and like no real site's."""

from datetime import date, timedelta

import pytest

from crawler.extract.article import read
from crawler.extract.canonical import canonical
from crawler.guard import judge
from crawler.source_file import read_source
from crawler.titles import classify
from jobs.drill.story import COLUMN, HOST, ROBOTS, SOURCE, nights, source_file
from store.records import ChangeKind, Kind, PageState

DAYS = [date(2026, 1, 1), date(2026, 3, 2), date(2028, 2, 29), date(2028, 12, 31)]


@pytest.mark.parametrize("day", DAYS)
def test_texts_are_canonical_and_read_as_planted(day: date) -> None:
    for night in nights(day):
        for path, versions in night.texts.items():
            report = versions[-1]
            assert canonical(report.text) == report.text
            assert classify(report.title).kind is Kind.REPORT
            if path != night.blocked:
                article = read(night.pages[path].body, url=f"http://{HOST}{path}")
                assert (article.text, article.facts.title) == (report.text, report.title)
                assert article.facts.published_on == report.published <= day


@pytest.mark.parametrize("day", DAYS)
def test_the_second_night_has_a_new_report_an_edit_and_a_challenge(day: date) -> None:
    first, second = nights(day)
    (new,) = set(second.texts) - set(first.texts)
    assert second.texts[new][0].published == day
    edited = next(happened for happened in second.happened if happened.kind is ChangeKind.EDITED)
    before, after = (report.text for report in second.texts[edited.path])
    assert {path for path, page in first.pages.items() if page != second.pages[path]} == {
        COLUMN,
        edited.path,
        second.blocked,
    }
    assert len(edited.figures) == 2
    for old, now in edited.figures:
        assert before.count(old) == 1
        assert after.count(now) == 1
        before = before.replace(old, now)
    assert before == after


@pytest.mark.parametrize("day", DAYS)
def test_the_challenge_is_one(day: date) -> None:
    _, second = nights(day)
    page = second.pages[second.blocked or ""]
    address = f"http://{HOST}{second.blocked}"
    for status in (page.status, 200):
        verdict = judge(
            requested=address,
            url=address,
            status=status,
            content_type=page.content_type,
            text=page.body.decode(),
            truncated=False,
        )
        assert verdict.state is PageState.CHALLENGE


def test_what_robots_closes_is_listed() -> None:
    for night in nights(DAYS[0]):
        assert night.closed in night.pages[COLUMN].body.decode()
        assert night.closed not in night.texts
        assert b"Disallow: /closed/" in night.pages[ROBOTS].body


def test_no_two_days_and_no_two_reports_share_a_text() -> None:
    seen: set[str] = set()
    for number in range(400):
        second = nights(DAYS[0] + timedelta(days=number))[1]
        texts = {report.text for versions in second.texts.values() for report in versions}
        assert len(texts) == 4
        assert seen.isdisjoint(texts)
        seen |= texts


def test_the_source_is_a_source_of_no_real_government() -> None:
    source = read_source(SOURCE, source_file(f"http://{HOST}:8000").encode(), file="canary.toml")
    assert source.official_hosts == (HOST, f"{HOST}:8000") or source.official_hosts == (HOST,)
    assert source.columns == (f"http://{HOST}:8000{COLUMN}",)
    assert "本区并不存在" in nights(DAYS[0])[0].texts.popitem()[1][0].text
