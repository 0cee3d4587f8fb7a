import pytest
from damage import PATIENT, cut, flipped, packed, reads_or_refuses, sample, twisted
from hypothesis import given as drawn_by
from sample_files import FILES, given

from crawler.errors import FileUnreadable
from crawler.files.base import LIMITS, FileKind, Limits
from crawler.files.docx import read

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def _lines(body: str, **parts: str) -> tuple[str, ...]:
    relations = "".join(f'<Relationship Id="{name}" Type="x/{name}" Target="{name}.xml"/>' for name in parts)
    archive = {
        "word/document.xml": f"<w:document {_NS}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    return read(packed({name: text.encode() for name, text in archive.items()}), limits=LIMITS).lines


def _p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def _r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_come_back_as_they_were_given() -> None:
    found = read(sample("report.docx"), limits=LIMITS)
    assert found.lines == given()
    assert (found.kind, found.title) == (FileKind.DOCX, "云溪县人民政府2023年法治政府建设情况报告")


def test_lists_notes_tables_boxes_and_changes_read_as_they_are_seen() -> None:
    lines = read(sample("rich.docx"), limits=LIMITS).lines
    assert lines == tuple((FILES / "rich.txt").read_text("utf-8").splitlines())


def test_inserted_words_are_kept_and_struck_out_ones_are_not() -> None:
    assert _lines(
        _p(
            _r("办结"),
            '<w:del w:id="1"><w:r><w:delText>5</w:delText></w:r></w:del>',
            f'<w:ins w:id="2">{_r("6")}</w:ins>',
            f"<w:moveFrom>{_r('旧')}</w:moveFrom><w:moveTo>{_r('件')}</w:moveTo>",
            _r("密", "<w:vanish/>"),
            _r("。", '<w:vanish w:val="0"/>'),
        )
    ) == ("办结6件。",)


def test_a_struck_out_end_joins_two_paragraphs() -> None:
    assert _lines(_p(_r("上半段"), properties="<w:rPr><w:del/></w:rPr>") + _p(_r("下半段"))) == ("上半段下半段",)


def test_of_fields_the_result_is_kept() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
    inner = mark("begin") + _r("内码") + mark("separate") + _r("内果") + mark("end")
    assert _lines(_p(mark("begin"), code, inner, mark("separate"), _r("网站"), mark("end"), _r("。"))) == ("网站。",)


def test_controls_boxes_formulas_and_readings() -> None:
    box = f"<w:drawing><w:txbxContent>{_p(_r('专栏'))}</w:txbxContent></w:drawing>"
    fallback = f"<w:pict><w:txbxContent>{_p(_r('专栏'))}</w:txbxContent></w:pict>"
    choice = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )
    ruby = f"<w:r><w:ruby><w:rt>{_r('zhi')}</w:rt><w:rubyBase>{_r('治')}</w:rubyBase></w:ruby></w:r>"
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{_p(_r('控件里的一段'))}</w:sdtContent></w:sdt>"
        + _p(_r("法"), ruby, f"<w:r>{choice}</w:r>", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>")
        + _p(_r("甲"), "<w:r><w:tab/></w:r>", _r("乙"), "<w:r><w:br/></w:r>", _r("丙"), "<w:r><w:noBreakHyphen/></w:r>")
    )
    assert _lines(body) == ("控件里的一段", "法治a+b", "专栏", "甲\t乙", "丙-")


def test_rows_of_one_filled_cell_and_tables_around_tables_are_paragraphs() -> None:
    def table(*rows: list[str]) -> str:
        cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    data = table([_p(_r("项目")), _p(_r("数量"))], [_p(_r("表注一")) + _p(_r("表注二")), _p()])
    assert _lines(data) == ("项目 | 数量", "表注一", "表注二")
    assert _lines(table([_p(_r("左栏")), data + _p(_r("右栏"))])) == ("左栏", "项目 | 数量", "表注一", "表注二", "右栏")


def test_numbers_come_from_styles_and_begin_where_a_list_says() -> None:
    def level(depth: int, notation: str, text: str) -> str:
        plain = "<w:isLgl/>" if depth else ""
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{notation}"/>{plain}'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
        )

    numbering = (
        f'<w:numbering {_NS}><w:abstractNum w:abstractNumId="4">'
        + level(0, "japaneseCounting", "%1、")
        + level(1, "decimal", "%1.%2")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="2">'
        '<w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        "</w:numbering>"
    )
    styles = (
        f'<w:styles {_NS}><w:style w:type="paragraph" w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="head"><w:basedOn w:val="base"/></w:style></w:styles>'
    )
    head = '<w:pStyle w:val="head"/>'
    body = (
        _p(_r("甲"), properties=head)
        + _p(_r("乙"), properties=head + '<w:numPr><w:ilvl w:val="1"/></w:numPr>')
        + _p(_r("无号"), properties=head + '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + _p(_r("丙"), properties=head)
        + _p(_r("丁"), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
    )
    assert _lines(body, numbering=numbering, styles=styles) == ("一、甲", "1.1 乙", "无号", "二、丙", "五、丁")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "damaged"),
        (packed({"a.txt": b"x"}), "no Word document"),
        (packed({"word/document.xml": b"<a"}), "damaged"),
        (packed({"word/document.xml": f"<w:document {_NS}><w:body/></w:document>".encode()}), "no text"),
        (packed({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "no Word document"),
    ],
)
def test_what_cannot_be_read_says_why(body: bytes, reason: str) -> None:
    with pytest.raises(FileUnreadable, match=reason):
        read(body, limits=LIMITS)


def test_bombs_are_refused() -> None:
    bomb = packed({"word/document.xml": b"<a>" + b" " * 30_000_000 + b"</a>"})
    with pytest.raises(FileUnreadable, match="bomb"):
        read(bomb, limits=LIMITS)
    with pytest.raises(FileUnreadable, match="too large when unpacked"):
        read(bomb, limits=Limits(unpacked=1_000_000))
    with pytest.raises(FileUnreadable, match="more than 10 files"):
        read(packed({str(number): b"" for number in range(20)}), limits=Limits(entries=10))


_REPORT = sample("rich.docx")


@PATIENT
@drawn_by(cut(_REPORT) | flipped(_REPORT) | twisted(_REPORT))
def test_damaged_files_are_read_or_refused(body: bytes) -> None:
    reads_or_refuses(read, body)


@pytest.mark.parametrize(
    ("before", "after", "times"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 120),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 82),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>", 81),
    ],
)
def test_what_lies_deep_is_read(before: str, after: str, times: int) -> None:
    assert _lines(before * times + _p(_r("深处")) + after * times) == ("深处",)
