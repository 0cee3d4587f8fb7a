"""Every version's full text, each paragraph with its name."""

from collections.abc import Sequence

from jobs.dossier import markup
from jobs.dossier.facts import facts_of
from jobs.dossier.words import FACTS, word
from store.dossier_parts import Edition
from store.versions import Version

Names = Sequence[str]
"""The names of a version's paragraphs, in their order."""


def texts_html(editions: Sequence[Edition], names: Sequence[Names]) -> str:
    """Set every version, oldest first; the newest lies open."""
    said: dict[str, str] = {}
    parts = []
    for edition, own in zip(editions, names, strict=True):
        version = edition.version
        lines = dict(zip(own, version.text.split("\n"), strict=True))
        inside = _facts(version) + _paragraphs(version.number, lines, said or lines)
        unfold = markup.unfolded if edition is editions[-1] else markup.folded
        parts.append(f'<section id="v{version.number}">{unfold(_summary(version), inside)}</section>')
        said = lines
    return "\n".join(parts)


def anchor(version: int, name: str) -> str:
    """Name the place of a paragraph in the file."""
    return f"v{version}-{name}"


def _summary(version: Version) -> str:
    until = f"至 {markup.moment(version.until_at)}" if version.until_at else "起"
    span = f"{markup.moment(version.from_at)} {until}"
    return f"<b>第 {version.number} 版</b> {span} · {len(version.text):,} 字 · {word(version.cause)}"


def _facts(version: Version) -> str:
    return markup.rows({FACTS[fact]: markup.shown(value) for fact, value in facts_of(version).items()})


def _paragraphs(number: int, lines: dict[str, str], before: dict[str, str]) -> str:
    inside = "\n".join(_paragraph(anchor(number, name), name, text, before.get(name)) for name, text in lines.items())
    return f'<div class="text" data-version="{number}">\n{inside}\n</div>'


def _paragraph(place: str, name: str, text: str, before: str | None) -> str:
    how = "" if before == text else ' class="new"' if before is None else ' class="edited"'
    # The name is drawn from an attribute: whoever selects and copies the text gets the text alone.
    return (
        f'<p id="{place}"{how}><a href="#{place}" data-name="{name}" aria-label="{name}"></a>{markup.shown(text)}</p>'
    )
