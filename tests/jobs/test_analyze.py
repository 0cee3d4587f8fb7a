from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from jobs.analyze import difference_of
from store.records import Capture, Cause, ChangeKind
from store.versions import Version

AT = datetime.fromisoformat("2026-03-01T17:30:00+00:00")
CAPTURE = Capture(url="u", at=AT, status=200, content_type="", digest="0", length=1, file="f", offset=0)


def version(**facts: Any) -> Version:
    plain = Version(
        id=1,
        number=1,
        text="全年办理行政复议案件12件。\n二〇二三年的工作到此为止。",
        sha256="0",
        from_at=AT,
        until_at=None,
        cause=Cause.SITE,
        extractor="1",
        rule_hash="0",
        method="densest",
        title="某县2023年法治政府建设情况报告",
        issuer="某县人民政府",
        region=None,
        level=None,
        report_year=2023,
        published_on=date(2024, 3, 1),
        source_line=None,
        document_number=None,
        signed_on=None,
        facts_from={},
        attachments=(),
        capture=CAPTURE,
        missing_since=None,
        last_seen_at=AT,
    )
    return replace(plain, **facts)


def test_an_edit_is_compared() -> None:
    before, after = version(), version(text=version().text.replace("12件", "21件"))
    found = difference_of(ChangeKind.EDITED, before, after)
    assert [(number.before, number.after, number.unit) for number in found.numbers] == [("12", "21", "件")]
    assert found.silent


@pytest.mark.parametrize("kind", [kind for kind in ChangeKind if kind is not ChangeKind.EDITED])
def test_what_comes_or_goes_whole(kind: ChangeKind) -> None:
    one = version()
    come, went = difference_of(kind, None, one), difference_of(kind, one, None)
    assert (come.chars_added, come.chars_removed) == (len(one.text), 0)
    assert (went.chars_added, went.chars_removed) == (0, len(one.text))
    assert not come.numbers


def test_an_edit_without_two_sides_is_a_fault() -> None:
    with pytest.raises(ValueError, match="two sides"):
        difference_of(ChangeKind.EDITED, None, version())
