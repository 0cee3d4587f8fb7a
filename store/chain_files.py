"""Whether the archive's files are what was sealed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from store.archive import folder
from store.archive.damage import find_damage
from store.chain_content import Link, content_of_file
from store.chain_faults import CLOCK_SET_BACK, Fault, FaultKind


@dataclass(slots=True)
class FileCheck:
    """Reads every sealed file whole."""

    archive: Path
    sealed: set[str] = field(default_factory=set)
    bytes: int = 0

    def check(self, link: Link, sealed_before: datetime | None) -> Iterator[Fault]:
        """Hold a file against its link."""
        if link.subject in self.sealed:
            yield _fault(link, "it is sealed twice")
            return
        self.sealed.add(link.subject)
        path = self.archive / link.subject
        if not path.is_file():
            yield _fault(link, "it is missing")
            return
        try:
            measured = folder.measure(self.archive, link.subject)
        except OSError as error:
            yield _fault(link, f"it cannot be read: {error.strerror}")
            return
        self.bytes += measured.length
        if content_of_file(measured) != link.content:
            yield _damaged(link, path)
        began = folder.began(link.subject)
        if began is not None and sealed_before is not None and began < sealed_before - CLOCK_SET_BACK:
            yield _fault(link, "its name says it is older than the seal before its own")

    def rest(self, last_seal: datetime) -> Iterator[Fault]:
        """Name the files that nobody sealed and that no later night began."""
        for name in self.waiting():
            began = folder.began(name)
            if began is None or began < last_seal.replace(microsecond=0):
                yield Fault(kind=FaultKind.FILE, subject=name, what="nobody sealed it")

    def waiting(self) -> tuple[str, ...]:
        """Name the files that no link has sealed."""
        return tuple(name for name in folder.files(self.archive) if name not in self.sealed)


def _damaged(link: Link, path: Path) -> Fault:
    damage = find_damage(path)
    near = "" if damage.url else f" (after the record on {damage.after})" if damage.after else ""
    where = (
        ""
        if damage.offset is None
        else f"record at byte {damage.offset}, {damage.url or 'no address to be read'}{near}: "
    )
    return Fault(
        kind=FaultKind.FILE,
        subject=link.subject,
        what=f"{where}{damage.what}",
        link=link.place,
        offset=damage.offset,
        url=damage.url or None,
    )


def _fault(link: Link, what: str) -> Fault:
    return Fault(kind=FaultKind.FILE, subject=link.subject, what=what, link=link.place)
