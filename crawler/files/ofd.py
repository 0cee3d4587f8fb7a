"""OFD (GB/T 33190), the fixed-layout format of Chinese administrations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from crawler.errors import FileUnreadable
from crawler.files.base import FEWEST_LETTERS, FileKind, FileText, Limits
from crawler.files.layout.drawn import Drawn
from crawler.files.layout.laid_out import laid_out
from crawler.files.metadata import real_title
from crawler.files.ofd_page import box, drawn
from crawler.files.package import Package, child, place

_A4_HEIGHT = 297.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """One document of the package: its root element and where its parts are looked for."""

    root: etree._Element
    folder: str

    @property
    def height(self) -> float:
        area = box(child(self.root, "CommonData", "PageArea", "PhysicalBox"))
        return area[3] if area else _A4_HEIGHT


def read(body: bytes, *, limits: Limits) -> FileText:
    """Read an OFD file whose pages carry text; raises FileUnreadable."""
    package = Package(body, limits=limits)
    entrance = package.xml("OFD.xml")
    if entrance is None:
        raise FileUnreadable("the archive holds no OFD document")
    if next(entrance.iter("{*}Encryptions"), None) is not None:
        raise FileUnreadable("the file is encrypted and needs a password")
    pages: list[Drawn] = []
    for document in _documents(package, entrance):
        for page in _pages(package, document):
            pages.append(page)
            if len(pages) > limits.pages:
                raise FileUnreadable(f"the file has more than {limits.pages} pages")
            if sum(len(page.glyphs) for page in pages) > limits.letters:
                raise FileUnreadable(f"the file has more than {limits.letters} letters: too large for a report")
    title = child(entrance, "DocBody", "DocInfo", "Title")
    return FileText(
        kind=FileKind.OFD,
        lines=tuple(line for line in laid_out(pages) if line.strip()),
        title=real_title(None if title is None else title.text),
        pages=len(pages),
        notes=_notes(pages),
    )


def _documents(package: Package, entrance: etree._Element) -> Iterator[_Document]:
    for root in entrance.iterfind("{*}DocBody/{*}DocRoot"):
        name = place("", (root.text or "").strip())
        found = package.xml(name)
        if found is None:
            raise FileUnreadable("the file is damaged: the document that it names is missing")
        yield _Document(root=found, folder=name.rpartition("/")[0])


def _pages(package: Package, document: _Document) -> Iterator[Drawn]:
    templates = {
        found.get("ID"): package.xml(place(document.folder, found.get("BaseLoc", "")))
        for found in document.root.iterfind("{*}CommonData/{*}TemplatePage")
    }
    for listed in document.root.iterfind("{*}Pages/{*}Page"):
        page = package.xml(place(document.folder, listed.get("BaseLoc", "")))
        if page is None:
            raise FileUnreadable("the file is damaged: a page that it names is missing")
        area = box(child(page, "Area", "PhysicalBox"))
        yield drawn(list(_contents(page, templates)), area[3] if area else document.height)


def _contents(page: etree._Element, templates: Mapping[str | None, etree._Element | None]) -> Iterator[etree._Element]:
    for used in page.iterchildren("{*}Template"):
        template = child(templates.get(used.get("TemplateID")), "Content")
        if template is not None:
            yield template
    own = child(page, "Content")
    if own is not None:
        yield own


def _notes(pages: Sequence[Drawn]) -> tuple[str, ...]:
    """Say how many pages are pictures; raises FileUnreadable where all are, or nothing is there."""
    bare = [page for page in pages if len(page.glyphs) < FEWEST_LETTERS]
    scanned = sum(page.has_image for page in bare)
    if len(bare) == len(pages):
        if scanned:
            raise FileUnreadable(f"the file is scanned: none of its {len(pages)} pages has text")
        raise FileUnreadable(f"the file has no text on its {len(pages)} pages")
    return (f"{scanned} of {len(pages)} pages have no text: scanned",) if scanned else ()
