"""What sets one version of a report apart from the one before it."""

from dataclasses import dataclass
from datetime import date

from jobs.compare.extent import Extent, measure
from jobs.compare.ledger import Ledger, WordChange, read_ledger
from jobs.compare.likeness import folded
from jobs.compare.paragraphs import align
from jobs.compare.severity import FIGURES_LISTED, Measure, Part, judge
from store.records import Difference, NumberChange

_DATES_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One version as a comparison needs it."""

    text: str
    title: str | None
    published_on: date | None
    issuer: str | None
    report_year: int | None


def compare(before: Reading, after: Reading) -> Difference:
    """Say what changed from one version to the next, how much it matters and why."""
    rows = align(before.text, after.text)
    extent = measure(rows)
    ledger = read_ledger(rows)
    verdict = judge([*_figures(ledger), *_facts(before, after), *_words(ledger), *_amounts(extent)])
    text_changed = before.text != after.text
    date_changed = before.published_on != after.published_on
    return Difference(
        severity=verdict.severity,
        reason="; ".join([*verdict.words, *_extent_words(extent)]) or "nothing changed",
        chars_added=extent.chars_added,
        chars_removed=extent.chars_removed,
        numbers=(*ledger.changed, *ledger.gone[:FIGURES_LISTED], *ledger.come[:FIGURES_LISTED]),
        silent=text_changed != date_changed,
    )


def _figures(ledger: Ledger) -> list[Measure]:
    gone, come = len(ledger.gone), len(ledger.come)
    return [
        Measure(Part.FIGURES_CHANGED, len(ledger.changed), _changed_words(ledger.changed)),
        Measure(Part.FIGURES_GONE, gone, f"{_count(gone, 'figure')} gone with removed paragraphs{_listed(gone)}"),
        Measure(Part.FIGURES_COME, come, f"{_count(come, 'figure')} in added paragraphs{_listed(come)}"),
    ]


def _changed_words(numbers: tuple[NumberChange, ...]) -> str:
    lost = sum(1 for number in numbers if number.after is None)
    new = sum(1 for number in numbers if number.before is None)
    amounts = ((len(numbers) - lost - new, "changed"), (lost, "lost"), (new, "added"))
    return ", ".join(f"{_count(amount, 'figure')} {what}" for amount, what in amounts if amount)


def _listed(figures: int) -> str:
    return f" ({FIGURES_LISTED} listed)" if figures > FIGURES_LISTED else ""


def _facts(before: Reading, after: Reading) -> list[Measure]:
    pairs = {
        "title": (_flat(before.title), _flat(after.title)),
        "issuer": (_flat(before.issuer), _flat(after.issuer)),
        "report year": (before.report_year, after.report_year),
    }
    differing = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    changed = [name for name, pair in differing.items() if None not in pair]
    lost = [name for name, pair in differing.items() if pair[1] is None]
    new = [name for name, pair in differing.items() if pair[0] is None]
    one_sided = [*(f"{name} lost" for name in lost), *(f"{name} appeared" for name in new)]
    dates = before.published_on, after.published_on
    return [
        Measure(Part.FACTS_CHANGED, len(changed), ", ".join(f"{name} changed" for name in changed)),
        Measure(Part.FACTS_APPEARED_OR_LOST, len(one_sided), ", ".join(one_sided)),
        Measure(Part.PUBLISHED_ON_CHANGED, dates[0] != dates[1], f"published {dates[0] or '?'} -> {dates[1] or '?'}"),
    ]


def _flat(fact: str | None) -> str | None:
    return None if fact is None else folded(fact)


def _words(ledger: Ledger) -> list[Measure]:
    numbers = ledger.document_numbers
    return [
        Measure(Part.DATES_CHANGED, len(ledger.dates), _named("date", ledger.dates)),
        Measure(Part.DOCUMENT_NUMBERS_CHANGED, len(numbers), _named("document number", numbers)),
    ]


def _named(noun: str, changes: tuple[WordChange, ...]) -> str:
    named = [f"{change.before or '?'} -> {change.after or '?'}" for change in changes[:_DATES_NAMED]]
    more = ["..."] if len(changes) > _DATES_NAMED else []
    return f"{_count(len(changes), noun)} changed: {', '.join([*named, *more])}"


def _amounts(extent: Extent) -> list[Measure]:
    removed, added, moved = extent.paragraphs_removed, extent.paragraphs_added, extent.paragraphs_moved
    removed_chars = extent.chars_removed - extent.edited_removed
    added_chars = extent.chars_added - extent.edited_added
    return [
        Measure(Part.SHARE_CHANGED, extent.share, f"{extent.share:.0%} of the text changed"),
        Measure(Part.WORDING_CHANGED, extent.weight_grave, "wording on failings or responsibility changed"),
        Measure(Part.CHARACTERS_CHANGED, max(extent.weight_added, extent.weight_removed), ""),
        Measure(
            Part.PARAGRAPHS_REMOVED, removed, f"{_count(removed, 'paragraph')} removed ({removed_chars} characters)"
        ),
        Measure(Part.PARAGRAPHS_ADDED, added, f"{_count(added, 'paragraph')} added ({added_chars} characters)"),
        Measure(Part.PARAGRAPHS_MOVED, moved, f"{_count(moved, 'paragraph')} moved"),
    ]


def _extent_words(extent: Extent) -> list[str]:
    """Name the characters changed within paragraphs, which are always told."""
    added, removed = extent.edited_added, extent.edited_removed
    if not added and not removed:
        return []
    where = f"in {extent.paragraphs_edited} of {_count(extent.paragraphs, 'paragraph')}"
    words = [f"{_replaced(added, removed)} {where}"]
    if not extent.weight_added and not extent.weight_removed:
        words.append("layout and punctuation only")
    return words


def _replaced(added: int, removed: int) -> str:
    if added == removed:
        return f"{_count(added, 'character')} replaced"
    amounts = ((added, "added"), (removed, "removed"))
    return ", ".join(f"{_count(amount, 'character')} {what}" for amount, what in amounts if amount)


def _count(amount: int, noun: str) -> str:
    return f"{amount} {noun}" if amount == 1 else f"{amount} {noun}s"
