"""The second night must differ from the first in what the story says and in nothing else."""

import re

import pytest

from jobs.demo.site import Site
from jobs.demo.sites import ganzhou, jingyuan, jizhou, qinzhou, shiyan
from jobs.demo.story import CHALLENGED, EDITED, EDITED_FIGURES, GONE, NEW_REPORT, REBUILT, SEEDS
from jobs.demo.texts import paragraphs, seed

BUILDERS = (qinzhou.build, jizhou.build, jingyuan.build, shiyan.build, ganzhou.build)
FIRST = {site.host: site for site in (build(1) for build in BUILDERS)}
SECOND = {site.host: site for site in (build(2) for build in BUILDERS)}


def differing(before: Site, after: Site) -> set[str]:
    return {
        path for path in before.pages.keys() | after.pages.keys() if before.pages.get(path) != after.pages.get(path)
    }


@pytest.mark.parametrize("told", [REBUILT, EDITED, CHALLENGED, GONE], ids=lambda told: told.host)
def test_one_page_of_the_site_differs(told) -> None:
    assert differing(FIRST[told.host], SECOND[told.host]) == {told.path}


def test_one_page_and_the_lists_that_name_it_are_new() -> None:
    lists = {"/", jizhou.COLUMN} | {f"{jizhou.COLUMN}index{rest}.html" for rest in ("", "_1", "_2")}
    assert differing(FIRST[NEW_REPORT.host], SECOND[NEW_REPORT.host]) == {NEW_REPORT.path, *lists}
    assert NEW_REPORT.path not in FIRST[NEW_REPORT.host].pages


def test_the_edit_changes_two_figures() -> None:
    before, after = (sites[EDITED.host].pages[EDITED.path].body.decode() for sites in (FIRST, SECOND))
    changed = [
        pair for pair in zip(re.findall(r"\d+", before), re.findall(r"\d+", after), strict=True) if pair[0] != pair[1]
    ]
    assert changed == list(EDITED_FIGURES)
    assert re.sub(r"\d+", "", before) == re.sub(r"\d+", "", after)


@pytest.mark.parametrize("figure", [before for before, _ in EDITED_FIGURES])
def test_edited_figures_stand_once(figure: str) -> None:
    assert re.findall(r"\d+", seed(2)).count(figure) == 1


def test_the_rebuilt_page_keeps_its_text_only() -> None:
    before, after = (sites[REBUILT.host].pages[REBUILT.path].body.decode() for sites in (FIRST, SECOND))
    for paragraph in paragraphs(seed(0)):
        spaced = paragraph.replace(" ", "&nbsp;")
        assert spaced in before
        assert spaced in after
    classes = [set(re.findall(r'class="([^"]+)"', page)) for page in (before, after)]
    assert classes[0] & classes[1] == {"v_news_content"}


def test_the_challenge_is_one() -> None:
    page = SECOND[CHALLENGED.host].pages[CHALLENGED.path]
    assert page.status == 412
    assert b"$_ts" in page.body


def test_the_gone_page_is_still_listed() -> None:
    assert GONE.path not in SECOND[GONE.host].pages
    assert GONE.path.encode() in SECOND[GONE.host].pages[ganzhou.COLUMN].body


def test_every_seed_is_planted() -> None:
    assert [report.path in FIRST[report.host].pages for report in SEEDS] == [True] * 5
