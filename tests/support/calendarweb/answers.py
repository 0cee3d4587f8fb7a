"""How a site answers on a night: its pages, its redirects, what it says of what is not there, and its illnesses."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from email.utils import format_datetime
from enum import Enum

from calendarweb.pages import Moment, article, column, column_path, other
from calendarweb.plan import Site, What, sites
from calendarweb.state import Shown, Standing, day_of, standing


class Fate(Enum):
    """What becomes of an answer on its way."""

    SENT = "sent"
    CUT_SHORT = "cut_short"
    DROPPED = "dropped"
    HANGS = "hangs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request."""

    host: str
    path: str
    if_none_match: str = ""
    if_modified_since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    fate: Fate = Fate.SENT


_CHALLENGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><meta id="eV9xQ2TfKjLw" content="K7pE3hYz"><script>'
    "$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=48213;$_ts.cd=\"qEyTrrAlqc3hqsEkqkAtqqLqraEm\";</script>"
    '<script src="/mRz4kTwqVxbc/k9PzXd3tLyQf.5c18f2e.js" r="m"></script></head><body></body></html>'
)
_COOKIE = (
    "<html><head><script>function go(){var s='';for(var i=0;i<13;i++){s+=String.fromCharCode(97+i);}"
    "document.cookie='wzws_sid='+s+';path=/';window.location.reload();}go();</script></head><body></body></html>"
)
_FIREWALL = (
    "<script>document.cookie=('_')+('_')+('jsl_clearance_s=1772');location.href=location.pathname+location.search"
    "</script>"
)
_HASTE = "<html><head><title>429 Too Many Requests</title></head><body><h1>429 Too Many Requests</h1></body></html>"
_ERROR = (
    "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center><hr><center>nginx</center></body></html>"
)
_ILL: Mapping[What, tuple[int, str]] = {
    What.CHALLENGE_412: (412, _CHALLENGE),
    What.COOKIE_SCRIPT: (200, _COOKIE),
    What.ERROR_500: (500, _ERROR.format("500 Internal Server Error")),
    What.ERROR_502: (502, _ERROR.format("502 Bad Gateway")),
    What.ERROR_503: (503, _ERROR.format("503 Service Temporarily Unavailable")),
    What.FIREWALL_521: (521, _FIREWALL),
    What.HASTE_429: (429, _HASTE),
}
_DRAWN_ILL = {What.MAINTENANCE: "maintenance", What.NOTICE: "notice"}
_NOT_FOUND = (
    b"<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center></body></html>"
)


@dataclass(slots=True)
class Country:
    """All sites, as they stand on the night that is shown."""

    chosen: tuple[Site, ...] = field(default_factory=sites)
    port: int = 0
    night: int = 0
    _now: dict[str, Standing] = field(default_factory=dict)
    _served: Counter[tuple[str, str]] = field(default_factory=Counter)
    _stamps: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)

    def show(self, night: int) -> None:
        """Let a night begin."""
        self.night = night
        self._served.clear()
        self._now = {}
        for site in self.chosen:
            now = standing(site, night)
            self._now[site.host] = self._now[site.new_host] = now

    def unreachable(self) -> tuple[str, ...]:
        """List the hosts that take no connection."""
        return tuple(
            host
            for host, now in self._now.items()
            if now.illness is What.REFUSED or (now.died and host == now.site.host)
        )

    def hangs(self) -> bool:
        """Say whether a site never answers on this night."""
        return any(now.illness is What.HANGS for now in self._now.values())

    def answer(self, asked: Asked) -> Reply:
        """Answer a request."""
        now = self._now.get(asked.host)
        if now is None:
            return Reply(status=404, body=_NOT_FOUND)
        if now.illness is not None:
            return self._ill(now, now.illness, asked)
        if now.moved and asked.host == now.site.host:
            target = f"http://{now.site.new_host}:{self.port}{asked.path}"
            return Reply(status=301, headers=(("Location", target),))
        return self._with_validator(now.site, asked, self._well(now, asked))

    def _ill(self, now: Standing, illness: What, asked: Asked) -> Reply:
        if illness is What.DROPPED:
            return Reply(fate=Fate.DROPPED)
        if illness is What.HANGS:
            # robots.txt comes from the proxy in front.
            return Reply(status=404, body=_NOT_FOUND) if asked.path == "/robots.txt" else Reply(fate=Fate.HANGS)
        if illness in _DRAWN_ILL:
            return _page(other(_DRAWN_ILL[illness], now, self._moment(asked)))
        status, body = _ILL[illness]
        return Reply(status=status, body=body.encode())

    def _well(self, now: Standing, asked: Asked) -> Reply:
        at = self._moment(asked)
        if asked.path == column_path(now):
            return _page(column(now, at))
        if asked.path == "/":
            return _page(other("home", now, at))
        if asked.path == "/robots.txt" and now.site.missing == "hard":
            return Reply(body=b"User-agent: *\nDisallow: /admin/\n", headers=(("Content-Type", "text/plain"),))
        for shown in now.shown.values():
            if asked.path == shown.path:
                return self._report(now, shown, at)
            for old, status in shown.sends_on:
                if asked.path == old:
                    return Reply(status=status, headers=(("Location", shown.path),))
        return _missing(now, now.site.missing, at)

    def _report(self, now: Standing, shown: Shown, at: Moment) -> Reply:
        if shown.gone is not None:
            return _missing(now, shown.gone.note.partition(" ")[0], at)
        reply = _page(article(now, shown, at))
        return replace(reply, fate=Fate.CUT_SHORT) if shown.cut_short else reply

    def _moment(self, asked: Asked) -> Moment:
        served = self._served[asked.host, asked.path]
        self._served[asked.host, asked.path] += 1
        return Moment(night=self.night, served=served)

    def _with_validator(self, site: Site, asked: Asked, reply: Reply) -> Reply:
        if reply.status != 200 or reply.fate is not Fate.SENT or site.validators == "none":
            return reply
        digest = hashlib.sha256(reply.body).hexdigest()[:16]
        if site.validators == "etag":
            return _unless_known(reply, "ETag", f'"{digest}"', asked.if_none_match)
        stamp = self._stamps.get((asked.host, asked.path))
        if stamp is None or stamp[0] != digest:
            stamp = self._stamps[asked.host, asked.path] = (digest, self.night)
        # Published the evening before.
        moment = datetime.combine(day_of(stamp[1] - 1), time(20), UTC)
        return _unless_known(reply, "Last-Modified", format_datetime(moment, usegmt=True), asked.if_modified_since)


def _missing(now: Standing, how: str, at: Moment) -> Reply:
    match how:
        case "soft":
            return _page(other("missing", now, at))
        case "home":
            return Reply(status=302, headers=(("Location", "/"),))
        case "410":
            return Reply(status=410, body=_NOT_FOUND.replace(b"404 Not Found", b"410 Gone"))
    return Reply(status=404, body=_NOT_FOUND)


def _page(text: str) -> Reply:
    return Reply(body=text.encode(), headers=(("Content-Type", "text/html; charset=utf-8"),))


def _unless_known(reply: Reply, name: str, value: str, known: str) -> Reply:
    headers = (*reply.headers, (name, value))
    return Reply(status=304, headers=headers) if known == value else replace(reply, headers=headers)
