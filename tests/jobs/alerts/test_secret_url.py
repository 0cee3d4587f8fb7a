import pytest

from jobs.alerts.secret_url import fill
from jobs.errors import ChannelInvalid


def test_an_address_without_a_place_for_secrets_stays_as_it_is():
    assert fill("json://host/$x/{y}", {}).text == "json://host/$x/{y}"


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("${S}", "a/b@c:d"),
        ("json://${S}", "json://a/b@c:d"),
        ("json://host/${S}/x", "json://host/a/b@c:d/x"),
        ("mailto://user:${S}@host", "mailto://user:a%2Fb%40c%3Ad@host"),
        ("mailto://${S}:x@host", "mailto://a%2Fb%40c%3Ad:x@host"),
        ("json://host/?token=${S}", "json://host/?token=a%2Fb%40c%3Ad"),
        ("json://host/${S}?to=x@y", "json://host/a/b@c:d?to=x@y"),
    ],
)
def test_a_secret_is_encoded_where_it_is_a_value_of_its_own(template, filled):
    assert fill(template, {"S": "a/b@c:d"}).text == filled


def test_a_secret_is_read_from_a_file_when_the_variable_is_not_set(tmp_path):
    file = tmp_path / "secret"
    file.write_text("from a file\n", encoding="utf-8")
    assert fill("${S}", {"S_FILE": str(file)}).text == "from a file"
    assert fill("${S}", {"S_FILE": str(file), "S": "from outside"}).text == "from outside"


def test_a_secret_that_cannot_be_had_is_named(tmp_path):
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe")
    for environ in ({}, {"S": ""}, {"S_FILE": str(tmp_path / "none")}, {"S_FILE": str(binary)}):
        with pytest.raises(ChannelInvalid, match=r"\bS(_FILE)?\b") as caught:
            fill("json://host/${S}", environ)
        assert "binary" not in caught.value.detail
        assert "host" not in caught.value.detail


def test_nothing_of_an_address_survives_in_words_about_it():
    address = fill("mailto://robot:${S}@mail.example.cn/?to=chief@example.cn", {"S": "p@ss w/rd"})
    words = "robot with p@ss w/rd (p%40ss%20w%2Frd) at mail.example.cn was told 535 about chief"
    assert address.redact(words) == "*** with *** (***) at *** was told 535 about ***"


def test_words_of_our_own_lines_are_left_in_them():
    address = fill("json://127.0.0.1:9000/fazhi/geheim", {})
    assert address.redact("fazhi at 127.0.0.1 told geheim") == "fazhi at 127.0.0.1 told ***"


def test_an_address_is_not_shown():
    assert "geheim" not in repr(fill("json://host/${S}", {"S": "geheim"}))
