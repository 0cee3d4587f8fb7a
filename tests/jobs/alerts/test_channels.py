import json
import logging
import socket
import time
from email import message_from_bytes
from email.header import decode_header, make_header

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from jobs.alerts.channels import open_channel
from jobs.alerts.settings import AlertTable
from jobs.errors import ChannelInvalid, ChannelRefused

TOKEN = "s3cr3t-t0ken"


class Mailbox:
    """A mail server's post room: keeps what comes, or says no."""

    def __init__(self, refusal=None):
        self.refusal = refusal
        self.kept = []

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        if self.refusal:
            return self.refusal
        self.kept.append(envelope)
        return "250 OK"


@pytest.fixture
def mail():
    running = []

    def run(refusal=None, **options):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        box = Mailbox(refusal)
        controller = Controller(box, hostname="127.0.0.1", port=port, **options)
        controller.start()
        running.append(controller)
        return box, port

    yield run
    for controller in running:
        controller.stop()


def mailto(port, user="robot:${PASSWORD}@"):
    return AlertTable(
        url=f"mailto://{user}example.cn?smtp=127.0.0.1&port={port}&mode=insecure&from=robot@example.cn&to=chief@example.cn"
    )


def webhook(endpoint, *, path="hook/${TOKEN}"):
    return AlertTable(url=f"json://{endpoint.host}/{path}")


def test_a_mail_arrives_as_plain_text(mail):
    box, port = mail()
    open_channel(mailto(port, user=""), {}).send("新报告:某县 <2022>", "第一行\n网址:https://a.gov.cn/?x=1&y=2", "key")
    (envelope,) = box.kept
    message = message_from_bytes(envelope.content)
    assert envelope.rcpt_tos == ["chief@example.cn"]
    assert str(make_header(decode_header(message["Subject"]))) == "新报告:某县 <2022>"
    assert message.get_content_type() == "text/plain"
    assert message.get_payload(decode=True).decode().splitlines() == ["第一行", "网址:https://a.gov.cn/?x=1&y=2"]


def test_a_mail_server_takes_a_password_with_every_character(mail):
    heard = []

    def authenticate(server, session, envelope, mechanism, data):
        heard.append((data.login, data.password))
        return AuthResult(success=True)

    box, port = mail(authenticator=authenticate, auth_require_tls=False)
    open_channel(mailto(port), {"PASSWORD": "p@ss/w:rd?#%41"}).send("标题", "正文", "key")
    assert heard[0][1] == b"p@ss/w:rd?#%41"
    assert len(box.kept) == 1


def test_a_mail_server_that_says_no_is_quoted(mail):
    _, port = mail(authenticator=lambda *_: AuthResult(success=False, handled=False), auth_require_tls=False)
    with pytest.raises(ChannelRefused, match="535") as caught:
        open_channel(mailto(port), {"PASSWORD": TOKEN}).send("标题", "正文", "key")
    assert TOKEN not in caught.value.detail


def test_a_mail_that_is_not_taken_is_a_refusal(mail):
    _, port = mail(refusal="554 no such thing here")
    with pytest.raises(ChannelRefused):
        open_channel(mailto(port, user=""), {}).send("标题", "正文", "key")


def test_a_mail_server_that_is_not_there_is_a_refusal(closed_port):
    with pytest.raises(ChannelRefused, match="refused"):
        open_channel(mailto(closed_port, user=""), {}).send("标题", "正文", "key")


def test_a_webhook_gets_title_and_body(endpoint):
    open_channel(webhook(endpoint), {"TOKEN": TOKEN}).send("标题", "正文\n第二行", "key")
    (taken,) = endpoint.taken
    assert taken.path.rstrip("/") == f"/hook/{TOKEN}"
    told = json.loads(taken.body)
    assert (told["title"], told["message"]) == ("标题", "正文\n第二行")


@pytest.mark.parametrize("status", [500, 403, 0])
def test_a_webhook_that_says_no_or_nothing_is_a_refusal(endpoint, status):
    endpoint.status = status
    with pytest.raises(ChannelRefused, match=r"error=\d|[Cc]onnection"):
        open_channel(webhook(endpoint), {"TOKEN": TOKEN}).send("标题", "正文", "key")


def test_a_webhook_that_does_not_answer_in_time_is_a_refusal(endpoint):
    endpoint.on_request = lambda _: time.sleep(0.6)
    with pytest.raises(ChannelRefused, match="onnection"):
        open_channel(webhook(endpoint, path="?rto=0.2"), {}).send("标题", "正文", "key")


def test_a_redirect_is_not_followed_and_is_a_refusal(endpoint):
    endpoint.status = 302
    endpoint.headers["Location"] = "/login"
    with pytest.raises(ChannelRefused, match="302"):
        open_channel(webhook(endpoint), {"TOKEN": TOKEN}).send("标题", "正文", "key")
    assert len(endpoint.taken) == 1


def test_a_service_called_optional_is_refused_all_the_same(endpoint):
    endpoint.status = 500
    with pytest.raises(ChannelRefused):
        open_channel(webhook(endpoint, path="?optional=yes"), {}).send("标题", "正文", "key")


@pytest.mark.parametrize("asked", ["rto=900&cto=900", "rto=0&cto=-1", "rto=nan&cto=inf"])
def test_nobody_waits_longer_than_thirty_seconds(asked):
    channel = open_channel(AlertTable(url=f"json://127.0.0.1/?{asked}"), {})
    (service,) = channel.apprise
    assert service.request_timeout == (30, 30)


def test_a_reader_may_be_less_patient():
    (service,) = open_channel(AlertTable(url="json://127.0.0.1/?rto=2&cto=3"), {}).apprise
    assert service.request_timeout == (3, 2)


