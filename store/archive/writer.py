"""Writing exchanges to a WARC file, one file per process."""

import hashlib
from base64 import b32encode
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from store.records import Capture, Exchange

IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
UNDONE = frozenset({"transfer-encoding"})
"""Headers whose coding is undone in the body we get; kept under another name, or a reader would undo it twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who writes a file, and for what."""

    software: str
    run: int | None
    """None of a crawl that no run asked for."""
    user_agent: str
    robots: str
    """`obey` or `ignore`, as the standard's examples say it."""


class ArchiveWriter:
    """Appends exchanges to one new WARC file; every record is handed to the system before the next line runs.

    A killed process loses nothing it had handed over; a power cut may take the last seconds. To wait for the disk
    after each record would cost more than the crawl. The disk has the file before a link of the chain speaks of it.
    """

    def __init__(self, folder: Path, name: str, origin: Origin) -> None:
        self._folder = folder
        self._name = name
        self._origin = origin
        self._stream: BinaryIO | None = None
        self._writer: WARCWriter | None = None

    def write(self, exchange: Exchange) -> Capture:
        """Keep one exchange and say where its response lies."""
        stream, writer = self._open()
        digest = hashlib.sha256(exchange.body).digest()
        response = self._response(writer, exchange, digest)
        request = self._request(writer, exchange, response)
        offset = stream.tell()
        writer.write_record(response)
        writer.write_record(request)
        stream.flush()
        return Capture(
            url=exchange.url,
            at=exchange.at,
            status=exchange.status,
            content_type=_header(exchange, "content-type"),
            digest=digest.hex(),
            length=len(exchange.body),
            file=self._name,
            offset=offset,
        )

    def convert(self, url: str, body: bytes, *, content_type: str, software: str, at: datetime) -> None:
        """Keep what software made of answers of this address, as its work and not as the site's."""
        stream, writer = self._open()
        warc = {"WARC-Date": warc_date(at), "X-Fazhi-Rendered": software}
        record = writer.create_warc_record(
            url,
            "conversion",
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=content_type,
            warc_headers_dict=warc,
        )
        writer.write_record(record)
        stream.flush()

    def close(self) -> None:
        """Close the file, if one was begun."""
        if self._stream is not None:
            self._stream.close()

    def _open(self) -> tuple[BinaryIO, WARCWriter]:
        if self._stream is None or self._writer is None:
            path = self._folder / self._name
            path.parent.mkdir(parents=True, exist_ok=True)
            # A file that exists may end in a torn record, after which nothing could be read: never append to it.
            self._stream = path.open("xb")
            self._writer = WARCWriter(self._stream, gzip=True, warc_version="1.1")
            self._writer.write_record(self._writer.create_warcinfo_record(path.name, _info(self._origin)))
        return self._stream, self._writer

    def _response(self, writer: WARCWriter, exchange: Exchange, digest: bytes) -> ArcWarcRecord:
        line = f"{exchange.status} {exchange.reason or _reason(exchange.status)}"
        http = StatusAndHeaders(line, [_kept(header) for header in exchange.headers], protocol="HTTP/1.1")
        warc = {"WARC-Date": warc_date(exchange.at), "WARC-Payload-Digest": payload_digest(digest.hex())}
        known = exchange.known
        if known is not None and exchange.status == HTTPStatus.NOT_MODIFIED:
            return _revisit(writer, exchange, http, warc, NOT_MODIFIED, known.digest)
        if known is not None and exchange.status == HTTPStatus.OK and known.digest == digest.hex():
            return _revisit(writer, exchange, http, warc, IDENTICAL, known.digest)
        return _record(writer, exchange.url, "response", exchange.body, http, warc)

    def _request(self, writer: WARCWriter, exchange: Exchange, response: ArcWarcRecord) -> ArcWarcRecord:
        path = exchange.url.split("/", 3)
        target = "/" + (path[3] if len(path) > 3 else "")
        http = StatusAndHeaders(
            f"{exchange.method} {target} HTTP/1.1", list(exchange.request_headers), is_http_request=True
        )
        warc = {
            "WARC-Date": warc_date(exchange.at),
            "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID"),
        }
        return _record(writer, exchange.url, "request", exchange.request_body, http, warc)


def warc_date(at: datetime) -> str:
    """Write a time as WARC does."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def payload_digest(digest: str) -> str:
    """Write a body's SHA-256, given in hex, as WARC does."""
    return f"sha256:{b32encode(bytes.fromhex(digest)).decode()}"


def _info(origin: Origin) -> dict[str, str]:
    of_a_run = {} if origin.run is None else {"isPartOf": f"fazhi run {origin.run}"}
    return {
        "software": origin.software,
        **of_a_run,
        "http-header-user-agent": origin.user_agent,
        "robots": origin.robots,
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    }


def _record(
    writer: WARCWriter, url: str, kind: str, body: bytes, http: StatusAndHeaders, warc: dict[str, str]
) -> ArcWarcRecord:
    # Without the length warcio drops the digest it was given and buffers the body to count it.
    return writer.create_warc_record(
        url, kind, payload=BytesIO(body), length=len(body), http_headers=http, warc_headers_dict=warc
    )


def _revisit(
    writer: WARCWriter, exchange: Exchange, http: StatusAndHeaders, warc: dict[str, str], profile: str, digest: str
) -> ArcWarcRecord:
    known = exchange.known
    if known is None:
        raise ValueError("a revisit record needs the capture it revisits")
    named = warc | {
        "WARC-Profile": profile,
        "WARC-Payload-Digest": payload_digest(digest),
        "WARC-Refers-To-Target-URI": known.url,
        "WARC-Refers-To-Date": warc_date(known.at),
    }
    return writer.create_warc_record(exchange.url, "revisit", http_headers=http, warc_headers_dict=named)


def _kept(header: tuple[str, str]) -> tuple[str, str]:
    name, value = header
    return (f"X-Archive-Orig-{name}", value) if name.lower() in UNDONE else header


def _header(exchange: Exchange, wanted: str) -> str:
    return next((value for name, value in exchange.headers if name.lower() == wanted), "")


def _reason(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "-"
