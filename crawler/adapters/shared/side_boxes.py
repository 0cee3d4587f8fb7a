"""Boxes beside the main part of a page: news, related texts, what is read most."""

import tomllib
from importlib.resources import files

from lxml import etree

_NAMES = frozenset(tomllib.loads(files(__package__).joinpath("side_boxes.toml").read_text(encoding="utf-8"))["names"])


def side_boxes(root: etree._Element) -> list[etree._Element]:
    """Find the elements that are, by their tag or their name, boxes beside the main part."""
    return [element for element in root.iter("aside", "div", "section", "td", "ul") if _is_box(element)]


def _is_box(element: etree._Element) -> bool:
    if element.tag == "aside":
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}".lower().split()
    return not _NAMES.isdisjoint(names)
