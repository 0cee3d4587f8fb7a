import json
from html import escape

import pytest

from crawler.extract.carried import find_carried

SENTENCE = "依法行政工作取得新的成效，群众满意度不断提高。"
MARKUP = f"<p>{SENTENCE}</p>" * 12
JSON = json.dumps({"data": {"content": MARKUP, "title": "某县2022年法治政府建设报告"}})


@pytest.mark.parametrize(
    "page",
    [
        f"<textarea>{escape(MARKUP)}</textarea>",
        f"<textarea>{SENTENCE * 4}\n{SENTENCE * 8}</textarea>",
        f"<script type='text/html'>{MARKUP}</script>",
        f"<script>var page = {JSON};</script>",
        f"<script>var page = {json.dumps(escape(MARKUP))};</script>",
        f"<textarea>{escape(MARKUP)}</textarea><script type='text/x-template'>{MARKUP[:400]}</script>",
    ],
)
def test_a_body_carried_without_being_shown_is_found(page: str) -> None:
    element = find_carried(f"<html><body><div id='zoom'></div>{page}</body></html>")

    assert element is not None
    assert "".join(element.itertext()).replace("\n", "") == SENTENCE * 12


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "page",
    [
        "",
        f"<p>{SENTENCE * 12}</p>",
        f"<textarea>{SENTENCE}</textarea>",
        f"<script>var page = '{SENTENCE * 12}'</script>",
        "<script>" + '"' + "\\u" * 200 + '"' + "</script>",
        "<textarea>" * 100_000,
        "<script>" + '"\\\\' * 200_000 + "</script>",
    ],
)
def test_other_pages_carry_none(page: str) -> None:
    assert find_carried(page) is None


def test_scripts_within_a_carried_text_are_no_text() -> None:
    page = f"<textarea>{escape(MARKUP + '<script>alert(1)</script>')}</textarea>"
    element = find_carried(page)

    assert element is not None
    assert "alert" not in "".join(element.itertext())
