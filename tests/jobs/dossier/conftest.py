"""Dossiers as values, and the pages made of them."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from lxml import html as parser

from jobs.dossier.page import render
from store.difference import Direction, NumberChange
from store.dossier_parts import Absence, Dossier, Edition, Happening, Kept, Trouble
from store.life import Redirect
from store.records import Capture, Cause, ChangeKind, DocumentStatus, IncidentKind, Severity
from store.seals import Seal
from store.versions import Version

BEGIN = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
URL = "https://www.tjjz.gov.cn/zwgk/t20260301_1.html"
TEXTS = (
    "2025年,全区办理行政复议案件45件。\n一、主要做法\n深入学习宣传贯彻法治思想。",
    "2025年,全区办理行政复议案件54件。\n一、主要做法\n深入学习宣传贯彻法治思想。\n二、存在的问题",
    "2025年,全区办理行政复议案件54件。\n一、主要做法\n深入学习宣传贯彻法治思想。\n二、存在的问题",
)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def night(number: int) -> datetime:
    return BEGIN + timedelta(days=number)


def kept(number: int, **other: object) -> Kept:
    facts = {
        "url": URL,
        "at": night(number),
        "status": 200,
        "content_type": "text/html; charset=utf-8",
        "digest": digest(f"page {number}"),
        "length": 12345,
        "file": f"2026/03/{number}.warc.gz",
        "offset": 273,
    }
    return Kept(capture=Capture(**(facts | other)), seal=None, file_seal=None)


def edition(number: int, text: str, **other: object) -> Edition:
    facts = {
        "id": number,
        "number": number,
        "text": text,
        "sha256": digest(text),
        "from_at": night(number),
        "until_at": None,
        "cause": Cause.BASELINE if number == 1 else Cause.SITE,
        "extractor": "3",
        "rule_hash": "4f53cda18c2baa0c",
        "method": "container:TRS_Editor",
        "title": "蓟州区2025年法治政府建设情况报告",
        "issuer": "天津市蓟州区人民政府",
        "region": "120119",
        "level": None,
        "report_year": 2025,
        "published_on": date(2026, 3, 1),
        "source_line": None,
        "document_number": None,
        "signed_on": None,
        "facts_from": {},
        "attachments": (),
        "capture": kept(number).capture,
        "missing_since": None,
        "last_seen_at": night(30),
    }
    return Edition(version=Version(**(facts | other)), kept=(kept(number),), seal=None)


def happening(id_: int, kind: ChangeKind, at: int, **other: object) -> Happening:
    facts = {
        "severity": Severity.NOTABLE,
        "reason": "2 figures changed",
        "from_version": None,
        "to_version": None,
        "chars_added": 3,
        "chars_removed": 2,
        "numbers": (),
        "silent": False,
        "suppressed": None,
        "seal": None,
    }
    return Happening(id=id_, kind=kind, detected_at=night(at), **(facts | other))


def dossier(**other: object) -> Dossier:
    facts = {
        "document": 7,
        "url": URL,
        "key": URL,
        "source": "tianjin/jizhou",
        "issuer": "天津市蓟州区人民政府",
        "status": DocumentStatus.PRESENT,
        "first_seen": night(1),
        "last_seen": night(30),
        "moved_to": None,
        "editions": (edition(1, TEXTS[0]),),
        "happenings": (),
        "absences": (),
        "redirects": (),
        "copies": (),
        "files": (),
        "troubles": (),
    }
    return Dossier(**(facts | other))


def eventful() -> Dossier:
    """Edited, read anew, missed twice, withdrawn, restored, sent on; its source was ill; part of it is sealed."""
    number = NumberChange(
        before="45", after="54", unit="件", context="行政复议案件54件", counts="行政复议案件", direction=Direction.UP
    )
    seal = Seal(link=9, content=digest("c"), head=digest("h"), day=date(2026, 3, 4), day_head=digest("d"))
    editions = (
        replace(edition(1, TEXTS[0], until_at=night(2)), seal=seal),
        edition(2, TEXTS[1], until_at=night(3)),
        edition(3, TEXTS[2], cause=Cause.EXTRACTOR, published_on=date(2026, 3, 2)),
    )
    edited = happening(
        1, ChangeKind.EDITED, 2, from_version=1, to_version=2, numbers=(number,), silent=True, suppressed="flapping"
    )
    return dossier(
        editions=editions,
        happenings=(edited, happening(2, ChangeKind.WITHDRAWN, 12), happening(3, ChangeKind.RESTORED, 20)),
        absences=tuple(
            Absence(
                on=date(2026, 3, at),
                at=night(at),
                reason="HTTP 404",
                counted=at != 6,
                kept=kept(at, status=404),
                seal=None,
            )
            for at in (5, 6, 7, 14)
        ),
        redirects=(
            Redirect(
                from_url=URL, to_url="https://b.gov.cn/", from_at=night(22), seen_at=night(23), until_at=night(24)
            ),
        ),
        troubles=(
            Trouble(kind=IncidentKind.BLOCKED, detail="HTTP 412", opened_at=night(8), closed_at=night(9)),
            Trouble(kind=IncidentKind.MAINTENANCE, detail="", opened_at=night(25), closed_at=None),
        ),
    )


@pytest.fixture
def make() -> Callable[..., Dossier]:
    """Make a dossier of one version; the keywords lie over it."""
    return dossier


@pytest.fixture
def make_edition() -> Callable[..., Edition]:
    """Make a version of a number, with a text."""
    return edition


@pytest.fixture
def full() -> Dossier:
    """Make a dossier in which much happened."""
    return eventful()


@pytest.fixture
def page() -> Callable[[Dossier], parser.HtmlElement]:
    """Read the page of a dossier back."""
    return lambda dossier: parser.document_fromstring(render(dossier))
