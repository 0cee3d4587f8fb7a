import pytest

from crawler.extract.version import EXTRACTOR, EXTRACTORS
from crawler.readers import is_todays


@pytest.mark.parametrize("extractor", sorted(EXTRACTORS))
def test_what_reads_today_is_known(extractor):
    assert is_todays(f"{extractor}|rules", "rules")
    assert not is_todays(f"{extractor}|rules", "others")


@pytest.mark.parametrize("reader", [None, "", EXTRACTOR, "3+trafilatura-2.3.0|rules", "3+pdf+pypdfium2-1.0|rules"])
def test_what_read_before_is_not(reader):
    assert not is_todays(reader, "rules")
