"""Which code read a text. Equal bytes are read alike by equal code, so they are not read again."""

from importlib.metadata import PackageNotFoundError, version

from crawler.files import ocr
from crawler.files.base import FileKind

# Raised by every change of ours that can alter a text or its facts.
_OURS = 3

_FILE = "file:"
"""Begins the method of a text that was read from a file."""
_OCR = ("onnxruntime", "rapidocr")
_PAGE_PACKAGES = ("charset-normalizer", "lxml", "trafilatura")
_FILE_PACKAGES: dict[FileKind, tuple[str, ...]] = {
    FileKind.DOC: ("olefile",),
    FileKind.DOCX: ("lxml",),
    FileKind.IMAGE: _OCR,
    FileKind.OFD: ("lxml",),
    # Whether a page of it has to be seen shows only while it is read.
    FileKind.PDF: ("pypdfium2", *_OCR),
    FileKind.RTF: (),
    FileKind.TEXT: ("charset-normalizer",),
    FileKind.XLS: ("olefile", "xlrd"),
    FileKind.XLSX: ("lxml",),
}
"""What lies in an archive is named by its own kind."""


def extractor_for(method: str) -> str:
    """Name the code, ours and that of others, that reads what was read by a method."""
    if not method.startswith(_FILE):
        return EXTRACTOR
    kind, _, _ = method.removeprefix(_FILE).partition("+")
    return _BY_KIND[FileKind(kind)]


def _named(name: str, packages: tuple[str, ...]) -> str:
    here = (package for package in packages if package not in _OCR or ocr.is_installed())
    return "+".join([str(_OURS), name, *(f"{package}-{_release(package)}" for package in here)])


def _release(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        # ONNX Runtime's module also comes from packages with other names, for other processors.
        return "unknown"


EXTRACTOR: str = _named("page", _PAGE_PACKAGES)
"""What reads pages."""

_BY_KIND = {kind: _named(kind, packages) for kind, packages in _FILE_PACKAGES.items()}

EXTRACTORS: frozenset[str] = frozenset({EXTRACTOR, *_BY_KIND.values()})
"""All that is read with today: bytes that one of these read last need no reading, as their kind is the same."""
