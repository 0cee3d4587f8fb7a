"""A dossier as one HTML file that needs nothing else."""

from datetime import datetime
from importlib.resources import files
from string import Template

from jobs.dossier import markup
from jobs.dossier.diffs import diffs_html
from jobs.dossier.files import files_html
from jobs.dossier.proofs import proofs_html
from jobs.dossier.story import edits_of, story_html
from jobs.dossier.texts import texts_html
from jobs.dossier.words import word
from jobs.paragraph_ids import paragraph_ids
from store.dossier_parts import Copy, Dossier
from store.records import DocumentStatus
from store.versions import Version

_TEMPLATE = Template(files("jobs.dossier").joinpath("dossier.html").read_text("utf-8"))
_SECTIONS = {
    "about": "概况",
    "story": "经过",
    "texts": "各版全文",
    "diffs": "版本差异",
    "files": "附件",
    "proofs": "证据与核对",
}


def render(dossier: Dossier, now: datetime | None = None) -> str:
    """Write the whole file, the same for the same store; `now` is only shown."""
    newest = dossier.editions[-1].version
    names = paragraph_ids([edition.version.text for edition in dossier.editions])
    inside = {
        "about": _about(dossier, newest),
        "story": story_html(dossier),
        "texts": texts_html(dossier.editions, names),
        "diffs": diffs_html(dossier.editions, names, edits_of(dossier)),
        "files": files_html(newest.attachments, dossier.files),
        "proofs": proofs_html(dossier),
    }
    sections = {section: html for section, html in inside.items() if html}
    contents = "".join(f'<li><a href="#{section}">{_SECTIONS[section]}</a></li>' for section in sections)
    return _TEMPLATE.substitute(
        title=markup.shown(newest.title or dossier.url),
        line=_line(dossier, newest),
        number=f"{dossier.document:03d}",
        status=dossier.status,
        status_word=word(dossier.status),
        contents=contents,
        sections="\n".join(_section(section, html) for section, html in sections.items()),
        made=f"<p>制作时间 {markup.moment(now)}</p>" if now else "",
    )


def _line(dossier: Dossier, newest: Version) -> str:
    year = f"{newest.report_year} 年度" if newest.report_year else "年度未注明"
    return markup.shown(f"{newest.issuer or dossier.issuer} · {year} · 共 {len(dossier.editions)} 版")


def _section(section: str, inside: str) -> str:
    return f'<section id="{section}"><h2>{_SECTIONS[section]}</h2>\n{inside}\n</section>'


def _about(dossier: Dossier, newest: Version) -> str:
    told = {
        "发布机关": markup.shown(newest.issuer or dossier.issuer),
        "报告年度": markup.shown(newest.report_year or ""),
        "页面日期": markup.shown(newest.published_on or ""),
        "落款日期": markup.shown(newest.signed_on or ""),
        "文号": markup.shown(newest.document_number or ""),
        "网址": markup.address(dossier.url),
        "现状": f'<span class="{dossier.status}">{word(dossier.status)}</span>',
        "现网址": markup.address(dossier.moved_to) if dossier.moved_to else "",
        "首次采集": markup.moment(dossier.first_seen),
        "最近见到": markup.moment(dossier.last_seen),
        "采集来源": markup.code(dossier.source),
        "正文": f"{len(newest.text):,} 字，SHA-256 {markup.code(newest.sha256)}",
    }
    return markup.rows(told) + _copies(dossier)


def _copies(dossier: Dossier) -> str:
    if not dossier.copies:
        return ""
    lines = [(_number(copy), markup.address(copy.url), _sameness(copy), word(copy.status)) for copy in dossier.copies]
    return "<h3>同一报告的其他网址</h3>\n" + markup.table(("编号", "网址", "正文", "现状"), lines)


def _number(copy: Copy) -> str:
    return "—" if copy.document is None else f"{copy.document:03d}"


def _sameness(copy: Copy) -> str:
    if copy.status is not DocumentStatus.PRESENT:
        return "最后所见一字不差" if copy.same_text else "最后所见不尽相同"
    return "一字不差" if copy.same_text else "不尽相同"
