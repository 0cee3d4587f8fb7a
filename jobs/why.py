"""Why a change was written as it was, and whether it would be again."""

from collections.abc import Iterator
from dataclasses import dataclass

from jobs.analyze import difference_of
from jobs.decide import RULES, decide
from store.changes import Judged
from store.difference import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """One thing that the ledger says and that comes out otherwise today."""

    change: int
    field: str
    then: str
    now: str


def replay(judged: Judged) -> tuple[Departure, ...]:
    """Judge a change again from its two versions and its case: nothing comes back where all is as it was."""
    if judged.case is None:
        return ()
    difference = difference_of(judged.case.kind, judged.before, judged.after)
    decision = decide(judged.case, difference)
    change = judged.change
    pairs = {
        "severity": (change.severity, decision.severity),
        "reason": (change.reason, decision.reason),
        "suppressed": (change.suppressed, decision.suppressed),
        "numbers": (change.numbers, difference.numbers),
        "silent": (change.silent, difference.silent),
        "chars": ((change.chars_added, change.chars_removed), (difference.chars_added, difference.chars_removed)),
        "reasons": (judged.reasons, difference.reasons),
        "signature": (judged.signature, difference.signature),
    }
    return tuple(
        Departure(change=change.id, field=field, then=str(then), now=str(now))
        for field, (then, now) in pairs.items()
        if then != now
    )


def explained(judged: Judged) -> Iterator[str]:
    """Say, a line each, what a change rests on."""
    change = judged.change
    yield f"told: {'no' if change.suppressed else 'yes'}"
    if change.suppressed:
        yield f"why not: {change.suppressed}"
    if judged.group is not None:
        yield f"told as: change {judged.group}, for all documents that changed alike"
    yield f"severity: {change.severity}: {change.reason}"
    yield from (f"  {_part(reason)}" for reason in judged.reasons)
    for version, side in ((judged.before, "before"), (judged.after, "after")):
        if version is not None:
            yield f"{side}: version {version.number}, text {version.sha256[:16]}, read by {version.extractor}"
            yield f"  from {version.capture.file} at {version.capture.offset}"
    if judged.case is not None:
        yield from (f"  {night}" for night in judged.case.absent)
        if judged.case.nights_wanted:
            yield f"rule: gone on {judged.case.nights_wanted} good nights over {judged.case.days_wanted} days at least"
    if judged.capture is not None:
        yield f"rests on capture {judged.capture}"
    if change.silent:
        yield "silent: the text changed and the page's own date did not, or the other way round"


def same_again(departures: tuple[Departure, ...], judged: Judged) -> str:
    """Say whether the decision comes out the same today."""
    if judged.case is None:
        return "judged again: not possible; it was held, or written before reasons were kept"
    if not departures:
        return "judged again: the same"
    tables = "the same tables" if judged.rules == RULES else "other tables than today's"
    return f"judged again (then by {tables}): " + "; ".join(
        f"{one.field} was {one.then!r}, is {one.now!r}" for one in departures
    )


def _part(reason: Reason) -> str:
    return f"{reason.part}: {reason.value:g} (limit {reason.above:g}) -> {reason.severity}: {reason.words}"
