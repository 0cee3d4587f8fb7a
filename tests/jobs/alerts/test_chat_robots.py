import base64
import hashlib
import hmac
import json
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jobs.alerts.channels import open_channel
from jobs.alerts.chat_robots import parts
from jobs.alerts.settings import AlertTable
from jobs.errors import ChannelInvalid, ChannelRefused

TAKEN = {
    "wecombot": {"errcode": 0, "errmsg": "ok"},
    "dingtalk": {"errcode": 0, "errmsg": "ok"},
    "feishu": {"code": 0, "data": {}, "msg": "success", "StatusCode": 0, "StatusMessage": "success"},
    "lark": {"code": 0, "data": {}, "msg": "success"},
}
REFUSED = {
    "wecombot": {"errcode": 93000, "errmsg": "invalid webhook url, hint: [1], from ip: 127.0.0.1"},
    "dingtalk": {"errcode": 310000, "errmsg": "keywords not in content"},
    "feishu": {"code": 19001, "data": {}, "msg": "param invalid: incoming webhook access token invalid"},
    "lark": {"code": 9499, "data": {}, "msg": "Bad Request"},
}
TOKEN = "0a1b2c3d4e5f"


def robot(scheme, endpoint, *, user="", more=""):
    table = AlertTable(url=f"{scheme}://{user}${{TOKEN}}/?server=http://{endpoint.host}{more}")
    return open_channel(table, {"TOKEN": TOKEN})


@pytest.mark.parametrize(
    ("scheme", "path", "text"),
    [
        ("wecombot", f"/cgi-bin/webhook/send?key={TOKEN}", ("text", "content")),
        ("dingtalk", f"/robot/send?access_token={TOKEN}", ("text", "content")),
        ("feishu", f"/open-apis/bot/v2/hook/{TOKEN}/", ("content", "text")),
        ("lark", f"/open-apis/bot/v2/hook/{TOKEN}", ("content", "text")),
    ],
)
def test_a_robot_is_told_in_its_own_form(endpoint, scheme, path, text):
    endpoint.answer = json.dumps(TAKEN[scheme])
    robot(scheme, endpoint).send("标题", "正文\n第二行", "key")
    (taken,) = endpoint.taken
    assert taken.path == path
    assert json.loads(taken.body)[text[0]][text[1]] == "标题\n正文\n第二行"


@pytest.mark.parametrize("scheme", REFUSED)
def test_a_refusal_that_comes_as_200_is_a_refusal(endpoint, scheme):
    endpoint.answer = json.dumps(REFUSED[scheme])
    with pytest.raises(ChannelRefused, match=r"^error \d+: ") as caught:
        robot(scheme, endpoint).send("标题", "正文", "key")
    assert str(REFUSED[scheme].get("errcode", REFUSED[scheme].get("code"))) in caught.value.detail


@pytest.mark.parametrize("answer", ["", "<html>请登录</html>", "[]", "{}", '{"ok": true}', '{"errcode": "0"}'])
def test_an_answer_that_is_not_a_robots_is_a_refusal(endpoint, answer):
    endpoint.answer = answer
    with pytest.raises(ChannelRefused):
        robot("wecombot", endpoint).send("标题", "正文", "key")


@pytest.mark.parametrize("status", [500, 404, 302, 0])
def test_a_broken_service_is_a_refusal(endpoint, status):
    endpoint.status = status
    endpoint.answer = json.dumps(TAKEN["wecombot"])
    endpoint.headers["Location"] = "/elsewhere"
    with pytest.raises(ChannelRefused):
        robot("wecombot", endpoint).send("标题", "正文", "key")
    assert len(endpoint.taken) == 1


def test_a_service_that_is_not_there_is_a_refusal(closed_port):
    table = AlertTable(url=f"feishu://{TOKEN}/?server=http://127.0.0.1:{closed_port}")
    with pytest.raises(ChannelRefused, match="refused"):
        open_channel(table, {}).send("标题", "正文", "key")


def test_a_reason_does_not_repeat_the_token(endpoint):
    endpoint.answer = json.dumps({"errcode": 40001, "errmsg": f"key {TOKEN}\nis invalid"})
    with pytest.raises(ChannelRefused) as caught:
        robot("wecombot", endpoint).send("标题", "正文", "key")
    assert caught.value.detail == "error 40001: key *** is invalid"


def test_dingtalk_is_sent_a_signature_it_can_check(endpoint):
    endpoint.answer = json.dumps(TAKEN["dingtalk"])
    robot("dingtalk", endpoint, user="SECabc123@").send("标题", "正文", "key")
    asked = parse_qs(urlsplit(endpoint.taken[0].path).query)
    signed = f"{asked['timestamp'][0]}\nSECabc123".encode()
    expected = base64.b64encode(hmac.new(b"SECabc123", signed, hashlib.sha256).digest()).decode()
    assert asked["sign"] == [expected]


@pytest.mark.parametrize("scheme", ["feishu", "lark"])
def test_a_robot_with_a_secret_is_sent_a_signature_it_can_check(endpoint, scheme):
    endpoint.answer = json.dumps(TAKEN[scheme])
    robot(scheme, endpoint, more="&secret=ab%2Bc").send("标题", "正文", "key")
    said = json.loads(endpoint.taken[0].body)
    assert abs(int(said["timestamp"]) - time.time()) < 600
    expected = hmac.digest(f"{said['timestamp']}\nab+c".encode(), b"", "sha256")
    assert base64.b64decode(said["sign"]) == expected
    assert "secret" not in endpoint.taken[0].path


def test_a_robots_own_address_is_understood():
    assert open_channel(AlertTable(url=f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={TOKEN}"), {})


@pytest.mark.parametrize("server", ["ftp://chat.example.cn", "file:///etc/passwd", "chat.example.cn", "http://[x"])
def test_a_server_that_is_none_is_refused(server):
    with pytest.raises(ChannelInvalid, match="server="):
        open_channel(AlertTable(url=f"wecombot://{TOKEN}/?server={server}"), {})


def test_a_short_text_is_one_part():
    assert parts("一二三", 9) == ("一二三",)


def test_a_long_text_is_cut_between_lines_and_numbered():
    text = "\n".join(["长" * 20] * 10)
    cut = parts(text, 204)
    assert cut[0] == f"(1/4)\n{'长' * 20}\n{'长' * 20}\n{'长' * 20}"
    assert cut[-1] == f"(4/4)\n{'长' * 20}"


@example('"' * 300 + "\\" * 300)
@given(st.text(st.characters(exclude_categories=["Cs", "Zl", "Zp", "Cc"], include_characters="\n"), max_size=900))
def test_parts_fit_and_lose_nothing(text):
    cut = parts(text, 100)
    assert all(len(json.dumps(part, ensure_ascii=False).encode()) <= 102 for part in cut)
    told = cut if len(cut) == 1 else [part.partition("\n")[2] for part in cut]
    assert "".join("".join(told).split()) == "".join(text.split())
