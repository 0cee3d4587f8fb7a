from datetime import date

from jobs.dossier.facts import FactChange, changed_facts, facts_of
from store.records import Level


def test_only_what_differs_is_named(make_edition) -> None:
    before = make_edition(1, "甲", title="旧题", document_number="蓟政〔2026〕1号").version
    after = make_edition(2, "乙", title="新题", signed_on=date(2026, 3, 1)).version
    assert changed_facts(before, after) == (
        FactChange(fact="document_number", before="蓟政〔2026〕1号", after=None),
        FactChange(fact="signed_on", before=None, after="2026-03-01"),
        FactChange(fact="title", before="旧题", after="新题"),
    )
    assert changed_facts(before, before) == ()


def test_facts_are_words(make_edition) -> None:
    files = ({"url": "https://a.gov.cn/a.pdf", "name": "附件1"}, {"url": "https://a.gov.cn/b.pdf", "name": ""})
    facts = facts_of(make_edition(1, "甲", level=Level.COUNTY, attachments=files).version)
    assert facts["level"] == "县级"
    assert facts["attachments"] == "附件1、https://a.gov.cn/b.pdf"
    assert "signed_on" not in facts
