"""HTML as served -> a tree in which nothing hangs in the wrong place and nothing invisible is left."""

import re

from lxml import etree, html

from crawler.errors import TextNotFound

# Included headers end with </body></html>; libxml2 then hangs the rest of the page beside the root.
_STRAY_ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
# libxml2 stops reading at a NUL.
_UNPARSABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
# Both only look hidden: a table's scroll box, a body shown by script once it is loaded.
_SEEMS_HIDDEN = re.compile(r"(?:overflow(?:-[xy])?|visibility)\s*:\s*hidden\s*;?", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BESIDE = frozenset({"aside", "nav"})
_WITHOUT_TEXT = (
    "applet",
    "audio",
    "button",
    "embed",
    "iframe",
    "input",
    "link",
    "map",
    "noscript",
    "object",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "video",
)


def parse(text: str) -> html.HtmlElement:
    """Parse a page, repaired and without elements that carry no text; raises TextNotFound when there is no page."""
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        raise TextNotFound("this is JSON")
    repaired = _UNPARSABLE.sub("", _STRAY_ENDS.sub("", text))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(repaired.encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise TextNotFound("there is no markup") from error
    etree.strip_elements(root, *_WITHOUT_TEXT, with_tail=False)
    for element in root.iter(etree.Element):
        style = element.get("style")
        if style and "hidden" in style.lower():
            element.set("style", _SEEMS_HIDDEN.sub("", style))
    return root


def is_hidden(element: etree._Element) -> bool:
    """Say whether an element's own style or class keeps it from being shown, or its tag sets it beside the text."""
    if element.tag in _BESIDE:
        return True
    return bool(_HIDDEN.search(element.get("style", ""))) or "ng-hide" in element.get("class", "").split()
