from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import glances, recorder
from store.records import Cause, Outcome
from store.sameness import alike, told_by
from store.schema import DocumentRow

BODIES = ("甲" * 50, "甲" * 48 + "乙", "丙" * 10)
FURNITURE = {"1": "打印 关闭", "2": "", "3": "分享到"}

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("see"), st.sampled_from(BODIES), st.sampled_from(["题", "另题"]), st.sampled_from("123")),
        st.tuples(st.sampled_from(["gone", "looked", "unchanged"])),
    ),
    max_size=14,
)


@given(steps=STEPS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_read_the_versions_are_one_unbroken_line(watch, make_article, steps):
    """Pages are read by one of three readers; each leaves other furniture in the text."""
    url = f"https://www.tjjz.gov.cn/{watch.ask(lambda session: session.query(DocumentRow).count())}.html"
    pages: dict[str, tuple[str, str]] = {}

    def read(page, reader):
        return make_article(page[0] + FURNITURE[reader], title=page[1])

    def see(page, reader):
        capture = watch.reading("".join(page), url=url).capture
        pages[capture.digest] = page
        article, standing = read(page, reader), watch.ask(recorder.standing, url)
        stale = standing and standing.reader != recorder.reader_of(reader, "")
        reread = read(pages[standing.capture.digest], reader) if stale else None
        reading = replace(watch.reading("", url=url), article=article, capture=capture, extractor=reader, reread=reread)
        return watch.do(recorder.record, reading), article

    document = see((BODIES[0], "题"), "1")[0].document
    for step in steps:
        watch.now += timedelta(hours=1)
        if step[0] == "see":
            recorded, article = see(step[1:3], step[3])
            standing = watch.ask(recorder.standing, url)
            is_current = alike(standing.told, told_by(article))
            assert is_current != (recorded.outcome is Outcome.SUSPECT)
        elif step[0] == "looked":
            watch.do(glances.looked, document, run_id=watch.run.id, as_="blocked")
        elif step[0] == "gone":
            watch.not_there(document)
        else:
            watch.do(glances.unchanged, document, run_id=watch.run.id, as_="same", now=watch.now)

    history = watch.history(document)
    assert [version.number for version in history] == list(range(1, len(history) + 1))
    assert [version.until_at for version in history] == [*(later.from_at for later in history[1:]), None]
    assert [version.from_at for version in history] == sorted(version.from_at for version in history)
    for before, after in pairwise(history):
        same_page = pages[before.capture.digest] == pages[after.capture.digest]
        assert same_page == (after.cause is Cause.EXTRACTOR), "our change is not their change"
