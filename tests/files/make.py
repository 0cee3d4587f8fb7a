"""Make the sample files that the readers are tested with: run by hand, needs LibreOffice, Chromium, zip and reportlab.

`report.txt` is what every tool is given. A mark at the head of a line says what it is: # title, ## and ### headings,
| a table's row, > signature, ^ footnote (^1 in the text calls it); no mark, a paragraph.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from html import escape
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageFilter
from pypdfium2 import PdfDocument
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

HERE = Path(__file__).parent
MARKS = {"#": "title", "##": "heading", "###": "subheading", "|": "row", ">": "signature", "^": "note"}
OFFICE = "soffice"
"""LibreOffice's command; it writes one file of its source for each of OFFICE_FORMATS."""
OFFICE_FORMATS = {
    "report.pdf": "pdf",
    "report.docx": "docx:MS Word 2007 XML",
    "report.doc": "doc:MS Word 97",
    "report.rtf": "rtf:Rich Text Format",
}


def lines(source: Path = HERE / "report.txt") -> list[tuple[str, str]]:
    """Read what the tools are given: the kind of each line and its words."""
    found = []
    for line in source.read_text("utf-8").splitlines():
        mark, _, words = line.partition(" ")
        found.append((MARKS[mark], words.strip(" |")) if mark in MARKS else ("paragraph", line))
    return found


def cells(row: str) -> list[str]:
    return row.split(" | ")


# LibreOffice


_FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{title}</dc:title></office:meta>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name-asian="Noto Serif CJK SC"
 fo:font-size="16pt" style:font-size-asian="16pt" fo:language="zh" fo:country="CN" style:language-asian="zh"
 style:country-asian="CN"/></style:default-style>
<style:style style:name="paragraph" style:family="paragraph"><style:paragraph-properties fo:text-indent="32pt"
 fo:text-align="justify" fo:line-height="28pt"/></style:style>
<style:style style:name="title" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:font-size="22pt" style:font-size-asian="22pt"/></style:style>
<style:style style:name="heading" style:family="paragraph" style:parent-style-name="paragraph"/>
<style:style style:name="subheading" style:family="paragraph" style:parent-style-name="paragraph"/>
<style:style style:name="signature" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/>
</style:style>
<style:style style:name="row" style:family="paragraph"><style:text-properties fo:font-size="12pt"
 style:font-size-asian="12pt"/></style:style>
<style:style style:name="note" style:family="paragraph"><style:text-properties fo:font-size="10pt"
 style:font-size-asian="10pt"/></style:style>
<style:style style:name="foot" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:font-size="12pt" style:font-size-asian="12pt"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"
 fo:padding="3pt"/></style:style>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin-top="2.5cm" fo:margin-bottom="2cm" fo:margin-left="2.8cm" fo:margin-right="2.6cm"/>
<style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
<style:header><text:p text:style-name="foot">云溪县人民政府文件</text:p></style:header>
<style:footer><text:p text:style-name="foot">— <text:page-number/> —</text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>
{body}
</office:text></office:body></office:document>"""


def flat_odt(given: list[tuple[str, str]]) -> str:
    """Write the report as LibreOffice's own format: page numbers, a running head, a table, a footnote."""
    note = next(words for kind, words in given if kind == "note")
    anchor = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f'<text:p text:style-name="note">{escape(note)}</text:p></text:note-body></text:note>'
    )
    body = []
    for kind, group in groupby((line for line in given if line[0] != "note"), key=lambda line: line[0]):
        rows = [words for _, words in group]
        if kind == "row":
            body.append(_odt_table(rows))
        else:
            written = (escape(words).replace("^1", anchor) for words in rows)
            body += [f'<text:p text:style-name="{kind}">{words}</text:p>' for words in written]
    title = next(words for kind, words in given if kind == "title")
    return _FODT.format(title=escape(title), body="\n".join(body))


def _odt_table(rows: list[str]) -> str:
    def cell(words: str) -> str:
        return (
            '<table:table-cell table:style-name="cell" office:value-type="string">'
            f'<text:p text:style-name="row">{escape(words)}</text:p></table:table-cell>'
        )

    columns = f'<table:table-column table:number-columns-repeated="{len(cells(rows[0]))}"/>'
    written = "".join(f"<table:table-row>{''.join(map(cell, cells(row)))}</table:table-row>" for row in rows)
    return f"<table:table>{columns}{written}</table:table>"


