"""What proves that a report said what the file shows, and how to check it."""

from collections.abc import Iterator, Sequence

from jobs.dossier import markup
from jobs.dossier.words import word
from store.dossier_parts import Dossier, Edition, Happening, Kept
from store.seals import Seal


def proofs_html(dossier: Dossier) -> str:
    """Set the proofs of every version, of the ledger's lines, and the ways to check them."""
    versions = "\n".join(_version(edition) for edition in dossier.editions)
    return "\n".join([_ways(dossier), versions, _ledger(dossier.happenings)])


def edition_proof(edition: Edition) -> str:
    """Set what one version rests on."""
    version = edition.version
    captures: dict[str, str] = {}
    for number, kept in enumerate(edition.kept, start=1):
        page = f"（第 {number} 页）" if len(edition.kept) > 1 else ""
        captures |= {f"{name}{page}": value for name, value in _capture(kept)}
    reader = {
        "正文 SHA-256": markup.code(version.sha256),
        "提取方式": markup.shown(version.method),
        "读取程序": markup.code(version.extractor),
        "规则摘要": markup.code(version.rule_hash) if version.rule_hash else "",
        "版本入链": _seal(edition.seal),
    }
    return markup.rows(captures | reader)


def _version(edition: Edition) -> str:
    version = edition.version
    head = f'<h3 id="proof-v{version.number}">第 {version.number} 版</h3>'
    return f"{head}\n{edition_proof(edition)}"


def _capture(kept: Kept) -> Iterator[tuple[str, str]]:
    capture = kept.capture
    yield "采集时间", markup.moment(capture.at)
    yield "应答网址", markup.address(capture.url)
    yield "应答", markup.shown(f"HTTP {capture.status}，{capture.content_type}，{capture.length:,} 字节")
    yield "存档文件", f"{markup.code(capture.file)}，偏移 {capture.offset} 字节"
    yield "响应体 SHA-256", markup.code(capture.digest)
    yield "采集入链", _seal(kept.seal)
    yield "文件入链", _seal(kept.file_seal)


def _seal(seal: Seal | None) -> str:
    if seal is None:
        return ""
    day = f"；{seal.day} 日终链头 {markup.code(seal.day_head or '')}" if seal.day else "；当日链头尚未形成"
    return f"第 {seal.link} 环，内容 {markup.code(seal.content)}，链值 {markup.code(seal.head)}{day}"


def _ledger(happenings: Sequence[Happening]) -> str:
    sealed = [(line, line.seal) for line in happenings if line.seal is not None]
    if not sealed:
        return ""
    lines = [(str(line.id), word(line.kind), markup.moment(line.detected_at), _seal(seal)) for line, seal in sealed]
    return "<h3>变动记录</h3>\n" + markup.table(("编号", "变动", "记录时间", "入链"), lines)


def _ways(dossier: Dossier) -> str:
    first = dossier.editions[0].version
    show = f"fazhi show {dossier.document} --version {first.number}"
    steps = (
        (f"核对正文（以第 {first.number} 版为例），所得应等于下列“正文 SHA-256”：", f"{show} --text | sha256sum"),
        ("取出网站当时的原始响应；与所记 SHA-256 不符时，命令会拒绝并说明：", f"{show} --raw"),
        ("核对全部存档、记录和哈希链，任何一处被改动都会指出：", "fazhi verify"),
        ("存档文件是标准的 WARC，不用本程序也能核对和打开：", f"warcio check {first.capture.file}"),
    )
    inside = "".join(f"<li>{markup.shown(words)}<pre>{markup.code(command)}</pre></li>" for words, command in steps)
    by_hand = (
        "<li>不用任何程序核对正文：把某一版各段依次用一个换行符（LF）相连，首尾不加任何字符，"
        "存为 UTF-8 文件，再计算 SHA-256。</li>"
    )
    return f"<h3>怎样核对</h3>\n<ol>{inside}{by_hand}</ol>"
