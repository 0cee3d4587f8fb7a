"""Text files and their manifest: one file a document, named by ordinal and content."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store import copies
from store.schema import DocumentRow, SourceRow, VersionRow
from store.whole_file import replace_file

MANIFEST = "manifest.jsonl"
FILE = re.compile(r"[0-9]{3,}_[0-9a-f]{16}\.txt")

_Line = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export did."""

    files: int
    """Files the manifest names."""
    written: int
    removed: int
    cursor: int
    """Give it to the next export to get only what is newer."""


def export(session: Session, folder: Path, *, since: int | None = None, history: bool = False) -> Exported:
    """Bring a folder of text files up to date; a reader sees each file whole or not at all.

    `since` is an earlier export's cursor: only versions newer than it are written, beside what is there. Without it the
    folder is made equal to the store: files that an earlier manifest named and that are no longer current are removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lines: list[_Line] = []
    written, newest = 0, since or 0
    reports = copies.first_numbers(session, copies.groups(session))
    for document, version, source in _rows(session, since or 0, history):
        name = f"{document.ordinal:03d}_{version.text_sha[:16]}.txt"
        written += _keep(folder / name, version.text.body.encode())
        lines.append(_line(name, document, version, source) | {"report": reports[document.id]})
        newest = max(newest, version.id)
    current = {line["file"] for line in lines}
    earlier = [line for line in _named(folder / MANIFEST) if line["file"] not in current]
    removed = 0 if since is not None else _remove(folder, earlier)
    if since is not None:
        lines = earlier + lines
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    replace_file(folder / MANIFEST, text.encode())
    return Exported(files=len(lines), written=written, removed=removed, cursor=_cursor(session, newest))


def _rows(session: Session, since: int, history: bool) -> Iterator[tuple[DocumentRow, VersionRow, SourceRow]]:
    question = (
        select(DocumentRow, VersionRow, SourceRow)
        .join(VersionRow, VersionRow.document_id == DocumentRow.id)
        .join(SourceRow, SourceRow.id == DocumentRow.source_id)
        .where(DocumentRow.ordinal.is_not(None), VersionRow.id > since)
        .order_by(DocumentRow.ordinal, VersionRow.number)
    )
    if not history:
        question = question.where(VersionRow.until_at.is_(None))
    yield from session.execute(question)


def _line(name: str, document: DocumentRow, version: VersionRow, source: SourceRow) -> _Line:
    return {
        "file": name,
        "document": document.ordinal,
        "url": document.url,
        "source": source.id,
        "version": version.number,
        "title": version.title,
        "issuer": version.issuer or source.issuer,
        "region": version.region or source.region,
        "level": version.level or source.level,
        "report_year": version.report_year,
        "published_on": version.published_on.isoformat() if version.published_on else None,
        "status": document.status,
        "from": version.from_at.isoformat(),
        "until": version.until_at.isoformat() if version.until_at else None,
        "sha256": version.text_sha,
        "chars": version.text.chars,
        "capture": {"file": version.capture.file, "offset": version.capture.offset, "sha256": version.capture.digest},
        "extractor": version.extractor,
    }


def _cursor(session: Session, newest: int) -> int:
    # A document that has no number yet will be exported later: the cursor must not pass it.
    question = (
        select(func.min(VersionRow.id))
        .join(DocumentRow)
        .where(DocumentRow.ordinal.is_(None), DocumentRow.parent_id.is_(None))
    )
    waiting = session.scalar(question)
    return newest if waiting is None else min(newest, waiting - 1)


def _named(manifest: Path) -> list[_Line]:
    if not manifest.exists():
        return []
    lines = [_parsed(line) for line in manifest.read_bytes().split(b"\n")]
    # The manifest may have been written by somebody else: what is not named as we name files is not ours to remove.
    return [line for line in lines if FILE.fullmatch(str(line.get("file")))]


def _parsed(line: bytes) -> _Line:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _keep(path: Path, data: bytes) -> int:
    if path.exists() and path.read_bytes() == data:
        return 0
    replace_file(path, data)
    return 1


def _remove(folder: Path, lines: Iterable[_Line]) -> int:
    names = {str(line["file"]) for line in lines}
    for name in names:
        (folder / name).unlink(missing_ok=True)
    return len(names)
