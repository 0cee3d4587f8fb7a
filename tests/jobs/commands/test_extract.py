import json
from pathlib import Path

import pytest

FILES = Path(__file__).parents[2] / "files"
SAVED = Path(__file__).parents[2] / "pages/saved"


def test_a_page_read_can_be_saved_as_a_test(fazhi, tmp_path: Path) -> None:
    sample = SAVED / "boda.html"
    url = "http://www.example.gov.cn/info/1023/4567.htm"
    told = fazhi("extract", sample, "--url", url, "--save-page", tmp_path, "--json")

    assert json.loads(told.out)["text"] == sample.with_suffix(".txt").read_text("utf-8")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".html", ".json", ".txt"]


@pytest.mark.parametrize("name", ["report.docx", "report.doc", "report.pdf", "report.rtf", "runs.ofd"])
def test_a_file_is_read_like_a_page(fazhi, name):
    said = fazhi("extract", FILES / name, "--json")
    article = json.loads(said.out)
    assert (said.code, article["method"]) == (0, f"file:{name.rpartition('.')[2]}")
    assert article["text"].startswith("2023年,云溪县人民政府")
    assert article["report_year"] == 2023


def test_a_file_that_cannot_be_read_says_why(fazhi):
    said = fazhi("extract", FILES / "locked.docx")
    assert said.code == 1
    assert "password" in said.err


def test_a_page_of_files_only_names_them(fazhi, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><meta charset='utf-8'></head><body><h1>某县2023年法治政府建设情况报告</h1>"
        "<div class='TRS_Editor'><a href='/f/a.pdf'>报告.pdf</a></div></body></html>",
        "utf-8",
    )
    article = json.loads(fazhi("extract", page, "--url", "https://a.gov.cn/x.html", "--json").out)
    assert (article["method"], article["text"]) == ("announcement", "")
    assert article["attachments"] == [{"url": "https://a.gov.cn/f/a.pdf", "name": "报告.pdf"}]


def test_only_pages_are_saved_as_test_pages(fazhi, tmp_path):
    said = fazhi("extract", FILES / "report.docx", "--save-page", tmp_path)
    assert (said.code, list(tmp_path.iterdir())) == (1, [])
