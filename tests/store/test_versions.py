from dataclasses import replace
from datetime import timedelta

import pytest

from store import recorder, versions
from store.errors import VersionUnknown
from store.records import Attachment, Cause, Level

SECOND = timedelta(seconds=1)


@pytest.fixture
def edited(watch):
    """A document with three versions, a day apart."""
    document = watch.see("一" * 10).document
    for text in ("二" * 10, "三" * 10):
        watch.night(days=1)
        watch.see(text)
    return document


def test_as_of_is_what_a_reader_saw_then(watch, edited):
    def text(at):
        return watch.ask(versions.as_of, edited, at).text[0]

    third = watch.now
    second, first = third - timedelta(days=1), third - timedelta(days=2)
    assert [text(at) for at in (first, second - SECOND, second, third - SECOND, third)] == [
        "一",
        "一",
        "二",
        "二",
        "三",
    ]
    assert text(third + timedelta(days=4000)) == "三"


def test_before_the_first_look_nothing_is_known(watch, edited):
    with pytest.raises(VersionUnknown, match="first seen after that time"):
        watch.ask(versions.as_of, edited, watch.now - timedelta(days=2) - SECOND)


def test_an_edit_hides_the_rereading_of_the_same_moment(watch, make_article):
    document = watch.see("打印\n" + "一" * 10).document
    watch.night(days=1)
    watch.reader = "2"
    watch.see("二" * 10, reread=make_article("一" * 10))
    assert watch.ask(versions.as_of, document, watch.now).text == "二" * 10
    assert watch.ask(versions.as_of, document, watch.now - SECOND).text == "打印\n" + "一" * 10


def test_a_version_by_its_number(watch, edited):
    assert watch.ask(versions.numbered, edited, 2).text == "二" * 10
    for number in (0, 4, -1):
        with pytest.raises(VersionUnknown, match=f"1 to 3, not {number}"):
            watch.ask(versions.numbered, edited, number)


def test_a_version_keeps_every_fact(watch, make_article):
    facts = {
        "issuer": "天津市蓟州区人民政府",
        "region": "120119",
        "level": Level.COUNTY,
        "source_line": "区司法局",
        "document_number": "蓟州政报〔2026〕1号",
    }
    (version,) = watch.history(watch.see("全文", **facts).document)
    assert {name: getattr(version, name) for name in facts} == facts
    assert (version.cause, version.method, version.attachments) == (Cause.BASELINE, "container:TRS_Editor", ())
    assert (version.missing_since, version.last_seen_at) == (None, watch.now)


def test_attachments_are_kept_in_order(watch):
    files = (Attachment(url="https://a.gov.cn/b.pdf", name="附件2"), Attachment(url="https://a.gov.cn/a.pdf", name=""))
    reading = watch.reading("全文")
    recorded = watch.do(recorder.record, replace(reading, article=replace(reading.article, attachments=files)))
    (version,) = watch.history(recorded.document)
    assert [Attachment(**attachment) for attachment in version.attachments] == list(files)