def convert(source: Path, target: Path, filter_name: str) -> None:
    """Let LibreOffice write `source` as `target`."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [OFFICE, profile, "--headless", "--convert-to", filter_name, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, timeout=180)
        Path(folder, source.stem + target.suffix).replace(target)


def by_office() -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "report.fodt")
        source.write_text(flat_odt(lines()), "utf-8")
        for name, filter_name in OFFICE_FORMATS.items():
            convert(source, HERE / name, filter_name)


# Chromium


_CSS = """
@page { size: A4; margin: 22mm 20mm }
body { font: 12pt/1.8 "WenQuanYi Micro Hei"; text-align: justify }
h1 { text-align: center; font-size: 18pt } h2, h3 { font-size: 12pt } .signature { text-align: right }
td { border: 1px solid #333; padding: 4px } table { border-collapse: collapse; width: 100% } .note { font-size: 9pt }
"""
_TAGS = {"title": "h1", "heading": "h2", "subheading": "h3"}


def html(given: list[tuple[str, str]]) -> str:
    """Write the report as a web page whose paragraphs stand apart by a gap and have no indent."""
    body = []
    for kind, group in groupby(given, key=lambda line: line[0]):
        rows = [escape(words).replace("^1", "<sup>1</sup>") for _, words in group]
        tag = _TAGS.get(kind, "p")
        if kind == "row":
            table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells(row))}</tr>" for row in rows)
            body.append(f"<table>{table}</table>")
        elif kind == "note":
            body += [f'<p class="note">1 {words}</p>' for words in rows]
        else:
            body += [f'<{tag} class="{kind}">{words}</{tag}>' for words in rows]
    return f'<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><style>{_CSS}</style>{"".join(body)}</html>'


def by_chromium() -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "report.html")
        source.write_text(html(lines()), "utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={HERE / 'chromium.pdf'}"]
        subprocess.run([*command, source.as_uri()], check=True, timeout=120)


# reportlab


def by_reportlab() -> None:
    """Write the report with an old CID font that is not embedded, as office systems of the 2000s do."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    plain = ParagraphStyle("paragraph", fontName="STSong-Light", fontSize=14, leading=24, wordWrap="CJK")
    styles = {
        "title": ParagraphStyle("title", parent=plain, fontSize=18, alignment=1),
        "signature": ParagraphStyle("signature", parent=plain, alignment=2),
        "note": ParagraphStyle("note", parent=plain, fontSize=9),
        "row": ParagraphStyle("row", parent=plain, fontSize=11, leading=16),
    }
    indented = ParagraphStyle("indented", parent=plain, firstLineIndent=28)
    story: list[Paragraph | Table] = []
    for kind, group in groupby(lines(), key=lambda line: line[0]):
        rows = [escape(words).replace("^1", "<super>1</super>") for _, words in group]
        style = styles.get(kind, indented)
        if kind == "row":
            table = [[Paragraph(cell, style) for cell in cells(row)] for row in rows]
            story.append(Table(table, colWidths=[200, 80, 80, 80], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]))
        else:
            story += [Paragraph(f"1 {words}" if kind == "note" else words, style) for words in rows]
    SimpleDocTemplate(str(HERE / "reportlab.pdf"), pagesize=A4).build(story)


_SPANS = [
    ("GRID", (0, 0), (-1, -1), 0.5, "black"),
    ("FONT", (0, 0), (-1, -1), "STSong-Light", 12),
    ("SPAN", (0, 1), (0, 2)),
    ("SPAN", (1, 0), (2, 0)),
]
_PICTURE = bytes(range(256)) * 4


