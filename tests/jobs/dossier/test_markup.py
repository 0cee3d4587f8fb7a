from datetime import UTC, datetime

import pytest

from jobs.dossier import markup


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://a/b", "http://[", "//a.gov.cn/", ""])
def test_other_addresses_are_no_links(url: str) -> None:
    assert "<a" not in markup.address(url)


def test_addresses_are_links_that_tell_nothing() -> None:
    link = markup.address("https://a.gov.cn/?a=1&b=2")
    assert link.startswith('<a href="https://a.gov.cn/?a=1&amp;b=2" rel="noopener noreferrer external">')


def test_times_are_chinas() -> None:
    said = markup.moment(datetime(2026, 3, 1, 17, 30, tzinfo=UTC))
    assert said == '<time datetime="2026-03-02T01:30:00+08:00">2026-03-02 01:30:00</time>'


def test_rows_leave_out_what_is_empty() -> None:
    assert markup.rows({"甲": "1", "乙": ""}) == "<dl><dt>甲</dt><dd>1</dd></dl>"
