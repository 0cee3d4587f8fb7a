from dataclasses import replace
from datetime import date

from jobs.reread_difference import FactRead, read_otherwise
from store.records import Article, Attachment, Facts, Kind

ARTICLE = Article(
    kind=Kind.REPORT,
    reason="",
    text="第一段。\n第二段。",
    facts=Facts(title="报告", published_on=date(2026, 3, 1), facts_from={"title": "meta", "published_on": "label"}),
    method="densest",
)


def test_the_same_reading_differs_in_nothing():
    assert read_otherwise(ARTICLE, replace(ARTICLE, reason="another word for it", method="container:x")) is None


def test_characters_are_counted_as_diff_counts_them():
    found = read_otherwise(ARTICLE, replace(ARTICLE, text="第一段。\n第二段。\n扫一扫"))
    assert (found.chars_added, found.chars_removed, found.facts, found.alike) == (3, 0, (), False)


def test_a_fact_is_named_with_both_readings():
    facts = replace(ARTICLE.facts, report_year=2025)
    found = read_otherwise(ARTICLE, replace(ARTICLE, facts=facts))
    assert found.facts == (FactRead(fact="report_year", before=None, after=2025),)
    assert found.alike, "nobody calls another year an edit of the page"


def test_another_title_is_what_a_night_would_call_an_edit():
    found = read_otherwise(ARTICLE, replace(ARTICLE, facts=replace(ARTICLE.facts, title="另一个标题")))
    assert not found.alike


def test_the_place_where_the_title_was_read_counts():
    facts = replace(ARTICLE.facts, facts_from={"title": "heading", "published_on": "label", "issuer": "body"})
    found = read_otherwise(ARTICLE, replace(ARTICLE, facts=facts))
    assert found.facts == (FactRead(fact="title_from", before="meta", after="heading"),)


def test_kind_and_files_count():
    after = replace(ARTICLE, kind=Kind.NEWS, attachments=(Attachment(url="https://x.gov.cn/f.pdf", name="附件"),))
    found = read_otherwise(ARTICLE, after)
    assert [(fact.fact, fact.after) for fact in found.facts] == [
        ("kind", Kind.NEWS),
        ("attachments", "附件 <https://x.gov.cn/f.pdf>"),
    ]
