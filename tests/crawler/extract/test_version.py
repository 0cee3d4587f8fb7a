from importlib.metadata import version

from crawler.extract.version import EXTRACTOR


def test_the_extractor_is_named_with_what_it_builds_on() -> None:
    ours, theirs = EXTRACTOR.split("+")

    assert ours.isdecimal()
    assert theirs == f"trafilatura-{version('trafilatura')}"
