"""The words of one DOCX paragraph as they are seen on paper."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from crawler.files.package import attribute, child, local

_FIXED: Mapping[str, str] = {
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "ptab": "\t",
    "tab": "\t",
}
_UNSEEN = frozenset(
    {"del", "delText", "Fallback", "instrText", "moveFrom", "pPr", "rPr", "rt", "rubyPr", "sdtPr", "tbl", "txbxContent"}
)
_OFF = ("0", "false", "off")
# Symbol fonts keep their signs here: the number is a place in the font, no character.
_PRIVATE = range(0xE000, 0xF900)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A note's number where the text refers to it."""

    kind: str
    id: str | None
    label: str
    """Empty where the author set a mark of his own."""


class Words:
    """Reads paragraph after paragraph; fields may reach over several."""

    def __init__(self) -> None:
        self.references: list[Reference] = []
        self._numbered = 0
        self._boxes: list[etree._Element] = []
        # Of each field that is open: whether its code, which nobody sees, is still going on.
        self._in_code: list[bool] = []
        self._special: Mapping[str, Callable[[etree._Element], str]] = {
            "endnoteReference": self._reference,
            "fldChar": self._field,
            "footnoteReference": self._reference,
            "sym": _symbol,
            "t": self._text,
        }

    def of(self, element: etree._Element) -> Iterator[str]:
        """List the pieces of text in an element; text boxes in it are kept for `take_boxes`."""
        for node in element.iterchildren(etree.Element):
            name = local(node)
            if name in self._special:
                yield self._special[name](node)
            elif name in _FIXED:
                yield "" if any(self._in_code) else _FIXED[name]
            elif name == "txbxContent":
                self._boxes.append(node)
            elif name == "AlternateContent":
                choice = next(node.iterchildren("{*}Choice", "{*}Fallback"), None)
                yield from () if choice is None else self.of(choice)
            elif name not in _UNSEEN and not (name == "r" and _is_hidden(node)):
                yield from self.of(node)

    def take_boxes(self) -> list[etree._Element]:
        """Hand over the text boxes met since the last time."""
        boxes, self._boxes = self._boxes, []
        return boxes

    def _text(self, node: etree._Element) -> str:
        return "" if any(self._in_code) else (node.text or "")

    def _field(self, node: etree._Element) -> str:
        match attribute(node, "fldCharType"):
            case "begin":
                self._in_code.append(True)
            case "separate" if self._in_code:
                self._in_code[-1] = False
            case "end" if self._in_code:
                self._in_code.pop()
        return ""

    def _reference(self, node: etree._Element) -> str:
        label = ""
        # An author's own mark stands in the text beside the reference and at the head of the note.
        if attribute(node, "customMarkFollows") in (None, *_OFF):
            self._numbered += 1
            label = f"[{self._numbered}]"
        self.references.append(Reference(kind=local(node), id=attribute(node, "id"), label=label))
        return label


def _symbol(node: etree._Element) -> str:
    code = attribute(node, "char") or ""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "" if value in _PRIVATE or value > 0xFFFF else chr(value)


def _is_hidden(run: etree._Element) -> bool:
    mark = child(run, "rPr", "vanish")
    return mark is not None and attribute(mark, "val") not in _OFF
