from dataclasses import replace

from store.records import ChangeKind


def lines(page) -> list[str]:
    return [" ".join(li.text_content().split()) for li in page.cssselect(".story > li")]


def test_everything_is_told_in_order(full, page) -> None:
    said = lines(page(full))
    expected = [
        ("2026-03-03 01:30:00", "首次采集（来源首次采集时已有）"),
        ("2026-03-04 01:30:00", "第 2 版：网站发布或改动"),
        ("2026-03-05 01:30:00", "第 3 版：我方读取程序更新，非网站改动"),
        ("2026-03-07 01:30:00", "至 2026-03-07 共 3 夜，其中来源正常、可作证据的 2 夜"),
        ("2026-03-10 01:30:00", "来源异常：网站拦截访问，至 2026-03-11 01:30:00"),
        ("2026-03-14 01:30:00", "撤下"),
        ("2026-03-16 01:30:00", "共 1 夜"),
        ("2026-03-22 01:30:00", "恢复"),
        ("2026-03-24 01:30:00", "网址跳转"),
        ("2026-03-26 01:30:00", "不再跳转"),
        ("2026-03-27 01:30:00", "来源异常：网站维护中，尚未恢复"),
    ]
    assert len(said) == len(expected)
    for line, (time, words) in zip(said, expected, strict=True):
        assert line.startswith(time)
        assert words in line


def test_an_edit_is_told_with_its_figures(full, page) -> None:
    edit = page(full).cssselect(".story > li")[1]
    assert "明显 · 数字改动 2 处 · 正文已改,页面日期未变(静默修改) · 未单独通知：flapping" in edit.text_content()
    assert [td.text_content() for td in edit.iter("td")] == ["45件", "54件", "升 ↑", "行政复议案件", "行政复议案件54件"]


def test_each_missed_night_is_told_with_its_proof(full, page) -> None:
    nights = page(full).cssselect(".story > li")[3].cssselect("tbody tr")
    assert [night[0].text_content() for night in nights] == ["2026-03-05", "2026-03-06", "2026-03-07"]
    assert [night[2].text for night in nights] == ["是", "否", "是"]
    assert nights[0][3].text_content() == "2026/03/5.warc.gz @ 273"


def test_a_new_report_is_told_once(make, page, full) -> None:
    new = replace(full.happenings[1], kind=ChangeKind.NEW, to_version=1)
    (told,) = lines(page(make(happenings=(new,))))
    assert "首次采集" in told
    assert "明显" in told


def test_a_look_that_was_not_believed_is_no_edit(make, page, full) -> None:
    held = replace(full.happenings[0], to_version=None)
    told = lines(page(make(happenings=(held,))))
    assert "疑似改动，未予采信" in told[1]
    assert "看差异" not in told[1]
