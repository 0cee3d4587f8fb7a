"""A configuration file in a backup shows no secret, and is otherwise as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.backup.configuration import Masked, mask, without_secrets

AS_IT_STANDS = """# how we watch
[store]
url  = "sqlite:///data/fazhi.db"       # kept
[crawl]
contact = "ops@example.org"
[[alerts]]
url   = "mailto://${MAIL_USER}:${MAIL_PASSWORD}@example.org:587?to=me@example.org"
kinds = ["new"]
[[alerts]]
url = "wecombot://${WECOM_KEY}"
[heartbeat]
url = "https://hc.example.org/${PING}"
"""


def test_a_file_that_keeps_its_secrets_elsewhere_stays_as_it_is() -> None:
    assert without_secrets(AS_IT_STANDS) == AS_IT_STANDS


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("mailto://me:hunter2@example.cn?to=a@b.cn", "mailto://***:***@example.cn?to=a@b.cn"),
        ("mailto://me:${P}@example.cn", "mailto://***:${P}@example.cn"),
        ("mailto://me:pa/ss@example.cn", "mailto://***:***/***@***"),
        ("mailto://me:hunter2?x@example.cn", "mailto://***:***?***@***"),
        ("wecombot://0123-abcd", "wecombot://***"),
        ("tgram://12:AB/${CHAT}", "tgram://***:***/${CHAT}"),
        ("json://hooks.example.cn:8080/a/b?+Key=c&to=d", "json://hooks.example.cn:8080/***/***?+Key=***&to=d"),
        ("https://hc.example.org/0123", "https://hc.example.org/***"),
        ("postgresql+psycopg://u:p@db.example.cn/fazhi", "postgresql+psycopg://***:***@db.example.cn/***"),
        ("sqlite:////srv/fazhi.db", "sqlite:////srv/fazhi.db"),
    ],
)
def test_what_may_be_a_secret_is_masked(address: str, shown: str) -> None:
    assert mask(address) == shown
    assert without_secrets(f'url = "{address}"\n') == f'url = "{shown}"\n'


def test_a_comment_shows_none_either() -> None:
    assert without_secrets('# url = "tgram://secret"\n') == '# url = "tgram://***"\n'


@pytest.mark.parametrize("value", ["tgram:\\u002F/secret", "mailto://me:se cret@example.cn"])
def test_what_is_not_written_as_it_reads_is_not_kept(value: str) -> None:
    with pytest.raises(Masked):
        without_secrets(f'url = "{value}"\n')


@given(
    st.text("abcXYZ019!$%^*()_~.", min_size=6), st.sampled_from(["tgram://{}/x", "mailto://u:{}@h.cn", "json://h?k={}"])
)
def test_no_secret_comes_through(secret: str, address: str) -> None:
    assert secret not in mask(address.format(secret))


@given(st.text())
def test_any_address_can_be_masked_twice(text: str) -> None:
    once = mask(f"tgram://{text}")
    assert mask(once) == once
