"""An interface's answer in JSON, which may hold anything."""

import json
import re
from collections.abc import Mapping

from crawler.adapters.base import ListPage
from crawler.errors import ListNotUnderstood

_COUNT = re.compile(r"[0-9]{1,9}")
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")


def json_in(text: str, url: str) -> object:
    """Read JSON; raises ListNotUnderstood."""
    try:
        return json.loads(text.lstrip("\ufeff \t\r\n"))
    except (ValueError, RecursionError) as error:
        raise ListNotUnderstood("the answer is not JSON", url=url) from error


def object_in(page: ListPage) -> Mapping[str, object]:
    """Read the object that an answer is; raises ListNotUnderstood."""
    answer = json_in(page.text, page.url)
    if not isinstance(answer, dict):
        raise ListNotUnderstood("the answer is not an object", url=page.url)
    return answer


def text_in(value: object) -> str:
    """Return a text without halves of characters, which JSON can hold and nothing after us can encode; else nothing."""
    return _HALF_CHARACTERS.sub("", value) if isinstance(value, str) else ""


def count_in(value: object) -> int:
    """Read a number that may be written as a text; 0 where it is none, or beyond belief."""
    return int(str(value)) if _COUNT.fullmatch(str(value)) else 0
