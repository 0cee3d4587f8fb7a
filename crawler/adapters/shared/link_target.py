"""Where a click on an element leads: by its address, else by the script that it carries."""

import re

from lxml import etree

from crawler.adapters.shared.document import Document

# A text that is added to (`'list.html?page=' + n`) is no address yet.
_OPENS = re.compile(
    r"(?:\bopen\s{0,9}\(|\blocation(?:\s{0,9}\.\s{0,9}href)?\s{0,9}=(?!=)|\blocation\.(?:assign|replace)\s{0,9}\()"
    r"\s{0,9}(?:\"([^\"<>]{1,500})\"|'([^'<>]{1,500})')(?!\s{0,9}\+)"
)
# A function of the site's own, called with something that can only be an address.
_CALLS = re.compile(
    r"\b\w{1,40}\s{0,9}\(\s{0,9}[\"']((?:https?:/|\.{1,2})?/[^\"'<>\s]{1,500})[\"'](?!\s{0,9}\+)", re.IGNORECASE
)
_SCRIPT = re.compile(r"\s{0,9}javascript:", re.IGNORECASE)
_DATA = ("data-href", "data-url", "data-link")
# One look in C: most pages have none.
_CLICKABLE = etree.XPath(f"//*[not(self::a) and ({' or '.join(f'@{name}' for name in ('onclick', *_DATA))})]")


def target_of(element: etree._Element, document: Document) -> str | None:
    """Find the absolute address that a link leads to; None where it leads to no page, or only a script knows."""
    href = element.get("href", "")
    address = document.address(href)
    if address is not None:
        return address
    script = href if _SCRIPT.match(href) is not None else ""
    return _opened(script, document) or click_target(element, document)


def click_target(element: etree._Element, document: Document) -> str | None:
    """Find the absolute address that a click on any element opens; None where it opens none."""
    named = next((value for name in _DATA if (value := element.get(name))), None)
    return _opened(element.get("onclick", ""), document) or document.address(named)


def clickables(root: etree._Element) -> list[etree._Element]:
    """Find the elements that are no links and may lead somewhere all the same."""
    found = _CLICKABLE(root)
    return found if isinstance(found, list) else []


def _opened(script: str, document: Document) -> str | None:
    if not script:
        return None
    found = _OPENS.search(script)
    if found is not None:
        return document.address(found[1] or found[2])
    called = _CALLS.search(script)
    return document.address(called[1]) if called is not None else None
