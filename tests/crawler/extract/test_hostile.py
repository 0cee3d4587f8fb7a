"""Pages written to take long: each is read, or refused, within the time that a night has for one."""

import time
from contextlib import suppress

import pytest

from crawler.errors import TextNotFound
from crawler.extract.article import read

SIZE = 300_000
SECONDS = 3.0
TEXT = "<p>为深入贯彻落实党中央决策部署，进一步规范行政执法行为。</p>" * 9
PIECES = {
    "cells": "<table><tr><td>甲</td><td>乙</td></tr></table>",
    "divs": "<div>",
    "labels": "<p>来源：a</p>",
    "pairs": "<p>发布机构</p><p>某局</p>",
    "scripts": '<script>"政府。',
    "sentences": "政。",
    "spans": "<p><span>",
    "tables": "<table><tr><td>",
    "titles": "<h1>某市法治政府建设情况</h1>",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_no_page_takes_long(piece: str) -> None:
    page = f"<html><title>某市法治政府建设</title><body>{piece * (SIZE // len(piece))}{TEXT}"

    started = time.process_time()
    with suppress(TextNotFound):
        read(page.encode(), url="http://www.example.gov.cn/")

    assert time.process_time() - started < SECONDS