def by_canvas() -> None:
    """Draw what text programs rarely do: merged cells, a watermark, letters printed twice, a page laid on its side."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(HERE / "layout.pdf"), pagesize=A4)
    canvas.setTitle("(anonymous)")
    canvas.setFont("STSong-Light", 16)
    for shift in (0, 0.3):
        canvas.drawString(80 + shift, 740, "行政执法情况统计表")
    table = Table(
        [["部门", "检查", ""], ["云溪县应急管理局", "136次", "整改41处"], ["", "92次", "整改7处"]], style=_SPANS
    )
    table.wrapOn(canvas, 400, 300)
    table.drawOn(canvas, 80, 640)
    place = 80.0
    for words, size, raised in (("一、全县森林面积为1286km", 16, 0), ("2", 9, 7), (",与上年持平。", 16, 0)):
        canvas.setFont("STSong-Light", size)
        canvas.drawString(place, 600 + raised, words)
        place += canvas.stringWidth(words, "STSong-Light", size)
    canvas.setFont("STSong-Light", 9)
    canvas.drawCentredString(300, 40, "第 1 页 共 2 页")
    _watermark(canvas)
    canvas.showPage()
    canvas.setPageRotation(90)
    canvas.translate(A4[0], 0)
    canvas.rotate(90)
    canvas.setFont("STSong-Light", 16)
    canvas.drawString(80, 500, "二、附表另册装订,不再单独印发。")
    canvas.setFont("STSong-Light", 9)
    canvas.drawCentredString(420, 40, "第 2 页 共 2 页")
    canvas.save()


def _watermark(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(200, 300)
    canvas.rotate(45)
    canvas.setFont("STSong-Light", 60)
    canvas.drawString(0, 0, "内部资料")
    canvas.restoreState()


def by_lock() -> None:
    """Make a file that nobody opens without a password, and one that everybody may read and nobody may change."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    for name, password in (("locked.pdf", "yunxi"), ("sealed.pdf", "")):
        lock = StandardEncryption(password, ownerPassword="dongcheng", canModify=0)
        canvas = Canvas(str(HERE / name), pagesize=A4, encrypt=lock)
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(80, 700, "现将有关情况报告如下,供社会各界查阅。")
        canvas.save()


def by_zip() -> None:
    """Pack a file with the password that Info-ZIP's `zip` is given."""
    target = HERE / "locked.zip"
    target.unlink(missing_ok=True)
    subprocess.run(["zip", "-q", "-j", "-P", "yunxi", str(target), str(HERE / "report.txt")], check=True, timeout=60)


def by_scanner() -> None:
    """Make one file of pictures, and one with a page of text among them."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    picture = Image.frombytes("L", (32, 32), _PICTURE)
    for name, texts in (("scanned.pdf", (False, False)), ("partly_scanned.pdf", (True, False, False))):
        canvas = Canvas(str(HERE / name), pagesize=A4)
        for text in texts:
            canvas.setFont("STSong-Light", 16)
            if text:
                canvas.drawString(80, 700, "现将报告扫描件予以公布,供社会各界查阅。")
            else:
                canvas.drawInlineImage(picture, 60, 60, 480, 700)
            canvas.showPage()
        canvas.save()


def by_copier() -> None:
    """Lay LibreOffice's pages on a copier: a file of pictures, a little askew, and one as fax machines write."""
    with PdfDocument(HERE / "report.pdf") as document:
        pages = [page.render(scale=150 / 72, grayscale=True).to_pil() for page in document]
    leaning = [page.rotate(0.4, Image.Resampling.BICUBIC, fillcolor=235) for page in pages]
    soft = [page.filter(ImageFilter.GaussianBlur(0.6)) for page in leaning]
    soft[0].save(HERE / "copied.pdf", save_all=True, append_images=soft[1:], resolution=150, quality=35)
    black = [page.convert("1") for page in pages]
    black[0].save(HERE / "fax.tif", save_all=True, append_images=black[1:], compression="group4")


MAKERS: dict[str, Callable[[], None]] = {
    "office": by_office,
    "chromium": by_chromium,
    "reportlab": by_reportlab,
    "canvas": by_canvas,
    "lock": by_lock,
    "zip": by_zip,
    "scanner": by_scanner,
    "copier": by_copier,
}
"""What can be made; further formats add their maker here."""


if __name__ == "__main__":
    for maker in sys.argv[1:] or MAKERS:
        MAKERS[maker]()
