"""What is said of something that happened, and whether anybody is told: judged again later, it comes out the same."""

import hashlib
from importlib.resources import files

from store.cases import Case
from store.changes import Decision
from store.difference import Difference
from store.records import Cause, ChangeKind, DocumentStatus, Severity

RULES: str = hashlib.sha256(
    b"".join(files("jobs.compare").joinpath(name).read_bytes() for name in ("figures.toml", "severity.toml"))
).hexdigest()
"""Which tables judged: with others a change may come out otherwise."""

GROUP_FROM = 3
"""So many documents of a source that change alike in one night are one change of the source."""


def decide(case: Case, difference: Difference) -> Decision:
    """Judge one case; `difference` is what sets its two versions apart, nothing where it has only one."""
    suppressed = _unsaid(case)
    match case.kind:
        case ChangeKind.EDITED:
            return Decision(
                severity=difference.severity, reason=_joined(difference.reason, *_around(case)), suppressed=suppressed
            )
        case ChangeKind.NEW:
            return Decision(severity=Severity.NOTABLE, reason=_joined(*_appeared(case)), suppressed=suppressed)
        case ChangeKind.RESTORED:
            return Decision(severity=Severity.NOTABLE, reason="back at its address", suppressed=suppressed)
        case ChangeKind.WITHDRAWN:
            return Decision(severity=Severity.MAJOR, reason=_gone(case), suppressed=suppressed)
        case ChangeKind.MOVED:
            return Decision(
                severity=Severity.NOTABLE, reason=_joined(_went(case), *_around(case)), suppressed=suppressed
            )


def _unsaid(case: Case) -> str | None:
    """Give the reason why nobody is told."""
    if case.cause is Cause.EXTRACTOR:
        return "our change: fazhi reads the same page otherwise than before"
    if case.back_to is not None:
        return f"flapping: back to version {case.back_to} after {case.back_after or 0} days"
    if case.kind is ChangeKind.NEW and case.sent_on_from is not None:
        return f"moved: {case.sent_on_from} sends us on to it, and the text is the same"
    if case.copy_of is not None and case.copy_status is not DocumentStatus.WITHDRAWN:
        return f"a copy: document {case.copy_of} has the same text"
    if case.group and not case.speaks_for_group:
        return f"grouped: {len(case.group)} documents of the source changed alike, told once"
    return None


def _appeared(case: Case) -> list[str]:
    words = ["first seen after the source's baseline"]
    if case.copy_of is not None and case.copy_status is DocumentStatus.WITHDRAWN:
        words.append(f"the text of document {case.copy_of}, which was withdrawn")
    if case.copy_of is None and case.other_text_of is not None:
        words.append(f"another text of the report in document {case.other_text_of}")
    return words


def _gone(case: Case) -> str:
    proof = f"{len(case.absent)} good nights since {case.absent_since}" if case.absent else "enough good nights"
    said = f" (last: {case.absent[-1]})" if case.absent else ""
    return f"gone from its address on {proof} of its source{said}"


def _went(case: Case) -> str:
    if case.moved_by == "redirect":
        return f"its address sends us on to {case.moved_to} since {case.moved_on}"
    return f"gone from its address since {case.moved_on}; the same text is at {case.moved_to}"


def _around(case: Case) -> list[str]:
    words = []
    if case.sent_on_from is not None:
        words.append(f"moved here from {case.sent_on_from}")
    if case.group:
        documents = ", ".join(str(number) for number in case.group)
        words.append(f"the same on {len(case.group)} documents of the source: {documents}")
    return words


def _joined(*words: str) -> str:
    return "; ".join(word for word in words if word)
