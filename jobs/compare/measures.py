"""How much of every part a comparison found, and how a reason says it."""

from collections.abc import Sequence
from datetime import date

from jobs.compare.extent import Extent
from jobs.compare.headings import Headings
from jobs.compare.ledger import Ledger, WordChange
from jobs.compare.severity import CHANGES_LISTED, FIGURES_LISTED, RULES, Measure, Part

_DATES_NAMED = 3
_FACTS = {
    Part.TITLE_CHANGED: "title",
    Part.ISSUER_CHANGED: "issuer",
    Part.REPORT_YEAR_CHANGED: "report year",
}


def of_figures(ledger: Ledger) -> list[Measure]:
    """Measure the figures changed, gone, come and written otherwise."""
    gone, come = ledger.all_gone, ledger.all_come
    return [
        _within(ledger),
        Measure(
            Part.FIGURES_GONE,
            gone,
            f"{_count(gone, 'figure')} gone with removed paragraphs{_listed(gone, FIGURES_LISTED)}",
        ),
        Measure(
            Part.FIGURES_COME, come, f"{_count(come, 'figure')} in added paragraphs{_listed(come, FIGURES_LISTED)}"
        ),
        Measure(
            Part.FIGURES_REWRITTEN, ledger.rewritten, f"{_count(ledger.rewritten, 'figure')} only written otherwise"
        ),
    ]


def of_fact(changed: Part, one_sided: Part, before: str | None, after: str | None) -> Measure:
    """Measure a fact that is not what it was."""
    name = _FACTS[changed]
    if before is None:
        return Measure(one_sided, 1, f"{name} appeared")
    if after is None:
        return Measure(one_sided, 1, f"{name} lost")
    return Measure(changed, 1, f"{name} changed")


def published(before: date | None, after: date | None) -> Measure:
    """Measure another date of publication."""
    return Measure(Part.PUBLISHED_ON_CHANGED, 1, f"published {before or '?'} -> {after or '?'}")


def of_words(ledger: Ledger) -> list[Measure]:
    """Measure the dates and 文号 within the text."""
    numbers = ledger.document_numbers
    return [
        Measure(Part.DATES_CHANGED, len(ledger.dates), _named("date", ledger.dates)),
        Measure(Part.DOCUMENT_NUMBERS_CHANGED, len(numbers), _named("document number", numbers)),
    ]


def of_headings(headings: Headings) -> list[Measure]:
    """Measure the section headings."""
    amounts = ((headings.removed, "removed"), (headings.added, "added"), (headings.reworded, "reworded"))
    words = ", ".join(f"{_count(amount, 'section heading')} {what}" for amount, what in amounts if amount)
    renumbered = f"{_count(headings.renumbered, 'section heading')} renumbered"
    return [
        Measure(Part.SECTION_HEADINGS, headings.touched, words),
        Measure(Part.HEADINGS_RENUMBERED, headings.renumbered, renumbered),
    ]


def of_extent(extent: Extent, ledger: Ledger) -> list[Measure]:
    """Measure paragraphs, characters and the share of the text."""
    removed, added, moved = extent.paragraphs_removed, extent.paragraphs_added, extent.paragraphs_moved
    removed_chars = extent.chars_removed - extent.edited_removed
    added_chars = extent.chars_added - extent.edited_added
    return [
        Measure(Part.SHARE_CHANGED, extent.share, f"{extent.share:.0%} of the text changed"),
        Measure(Part.WORDING_CHANGED, extent.weight_grave, "wording on failings or responsibility changed"),
        Measure(
            Part.PARAGRAPHS_REMOVED, removed, f"{_count(removed, 'paragraph')} removed ({removed_chars} characters)"
        ),
        Measure(Part.PARAGRAPHS_ADDED, added, f"{_count(added, 'paragraph')} added ({added_chars} characters)"),
        Measure(Part.PARAGRAPHS_MOVED, moved, f"{_count(moved, 'paragraph')} moved"),
        *_characters(extent, ledger),
    ]


def _characters(extent: Extent, ledger: Ledger) -> list[Measure]:
    """The characters changed within paragraphs, which are always told."""
    added, removed = extent.edited_added, extent.edited_removed
    where = f"in {extent.paragraphs_edited} of {_count(extent.paragraphs, 'paragraph')}"
    words = f"{_replaced(added, removed)} {where}"
    is_many = extent.edited_weight > RULES[Part.CHARACTERS_CHANGED].above
    is_layout = bool(added or removed) and not extent.edited_weight and not ledger.rewritten
    return [
        Measure(Part.CHARACTERS_CHANGED, extent.edited_weight, words),
        Measure(Part.CHARACTERS_REPLACED, 0 if is_many else max(added, removed), words),
        Measure(Part.LAYOUT, is_layout, "layout and punctuation only"),
    ]


def _within(ledger: Ledger) -> Measure:
    amounts = ((ledger.all_changed, "changed"), (ledger.all_lost, "lost"), (ledger.all_added, "added"))
    figures = sum(amount for amount, _ in amounts)
    words = ", ".join(f"{_count(amount, 'figure')} {what}" for amount, what in amounts if amount)
    return Measure(Part.FIGURES_CHANGED, figures, words + _listed(figures, CHANGES_LISTED))


def _listed(figures: int, most: int) -> str:
    return f" ({most} listed)" if figures > most else ""


def _named(noun: str, changes: Sequence[WordChange]) -> str:
    named = [f"{change.before or '?'} -> {change.after or '?'}" for change in changes[:_DATES_NAMED]]
    more = ["..."] if len(changes) > _DATES_NAMED else []
    return f"{_count(len(changes), noun)} changed: {', '.join([*named, *more])}"


def _replaced(added: int, removed: int) -> str:
    if added == removed:
        return f"{_count(added, 'character')} replaced"
    amounts = ((added, "added"), (removed, "removed"))
    return ", ".join(f"{_count(amount, 'character')} {what}" for amount, what in amounts if amount)


def _count(amount: int, noun: str) -> str:
    return f"{amount} {noun}" if amount == 1 else f"{amount} {noun}s"
