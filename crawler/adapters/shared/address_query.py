"""The parameters of an address."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlencode, urlsplit


def query_of(url: str) -> dict[str, str]:
    """Read the parameters of an address, empty ones too."""
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))


def with_query(url: str, parameters: Mapping[str, object]) -> str:
    """Write an address with these parameters instead of its own, and without its fragment."""
    return urlsplit(url)._replace(query=urlencode(parameters, quote_via=quote), fragment="").geturl()
