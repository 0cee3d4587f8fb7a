"""What a drill's nights left behind: archive, store and export, looked at from outside."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from warcio.archiveiterator import ArchiveIterator

from store import changes, documents, incidents, outbox, versions
from store.changes import Change
from store.errors import DocumentUnknown
from store.incidents import Incident
from store.outbox import Alert
from store.session import reading
from store.settings import StoreTable
from store.versions import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The drill's own folder, asked anew each time."""

    table: StoreTable
    engine: Engine

    def archived(self) -> frozenset[tuple[str, str]]:
        """Give address and SHA-256 of every body in the archive; read by warcio alone, not by our own reader."""
        found: set[tuple[str, str]] = set()
        for file in sorted(self.table.archive.rglob("*.warc.gz")):
            found |= _bodies(file)
        return frozenset(found)

    def versions(self, url: str) -> tuple[Version, ...]:
        """List the versions of the document at an address; none where there is no document."""
        with reading(self.engine) as session:
            try:
                return versions.history(session, documents.find(session, url).id)
            except DocumentUnknown:
                return ()

    def incidents(self) -> tuple[Incident, ...]:
        """List what is wrong with the canary."""
        with reading(self.engine) as session:
            return incidents.still_open(session)

    def changes(self) -> tuple[Change, ...]:
        """List the whole ledger."""
        with reading(self.engine) as session:
            return changes.whole_ledger(session)

    def alerts(self) -> tuple[Alert, ...]:
        """List all that was ever queued."""
        with reading(self.engine) as session:
            return outbox.listing(session)

    def files(self) -> frozenset[str]:
        """Give the texts of the export's files."""
        return frozenset(file.read_text("utf-8") for file in self.table.export.glob("*.txt"))


def _bodies(file: Path) -> set[tuple[str, str]]:
    with file.open("rb") as stream:
        return {
            (record.rec_headers.get_header("WARC-Target-URI"), hashlib.sha256(record.raw_stream.read()).hexdigest())
            for record in ArchiveIterator(stream)
            if record.rec_type == "response"
        }
