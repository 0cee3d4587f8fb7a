import json
from pathlib import Path

import pytest

from crawler.extract.article import read
from jobs.saved_page import Page, save

SAVED = Path(__file__).parents[1] / "pages/saved"


def test_a_page_is_kept_with_its_text_as_the_tests_want_it(tmp_path: Path) -> None:
    sample = SAVED / "wrong_header.html"
    about = json.loads(sample.with_suffix(".json").read_text("utf-8"))
    page = Page(body=sample.read_bytes(), url=about["url"], content_type=about["content_type"])

    path = save(page, read(page.body, url=page.url, content_type=page.content_type), tmp_path / "pages")

    assert path.name.startswith("www_example_gov_cn_")
    assert path.read_bytes() == page.body
    assert path.with_suffix(".txt").read_bytes() == sample.with_suffix(".txt").read_bytes()
    told = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert told == {**about, "about": f"saved from {page.url}"}


@pytest.mark.parametrize("url", ["", "http://../../etc/passwd", "http://%2e%2e%2fa:80/", "http://" + "a" * 500])
def test_an_address_never_leads_out_of_the_folder(tmp_path: Path, url: str) -> None:
    page = Page(body=(SAVED / "boda.html").read_bytes(), url=url, content_type="")

    assert save(page, read(page.body, url="http://www.example.gov.cn/1.html"), tmp_path).parent == tmp_path
