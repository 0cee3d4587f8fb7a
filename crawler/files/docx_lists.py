"""The lists of a DOCX file: numbering.xml and the styles that number their paragraphs."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from crawler.files.numbering import Level, NumberedList
from crawler.files.package import attribute, child

# A style based on itself over others is a damaged file; no real chain is longer.
_CHAIN = 12
# As numbering.xml says that a paragraph takes part in no list.
_NO_LIST = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a paragraph stands in its lists."""

    used: NumberedList
    depth: int


class Lists:
    """What numbers the paragraphs of one file."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._styles = {name: style for style in _all(styles, "style") if (name := attribute(style, "styleId"))}
        self._default = _default_style(styles)
        self._lists = _lists(numbering, self._styles)

    def place(self, properties: etree._Element | None) -> Place | None:
        """Find the list and the level of a paragraph with these properties, None where it has no number."""
        style = _value(properties, "pStyle") or self._default
        number = _value(properties, "numPr", "numId")
        depth = _value(properties, "numPr", "ilvl")
        for _ in range(_CHAIN):
            if style is None or (number is not None and depth is not None):
                break
            of_style = child(self._styles.get(style), "pPr")
            number = number or _value(of_style, "numPr", "numId")
            depth = depth or _value(of_style, "numPr", "ilvl")
            style = _value(self._styles.get(style), "basedOn")
        used = None if number in (None, _NO_LIST) else self._lists.get(str(number))
        return None if used is None else Place(used=used, depth=_whole(depth, 0))


def _lists(numbering: etree._Element | None, styles: Mapping[str, etree._Element]) -> Mapping[str, NumberedList]:
    definitions = {attribute(found, "abstractNumId"): found for found in _all(numbering, "abstractNum")}
    uses = {attribute(found, "numId"): found for found in _all(numbering, "num")}
    lists: dict[str, NumberedList] = {}
    for place, (name, use) in enumerate(uses.items()):
        definition = definitions.get(_value(use, "abstractNumId"))
        by_style = styles.get(_value(definition, "numStyleLink") or "")
        linked = uses.get(_value(child(by_style, "pPr"), "numPr", "numId"))
        if linked is not None:
            definition = definitions.get(_value(linked, "abstractNumId"), definition)
        if name is not None and definition is not None:
            lists[name] = _list(place, use, definition)
    return lists


def _list(place: int, use: etree._Element, definition: etree._Element) -> NumberedList:
    levels = dict(_level(found) for found in definition.iterchildren("{*}lvl"))
    starts: dict[int, int] = {}
    for changed in use.iterchildren("{*}lvlOverride"):
        start = _value(changed, "startOverride")
        if start is not None:
            starts[_whole(attribute(changed, "ilvl"), 0)] = _whole(start, 1)
        levels.update(_level(found) for found in changed.iterchildren("{*}lvl"))
    counters = _whole(attribute(definition, "abstractNumId"), -1)
    return NumberedList(use=place, counters=counters, levels=levels, starts=starts)


def _level(found: etree._Element) -> tuple[int, Level]:
    # Notations that the first version of the format lacks stand in an alternative's first choice.
    notation = _value(found, "numFmt") or _value(found, "AlternateContent", "Choice", "numFmt")
    restart = _value(found, "lvlRestart")
    level = Level(
        text=_value(found, "lvlText") or "",
        notation=notation or "decimal",
        start=_whole(_value(found, "start"), 0),
        gap=_value(found, "suff") or "tab",
        restart_after=None if restart is None else _whole(restart, 0),
        plain=child(found, "isLgl") is not None,
    )
    return _whole(attribute(found, "ilvl"), 0), level


def _default_style(styles: etree._Element | None) -> str | None:
    for style in _all(styles, "style"):
        if attribute(style, "default") in ("1", "true", "on") and attribute(style, "type") == "paragraph":
            return attribute(style, "styleId")
    return None


def _all(root: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if root is None else list(root.iterchildren(f"{{*}}{name}"))


def _value(element: etree._Element | None, *path: str) -> str | None:
    return attribute(child(element, *path), "val")


def _whole(text: str | None, absent: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else absent
