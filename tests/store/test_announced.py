from datetime import date

from store import announced
from store.announced import Announced
from store.schema import EntryRow, VersionRow

PAGE = "https://www.tjjz.gov.cn/zwgk/t20260301_1.html"
TEXT = "2025年,全区法治政府建设扎实推进。"
DAY, OTHER_DAY = date(2026, 2, 28), date(2026, 3, 1)


def page(title="页面标题", on=OTHER_DAY, places=None):
    return VersionRow(
        title=title, published_on=on, facts_from={"title": "meta", "published_on": "meta"} | (places or {})
    )


def test_the_first_line_that_led_to_a_document_counts(watch, entry):
    again = f"{PAGE}?again"
    watch.listed(entry(title="列表上的标题", on=DAY), entry(key=again, title="又一次"))
    first = watch.see(TEXT, listed_key=PAGE).document
    assert watch.see(TEXT, listed_key=again).document == first
    found = watch.ask(announced.listed, EntryRow.document_id.in_([first]))
    assert found == {first: Announced("列表上的标题", DAY)}


def test_a_file_is_announced_by_what_its_page_says_of_itself():
    assert announced.by_page(page(), Announced("列表", DAY)) == Announced("页面标题", OTHER_DAY)
    assert announced.by_page(page(None, None), Announced("列表", DAY)) == Announced("列表", DAY)


def test_what_a_page_has_from_its_file_announces_nothing():
    told = page(places={"title": "attachment", "published_on": "attachment"})
    assert announced.by_page(told, Announced()) == Announced()
    assert announced.by_page(told, Announced("列表", DAY)) == Announced("列表", DAY)


def test_only_what_a_page_says_now_is_current(watch):
    watch.see(TEXT)
    watch.night(days=1)
    seen = watch.see(f"{TEXT}又")
    rows = watch.ask(lambda session: {key: row.id for key, row in announced.current(session, [seen.document]).items()})
    assert rows == {seen.document: seen.version}