@pytest.mark.parametrize("path", ["hook/${TOKEN}", "?token=${TOKEN}", "?+X-Token=${TOKEN}"])
def test_no_log_line_and_no_reason_holds_a_secret(endpoint, caplog, path):
    caplog.set_level(logging.DEBUG)
    endpoint.status = 500
    endpoint.answer = f"token {TOKEN} is wrong"
    with pytest.raises(ChannelRefused) as caught:
        open_channel(webhook(endpoint, path=path), {"TOKEN": TOKEN}).send("标题", "正文", "key")
    assert TOKEN not in caught.value.detail
    assert TOKEN not in caplog.text
    assert TOKEN not in repr(caught.value)


def test_no_log_line_holds_a_secret_when_nobody_listens(closed_port, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    table = AlertTable(url=f"json://user:${{TOKEN}}@127.0.0.1:{closed_port}/literal-secret")
    with pytest.raises(ChannelRefused) as caught:
        open_channel(table, {"TOKEN": TOKEN}).send("标题", "正文", "key")
    shown = caplog.text + caught.value.detail + "".join(capfd.readouterr())
    assert TOKEN not in shown
    assert "literal-secret" not in shown


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("mailtoo://user@example.cn", "mailto://"),
        ("carrierpigeon://coop", "no service is called carrierpigeon://"),
        ("wecombot://", r"wecombot://\{key\}"),
        (f"wecombot://{TOKEN}!!", r"wecombot://\{key\}"),
        ("dbus://[x", "dbus://"),
        (TOKEN, "no Apprise address"),
    ],
)
def test_an_address_that_no_service_takes_is_refused_with_a_hint(caplog, capfd, url, hint):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(ChannelInvalid, match=hint) as caught:
        open_channel(AlertTable(url=url), {})
    assert TOKEN not in caught.value.detail + caplog.text + "".join(capfd.readouterr())


def test_a_missing_secret_names_the_channel_and_the_variable():
    with pytest.raises(ChannelInvalid, match=r"channel ops: .*TOKEN"):
        open_channel(AlertTable(url="json://host/${TOKEN}", name="ops"), {})


async def _tired(server, _argument):
    await server.push("421 too busy to part")


def message_id(envelope):
    return message_from_bytes(envelope.content)["Message-ID"]


def test_a_mail_that_is_sent_again_has_the_same_id_and_another_one_another(mail):
    box, port = mail()
    for key in ("20240304T181000000000Z-0-ab", "20240304T181000000000Z-0-ab", "20240304T181000000000Z-0-cd"):
        open_channel(mailto(port, user=""), {}).send("标题", "正文", key)
    first, again, other = map(message_id, box.kept)
    assert first == again == "<20240304T181000000000Z-0-ab@example.cn>"
    assert other == "<20240304T181000000000Z-0-cd@example.cn>"
    assert all(len(message_from_bytes(one.content).get_all("Message-ID")) == 1 for one in box.kept)


@pytest.mark.parametrize(
    "encoded", ["=?utf-8?q?a=0D=0ABcc:_x@example.cn=0D=0A=0D=0Ab?=", "=?utf-8?b?YQ0KQmNjOiB4QGV4YW1wbGUuY24=?=", "=?"]
)
@pytest.mark.parametrize("around", ["{}", "新报告:{}报告", "a {} b"])
def test_a_title_that_looks_encoded_stays_one_subject_and_adds_no_header(mail, around, encoded):
    box, port = mail()
    title = around.format(encoded)
    open_channel(mailto(port, user=""), {}).send(f"{title}\u2028\r\nX-Planted: 1", "正文", "key")
    message = message_from_bytes(box.kept[0].content)
    assert not {"Bcc", "X-Planted"} & set(message.keys())
    subject = str(make_header(decode_header(message["Subject"])))
    assert subject == f"{title} X-Planted: 1".replace("=?", "＝?")
    assert message.get_payload(decode=True).decode().strip() == "正文"


def test_a_mail_that_was_taken_is_sent_whatever_the_farewell(mail, monkeypatch):
    box, port = mail()
    monkeypatch.setattr(SMTP, "smtp_QUIT", _tired)
    open_channel(mailto(port, user=""), {}).send("标题", "正文", "key")
    assert len(box.kept) == 1


def test_a_mail_goes_to_everybody_who_is_named(mail):
    box, port = mail()
    url = (
        mailto(port, user="").url + ",second@example.cn&cc=third@example.cn&bcc=fourth@example.cn&reply=back@example.cn"
    )
    open_channel(AlertTable(url=f"{url}&name=Robot&+X-Room=12"), {}).send("标题", "正文", "key")
    (envelope,) = box.kept
    message = message_from_bytes(envelope.content)
    people = ["chief", "second", "third", "fourth"]
    assert sorted(envelope.rcpt_tos) == sorted(f"{person}@example.cn" for person in people)
    assert "fourth" not in str(message)
    assert (message["Cc"], message["Reply-To"], message["X-Room"]) == ("third@example.cn", "back@example.cn", "12")


@pytest.mark.parametrize("scheme", ["json", "xml", "form"])
def test_a_webhook_is_told_the_messages_key(endpoint, scheme):
    channel = open_channel(AlertTable(url=f"{scheme}://{endpoint.host}/?+X-Token=x"), {})
    for key in ("one", "one", "two"):
        channel.send("标题", "正文", key)
    assert [taken.headers["Idempotency-Key"] for taken in endpoint.taken] == ["one", "one", "two"]
    assert {taken.headers["X-Token"] for taken in endpoint.taken} == {"x"}
