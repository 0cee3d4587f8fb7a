"""The proofs: stage by stage, what the canary knows against what was made of it."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from urllib.parse import urlsplit

from crawler.extract.article import NO_HINTS
from crawler.reading import PageToRead, ReaderFailed, read_page
from jobs.crawl import Crawled
from jobs.drill.canary import Seen
from jobs.drill.kept import Kept
from jobs.drill.story import ROBOTS, Happened, Night, Report, Said
from store.drills import Stage
from store.records import AlertKind, IncidentKind, Kind
from store.versions import Version

_FIGURE = re.compile(r"\d+")
_UNREAD = (IncidentKind.TEXT_NOT_FOUND, IncidentKind.UNREADABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One night of the canary, and what came of it."""

    night: Night
    origin: str
    contact: str
    delay: float
    """Seconds that were to lie between two requests."""
    seen: tuple[Seen, ...]
    crawls: tuple[Crawled, ...]
    messages: tuple[str, ...]
    """What arrived at the far end, this night and before."""
    kept: Kept

    def paths(self) -> tuple[str, ...]:
        """Every path that was to be asked for."""
        return tuple(path for path in self.night.pages if path != self.night.closed)


Proof = Callable[[Scene], str]
"""Says what is wrong, or nothing."""


def begun(scene: Scene) -> str:
    """Prove that robots.txt was asked for before all else, by us."""
    if not scene.seen:
        return "the canary was asked for nothing"
    first = scene.seen[0]
    if first.path != ROBOTS:
        return f"{first.path} was asked for before {ROBOTS}"
    agents = {seen.user_agent for seen in scene.seen}
    wrong = [
        agent for agent in agents if not (agent.startswith(f"fazhi/{version('fazhi')}") and scene.contact in agent)
    ]
    return f"a request came from {wrong[0]!r}, which is not us" if wrong else ""


def archived(scene: Scene) -> str:
    """Prove that every answer is in the archive, by address and digest of its bytes."""
    kept = scene.kept.archived()
    for seen in scene.seen:
        if (f"{scene.origin}{seen.path}", seen.digest) not in kept:
            return f"the archive does not hold the bytes that {seen.path} answered with"
    return ""


def asked(scene: Scene) -> str:
    """Prove that all was asked for, nothing that is closed, and not in haste."""
    paths = [seen.path for seen in scene.seen]
    unasked = [path for path in scene.paths() if path not in paths]
    if unasked:
        return f"{unasked[0]} was not asked for"
    if scene.night.closed in paths:
        return f"{scene.night.closed} was asked for, which robots.txt closes"
    took = scene.seen[-1].at - scene.seen[0].at
    # The delay lies between two departures; the arrival of the first may be late by what a busy machine takes.
    least = (len(paths) - 2) * scene.delay
    return "" if took >= least else f"{len(paths)} requests came in {took:.2f} s; {least:.2f} s was the least"


def extracted(scene: Scene) -> str:
    """Prove that the texts are the planted ones, as read here and as kept."""
    night = scene.night
    for path, reports in night.texts.items():
        wrong = "" if path == night.blocked else _misread(scene, path, reports[-1])
        wrong = wrong or _miskept(scene.kept.versions(f"{scene.origin}{path}"), reports)
        if wrong:
            return f"{path}: {wrong}"
    failed = [
        error for crawl in scene.crawls for error in crawl.errors if error.startswith(f"{ReaderFailed.__name__}:")
    ]
    unread = [f"{one.kind}: {one.detail}" for one in scene.kept.incidents() if one.kind in _UNREAD]
    return next(iter(failed + unread), "")


def recorded(scene: Scene) -> str:
    """Prove that each text is a version, a challenge is none, and the challenge is an incident."""
    night = scene.night
    for path, reports in night.texts.items():
        count = len(scene.kept.versions(f"{scene.origin}{path}"))
        if count != len(reports):
            return f"{path} has {count} versions; {len(reports)} were planted"
    if scene.kept.versions(f"{scene.origin}{night.closed}"):
        return f"{night.closed} has a version and was never to be asked for"
    blocked = [urlsplit(one.url).path for one in scene.kept.incidents() if one.kind is IncidentKind.BLOCKED]
    wanted = [] if night.blocked is None else [night.blocked]
    if blocked != wanted:
        return f"blocked are {blocked or 'none'}; {wanted or 'none'} was planted"
    return next((f"the crawl did not come to its end: {one.reason}" for one in scene.crawls if not one.finished), "")


