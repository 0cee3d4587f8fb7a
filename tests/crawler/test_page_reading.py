"""Pages whose report lies in a file: three nights over a real server, with files that real tools wrote."""

import io
import zipfile
from pathlib import Path

import pytest
from sample_files import given

from crawler.extract.canonical import canonical
from jobs.demo.site import Page
from store.records import IncidentKind
from store.schema import CaptureRow, DocumentRow, TextRow, VersionRow

FILES = Path(__file__).parents[1] / "files"
REPORT = "/report_1001.html"
TITLE = "秦州区2023年法治政府建设情况报告"
WORD = Page(body=(FILES / "report.docx").read_bytes(), content_type="application/octet-stream")
PRINTED = Page(body=(FILES / "report.pdf").read_bytes(), content_type="application/pdf")
BAD = {"bomb": "unpack", "lying": "web page", "scanned": "scanned", "torn": "damaged", "program": "program"}
GIVEN = canonical("\n".join(given())).split("\n")


def announcing(*files: str, text: str = "现将报告予以公布。") -> str:
    """Write a page that has no more than a line and its files."""
    links = "".join(f'<p>附件：<a href="{file}">{TITLE}.{file.rpartition(".")[2]}</a></p>' for file in files)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><meta name='ArticleTitle' content='{TITLE}'>"
        f"<meta name='PubDate' content='2024-03-01 09:00'><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
        f"<div class='TRS_Editor'><p>{text}</p>{links}</div></body></html>"
    )


def token(number: int) -> str:
    """Write a page whose file has another address every night."""
    return announcing("/f/report.docx").replace('href="/f/report.docx"', f'href="/down?id=7&token={number}"')


