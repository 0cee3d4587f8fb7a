from store import copies, recorder

HOST = "https://www.tjjz.gov.cn"
LONG = "\n".join(f"第{number}段:全年办理行政复议案件{number}件,依法行政水平不断提高。" for number in range(20))
LIKE = "\n".join([*LONG.split("\n")[:15], "另加一段,与原文不同,说的是另外的事情。"])
OTHER = "\n".join(f"其他报告第{number}段,另一个机关另一年度的另一份报告。" for number in range(20))


def see(watch, name, text, **facts):
    return watch.see(text, url=f"{HOST}/{name}", **facts).document


def groups(watch):
    return {group for group in watch.ask(copies.groups).values() if len(group) > 1}


def test_the_same_text_is_the_same_report(watch):
    one, other = see(watch, "a", LONG), see(watch, "b", LONG)
    see(watch, "c", OTHER)
    assert groups(watch) == {(one, other)}


def test_the_same_issuer_and_year_is_the_same_report_whatever_the_text(watch):
    told = {"issuer": "某县人民政府", "report_year": 2024, "issuer_from": "title"}
    one, other = see(watch, "a", LONG, **told), see(watch, "b", OTHER, **told)
    see(watch, "c", OTHER + "三", **(told | {"report_year": 2023}))
    assert groups(watch) == {(one, other)}


def test_what_only_the_source_says_of_the_issuer_wants_likeness(watch):
    told = {"issuer": "某县人民政府", "report_year": 2024, "issuer_from": "source"}
    one, other = see(watch, "a", LONG, **told), see(watch, "b", LIKE, **told)
    see(watch, "c", OTHER, **told)
    assert groups(watch) == {(one, other)}


def test_where_it_moved_is_the_same_report(watch):
    one = see(watch, "a", LONG)
    edited = LONG.replace("依法", "严格依法", 1)
    there = watch.do(recorder.moved, one, watch.reading(edited, url=f"{HOST}/b")).document
    assert groups(watch) == {(one, there)}
