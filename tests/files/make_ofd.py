"""Typeset `report.txt` as OFD (GB/T 33190) the way two families of producers do: run by hand, needs nothing.

`runs.ofd`: converters of office files. A text object for each run on a line, letters placed by DeltaX with `g`, table
lines as paths, the running head in a template, addresses from the package's root.

`letters.ofd`: printer drivers. A text object for each letter, in points scaled by a CTM, glyph numbers beside the
letter, blocks in blocks, no namespace prefix, addresses relative to the document.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
NAMESPACE = "http://www.ofdspec.org/2016"
SIZE, PITCH, LEFT, TOP, HEIGHT = 5.6444, 9.8778, 28.0, 37.0, 297.0
"""Millimetres: 16 points, 28 points from line to line, A4."""
LETTERS, LINES = 27, 22
"""A line's width in ideographs, a page's height in lines."""
CELL = 38.0
NEVER_FIRST = "，。、；：？！）》”,;:?!)%"


@dataclass(frozen=True)
class Run:
    """Letters on one base line."""

    text: str
    x: float
    y: float
    size: float = SIZE


@dataclass(frozen=True)
class Page:
    runs: list[Run]
    strokes: list[tuple[float, float, float, float]]


def width(letter: str, size: float = SIZE) -> float:
    return size if ord(letter) > 0x2000 else size / 2


def broken(text: str, indent: int) -> Iterator[tuple[str, float]]:
    """Break a paragraph into lines: their words and the room before them."""
    line, used = "", indent * SIZE
    before = used
    for word in re.findall(r"[A-Za-z0-9.]+|.", text):
        room = sum(map(width, word))
        if line and used + room > LETTERS * SIZE and word not in NEVER_FIRST:
            yield line, before
            line, used, before = "", 0.0, 0.0
        line, used = line + word, used + room
    yield line, before


def pages() -> list[Page]:
    """Set the report: centred title, paragraphs with an indent of two, tables with lines, signature, notes last."""
    laid: list[Page] = []
    y = HEIGHT

    def next_line(step: float = PITCH) -> float:
        nonlocal y
        y += step
        if y > TOP + LINES * PITCH or not laid:
            laid.append(Page([], []))
            y = TOP
        return y

    for line in (HERE / "report.txt").read_text("utf-8").splitlines():
        mark, _, words = line.partition(" ")
        if mark == "|":
            cells = words.strip(" |").split(" | ")
            wrapped = [[cell[start : start + 8] for start in range(0, len(cell), 8)] for cell in cells]
            height = 4.5 * max(map(len, wrapped)) + 5
            foot = next_line(height)
            laid[-1].runs.extend(
                Run(part, LEFT + 2 + CELL * column, foot - height + 6 + 4.5 * number, 4.2)
                for column, parts in enumerate(wrapped)
                for number, part in enumerate(parts)
            )
            edge, tops = LEFT + CELL * len(cells), (foot - height, foot)
            laid[-1].strokes.extend((LEFT, top, edge, top) for top in tops)
            laid[-1].strokes.extend((LEFT + CELL * n, tops[0], LEFT + CELL * n, foot) for n in range(len(cells) + 1))
        elif mark in ("#", ">"):
            room = LETTERS * SIZE - sum(map(width, words)) * (7.7611 / SIZE if mark == "#" else 1)
            size = 7.7611 if mark == "#" else SIZE
            laid_on = next_line(PITCH * 1.5 if mark == "#" else PITCH)
            laid[-1].runs.append(Run(words, LEFT + room / (2 if mark == "#" else 1), laid_on, size))
        elif mark != "^":
            text = (words if mark.startswith("##") else line).replace("^1", "")
            for part, before in broken(text, 2):
                base = next_line()
                laid[-1].runs.append(Run(part, LEFT + before, base))
    return laid


def deltas(run: Run) -> str:
    """Write the steps from letter to letter, equal ones in short."""
    steps = [f"{width(letter, run.size):.4f}" for letter in run.text[:-1]]
    written, place = [], 0
    while place < len(steps):
        count = next((n for n in range(place, len(steps)) if steps[n] != steps[place]), len(steps)) - place
        written.append(f"g {count} {steps[place]}" if count > 2 else " ".join([steps[place]] * count))
        place += count
    return " ".join(written)


def by_runs(laid: list[Page]) -> dict[str, str]:
    def text(run: Run, number: int) -> str:
        room = sum(width(letter, run.size) for letter in run.text)
        boundary = f"{run.x:.4f} {run.y - run.size:.4f} {room:.4f} {run.size * 1.2:.4f}"
        return (
            f'<ofd:TextObject ID="{number}" Boundary="{boundary}" Font="3" Size="{run.size}">'
            f'<ofd:FillColor Value="0 0 0"/><ofd:TextCode X="0" Y="{run.size}"'
            f' DeltaX="{deltas(run)}">{escape(run.text)}</ofd:TextCode></ofd:TextObject>'
        )

    def stroke(x0: float, y0: float, x1: float, y1: float) -> str:
        return (
            f'<ofd:PathObject ID="9" Boundary="{x0} {y0} {x1 - x0} {y1 - y0}" LineWidth="0.2">'
            f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
        )

    def page(content: str, head: str = "") -> str:
        layer = f'<ofd:Layer ID="1" Type="Body">{content}</ofd:Layer>'
        return f'<ofd:Page xmlns:ofd="{NAMESPACE}">{head}<ofd:Content>{layer}</ofd:Content></ofd:Page>'

    head = page(text(Run("云溪县人民政府文件", 80, 15, 4.2), 7))
    numbers = range(len(laid))
    listed = "".join(f'<ofd:Page ID="{n + 20}" BaseLoc="/Doc_0/Pages/Page_{n}/Content.xml"/>' for n in numbers)
    parts = {
        "OFD.xml": f'<ofd:OFD xmlns:ofd="{NAMESPACE}" Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:DocID>1</ofd:DocID><ofd:Title>云溪县人民政府2023年法治政府建设情况报告</ofd:Title></ofd:DocInfo><ofd:DocRoot>/Doc_0/Document.xml"
        "</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f'<ofd:Document xmlns:ofd="{NAMESPACE}"><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID>'
        f"<ofd:PageArea><ofd:PhysicalBox>0 0 210 {HEIGHT}</ofd:PhysicalBox></ofd:PageArea>"
        '<ofd:TemplatePage ID="5" BaseLoc="/Doc_0/Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/Tpls/Tpl_0/Content.xml": head,
    }
    for n, drawn in enumerate(laid):
        runs = [*drawn.runs, Run(f"— {n + 1} —", 98, 280, 4.9)]
        content = "".join(text(run, number) for number, run in enumerate(runs, start=100))
        content += "".join(stroke(*line) for line in drawn.strokes)
        parts[f"Doc_0/Pages/Page_{n}/Content.xml"] = page(content, '<ofd:Template TemplateID="5" ZOrder="Background"/>')
    return parts


def by_letters(laid: list[Page]) -> dict[str, str]:
    scale = 25.4 / 72

    def text(letter: str, x: float, y: float, size: float) -> str:
        boundary = f"{x:.4f} {y - size:.4f} {size:.4f} {size:.4f}"
        return (
            f'<TextObject ID="8" CTM="{scale:.4f} 0 0 {scale:.4f} 0 0" Boundary="{boundary}" Font="4"'
            f' Size="{size / scale:.2f}"><CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><Glyphs>'
            f'{ord(letter) % 4000}</Glyphs></CGTransform><TextCode X="0" Y="{size / scale:.3f}">{escape(letter)}'
            "</TextCode></TextObject>"
        )

    def letters(run: Run) -> str:
        x, found = run.x, ""
        for letter in run.text:
            found += text(letter, x, run.y, run.size)
            x += width(letter, run.size)
        return found

    def box(x0: float, y0: float, x1: float, y1: float) -> str:
        across, down = max(x1 - x0, 0.25), max(y1 - y0, 0.25)
        return (
            f'<PathObject ID="9" Boundary="{x0} {y0} {across} {down}" Stroke="false" Fill="true"><AbbreviatedData>'
            f"M 0 0 L {across} 0 L {across} {down} L 0 {down} C</AbbreviatedData></PathObject>"
        )

    listed = "".join(f'<Page ID="{n + 20}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(laid)))
    parts = {
        "OFD.xml": f'<OFD xmlns="{NAMESPACE}" Version="1.1" DocType="OFD"><DocBody><DocInfo><DocID>2</DocID></DocInfo>'
        "<DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>",
        "Doc_0/Document.xml": f'<Document xmlns="{NAMESPACE}"><CommonData><PageArea><PhysicalBox>0 0 100 100'
        f"</PhysicalBox></PageArea></CommonData><Pages>{listed}</Pages></Document>",
    }
    for n, drawn in enumerate(laid):
        content = "".join(f'<PageBlock ID="6">{letters(run)}</PageBlock>' for run in drawn.runs)
        content += "".join(box(*line) for line in drawn.strokes) + letters(Run(f"第 {n + 1} 页", 98, 280, 4.2))
        parts[f"Doc_0/Pages/Page_{n}/Content.xml"] = (
            f'<Page xmlns="{NAMESPACE}"><Area><PhysicalBox>0 0 210 {HEIGHT}</PhysicalBox></Area><Content><Layer ID="1">'
            f'<PageBlock ID="2">{content}</PageBlock></Layer></Content></Page>'
        )
    return parts


def write(name: str, parts: dict[str, str]) -> None:
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            member = zipfile.ZipInfo(part, date_time=(2024, 1, 26, 0, 0, 0))
            archive.writestr(member, f'<?xml version="1.0" encoding="UTF-8"?>{content}', zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    write("runs.ofd", by_runs(pages()))
    write("letters.ofd", by_letters(pages()))
