"""A list page as a tree, with the address its links start from."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

from crawler.errors import ListNotUnderstood

# Included headers end with </body></html>; libxml2 then loses the rest of the page or hangs it beside the root.
_STRAY_ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
# libxml2 stops reading at a NUL.
_UNPARSABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
# Browsers drop these from an address, wherever they stand.
_BREAKS_IN_ADDRESS = re.compile(r"[\t\r\n]")
# What servers accept at most; the longest of 271 real report addresses has 152 characters.
_LONGEST_ADDRESS = 2000


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page."""

    root: etree._Element
    url: str
    """The address that answered."""
    base: str
    """What relative links are relative to."""

    def address(self, href: str | None) -> str | None:
        """Make a link absolute; None where it leads to no page: a script, a mail address, a place on this page."""
        return absolute(self.base, href)


def parse(text: str, url: str) -> Document:
    """Parse a page; raises ListNotUnderstood when there is no markup."""
    markup = _UNPARSABLE.sub("", _STRAY_ENDS.sub("", text)).encode("utf-8")
    # Bytes with a named encoding: lxml refuses a str that carries an XML declaration.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # Elements of lxml.html cost a third more time, and nothing here needs what they add.
    try:
        root = etree.fromstring(markup, parser=parser)
    except etree.XMLSyntaxError as error:
        raise ListNotUnderstood("there is no markup", url=url) from error
    if root is None:
        raise ListNotUnderstood("there is no markup", url=url)
    declared = next((element.get("href") for element in root.iter("base") if element.get("href")), None)
    return Document(root=root, url=url, base=absolute(url, declared) or url)


def absolute(base: str, href: str | None) -> str | None:
    """Make a link absolute; None where it leads to no page on the web."""
    link = _BREAKS_IN_ADDRESS.sub("", href or "").strip()
    if not link or link.startswith("#") or len(link) > _LONGEST_ADDRESS:
        return None
    try:
        address = urljoin(base, link)
        parts = urlsplit(address)
        reachable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return address if reachable else None
