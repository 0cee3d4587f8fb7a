"""What a response really is: only a PAGE may be read, everything else is a problem of its source."""

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import SplitResult, urlsplit

from crawler.guard_reading import Body, has_tags, metas, read
from crawler.urls import canonical_url
from store.records import PageState


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a response is and what was seen that says so."""

    state: PageState
    reason: str


def judge(*, requested: str, url: str, status: int, content_type: str, text: str, truncated: bool) -> Verdict:
    """Say what the answer of `url` to a request for `requested` is; `text` is the decoded body, empty for a file."""
    page = read(text)
    return (
        _by_status(status, page)
        or _by_firewall(page)
        or (Verdict(PageState.TRUNCATED, "the body ended early") if truncated else None)
        or _by_address(requested, url)
        or _by_format(content_type, page)
        or _by_words(page)
        or _by_home(requested, page)
        or _by_emptiness(page)
        or Verdict(PageState.PAGE, f"{len(page.visible)} letters of text")
    )


@dataclass(frozen=True, slots=True)
class _Sign:
    state: PageState
    what: str
    letters: int
    links: int
    titles: re.Pattern[str]
    words: re.Pattern[str]


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape("".join(word.split())) for word in words) or "(?!)"


_WORDS = tomllib.loads(files("crawler").joinpath("guard.toml").read_text("utf-8"))
_SIGNS = tuple(
    _Sign(
        state=PageState(sign["state"]),
        what=sign["what"],
        letters=sign["letters"],
        links=sign["links"],
        # Titles of articles begin with numbers too: 500强企业, 404家.
        titles=re.compile(rf"{_either(sign['titles'])}|(?:{_either(sign['codes'])})(?![\d\u4e00-\u9fff])"),
        words=re.compile(_either(sign["words"])),
    )
    for sign in _WORDS["pages"]
)

# Measured on 95 saved answers: the fullest challenge shows 383 letters, the barest article 580; pages that say they are
# not there have at most two sentences.
_SHELL_LETTERS = 500
_MOST_SENTENCES = 5
_EMPTY_LETTERS = 20
_EMPTY_SCRIPT = 500

# Where a column's shell says that its list lies elsewhere: in a frame, in inline records, behind a query of its family.
_ELSEWHERE = re.compile(
    r"<i?frame\b|<record|<!\[CDATA\[|queryData=|window\._CONFIG|loadDynamic\(|/xxgk/search|channelId|/site/label/"
    r"|webBuilderCommon|getMessage\.do",
    re.IGNORECASE,
)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")
_HOME = re.compile(r"/?(?:(?:index|default|home|main)(?:\.\w+)?/?)?", re.IGNORECASE)
_ERROR_PAGE = re.compile(r"/(?:40[34]|error|err|notfound|not_found|pagenotfound)(?:[/._-]|$)", re.IGNORECASE)
_DOCUMENT = re.compile(r"/(?!(?:index|list|col)\w*\.)[^/]*\d{3}[^/]*\.[js]?html?$", re.IGNORECASE)
_FILE_TYPE = re.compile(r"(?:application|image|audio|video|font)/(?!.*(?:html|xml|json|javascript))", re.IGNORECASE)
_DATA = re.compile(r"\s*(?:[\w.$]{1,80}\()?\s*([\[{].*[\]}])\s*\)?;?\s*", re.DOTALL)

_DECIDED = {
    304: PageState.NOT_MODIFIED,
    404: PageState.GONE,
    410: PageState.GONE,
    412: PageState.CHALLENGE,
    429: PageState.RATE_LIMITED,
    521: PageState.CHALLENGE,
}
_CODE_KEYS = ("code", "status", "state", "errcode", "errCode")
_ERROR_CODE = re.compile(r"[45]\d\d|-\d+")
_ERROR_CODES = {
    "401": PageState.FORBIDDEN,
    "403": PageState.FORBIDDEN,
    "404": PageState.SOFT_404,
    "429": PageState.RATE_LIMITED,
}


def _by_status(status: int, page: Body) -> Verdict | None:
    if status in _DECIDED:
        code = _firewall_code(page)
        return Verdict(_DECIDED[status], f"status {status}" + (f" with an inline {code} script" if code else ""))
    if status == 202 and "<script" in page.raw.lower():
        return Verdict(PageState.CHALLENGE, "status 202 with a script")
    if status < 400:
        return _by_unusual_success(status)
    said = _by_firewall(page) or _by_words(page)
    if said and said.state in (PageState.CHALLENGE, PageState.MAINTENANCE, PageState.RATE_LIMITED):
        return Verdict(said.state, f"status {status} with {said.reason}")
    return Verdict(PageState.FORBIDDEN if status < 500 else PageState.SERVER_ERROR, f"status {status}")


def _by_unusual_success(status: int) -> Verdict | None:
    if status in (200, 201, 202, 203):
        return None
    if status == 206:
        return Verdict(PageState.TRUNCATED, "status 206, a part of the page")
    return Verdict(PageState.EMPTY, f"status {status}, which brings no page")


def _by_firewall(page: Body) -> Verdict | None:
    letters = len(page.visible)
    code = _firewall_code(page) if letters <= _SHELL_LETTERS else None
    if code and not page.is_article:
        return Verdict(PageState.CHALLENGE, f"{code} on a shell of {letters} letters")
    if letters < _EMPTY_LETTERS and all(word in page.raw for word in ("document.cookie", "location", "<script")):
        return Verdict(PageState.CHALLENGE, f"a script that sets a cookie and goes on, {letters} letters")
    return None


def _firewall_code(page: Body) -> str | None:
    written = page.raw.lower()
    return next((code for code in _WORDS["firewall_code"] if code in written), None)


def _by_address(requested: str, url: str) -> Verdict | None:
    asked, answered = urlsplit(canonical_url(requested)), urlsplit(canonical_url(url))
    if asked == answered:
        return None
    if _ERROR_PAGE.search(answered.path) and not _ERROR_PAGE.search(asked.path):
        return Verdict(PageState.SOFT_404, f"sent on to {answered.path}")
    if _is_home(answered) and not _is_home(asked):
        return Verdict(PageState.REDIRECTED_HOME, "a deep address was sent on to the home page")
    return None


def _is_home(address: SplitResult) -> bool:
    return not address.query and _HOME.fullmatch(address.path) is not None


def _by_format(content_type: str, page: Body) -> Verdict | None:
    """Judge what is no HTML: files, JSON and XML."""
    kind = content_type.partition(";")[0].strip().lower()
    if _FILE_TYPE.match(kind) and "<html" not in page.raw.lower():
        return Verdict(PageState.PAGE, f"a file, {kind}")
    data = _DATA.fullmatch(page.raw)
    if data:
        return _by_json(data[1])
    if "json" in kind and not has_tags(page.raw):
        return Verdict(PageState.TRUNCATED if page.visible else PageState.EMPTY, "JSON that does not parse")
    return _by_xml(page) if "xml" in kind or page.raw.lstrip().startswith("<?xml") else None


def _by_json(written: str) -> Verdict:
    try:
        data = json.loads(written)
    except (ValueError, RecursionError):
        return Verdict(PageState.TRUNCATED, "JSON that does not parse")
    if not data:
        return Verdict(PageState.EMPTY, "JSON without content")
    return _by_error_object(data) or Verdict(PageState.PAGE, "JSON that parses")


def _by_error_object(data: object) -> Verdict | None:
    """Recognise an answer that carries an error and nothing else."""
    if not isinstance(data, dict) or any(value and isinstance(value, list | dict) for value in data.values()):
        return None
    code = next((str(data[key]) for key in _CODE_KEYS if key in data), "")
    failed = data.get("success") in (False, "false") or bool(data.get("error")) or _ERROR_CODE.fullmatch(code)
    if not failed:
        return None
    return Verdict(_ERROR_CODES.get(code, PageState.SERVER_ERROR), f"a JSON error object, code {code or 'not given'}")


def _by_xml(page: Body) -> Verdict | None:
    root = _ROOT.search(page.raw)
    if root is None or root[1].lower() == "html":
        return None
    if re.search(rf"</{re.escape(root[1])}\s*>\s*$", page.raw) or page.raw.rstrip().endswith("/>"):
        return Verdict(PageState.PAGE, f"XML, <{root[1]}> to its end")
    return Verdict(PageState.TRUNCATED, f"XML, <{root[1]}> without its end")


def _by_words(page: Body) -> Verdict | None:
    """Recognise a page that says what it is, unless it is an article or goes on at length."""
    if page.visible.count("。") > _MOST_SENTENCES:
        return None
    for sign in _SIGNS:
        said = sign.titles.match(page.title) or sign.words.search(page.visible)
        if said and _fits(page, sign) and not page.is_article:
            return Verdict(sign.state, f"{sign.what}: {said[0]}")
    return None


def _fits(page: Body, sign: _Sign) -> bool:
    return len(page.visible) <= sign.letters and page.raw.lower().count("<a ") <= sign.links


def _by_home(requested: str, page: Body) -> Verdict | None:
    """Recognise the home page under a document's address, which some sites serve instead of a 404."""
    if not _DOCUMENT.search(urlsplit(canonical_url(requested)).path):
        return None
    said = metas(page.raw)
    if page.title and page.title == said.get("sitename") and not {"columnname", "articletitle"} & said.keys():
        return Verdict(PageState.REDIRECTED_HOME, f"a document's address shows the home page, {page.title}")
    return None


def _by_emptiness(page: Body) -> Verdict | None:
    letters = len(page.visible) - len(page.title)
    drawn_by_script = page.scripts >= _EMPTY_SCRIPT and letters > 0
    if letters >= _EMPTY_LETTERS or drawn_by_script or _ELSEWHERE.search(page.raw):
        return None
    return Verdict(PageState.EMPTY, f"{letters} letters of text")
