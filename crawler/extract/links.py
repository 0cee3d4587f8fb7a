"""Files that the body of a page links to."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from crawler.extract.canonical import canonical
from store.records import Attachment

_FILE = re.compile(r"\.(?:docx?|ofd|pdf|rtf|wps|xlsx?|zip)[\])】]?$", re.IGNORECASE)
# The block around a link names it an attachment in its first pieces of text, if at all.
_ANNOUNCED_WITHIN = 20
_NOWHERE = "http://localhost/"


def attachments(container: html.HtmlElement, *, url: str) -> tuple[Attachment, ...]:
    """List the files linked in a body or announced as 附件 below it, each address once, in the order of the page."""
    found: dict[str, Attachment] = {}
    for link in _links(container):
        address = _address(link.get("href", ""), url)
        name = canonical("".join(link.itertext())).replace("\n", " ") or canonical(link.get("title", ""))
        if address and (_is_file(address) or _FILE.search(name)):
            found.setdefault(address, Attachment(url=address, name=name or _file_name(address)))
    return tuple(found.values())


def file_names(container: html.HtmlElement) -> tuple[str, ...]:
    """List the names under which a body links to files, also where the page's own address is not known."""
    return tuple(file.name for file in attachments(container, url=_NOWHERE))


def _links(container: html.HtmlElement) -> Iterator[html.HtmlElement]:
    yield from container.iter("a")
    for link in container.xpath("following::a[@href]"):
        if any("附件" in text for text in islice(link.getparent().itertext(), _ANNOUNCED_WITHIN)):
            yield link


def _address(href: str, base: str) -> str | None:
    written = "".join(href.split())
    if not written:
        return None
    try:
        address = urljoin(base, written)
        scheme = urlsplit(address).scheme
    except ValueError:
        return None
    return address if scheme in {"http", "https"} else None


def _is_file(address: str) -> bool:
    parts = urlsplit(address)
    return bool(_FILE.search(parts.path) or _FILE.search(unquote(parts.query)))


def _file_name(address: str) -> str:
    return canonical(unquote(urlsplit(address).path.rpartition("/")[2]))
