"""Channels: one Apprise address each, checked when opened, and honest about what became of a message."""

import difflib
import logging
import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol

from apprise import Apprise, AppriseAsset, AppriseResult, NotificationManager, NotifyBase, NotifyFormat
from apprise.plugins import url_to_dict
from apprise.plugins.custom_form import NotifyForm
from apprise.plugins.custom_json import NotifyJSON
from apprise.plugins.custom_xml import NotifyXML

from jobs.alerts.chat_robots import robot_for
from jobs.alerts.mail import mail_for
from jobs.alerts.secret_url import SecretUrl, fill
from jobs.alerts.settings import AlertTable, channel_id
from jobs.errors import ChannelInvalid, ChannelRefused

CONNECT_SECONDS = 15
ANSWER_SECONDS = 20
MOST_SECONDS = 30
"""Whatever an address asks for, nobody waits longer for a connection or for the next bytes of an answer."""
MESSAGE_SECONDS = 300
"""For one message in all its parts: services that want 5.5 seconds between two parts get some fifty."""
REASON_CHARS = 300

_WEBHOOKS = (NotifyForm, NotifyJSON, NotifyXML)

# What a mail server or the network said, without the address that was asked.
_HARMLESS = re.compile(r"Socket Exception: (\(\d{3}, |\[Errno |timed out|Connection unexpectedly closed)")

_sending_to: ContextVar[SecretUrl | None] = ContextVar("sending_to", default=None)


class Channel(Protocol):
    """Somewhere a message can be sent."""

    def send(self, title: str, body: str, key: str, /) -> None:
        """Send a message; raises ChannelRefused, saying why without saying where.

        A message that is sent again has the same key, which goes with it where the service has a place for it.
        """


@dataclass(frozen=True, slots=True)
class AppriseChannel:
    """A service that Apprise talks to."""

    apprise: Apprise
    address: SecretUrl

    def send(self, title: str, body: str, key: str, /) -> None:
        """Send a message; raises ChannelRefused."""
        for service in self.apprise:
            if isinstance(service, _WEBHOOKS):
                service.headers["Idempotency-Key"] = key
        before = _sending_to.set(self.address)
        try:
            result = self.apprise.notify(
                title=title, body=body, body_format=NotifyFormat.TEXT, timeout=MESSAGE_SECONDS, log_level=logging.DEBUG
            )
        finally:
            _sending_to.reset(before)
        if not result:
            raise ChannelRefused(_reason(result)[:REASON_CHARS])


def open_channel(table: AlertTable, environ: Mapping[str, str]) -> Channel:
    """Make a channel ready to send; raises ChannelInvalid when its secrets or its address cannot be used."""
    _hush()
    try:
        address = fill(table.url, environ)
        service = _service(address.text)
        robot = robot_for(service, address)
    except ChannelInvalid as fault:
        raise ChannelInvalid(f"channel {channel_id(table)}: {fault.detail}") from fault
    own = robot or mail_for(service, address)
    if own is not None:
        return own
    apprise = Apprise(asset=service.asset)
    apprise.add(service)
    return AppriseChannel(apprise, address)


def _service(address: str) -> NotifyBase:
    parsed = _parsed(address)
    if parsed is None:
        raise ChannelInvalid(_hint(address))
    # A service with short messages would otherwise be sent a long one whole, and refuse it.
    defaults = {"overflow": "split", "cto": CONNECT_SECONDS, "rto": ANSWER_SECONDS}
    # A redirected POST arrives as a GET without the message, and is answered with success.
    asset = AppriseAsset(app_id="fazhi", async_mode=False, http_redirects=False, service_timeout=MESSAGE_SECONDS)
    service = Apprise.instantiate({**defaults, **parsed}, asset=asset)
    if service is None:
        raise ChannelInvalid(_hint(address))
    service.optional = False  # would make a failure look like a success
    service.socket_connect_timeout = _bounded(service.socket_connect_timeout)
    service.socket_read_timeout = _bounded(service.socket_read_timeout)
    return service


def _parsed(address: str) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] | None = url_to_dict(address)  # type: ignore[no-untyped-call]
    except TypeError:  # what Apprise's desktop services make of a malformed address
        return None
    return found


def _bounded(seconds: float) -> float:
    return seconds if 0 < seconds <= MOST_SECONDS else MOST_SECONDS


def _hint(address: str) -> str:
    scheme, separator, _ = address.partition("://")
    if not separator:
        return "the url is no Apprise address; write e.g. mailto://user:${MAIL_PASSWORD}@example.cn"
    services: Any = NotificationManager()  # type: ignore[no-untyped-call]
    if scheme.lower() in services:
        forms = services[scheme.lower()].templates or ("{schema}://",)
        form = forms[0].replace("{schema}", scheme.lower())
        return f"{scheme}:// is known, but this address does not fit it; write e.g. {form}"
    close = difflib.get_close_matches(scheme.lower(), services.schemas(), n=1)
    return f"no service is called {scheme}://" + (f"; did you mean {close[0]}://" if close else "")


def _hush() -> None:
    # The log lines of these carry whole addresses, tokens included, some of them as warnings.
    for name in ("requests", "urllib3"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    apprise = logging.getLogger("apprise")
    apprise.setLevel(logging.DEBUG)
    apprise.propagate = False
    apprise.addFilter(_said_in_a_send)


def _said_in_a_send(record: logging.LogRecord) -> bool:
    """Let through, redacted, what says why a send failed; it is read from the result of the call."""
    address = _sending_to.get()
    said = record.getMessage()
    if address is None or (record.levelno < logging.WARNING and not _HARMLESS.match(said)):
        return False
    record.msg, record.args = address.redact(said), ()
    return True


def _reason(result: AppriseResult) -> str:
    said = dict.fromkeys(entry.message.removeprefix("Socket Exception: ") for entry in result.logs())
    return " ".join(" ".join(said).split()) or f"Apprise reports {result.status.name} and no reason"