def bad_files() -> dict[str, bytes]:
    """Make one file of each kind that has to be refused."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("report.txt", b"0" * 100_000_000)
    return {
        "bomb": bomb.getvalue(),
        "lying": b"<!DOCTYPE html><html><head><title>x</title></head><body>"
        + "请先登录后下载附件".encode() * 9
        + b"</body></html>",
        "scanned": (FILES / "scanned.pdf").read_bytes(),
        "torn": WORD.body[: len(WORD.body) // 2],
        "program": b"MZ\x90\0" + bytes(2000),
    }


@pytest.fixture(scope="module")
def told(new_town):
    """Run three nights; on the third a file is another one at the same address."""
    town = new_town()
    for name, files in {
        "word": ["/f/report.docx"],
        "printed": ["/f/report.pdf"],
        "misnamed": ["/f/page.pdf"],
        "both": ["/f/report.pdf", "/f/report.docx"],
        "lost": ["/f/gone.docx"],
        "locked": ["/f/locked.docx"],
        "replaced": ["/f/report.docx"],
    }.items():
        host = town.with_report(name)
        town.put(host, REPORT, announcing(*files))
        town.put(host, "/f/report.docx", WORD)
        town.put(host, "/f/report.pdf", PRINTED)
        town.put(host, "/f/page.pdf", Page(body=PRINTED.body, content_type="text/html; charset=gb2312"))
        town.put(host, "/f/locked.docx", Page(body=(FILES / "locked.docx").read_bytes()))
    for name, bytes_ in bad_files().items():
        host = town.with_report(name)
        town.put(host, REPORT, announcing("/f/report.pdf"))
        town.put(host, "/f/report.pdf", Page(body=bytes_, content_type="application/pdf"))
    gateway = town.with_report("gateway")
    town.put(gateway, "/down", WORD)
    town.put(gateway, REPORT, token(1))
    direct = town.declare("direct")
    town.put(direct, "/", town.list_page({"/f/2023.docx": TITLE}))
    town.put(direct, "/f/2023.docx", WORD)
    beside = town.with_report("beside")
    page = town.article(TITLE)
    town.put(
        beside, REPORT, page.replace("</div><p>版权", f'<p>附件：<a href="/f/r.docx">{TITLE}.docx</a></p></div><p>版权')
    )
    town.put(beside, "/f/r.docx", WORD)
    nights = [town.night(1)]
    town.put(gateway, REPORT, token(2))
    return town, [*nights, town.night(2)]


def current(town, host, path=REPORT):
    document = town.document(host, path)
    assert document is not None, town.incidents(host)
    return next(row for row in town.rows(VersionRow) if row.document_id == document.id and row.until_at is None)


def body(town, version):
    return next(row.body for row in town.rows(TextRow) if row.sha256 == version.text_sha)


def test_the_nights_are_sound(told):
    assert [crawl.errors for night in told[1] for crawl in night.crawls] == [{}, {}]


@pytest.mark.parametrize(
    ("name", "method"),
    [("word", "file:docx"), ("printed", "file:pdf"), ("both", "file:docx"), ("misnamed", "file:pdf")],
)
def test_a_page_that_only_announces_its_report_has_the_files_text(told, name, method):
    town, _ = told
    version = current(town, f"{name}.fazhi.test")
    assert (version.method, version.title, version.published_on.isoformat()) == (method, TITLE, "2024-03-01")
    lines = body(town, version).splitlines()
    assert lines[0] == GIVEN[1]
    assert len(set(lines) & set(GIVEN)) > 0.9 * len(GIVEN)
    assert not town.incidents(f"{name}.fazhi.test")


def test_the_version_rests_on_the_files_own_capture(told):
    town, _ = told
    rests_on = current(town, "word.fazhi.test").capture_id
    (capture,) = [row for row in town.rows(CaptureRow) if row.id == rests_on]
    assert capture.url == town.url("word.fazhi.test", "/f/report.docx")


def test_a_file_that_a_column_lists_is_read_like_a_page(told):
    town, _ = told
    assert current(town, "direct.fazhi.test", "/f/2023.docx").method == "file:docx"


def test_a_file_is_no_report_of_its_own_and_is_looked_at_every_night(told):
    town, nights = told
    numbered = [row for row in town.rows(DocumentRow) if row.ordinal is not None]
    assert all(row.parent_id is None for row in numbered)
    file = town.document("word.fazhi.test", "/f/report.docx")
    assert (file.ordinal, file.mirrored, file.checked_run) == (None, True, nights[1].run)
    assert town.targets("word.fazhi.test").count("/f/report.docx") == 2


def test_a_file_behind_an_address_that_expires_is_one_file(told):
    town, _ = told
    assert current(town, "gateway.fazhi.test").method == "file:docx"
    files = [row for row in town.rows(DocumentRow) if row.parent_id == town.document("gateway.fazhi.test").id]
    assert len(files) == 1
    assert len([one for one in town.targets("gateway.fazhi.test") if one.startswith("/down")]) == 2


@pytest.mark.parametrize(("name", "said"), [("lost", "gone"), ("locked", "password"), *BAD.items()])
def test_a_file_that_cannot_be_had_is_an_incident_that_says_why(told, name, said):
    town, _ = told
    assert said in town.incidents(f"{name}.fazhi.test")[IncidentKind.UNREADABLE].detail
    assert town.document(f"{name}.fazhi.test") is None


def test_a_file_that_says_other_than_its_page_is_told(told):
    town, _ = told
    assert current(town, "beside.fazhi.test").method.startswith("container:")
    assert "/f/r.docx" in town.incidents("beside.fazhi.test")[IncidentKind.ATTACHMENT_DIFFERS].detail


def test_another_file_at_the_same_address_is_an_edit_of_the_report(told):
    town, _ = told
    body_ = (FILES / "rich.docx").read_bytes()
    town.put("replaced.fazhi.test", "/f/report.docx", Page(body=body_))
    third = town.night(3)
    fourth = town.night(4)
    changed = [(change.kind, change.url) for night in (third, fourth) for change in night.changes]
    assert changed == [("edited", town.url("replaced.fazhi.test", REPORT))]


def part(lines, links=""):
    """Write one page of an article in several pages."""
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><meta name='ArticleTitle' content='{TITLE}'>"
        f"<title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class='TRS_Editor'>{body}</div>{links}</body></html>"
    )


@pytest.fixture(scope="module")
def spread(new_town):
    """A report on three pages and one in a frame, over three nights; on the second the last page is lost."""
    town = new_town()
    lines = [line for line in GIVEN if "|" not in line][1:]
    thirds = [lines[:6], lines[6:12], lines[12:]]
    many = town.with_report("many")
    pager = "<script>createPageHTML(3, 0, 'report_1001', 'html');</script>"
    town.put(many, REPORT, part(thirds[0], pager))
    town.put(many, "/report_1001_1.html", part(thirds[1]))
    town.put(many, "/report_1001_2.html", part(thirds[2]))
    framed = town.with_report("framed")
    shell = f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
    town.put(framed, REPORT, f"{shell}<iframe src='/body/1001.html' width='100%' height='900'></iframe></body></html>")
    town.put(framed, "/body/1001.html", part(lines))
    nights = [town.night(1)]
    town.put(many, "/report_1001_2.html", Page(body=b"<html>Service Unavailable</html>", status=503))
    nights.append(town.night(2))
    town.put(many, "/report_1001_2.html", part([*thirds[2][:-1], "云溪县人民政府办公室"]))
    town.put(framed, "/body/1001.html", part([*lines[:-1], "云溪县人民政府办公室"]))
    nights.append(town.night(3))
    return town, nights, lines


def test_an_article_in_several_pages_is_one_text(spread):
    town, _, lines = spread
    (first, *_) = town.versions("many.fazhi.test")
    assert body(town, first).split("\n") == lines
    assert len(first.parts) == 2


def test_a_body_in_a_frame_is_the_pages_text(spread):
    town, _, lines = spread
    (first, *_) = town.versions("framed.fazhi.test")
    assert body(town, first).split("\n") == lines


def test_a_night_without_one_of_the_pages_concludes_nothing(spread):
    _, nights, _ = spread
    assert nights[1].changes == ()
    assert "503" in next(one.detail for one in nights[1].incidents if one.source == "town/many")


def test_an_edit_on_a_later_page_or_in_the_frame_is_an_edit(spread):
    town, nights, _ = spread
    changed = {(change.kind, change.url) for change in nights[2].changes}
    assert changed == {("edited", town.url(f"{name}.fazhi.test", REPORT)) for name in ("many", "framed")}
