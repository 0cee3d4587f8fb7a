"""Text files and their manifest: one file a document, named by ordinal and content."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.schema import DocumentRow, SourceRow, VersionRow

MANIFEST = "manifest.jsonl"


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
    earlier = _named(folder / MANIFEST)
    lines, written = [], 0
    cursor = since or 0
    for document, version, source in _rows(session, since or 0, history):
        data = version.text.body.encode()
        name = f"{document.ordinal:03d}_{version.text_sha[:16]}.txt"
        if not (folder / name).exists() or (folder / name).read_bytes() != data:
            _replace(folder / name, data)
            written += 1
        lines.append(_line(name, document, version, source))
        cursor = max(cursor, version.id)
    removed = 0
    if since is None:
        for name in earlier - {line["file"] for line in lines}:
            (folder / name).unlink(missing_ok=True)
            removed += 1
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    _replace(folder / MANIFEST, text.encode())
    return Exported(files=len(lines), written=written, removed=removed, cursor=cursor)


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


def _line(name: str, document: DocumentRow, version: VersionRow, source: SourceRow) -> dict[str, object]:
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


def _named(manifest: Path) -> set[str]:
    if not manifest.exists():
        return set()
    names = {json.loads(line)["file"] for line in manifest.read_text("utf-8").splitlines()}
    # The manifest may have been written by somebody else: what is no plain file name is not ours to remove.
    return {name for name in names if name == Path(name).name and name.endswith(".txt")}


def _replace(path: Path, data: bytes) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    with unfinished.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
