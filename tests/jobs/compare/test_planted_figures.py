"""The ledger against edits that were planted: what it finds of them, and what it finds besides."""

from collections import Counter
from random import Random

import pytest
from planted_figures import Case, cases
from relayouts import relayouts

from jobs.compare.difference import Reading, compare
from store.difference import Difference, Direction
from store.records import Severity


def difference(before: str, after: str) -> Difference:
    sides = [
        Reading(text=text, title=None, published_on=None, issuer=None, report_year=None) for text in (before, after)
    ]
    return compare(*sides)


def told(case: Case) -> Counter[tuple[str | None, str | None, bool | None]]:
    return Counter(
        (number.before, number.after, number.direction and number.direction is Direction.UP)
        for number in difference(case.before, case.after).numbers
    )


def test_two_hundred_planted_edits() -> None:
    planted = cases(Random(2025), 200)
    hits = found = wanted = 0
    misses = []
    for case in planted:
        truth = Counter((edit.before, edit.after, edit.is_up) for edit in case.edits)
        ledger = told(case)
        hits, found, wanted = hits + (truth & ledger).total(), found + ledger.total(), wanted + truth.total()
        if truth != ledger:
            misses.append(f"{case.name}: not found {dict(truth - ledger)}, found besides {dict(ledger - truth)}")
    assert wanted >= 200
    precision, recall = hits / found, hits / wanted
    assert min(precision, recall) >= 0.98, "\n".join([f"precision {precision:.3f}, recall {recall:.3f}", *misses])


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_two_hundred_texts_laid_out_otherwise(start: int) -> None:
    for before, after in relayouts(Random(start), 50):
        found = difference(before, after)
        parts = {reason.part for reason in found.reasons}
        assert found.numbers == ()
        assert not parts & {"dates_changed", "document_numbers_changed"}
        assert found.severity is Severity.MINOR, found.reason
