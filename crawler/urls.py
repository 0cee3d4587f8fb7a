"""Addresses: the identity of a document, and whose site an address lies on."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

# What lists, share buttons and firewalls hang on an address; none of it carries a document's id.
_TRACKING = frozenset(
    (
        "bd_vid",
        "ddtab",
        "fbclid",
        "gclid",
        "isappinstalled",
        "share_token",
        "slb",
        "spm",
        "u_asession",
        "u_asig",
        "u_atoken",
        "wzwschallenge",
        "xxgkhide",
    )
)
_NO_SITES = frozenset(("com.cn", "edu.cn", "gov.cn", "net.cn", "org.cn"))
_DEFAULT_PORTS = (None, 80, 443)

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_WITHOUT_SCHEME = re.compile(r"[^/?#.]+\.[^/?#]+")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
# 重庆 serves every article a second time for telephones as `..._wap.html`, 广东 as `mpost_...html`.
_WAP = re.compile(r"(?:_wap)+(?=\.s?html?$)")
_MPOST = re.compile(r"(?<=/)mpost_(?=\d+\.html$)")
# 北京 and others serve every page in traditional script under such a path.
_GATEWAY = re.compile(r"(?:/gate/(?:big5|gb)/(?P<host>[A-Za-z0-9_.-]+)(?::(?:80|443))?)+(?P<path>/.*)?")


@dataclass(frozen=True, slots=True)
class _Address:
    scheme: str
    host: str
    port: int | None
    path: str
    query: str


def canonical_url(url: str) -> str:
    """Give the identity of the document at an address; for comparing only, the crawler fetches what was linked.

    The identity is https without `www.`, default port, fragment, tracking, telephone and script variants; a host with
    a port of its own keeps scheme and port. What is no web address comes back unchanged.
    """
    address = _address(url)
    if address is None:
        return url
    origin, path = _origin(address), _path(address.path)
    gateway = _GATEWAY.fullmatch(path)
    if gateway and _is_gateway_to(address.host, gateway["host"]):
        origin, path = f"https://{_bare(_host_name(gateway['host']))}", _path(gateway["path"] or "")
    query = _query(address.query)
    return f"{origin}{path}?{query}" if query else f"{origin}{path}"


def host(url: str) -> str:
    """Give the host an address leads to, lower case and in ASCII; empty when it is no web address."""
    address = _address(url)
    return address.host if address else ""


def official(url: str, declared: Collection[str] = ()) -> bool:
    """Say whether an address lies under gov.cn or under one of the declared hosts."""
    name = host(url)
    return bool(name) and any(_under(name, _host_name(site)) for site in ("gov.cn", *declared))


def same_site(a: str, b: str) -> bool:
    """Say whether two addresses lie on one site: one name registered under gov.cn, elsewhere one host."""
    return bool(host(a)) and _site(host(a)) == _site(host(b))


def _address(url: str) -> _Address | None:
    # Browsers read a backslash as a slash: without this `http://evil.example\@www.gov.cn/` would pass for official.
    written = url.strip().replace("\\", "/")
    if not _SCHEME.match(written) and _WITHOUT_SCHEME.match(written):
        written = f"//{written}"
    try:
        parts = urlsplit(written, scheme="https")
        name, port = _host_name(parts.hostname or ""), parts.port
    except ValueError:
        return None
    if not name or parts.scheme not in ("http", "https"):
        return None
    return _Address(parts.scheme, name, port, parts.path, parts.query)


def _host_name(written: str) -> str:
    """Bring a host name to lower-case ASCII without its closing dot; empty when it cannot be one."""
    try:
        name = written.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        return ""
    return name if _HOST.fullmatch(name) else ""


def _under(name: str, site: str) -> bool:
    return bool(site) and (name == site or name.endswith(f".{site}"))


def _site(name: str) -> str:
    if _under(name, "gov.cn"):
        return ".".join(_bare(name).split(".")[-3:])
    return _bare(name)


def _bare(name: str) -> str:
    """Drop a leading `www.` unless it is the registered name itself, as in www.gov.cn."""
    rest = name.removeprefix("www.")
    return rest if "." in rest and rest not in _NO_SITES else name


def _origin(address: _Address) -> str:
    if address.port in _DEFAULT_PORTS:
        return f"https://{_bare(address.host)}"
    return f"{address.scheme}://{_bare(address.host)}:{address.port}"


def _is_gateway_to(gateway: str, target: str) -> bool:
    """A clone's host must not borrow the identity of the page it copies."""
    name = _host_name(target)
    return bool(name) and (_under(gateway, "gov.cn") or not _under(name, "gov.cn"))


def _path(written: str) -> str:
    path = _SESSION.sub("", _escaped(written))
    return _MPOST.sub("post_", _WAP.sub("", _without_dots(path)))


def _escaped(written: str) -> str:
    """Escape what must be, unescape what need not be, in upper case."""
    whole = _STRAY_PERCENT.sub("%25", written)
    return quote(_ESCAPE.sub(_unescape, whole), safe="%/:@!$&'()*+,;=~?")


def _unescape(escape: re.Match[str]) -> str:
    letter = chr(int(escape[1], 16))
    return letter if letter in _UNRESERVED else escape[0].upper()


def _without_dots(path: str) -> str:
    kept: list[str] = []
    for segment in path.removeprefix("/").split("/"):
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    if path.endswith(("/.", "/..")):
        kept.append("")
    return "/" + "/".join(kept)


def _query(written: str) -> str:
    return "&".join(pair for pair in _escaped(written).split("&") if pair and not _tracks(pair))


def _tracks(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _TRACKING or name.startswith("utm_")
