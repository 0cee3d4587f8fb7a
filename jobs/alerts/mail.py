"""Mail whose Message-ID is ours: a mailbox that gets a message again can tell that it is the same one.

Apprise reads the address; it gives every try another Message-ID, which is why the sending is ours.
"""

import smtplib
import ssl
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import localtime
from typing import Any

from apprise import NotifyBase
from apprise.plugins.email.base import PGP_MODE_DEFAULT, NotifyEmail

from jobs.alerts.secret_url import SecretUrl
from jobs.errors import ChannelRefused

REASON_CHARS = 300


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail server, and to whom it is given what."""

    service: Any
    """The address as Apprise read it."""
    address: SecretUrl

    def send(self, title: str, body: str, key: str, /) -> None:
        """Send a message to everybody; raises ChannelRefused when one of them did not get it."""
        service = self.service
        people = [*(person for _, person in service.targets), *service.cc, *service.bcc]
        try:
            mail = _mail(service, title, body, key)
            refused = _given(_connected(service), mail, service.from_addr[1], people)
        except (OSError, smtplib.SMTPException, ValueError, RuntimeError) as error:
            # Not chained: what the server said may hold what it was told.
            raise self._refused(str(error) or type(error).__name__) from None
        if refused:
            raise self._refused("; ".join(f"{code} {said!r}" for code, said in refused.values()))

    def _refused(self, reason: str) -> ChannelRefused:
        return ChannelRefused(" ".join(self.address.redact(reason).split())[:REASON_CHARS])


def mail_for(service: NotifyBase, address: SecretUrl) -> Mail | None:
    """Make the mail channel for a service that is one; encrypted mail is left to Apprise."""
    plain = type(service) is NotifyEmail and service.pgp_mode == PGP_MODE_DEFAULT
    return Mail(service, address) if plain else None


def _given(
    server: smtplib.SMTP, mail: EmailMessage, sender: str, people: Sequence[str]
) -> Mapping[str, tuple[int, bytes]]:
    """Give a server a mail and take leave; return whom it refused, each with code and reason."""
    try:
        refused = server.send_message(mail, sender, people)
        with suppress(OSError, smtplib.SMTPException):  # the mail is taken, whatever is made of the farewell
            server.quit()
    finally:
        server.close()
    return refused


def _connected(service: Any) -> smtplib.SMTP:
    """Connect and log in, as Apprise would."""
    context = ssl.create_default_context()
    if not service.verify_certificate:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    timeout = service.socket_read_timeout
    if service.secure_mode == "ssl":
        server: smtplib.SMTP = smtplib.SMTP_SSL(service.smtp_host, service.port, timeout=timeout, context=context)
    else:
        server = smtplib.SMTP(service.smtp_host, service.port, timeout=timeout)
    try:
        if service.secure_mode == "starttls":
            server.starttls(context=context)
        if service.user and service.password:
            server.login(service.user, service.password)
    except (OSError, smtplib.SMTPException, RuntimeError):
        server.close()
        raise
    return server


def _mail(service: Any, title: str, body: str, key: str) -> EmailMessage:
    mail = EmailMessage()
    name, sender = service.from_addr
    mail["Subject"] = _subject(title)
    mail["From"] = Address(display_name=name or "", addr_spec=sender)
    mail["To"] = [Address(display_name=name or "", addr_spec=person) for name, person in service.targets]
    for header, people in (("Cc", service.cc), ("Reply-To", service.reply_to)):
        if people:
            mail[header] = _addresses(service, people)
    mail["Message-ID"] = f"<{key}@{sender.rpartition('@')[2]}>"
    mail["Date"] = localtime()
    for header, value in service.headers.items():
        mail[header] = value
    mail.set_content(body, cte="base64")
    return mail


def _subject(title: str) -> str:
    # A title from the web that looks like an encoded word would be decoded: to line breaks, and headers after them.
    return " ".join(title.split()).replace("=?", "＝?")


def _addresses(service: Any, people: Iterable[str]) -> list[Address]:
    return [Address(display_name=service.names.get(person) or "", addr_spec=person) for person in sorted(people)]
