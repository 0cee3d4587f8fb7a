"""Servers that do not answer, each in its own way, and what a real night says of them."""

import socket
import ssl
import struct
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from scrapy.exceptions import DownloadFailedError
from twisted.internet.error import ConnectError, SSLError, TCPTimedOutError
from twisted.python.failure import Failure
from twisted.web.client import ResponseFailed

from crawler.no_answer import lack_of_answer
from store.records import IncidentKind

URL = "https://www.tjjz.gov.cn/zwgk/"
NAMELESS = f"{'nameless.' * 30}fazhi.test"
"""Longer than a name may be (RFC 1035): every resolver refuses it before anybody is asked."""


def certificate(folder, name, *, days):
    """Write a certificate that its own key signed, and the key."""
    key = ec.generate_private_key(ec.SECP256R1())
    whose = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(whose)
        .issuer_name(whose)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=900))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / f"{name}.pem"
    file.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + private)
    return file


def secured(file):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)

    def shake(connection):
        with suppress(OSError), context.wrap_socket(connection, server_side=True) as inner:
            inner.recv(1)

    return shake


def silent(connection):
    """Take the request, and the time."""
    with suppress(OSError):
        while connection.recv(4096):
            pass


def resets(connection):
    connection.recv(4096)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def hangs_up(connection):
    connection.recv(4096)


def serve(listener, behave: Callable[[socket.socket], None]) -> None:
    """Treat every connection so until the listener is closed."""

    def treat(connection):
        with connection:
            behave(connection)

    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=treat, args=(connection,), daemon=True).start()


def declare(town, name, url):
    file = town.folder / f"sources/town/{name}.toml"
    town.declare(name)
    text = file.read_text("utf-8").replace(town.url(f"{name}.fazhi.test", "/"), url)
    if NAMELESS in url:
        text = text.replace(f'hosts = ["{name}.fazhi.test"]', f'hosts = ["{NAMELESS}"]')
    file.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def found(new_town, tmp_path_factory):
    """Run one night over all of them and map name -> incident."""
    town, folder = new_town(), tmp_path_factory.mktemp("keys")
    behaviours = {
        "expired": ("https", secured(certificate(folder, "expired.fazhi.test", days=-30))),
        "hanging": ("http", hangs_up),
        "resetting": ("http", resets),
        "selfsigned": ("https", secured(certificate(folder, "selfsigned.fazhi.test", days=30))),
        "silent": ("http", silent),
        "untls": ("https", hangs_up),
    }
    with ExitStack() as open_ports:
        for name, (scheme, behave) in behaviours.items():
            listener = open_ports.enter_context(socket.create_server(("127.0.0.1", 0)))
            threading.Thread(target=serve, args=(listener, behave), daemon=True).start()
            declare(town, name, f"{scheme}://{name}.fazhi.test:{listener.getsockname()[1]}/")
        with socket.create_server(("127.0.0.1", 0)) as nobody:
            port = nobody.getsockname()[1]
        declare(town, "refusing", f"http://refusing.fazhi.test:{port}/")
        declare(town, "nameless", f"http://{NAMELESS}/")
        summary = town.night(timeout=0.8)
    assert [crawl.errors for crawl in summary.crawls] == [{}]
    return {one.source.removeprefix("town/"): one for one in summary.incidents}


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("expired", IncidentKind.TLS, "no secure connection: certificate verify failed"),
        ("hanging", IncidentKind.UNREACHABLE, "the connection was closed before an answer"),
        ("nameless", IncidentKind.DNS, f"the name {NAMELESS} cannot be resolved"),
        ("refusing", IncidentKind.UNREACHABLE, "the connection was refused"),
        ("resetting", IncidentKind.UNREACHABLE, "the connection was closed before an answer"),
        ("selfsigned", IncidentKind.TLS, "no secure connection: certificate verify failed"),
        ("silent", IncidentKind.TIMEOUT, "no answer in time"),
    ],
)
def test_a_night_names_why_there_was_no_answer(found, name, kind, words):
    assert (found[name].kind, found[name].detail) == (kind, words)


def test_who_hangs_up_on_a_greeting_is_unreachable(found):
    assert found["untls"].kind in {IncidentKind.TLS, IncidentKind.UNREACHABLE}


def test_each_of_them_is_one_incident(found):
    assert len(found) == 8


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (TCPTimedOutError(osError=110), IncidentKind.TIMEOUT, "no answer in time"),
        (ConnectError(osError=113), IncidentKind.UNREACHABLE, "no connection: No route to host"),
        (
            ResponseFailed([Failure(SSLError("no cipher"))]),
            IncidentKind.TLS,
            "no secure connection: An SSL error occurred: no cipher.",
        ),
        (DownloadFailedError("a bug"), IncidentKind.UNREACHABLE, "DownloadFailedError: a bug"),
        (OSError("odd"), IncidentKind.UNREACHABLE, "OSError: odd"),
    ],
)
def test_what_no_server_here_does_is_told_apart_too(error, kind, words):
    lack = lack_of_answer(error, URL)
    assert (lack.kind, lack.words) == (kind, words)


def test_a_cause_that_leads_back_to_itself_ends():
    one, other = OSError("one"), OSError("other")
    one.__cause__, other.__cause__ = other, one
    assert lack_of_answer(one, URL).kind is IncidentKind.UNREACHABLE