def compared(scene: Scene) -> str:
    """Prove that the ledger says what happened, with the right figures, and nothing else."""
    found = Counter(
        Happened(
            kind=change.kind,
            path=urlsplit(change.url).path,
            figures=frozenset((number.before or "", number.after or "") for number in change.numbers),
        )
        for change in scene.kept.changes()
        if change.suppressed is None
    )
    wanted = Counter(scene.night.happened)
    said = [f"not found: {_words(one)}" for one in wanted - found]
    said += [f"not planted: {_words(one)}" for one in found - wanted]
    return "; ".join(said)


def queued(scene: Scene) -> str:
    """Prove that what happened waits for the channel, each once, or has gone to it."""
    alerts = scene.kept.alerts()
    wanted = scene.night.said
    for said in wanted:
        count = sum(one.kind is said.kind and _says(f"{one.title}\n{one.body}", said) for one in alerts)
        if count != 1:
            return f"{count} alerts are {said.kind} and speak of {' '.join(said.words)}; 1 was planted"
    news = sum(one.kind is not AlertKind.FINDING for one in alerts)
    planted = sum(said.kind is not AlertKind.FINDING for said in wanted)
    return "" if news == planted else f"{news} alerts tell of changes; {planted} were planted"


def arrived(scene: Scene) -> str:
    """Prove that the far end heard of what happened, of each once."""
    for said in scene.night.said:
        count = sum(_says(message, said) for message in scene.messages)
        if count != 1:
            refused = next((f": {one.last_error}" for one in scene.kept.alerts() if one.last_error), "")
            return f"{count} messages speak of {' '.join(said.words)}; 1 was to arrive{refused}"
    return ""


def exported(scene: Scene) -> str:
    """Prove that the text files are the planted texts as they stand."""
    wanted = {reports[-1].text for reports in scene.night.texts.values()}
    found = scene.kept.files()
    return "" if found == wanted else f"{len(wanted - found)} of {len(wanted)} texts are in no file of the export"


PROOFS: Sequence[tuple[Stage, Proof]] = (
    (Stage.FETCH, begun),
    # Before the rest of what was asked for: an answer that cannot be kept leads nowhere.
    (Stage.ARCHIVE, archived),
    (Stage.FETCH, asked),
    (Stage.EXTRACT, extracted),
    (Stage.RECORD, recorded),
    (Stage.COMPARE, compared),
    (Stage.OUTBOX, queued),
    (Stage.CHANNEL, arrived),
    (Stage.EXPORT, exported),
)
"""In the order in which one stage's work stands on another's."""


def _misread(scene: Scene, path: str, report: Report) -> str:
    page = scene.night.pages[path]
    to_read = PageToRead(body=page.body, url=f"{scene.origin}{path}", content_type=page.content_type, hints=NO_HINTS)
    article = read_page(to_read)
    if article.kind is not Kind.REPORT:
        return f"read as {article.kind}: {article.reason}"
    return _differs(article.text, report.text)


def _miskept(versions: Sequence[Version], reports: Sequence[Report]) -> str:
    for kept, report in zip(versions, reports, strict=False):
        if (kept.title, kept.published_on) != (report.title, report.published):
            return f"kept as {kept.title!r} of {kept.published_on}"
        wrong = _differs(kept.text, report.text)
        if wrong:
            return f"version {kept.number}: {wrong}"
    return ""


def _differs(text: str, planted: str) -> str:
    if text == planted:
        return ""
    place = next((at for at, (one, other) in enumerate(zip(text, planted, strict=False)) if one != other), None)
    where = min(len(text), len(planted)) if place is None else place
    return f"the text has {len(text)} characters, the planted one {len(planted)}; they part at {where}"


def _says(text: str, said: Said) -> bool:
    return all(_stands_in(text, word) for word in said.words)


def _stands_in(text: str, word: str) -> bool:
    return word in (_FIGURE.findall(text) if word.isdecimal() else text)


def _words(one: Happened) -> str:
    figures = ", ".join(f"{before} -> {after}" for before, after in sorted(one.figures))
    return f"{one.kind} {one.path} {figures}".strip()
