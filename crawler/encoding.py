"""Bytes of a page -> text. What reads cleanly counts for more than what is declared."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

REPLACEMENT = "\ufffd"

_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Pages that declare gb2312 or gbk use characters outside of it; gb18030 holds both.
_WIDENED = {"big5": "big5hkscs", "gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030"}
# Every byte string is clean Latin-1, and HTTP clients name it when the server names nothing.
_SAYS_NOTHING = frozenset({"ascii", "cp1252", "iso8859-1"})
_DETECTABLE = ["utf_8", "gb18030", "big5hkscs", "utf_16_le", "utf_16_be"]
# A meta tag further down is ignored by browsers too (they look at 1 KB; real pages put scripts before it).
_META_WITHIN = 8192
# A detector needs this many bytes beyond ASCII; below it calls two GBK characters Big5.
_ENOUGH_TO_TELL = 32
_ENOUGH_TO_READ = 65536
# Text of another charset is valid UTF-8 by chance with probability 0.13 a character: never at this length.
_UTF8_PROOF = 4
# A page has a thousand pieces, any of which may be such a chance.
_PIECE_PROOF = 8
# Markup and line ends are no part of a character in UTF-8 or GBK.
_MARKS = re.compile(rb"([<>\n])")
_CJK = re.compile("[\u3000-\u9fff\uff00-\uffef]")
# A piece of a page with less than this share of bad characters is damaged, not of another charset.
_DAMAGED_SHARE = 0.1
# UTF-8 read as GBK and written again; memory never written to; UTF-8 read as Latin-1.
_MISREAD = re.compile(f"{REPLACEMENT}|锟斤拷|烫烫烫|屯屯屯|ï¼|ï»¿|Ã|â€|ä¸|å¹")
# A Chinese character of three bytes, each read as a character of Latin-1 or cp1252.
_DOUBLED = re.compile("[ä-é][\x80-\xbf\u0152-\u2122]{2}")
_LATIN = {chr(byte): byte for byte in range(256)} | {
    bytes([byte]).decode("cp1252", "replace"): byte for byte in range(128, 160)
}


def decode(body: bytes, content_type: str = "") -> str:
    """Decode a page; U+FFFD appears only where no charset reads the bytes cleanly."""
    text = _decoded(body, content_type)
    once = _read_once(text) if len(_DOUBLED.findall(text[:_ENOUGH_TO_READ])) >= _ENOUGH_TO_TELL else None
    return text if once is None else once


def misread(text: str) -> str | None:
    """Give the first sign in a text that its bytes were read, here or at its source, by a wrong charset."""
    found = _MISREAD.search(text)
    return found[0] if found else None


def _decoded(body: bytes, content_type: str) -> str:
    for bom, charset in _BOMS:
        if body.startswith(bom):
            rest = body[len(bom) :]
            return _clean(rest, charset) or rest.decode(charset, "replace")
    declared = list(_declared(body, content_type))
    proven = _clean(body, "utf-8")
    if proven is not None and _is_proof(proven, declared):
        return proven
    mixed = _mixed(body) if proven is None else None
    if mixed is not None:
        return mixed
    for charset in declared:
        text = _clean(body, charset)
        if text is not None:
            return text
    return _undeclared(body, declared)


def _declared(body: bytes, content_type: str) -> Iterator[str]:
    found = (_META.search(body[:_META_WITHIN]), _HEADER.search(content_type))
    for match in found:
        name = _known(match.group(1)) if match else None
        if name is not None:
            yield name


def _known(name: bytes | str) -> str | None:
    label = name.decode("ascii", "ignore") if isinstance(name, bytes) else name
    try:
        charset = codecs.lookup(label).name
    except LookupError:
        return None
    # A page that could be searched for its meta tag is not UTF-16, whatever the tag says.
    if charset in _SAYS_NOTHING or charset.startswith(("utf-16", "utf-32")):
        return None
    return _WIDENED.get(charset, charset)


def _is_proof(text: str, declared: list[str]) -> bool:
    if text.isascii():
        return "\x00" not in text
    return not declared or sum(map(len, re.findall(r"[^\x00-\x7f]+", text))) >= _UTF8_PROOF


def _clean(body: bytes, charset: str) -> str | None:
    """Decode without replacing anything; a character cut off by the end of the bytes is dropped."""
    try:
        text = codecs.getincrementaldecoder(charset)("strict").decode(body, final=False)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if REPLACEMENT in text else text


def _undeclared(body: bytes, declared: list[str]) -> str:
    damaged = body.decode("utf-8", "replace")
    # One bad byte among hundreds of good UTF-8 characters is damage, not another charset.
    if damaged.count(REPLACEMENT) * 100 < len(re.findall(r"[^\x00-\x7f]", damaged)):
        return damaged
    for charset in (_guess(body), "gb18030", "big5hkscs"):
        text = _clean(body, charset)
        if text is not None:
            return text
    readings = [body.decode(charset, "replace") for charset in (*declared, "utf-8", "gb18030")]
    return min(readings, key=lambda reading: reading.count(REPLACEMENT))


def _mixed(body: bytes) -> str | None:
    """Read a page of pieces in UTF-8 and in GBK; None where no piece is proven to be UTF-8."""
    pieces = _MARKS.split(body)
    if b"\x00" in body or not any(_is_proven(piece) for piece in pieces):
        return None
    return "".join(map(_piece, pieces))


def _is_proven(piece: bytes) -> bool:
    return len(_CJK.findall(_clean(piece, "utf-8") or "")) >= _PIECE_PROOF


def _piece(piece: bytes) -> str:
    text = piece.decode("utf-8", "replace")
    if text.count(REPLACEMENT) <= _DAMAGED_SHARE * len(_CJK.findall(text)):
        return text
    return _clean(piece, "gb18030") or text


def _read_once(text: str) -> str | None:
    """Read what was UTF-8, was read as Latin-1 at its source and was written as UTF-8 again."""
    try:
        return _clean(bytes(map(_LATIN.__getitem__, text)), "utf-8")
    except KeyError:
        return None


def _guess(body: bytes) -> str:
    if len(re.findall(rb"[\x80-\xff]", body)) < _ENOUGH_TO_TELL and b"\x00" not in body:
        return "gb18030"
    guess = from_bytes(body[:_ENOUGH_TO_READ], cp_isolation=_DETECTABLE).best()
    return guess.encoding if guess else "gb18030"
