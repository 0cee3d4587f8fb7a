"""The files that a report's page links to, and what they say."""

from collections.abc import Mapping, Sequence

from jobs.dossier import markup
from jobs.dossier.proofs import edition_proof
from store.dossier_parts import Edition, File

_Links = Sequence[Mapping[str, str]]
"""Address and name of each file that the page links to."""


def files_html(linked: _Links, files: Sequence[File]) -> str:
    """Set the names of all files, and the texts of those that were read; nothing where there is none."""
    names = {one["url"]: one["name"] for one in linked}
    read = {file.url for file in files}
    parts = [_file(file, names.get(file.url, "")) for file in files]
    rest = [f"<li>{markup.link(url, name or url)}（未读取正文）</li>" for url, name in names.items() if url not in read]
    if rest:
        parts.append(f"<ul>{''.join(rest)}</ul>")
    return "\n".join(parts)


def _file(file: File, name: str) -> str:
    head = f"<h3>{markup.link(file.url, name or file.url)}</h3>\n<p>{markup.address(file.url)}</p>"
    if file.mirrored:
        return f"{head}\n<p>网页只登载了此文件，其正文就是本报告的正文。</p>\n{_proof(file.editions[-1])}"
    texts = "\n".join(_edition(edition) for edition in file.editions)
    return f"{head}\n{texts}"


def _edition(edition: Edition) -> str:
    version = edition.version
    lines = "\n".join(f"<p>{markup.shown(line)}</p>" for line in version.text.split("\n"))
    summary = f"第 {version.number} 版 {markup.moment(version.from_at)} 起 · {len(version.text):,} 字"
    return markup.folded(summary, f'<div class="text">\n{lines}\n</div>\n{edition_proof(edition)}')


def _proof(edition: Edition) -> str:
    return markup.folded("证据", edition_proof(edition))
