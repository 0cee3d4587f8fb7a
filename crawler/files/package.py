"""An office file that is a ZIP archive of XML parts: OOXML, OFD."""

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote

from lxml import etree

from crawler.errors import FileUnreadable
from crawler.files.base import Limits
from crawler.files.unpacking import Unpacking


class Package:
    """The parts of one archive, by name; capitals and kinds of slashes make no difference."""

    def __init__(self, body: bytes, *, limits: Limits) -> None:
        self._archive = Unpacking(body, limits=limits)
        self._members = {_plain(member.filename): member for member in self._archive.members}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    def xml(self, name: str) -> etree._Element | None:
        """Parse a part, None where there is none; raises FileUnreadable."""
        member = self._members.get(_plain(name))
        if member is None:
            return None
        # A parser serves one document: a broken one must not leave anything behind.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(self._archive.content(member), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise FileUnreadable(f"a part of the file is damaged: {error}") from error


def relations(package: Package, part: str) -> Mapping[str, tuple[str, ...]]:
    """Map the last word of a relation's type to the parts that an OOXML part relates to by it."""
    folder, name = posixpath.split(part)
    root = package.xml(f"{folder}/_rels/{name}.rels")
    found: dict[str, tuple[str, ...]] = {}
    for relation in () if root is None else root.iterchildren():
        if relation.get("TargetMode") != "External":
            kind = relation.get("Type", "").rpartition("/")[2]
            found[kind] = (*found.get(kind, ()), place(folder, unquote(relation.get("Target", ""))))
    return found


def place(folder: str, target: str) -> str:
    """Name the part that a reference from a part in `folder` points to."""
    return posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")


def local(element: etree._Element) -> str:
    """Name an element without its namespace; transitional and strict files differ in nothing else."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Read an attribute whatever its namespace."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Find the first child, grandchild ... of these names, None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def core_title(package: Package) -> str | None:
    """Read the title in an OOXML file's own properties."""
    for part in relations(package, "").get("core-properties", ()):
        title = child(package.xml(part), "title")
        if title is not None and title.text:
            return str(title.text)
    return None


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
