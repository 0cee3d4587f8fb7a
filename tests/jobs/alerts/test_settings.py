import hashlib

import pytest
from pydantic import ValidationError

from jobs.alerts.settings import AlertTable, by_id, channel_id
from jobs.errors import ChannelInvalid
from store.records import AlertKind

URL = "mailto://robot:${MAIL_PASSWORD}@example.cn"


def test_a_channel_hears_of_everything_in_one_message_unless_told_otherwise():
    table = AlertTable(url=URL)
    assert table.kinds == tuple(AlertKind)
    assert table.digest


def test_kinds_are_given_in_the_words_of_the_configuration():
    assert AlertTable(url=URL, kinds=["new", "finding"]).kinds == (AlertKind.NEW, AlertKind.FINDING)


def test_regions_are_beginnings_of_codes():
    regions = ("12", "1201", "120119", "000000", "6590")
    assert AlertTable(url=URL, regions=regions).regions == regions


def test_a_region_that_is_none_is_named():
    with pytest.raises(ValidationError, match="'99': no division has a code that begins with 99"):
        AlertTable(url=URL, regions=["12", "99"])
    with pytest.raises(ValidationError, match="two to six digits, as 12 or 1201"):
        AlertTable(url=URL, regions=["天津市"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": ""},
        {"url": URL, "kind": ["new"]},
        {"url": URL, "kinds": ["changed"]},
        {"url": URL, "kinds": []},
        {"url": URL, "name": "two words"},
        {"url": URL, "name": "a\nb"},
        {"url": URL, "regions": ["1"]},
        {"url": URL, "regions": ["12", "99"]},
        {"url": URL, "regions": ["1299"]},
        {"url": URL, "regions": ["天津"]},
        {"url": URL, "regions": ["1201190"]},
        {"url": URL, "levels": ["village"]},
        {"url": URL, "severity": "grave"},
        {"url": URL, "language": "fr"},
    ],
)
def test_what_cannot_be_meant_is_refused(wrong):
    with pytest.raises(ValidationError):
        AlertTable(**wrong)


def test_a_table_does_not_show_its_address():
    assert "geheim" not in repr(AlertTable(url="json://host/geheim"))


def test_an_id_is_the_name_where_there_is_one():
    assert channel_id(AlertTable(url=URL, name="值班邮箱")) == "值班邮箱"


def test_an_id_is_made_of_the_scheme_and_the_address_without_its_secrets():
    digest = hashlib.sha256(URL.encode()).hexdigest()[:8]
    assert channel_id(AlertTable(url=URL)) == f"mailto-{digest}"
    assert channel_id(AlertTable(url=URL, kinds=["new"], digest=False)) == f"mailto-{digest}"


def test_an_address_that_is_wholly_secret_has_an_id_too():
    assert channel_id(AlertTable(url="${HOOK}")).startswith("channel-")


def test_channels_are_found_by_id():
    tables = (AlertTable(url="json://a"), AlertTable(url="json://a", name="second"))
    assert list(by_id(tables)) == [channel_id(tables[0]), "second"]


def test_two_channels_with_one_id_are_refused():
    with pytest.raises(ChannelInvalid, match=r"two .* ops"):
        by_id((AlertTable(url="json://a", name="ops"), AlertTable(url="json://b", name="ops")))
    with pytest.raises(ChannelInvalid):
        by_id((AlertTable(url="json://a"), AlertTable(url="json://a", kinds=["new"])))
