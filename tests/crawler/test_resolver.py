from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet import reactor
from twisted.internet.defer import Deferred

from crawler.resolver import GuardedResolver, PrivateAddress, is_private


@pytest.mark.parametrize(
    "host",
    [
        "0.0.0.0",
        "10.0.0.8",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "192.168.1.1",
        "[::1]",
        "::1",
        "::ffff:10.0.0.8",
        "[fd00::1]",
        "localhost",
    ],
)
def test_private_addresses_are_known_however_they_are_written(host):
    assert is_private(host)


@pytest.mark.parametrize("host", ["www.gov.cn", "1.2.3.example.cn", "114.114.114.114", "[2400:3200::1]", ""])
def test_names_and_public_addresses_are_not_private(host):
    assert not is_private(host)


@given(st.ip_addresses())
def test_every_address_is_judged(address):
    assert is_private(str(address)) is not address.is_global
    assert isinstance(address, IPv4Address | IPv6Address)


def resolve(name, *, allow_private):
    """Ask a resolver that knows one name; return the address or the error."""
    fixed = {"inner.example.cn": "10.0.0.8", "outer.example.cn": "114.114.114.114"}
    resolver = GuardedResolver(reactor, 10, 1.0, fixed=fixed, allow_private=allow_private)
    said = []
    found = resolver.getHostByName(name)
    assert isinstance(found, Deferred)
    found.addBoth(said.append)
    return said[0]


def test_a_name_that_leads_to_a_private_address_is_refused():
    failure = resolve("inner.example.cn", allow_private=False)
    assert failure.check(PrivateAddress)
    assert "inner.example.cn is 10.0.0.8" in failure.getErrorMessage()


def test_it_is_resolved_where_the_operator_allowed_it():
    assert resolve("inner.example.cn", allow_private=True) == "10.0.0.8"


def test_a_public_address_is_given():
    assert resolve("outer.example.cn", allow_private=False) == "114.114.114.114"
