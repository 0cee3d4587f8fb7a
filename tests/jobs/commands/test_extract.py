import json
from pathlib import Path

SAVED = Path(__file__).parents[2] / "pages/saved"


def test_a_page_read_can_be_saved_as_a_test(fazhi, tmp_path: Path) -> None:
    sample = SAVED / "boda.html"
    url = "http://www.example.gov.cn/info/1023/4567.htm"
    told = fazhi("extract", sample, "--url", url, "--save-page", tmp_path, "--json")

    assert json.loads(told.out)["text"] == sample.with_suffix(".txt").read_text("utf-8")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".html", ".json", ".txt"]
