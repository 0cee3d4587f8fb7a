from store import amend, runs
from store.records import Cause
from store.schema import DocumentRow, VersionRow

TEXT = "2025年,全区法治政府建设扎实推进。"


def amended(watch, version, article, run):
    return watch.do(amend.amend, version, article, extractor="9", rule_hash="r", run_id=run, now=watch.now)


def test_a_version_is_followed_by_another_reading_of_its_capture(watch, make_article):
    seen = watch.see(TEXT)
    run = watch.do(runs.begin_reread, sources=["tianjin/jizhou"], now=watch.now).id
    assert amended(watch, seen.version, make_article(TEXT[:-1], issuer="区政府"), run) == 2
    old, new = watch.history(seen.document)
    assert (old.text, old.until_at) == (TEXT, new.from_at)
    assert (new.text, new.issuer, new.until_at) == (TEXT[:-1], "区政府", None)
    assert (new.cause, new.extractor, new.rule_hash, new.capture) == (Cause.EXTRACTOR, "9", "r", old.capture)
    assert not [one for one in watch.pending() if one.after is not None and one.after.cause is Cause.SITE]


def test_a_version_that_is_past_is_not_amended(watch, make_article):
    seen = watch.see(TEXT)
    run = watch.do(runs.begin_reread, sources=[], now=watch.now).id
    assert amended(watch, seen.version, make_article(TEXT[:-1]), run) == 2
    assert amended(watch, seen.version, make_article(TEXT[:-2]), run) is None
    assert len(watch.history(seen.document)) == 2


def test_a_text_that_is_kept_already_is_not_kept_twice(watch, make_article):
    seen, other = watch.see(TEXT), watch.see("二" * 40, url="https://www.tjjz.gov.cn/2.html")
    run = watch.do(runs.begin_reread, sources=[], now=watch.now).id
    amended(watch, other.version, make_article(TEXT), run)
    texts = {version.sha256 for one in (seen, other) for version in watch.history(one.document)}
    assert len(texts) == 2


def test_the_reader_is_noted(watch):
    seen = watch.see(TEXT)
    watch.do(amend.read_again, seen.document, extractor="9", rule_hash="r")
    assert watch.ask(lambda session: session.get_one(DocumentRow, seen.document).reader) == "9|r"


def test_its_versions_belong_to_it(watch, make_article):
    seen = watch.see(TEXT)
    run = watch.do(runs.begin_reread, sources=[], now=watch.now).id
    amended(watch, seen.version, make_article(TEXT[:-1]), run)
    assert watch.ask(lambda session: session.get_one(VersionRow, seen.version + 1).run_id) == run
