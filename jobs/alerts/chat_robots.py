"""Chat robots that answer 200 to everything: WeCom, DingTalk, Feishu and Lark, whose real answer is in the body.

Apprise reads their addresses; it does not read their answers, which is why the sending is ours.
"""

import base64
import hashlib
import hmac
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from apprise import NotifyBase
from apprise.plugins.dingtalk import NotifyDingTalk
from apprise.plugins.feishu import NotifyFeishu
from apprise.plugins.lark import NotifyLark
from apprise.plugins.wecombot import NotifyWeComBot

from jobs.alerts.secret_url import SecretUrl
from jobs.errors import ChannelInvalid, ChannelRefused

WECOM_BYTES = 2048
LONG_BYTES = 18000
"""DingTalk and Feishu refuse a request of more than 20,000 bytes; the rest is for the JSON around the text."""
COUNTER_BYTES = 16
ANSWER_SECONDS = 20
ANSWER_BYTES = 65536
REASON_CHARS = 300

_HTTP_HOST = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?")
_CODES = ("errcode", "code", "StatusCode")
_MESSAGES = ("errmsg", "msg", "StatusMessage")

Payload = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Robot:
    """One robot in one group chat."""

    url: Callable[[], str]
    """Made for each request: DingTalk's carries the time and a signature."""
    payload: Callable[[str], Payload]
    most_bytes: int
    """Of one message's text, as JSON."""
    pause: Callable[[], None]
    """Waits as long as the service wants between two messages."""
    address: SecretUrl

    def send(self, title: str, body: str, _key: str, /) -> None:
        """Send a message, in parts when it is too long for one; raises ChannelRefused. Robots take no key."""
        for part in parts(f"{title}\n{body}", self.most_bytes):
            self.pause()
            fault = _fault(self.url(), self.payload(part))
            if fault is not None:
                raise ChannelRefused(self.address.redact(fault)[:REASON_CHARS])


def robot_for(service: NotifyBase, address: SecretUrl) -> Robot | None:
    """Make the robot for a service that is one.

    `server=https://host` in its address names a private deployment, `secret=` what a Feishu or Lark robot's messages
    are signed with.
    """
    lark_text = partial(_lark_text, _asked(address.text, "secret"))
    at_home = partial(_at, _server(address.text))
    match service:
        case NotifyWeComBot():
            url, payload, most = partial(at_home, service.api_url), _wecom_text, WECOM_BYTES
        case NotifyDingTalk():
            url, payload, most = partial(_signed, service, at_home), partial(_dingtalk_text, service), LONG_BYTES
        case NotifyFeishu():
            url, payload, most = (
                partial(at_home, service.notify_url.format(token=service.token)),
                lark_text,
                LONG_BYTES,
            )
        case NotifyLark():
            url, payload, most = partial(at_home, service.webhook_url), lark_text, LONG_BYTES
        case _:
            return None
    return Robot(url=url, payload=payload, most_bytes=most, pause=service.throttle, address=address)


def parts(text: str, most_bytes: int) -> tuple[str, ...]:
    """Cut a text between lines into parts of at most so many bytes as JSON, numbered when there are several."""
    if _size(text) <= most_bytes:
        return (text,)
    found: list[str] = []
    room = 0
    for piece in _pieces(text, most_bytes - COUNTER_BYTES):
        size = _size(piece)
        if size > room:
            found.append("")
            room = most_bytes - COUNTER_BYTES
        found[-1] += piece
        room -= size
    return tuple(f"({number}/{len(found)})\n{part.rstrip()}" for number, part in enumerate(found, 1))


def _pieces(text: str, most_bytes: int) -> Iterator[str]:
    """Give the lines of a text, those too long for one part cut between characters."""
    longest = most_bytes // 6  # the bytes that a character can take as JSON
    for line in text.splitlines(keepends=True):
        if _size(line) <= most_bytes:
            yield line
            continue
        yield from (line[start : start + longest] for start in range(0, len(line), longest))


def _size(text: str) -> int:
    """Count the bytes of a text as it is sent: a quotation mark takes two."""
    return len(json.dumps(text, ensure_ascii=False).encode()) - len('""')


def _asked(address: str, key: str) -> str:
    return parse_qs(address.partition("?")[2]).get(key, [""])[0]


def _server(address: str) -> str:
    server = _asked(address, "server")
    if server and not _HTTP_HOST.fullmatch(server):
        raise ChannelInvalid("server= must be scheme and host alone; write e.g. server=https://chat.example.cn")
    return server


def _at(server: str, url: str) -> str:
    if not server:
        return url
    own = urlsplit(server)
    return urlsplit(url)._replace(scheme=own.scheme, netloc=own.netloc).geturl()


def _signed(service: NotifyDingTalk, at_home: Callable[[str], str]) -> str:
    url = at_home(service.notify_url.format(token=service.token))
    if not service.secret:
        return url
    # The signature comes percent-encoded.
    timestamp, signature = service.get_signature()  # type: ignore[no-untyped-call]
    return f"{url}&timestamp={timestamp}&sign={signature}"


def _wecom_text(text: str) -> Payload:
    return {"msgtype": "text", "text": {"content": text}}


def _dingtalk_text(service: NotifyDingTalk, text: str) -> Payload:
    return {"msgtype": "text", "text": {"content": text}, "at": {"atMobiles": service.targets, "isAtAll": False}}


def _lark_text(secret: str, text: str) -> Payload:
    message = {"msg_type": "text", "content": {"text": text}}
    if not secret:
        return message
    # The real time whatever the night's clock says: the service compares it with its own.
    timestamp = str(int(time.time()))
    signature = hmac.new(f"{timestamp}\n{secret}".encode(), digestmod=hashlib.sha256).digest()
    return message | {"timestamp": timestamp, "sign": base64.b64encode(signature).decode()}


class _StayHere(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        # Following would turn the message into a GET without it.
        return None


def _fault(url: str, payload: Payload) -> str | None:
    """Post a message and say in words why it was not taken; None when it was."""
    data = json.dumps(payload, ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "fazhi"}
    request = Request(url, data=data, headers=headers)  # noqa: S310
    try:
        with build_opener(_StayHere).open(request, timeout=ANSWER_SECONDS) as answer:
            return _fault_in(answer.read(ANSWER_BYTES))
    except HTTPError as error:
        with error:
            return f"HTTP {error.code}"
    except URLError as error:
        return str(error.reason)
    except (OSError, HTTPException) as error:
        return f"{type(error).__name__}: {error}"


def _fault_in(answer: bytes) -> str | None:
    try:
        told = json.loads(answer)
    except ValueError:
        told = None
    codes = [told[name] for name in _CODES if name in told] if isinstance(told, dict) else []
    if not codes:
        return "the answer is not that of a chat robot"
    fault = next((code for code in codes if code != 0), None)
    if fault is None:
        return None
    message = next((str(told[name]) for name in _MESSAGES if told.get(name)), "no message")
    return f"error {fault}: {' '.join(message.split())}"
