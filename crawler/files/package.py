"""An office file that is a ZIP archive of XML parts: OOXML, OFD."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from urllib.parse import unquote

from lxml import etree

from crawler.errors import FileUnreadable
from crawler.files.base import Limits

# The body of a 400-page report is 12 MB of XML; a tree takes up to ten times the bytes it was read from.
_PART = 64 * 2**20
# Short parts may repeat themselves as they like.
_RATIO_COUNTS_FROM = 2**20
_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)


class Package:
    """The parts of one archive, by name; capitals and kinds of slashes make no difference."""

    def __init__(self, body: bytes, *, limits: Limits) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(body))
        except _DAMAGED as error:
            raise FileUnreadable(f"the archive is damaged: {error}") from error
        members = self._archive.infolist()
        if len(members) > limits.entries:
            raise FileUnreadable(f"the archive holds {len(members)} parts, more than {limits.entries}")
        self._members = {_plain(member.filename): member for member in members}
        self._limits = limits
        self._unpacked = 0

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
            return etree.fromstring(self._bytes(member), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise FileUnreadable(f"a part of the file is damaged: {error}") from error

    def _bytes(self, member: zipfile.ZipInfo) -> bytes:
        if member.flag_bits & _ENCRYPTED:
            raise FileUnreadable("the file is encrypted and needs a password")
        room = min(_PART, self._limits.unpacked - self._unpacked)
        try:
            with self._archive.open(member) as part:
                content = part.read(room + 1)
        except (*_DAMAGED, RuntimeError) as error:
            raise FileUnreadable(f"the archive is damaged: {error}") from error
        self._unpacked += len(content)
        if len(content) > room:
            raise FileUnreadable(f"a part of the file is larger than {room} bytes when unpacked")
        if len(content) > max(_RATIO_COUNTS_FROM, member.compress_size * self._limits.ratio):
            raise FileUnreadable(f"a part of the file is packed more than {self._limits.ratio} times: a bomb")
        return content


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
