from dataclasses import replace
from datetime import date, timedelta

import pytest

from store import dossier, recorder
from store.difference import Direction, NumberChange
from store.records import Attachment, ChangeKind, DocumentStatus, IncidentKind, Severity
from store.schema import CaptureRow, ChangeRow, DocumentRow, VersionRow
from store.schema_proof import AbsenceRow, ChainRow, RedirectRow
from store.schema_watch import IncidentRow

OTHER = "https://www.tjjz.gov.cn/zwgk/other.html"
PDF = "https://www.tjjz.gov.cn/zwgk/a.pdf"


def add(watch, *rows):
    watch.do(lambda session: session.add_all(rows))


def gathered(watch, document):
    return watch.ask(lambda session: list(dossier.collect(session, [document])))[0]


@pytest.fixture
def edited(watch):
    """A numbered document with two versions."""
    document = watch.see("第一段\n第二段文字").document
    watch.night(days=1)
    watch.see("第一段\n第二段改文字")
    watch.number()
    return document


def test_versions_with_what_they_rest_on(watch, edited):
    found = gathered(watch, edited)
    assert tuple(edition.version for edition in found.editions) == watch.history(edited)
    for edition in found.editions:
        assert [kept.capture for kept in edition.kept] == [edition.version.capture]
        assert (edition.seal, edition.kept[0].seal, edition.kept[0].file_seal) == (None, None, None)
    assert (found.document, found.status, found.moved_to) == (0, DocumentStatus.PRESENT, None)
    assert (found.issuer, found.source) == ("天津市蓟州区人民政府", "tianjin/jizhou")
    assert found.last_seen - found.first_seen == timedelta(days=1)


def test_an_article_in_pages_rests_on_each(watch, make_capture):
    parts = (make_capture("二", at=watch.now), make_capture("三", at=watch.now))
    document = watch.do(recorder.record, replace(watch.reading("全文"), parts=parts)).document
    watch.number()
    (edition,) = gathered(watch, document).editions
    assert [kept.capture for kept in edition.kept] == [edition.version.capture, *parts]


def test_seals_are_found(watch, edited):
    version = watch.history(edited)[0].id
    link = {"at": watch.now, "content": "c", "head": "h"}
    add(watch, ChainRow(id=1, kind="version", subject=str(version), **link))
    add(watch, ChainRow(id=2, kind="file", subject="2026/03/x.warc.gz", **link))
    first, second = gathered(watch, edited).editions
    assert (first.seal.link, second.seal) == (1, None)
    assert first.kept[0].file_seal.link == second.kept[0].file_seal.link == 2


def test_the_ledgers_lines_told_or_not(watch, edited):
    old, new = watch.history(edited)
    number = {"before": "1", "after": "2", "unit": "件", "context": "案件2件", "counts": "案件", "direction": "up"}
    facts = {"document_id": edited, "run_id": watch.run.id, "reason": "a word", "silent": True, "confirmed": True}
    add(
        watch,
        ChangeRow(
            key="a",
            kind="edited",
            severity="major",
            from_version_id=old.id,
            to_version_id=new.id,
            detected_at=watch.now,
            chars_added=1,
            chars_removed=0,
            numbers=[number],
            suppressed="flapping",
            **facts,
        ),
    )
    (line,) = gathered(watch, edited).happenings
    assert (line.kind, line.severity) == (ChangeKind.EDITED, Severity.MAJOR)
    assert (line.from_version, line.to_version, line.suppressed, line.silent) == (1, 2, "flapping", True)
    assert line.numbers == (NumberChange(**{**number, "direction": Direction.UP}),)


def test_where_it_was_not_and_where_it_went(watch, edited):
    other = watch.see("全然另一篇文字", url=OTHER, report_year=1999).document
    capture = watch.ask(lambda session: session.query(CaptureRow.id).first()[0])
    night = {"document_id": edited, "run_id": watch.run.id, "capture_id": capture, "reason": "HTTP 404"}
    way = {"from_url": "a", "to_url": "b", "seen_at": watch.now}
    add(
        watch,
        AbsenceRow(on=date(2026, 3, 5), at=watch.now, counted=True, **night),
        RedirectRow(document_id=edited, to_document_id=other, from_at=watch.now, **way),
        RedirectRow(document_id=other, to_document_id=edited, from_at=watch.now - timedelta(days=1), **way),
        RedirectRow(document_id=other, to_document_id=other, from_at=watch.now, **way),
    )
    watch.do(lambda session: setattr(session.get_one(DocumentRow, edited), "moved_to_id", other))
    found = gathered(watch, edited)
    assert [(night.on, night.reason, night.counted) for night in found.absences] == [
        (date(2026, 3, 5), "HTTP 404", True)
    ]
    assert found.absences[0].seal is None
    assert found.absences[0].kept.capture.file == "2026/03/x.warc.gz"
    assert [one.from_at for one in found.redirects] == [watch.now - timedelta(days=1), watch.now]
    assert found.moved_to == OTHER


def test_copies_are_other_documents_of_the_same_report(watch, edited):
    watch.see("第一段\n第二段改文字", url=OTHER)
    watch.see("无关的另一篇", url=PDF, issuer="另一个机关", report_year=1999)
    (copy,) = gathered(watch, edited).copies
    assert (copy.url, copy.document, copy.same_text, copy.status) == (OTHER, None, True, DocumentStatus.PRESENT)


def test_files_of_the_report(watch, edited):
    reading = replace(watch.reading("附件正文", url=PDF), parent=watch.reading("").key)
    watch.do(recorder.record, reading)
    (file,) = gathered(watch, edited).files
    assert (file.url, file.mirrored, [edition.version.text for edition in file.editions]) == (PDF, False, ["附件正文"])


def test_troubles_while_it_was_watched(watch, edited):
    facts = {"source_id": "tianjin/jizhou", "url": "", "seen_at": watch.now, "seen_run": 1}
    long_ago = watch.now - timedelta(days=90)
    add(
        watch,
        IncidentRow(kind="blocked", detail="HTTP 412", opened_at=long_ago, closed_at=watch.now, **facts),
        IncidentRow(kind="maintenance", detail="", opened_at=long_ago, closed_at=long_ago, **facts),
        IncidentRow(kind="unreachable", detail="", opened_at=watch.now, closed_at=None, **facts),
        IncidentRow(kind="quiet", detail="", opened_at=watch.now, closed_at=None, **facts),
    )
    assert [one.kind for one in gathered(watch, edited).troubles] == [IncidentKind.BLOCKED, IncidentKind.UNREACHABLE]


def test_only_numbered_documents_have_one(watch, edited):
    later = watch.see("后来的一篇", url=OTHER, report_year=1999).document
    assert watch.ask(dossier.numbered) == (edited,)
    with pytest.raises(ValueError, match="no number"):
        gathered(watch, later)
    assert watch.ask(lambda session: session.query(VersionRow).count()) == 3


def test_a_page_that_only_announces_a_file(watch, edited):
    page = watch.reading("", url=OTHER)
    files = (Attachment(url=PDF, name="报告.pdf"),)
    watch.do(recorder.record, replace(page, article=replace(page.article, text="见附件", attachments=files)))
    watch.do(recorder.record, replace(watch.reading("文件的正文", url=PDF), parent=OTHER, mirrored=True))
    watch.number()
    document = watch.ask(lambda session: session.query(DocumentRow.id).filter_by(url=OTHER).scalar())
    found = gathered(watch, document)
    assert found.editions[-1].version.text == "文件的正文"
    assert found.files[0].mirrored
