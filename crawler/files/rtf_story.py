"""One text of an RTF file: its body, a note or a text box."""

from dataclasses import dataclass, field

from crawler.files.flow import Flow
from crawler.files.numbering import gap_after


@dataclass(slots=True)
class Story:
    """The body, a note or a text box: paragraphs of its own."""

    note: int = 0
    """The note's number, 0 elsewhere."""
    flow: Flow = field(default_factory=Flow)
    words: list[str] = field(default_factory=list)
    label: str = ""

    def take(self) -> str:
        """Take the words of the paragraph that ends."""
        label = self.label.strip()
        # A label without letter or digit is a bullet.
        if any(map(str.isalnum, label)):
            label += gap_after(label)
        else:
            label = ""
        words = whole("".join(self.words))
        self.words, self.label = [], ""
        return label + words.lstrip() if label else words

    def end(self) -> None:
        """End the last paragraph, which needs no mark."""
        rest = self.take()
        if rest.strip():
            self.flow.paragraph(rest, depth=0)


def whole(text: str) -> str:
    """Join the halves in which characters beyond the first 65,536 are written."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
