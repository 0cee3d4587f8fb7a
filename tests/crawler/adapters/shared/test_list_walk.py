from datetime import date

from crawler.adapters.shared.document import parse
from crawler.adapters.shared.list_walk import walk

URL = "https://www.example.gov.cn/zwgk/index.html"
DAY = date(2024, 3, 5)


def _rows(markup: str) -> list[list[tuple[str, date | None]]]:
    return [[(row.link.title, row.on) for row in block.rows] for block in walk(parse(markup, URL)).blocks]


def _undated(markup: str) -> list[str]:
    return [link.title for link in walk(parse(markup, URL)).undated]


def test_list_items() -> None:
    markup = """<ul>
      <li><span>2024-03-05</span><a href="/a/10001.html">某区法治政府报告</a></li>
      <li><a href="/a/10002.html">某镇法治政府报告</a><span>[2024-03-04]</span></li></ul>"""
    assert _rows(markup) == [[("某区法治政府报告", DAY), ("某镇法治政府报告", date(2024, 3, 4))]]


def test_table_rows_with_several_links_and_dates() -> None:
    markup = """<table><tr><th>索引号</th><th>名称</th><th>成文日期</th><th>发布日期</th></tr>
      <tr><td>K123/2024-00001</td><td><a href="/col/fz/">[公告]</a><a href="/a/10001.html">某区法治政府报告</a></td>
          <td>2024-03-01</td><td>2024-03-05</td></tr>
      <tr><td>K123/2024-00002</td><td><a href="/a/10002.html">某镇法治政府报告</a></td>
          <td>2024-02-28</td><td>2024-03-04</td></tr></table>"""
    assert _rows(markup) == [[("某区法治政府报告", DAY), ("某镇法治政府报告", date(2024, 3, 4))]]


def test_a_tool_box_hidden_in_a_row_adds_no_row() -> None:
    markup = """<ul><li><a href="/a/10001.html">某区法治政府报告</a><b>2024-03-05</b>
      <div class="xx"><p>索引号：K123/2024-00001</p><p>发文日期：2024-03-01</p></div></li></ul>"""
    assert _rows(markup) == [[("某区法治政府报告", DAY)]]


def test_rows_without_wrappers_are_paired_in_order() -> None:
    after = """<div><a href="/a/10001.html">第一份报告</a> 2024-03-05<br>
      <a href="/a/10002.html">第二份报告</a> 2024-03-04<br><a href="/a/10003.html">第三份报告</a> 2024-03-03</div>"""
    before = """<dl><dd>2024-03-05</dd><dt><a href="/a/10001.html">第一份报告</a></dt>
      <dd>2024-03-04</dd><dt><a href="/a/10002.html">第二份报告</a></dt></dl>"""
    assert [title for title, _ in _rows(after)[0]] == ["第一份报告", "第二份报告", "第三份报告"]
    assert _rows(before) == [[("第一份报告", DAY), ("第二份报告", date(2024, 3, 4))]]


def test_cards_whose_link_holds_everything() -> None:
    markup = """<div><a href="/a/10001.html"><h4>某区法治政府报告</h4><p>摘要</p><i>2024-03-05</i></a>
      <a href="/a/10002.html"><h4>某镇法治政府报告</h4><p>摘要</p><i>2024-03-04</i></a></div>"""
    assert _rows(markup) == [[("某区法治政府报告", DAY), ("某镇法治政府报告", date(2024, 3, 4))]]


def test_calendar_leaves() -> None:
    markup = """<ul><li><div><b>05</b><span>2024-03</span></div><a href="/a/10001.html">某区法治政府报告</a></li>
      <li><div><b>03-04</b><i>2024</i></div><a href="/a/10002.html">某镇法治政府报告</a></li></ul>"""
    assert _rows(markup) == [[("某区法治政府报告", DAY), ("某镇法治政府报告", date(2024, 3, 4))]]


def test_a_date_without_its_year_still_makes_a_row() -> None:
    assert _rows('<p><a href="/a/10001.html">某区法治政府报告</a><i>03-05</i></p>') == [[("某区法治政府报告", None)]]


def test_two_lists_are_two_blocks() -> None:
    item = '<li><a href="/a/1000{0}.html">第{0}份法治政府报告</a><i>2024-03-05</i></li>'
    lists = [f"<ul>{''.join(item.format(n) for n in numbers)}</ul>" for numbers in ((1, 2), (3, 4))]
    assert [len(block) for block in _rows("".join(lists))] == [2, 2]


def test_a_clock_in_a_menu_makes_no_row() -> None:
    menu = "".join(f'<a href="/c{n}/">政府信息公开栏目之{n}</a>' for n in range(9))
    assert _rows(f"<div>2024年3月5日 星期二 {menu}</div>") == []


def test_a_date_far_from_a_link_makes_no_row() -> None:
    assert _rows(f'<div><p>2024-03-05</p><p>{"正文" * 300}</p><a href="/about">某区人民政府办公室</a></div>') == []


def test_menus_and_feet_list_nothing() -> None:
    row = '<p><a href="/a/10001.html">某区法治政府报告</a>2024-03-05</p>'
    markup = f"<nav><a href='/a/10002.html'>某区法治政府建设栏目</a></nav><footer>2024-03-05</footer>{row}"
    assert _rows(markup) == [[("某区法治政府报告", DAY)]]
    assert _undated(markup) == []


def test_links_without_dates_are_kept_apart() -> None:
    markup = """<a href="/a/10002.html">某镇法治政府报告</a>
      <ul><li><a href="/a/10001.html">某区法治政府报告</a>2024-03-05</li></ul>"""
    assert _undated(markup) == ["某镇法治政府报告"]


def test_links_without_a_date_among_dated_rows_are_the_lists_strays() -> None:
    row = '<li><a href="/a/1000{0}.html">第{0}份法治政府报告</a><i>{1}</i></li>'
    markup = f"<ul>{row.format(1, '2024-03-05')}{row.format(2, '')}{row.format(3, '2024-03-04')}</ul>"
    found = walk(parse(markup, URL))
    assert [[link.title for link in block.strays] for block in found.blocks] == [["第2份法治政府报告"]]
    assert [link.title for link in found.undated] == ["第2份法治政府报告"]


def test_a_rows_other_links_are_no_strays() -> None:
    row = '<li><a href="/col/1/">[公告]</a><a href="/a/1000{0}.html">第{0}份法治政府报告</a><i>2024-03-05</i></li>'
    (block,) = walk(parse(f"<ul>{row.format(1)}{row.format(2)}</ul>", URL)).blocks
    assert block.strays == []


def test_the_longest_text_is_the_one_no_entry_interrupts() -> None:
    entry = '<a href="/a/10001.html">某区法治政府报告</a>'
    assert (
        walk(parse(f"<p>{'字' * 30}</p>{entry}<p>{'字' * 40}</p><p>短</p><p>{'字' * 50}</p>", URL)).longest_text == 90
    )
    assert walk(parse(f"<a href='/a/10001.html'>{'字' * 99}</a><script>{'x' * 99}</script>", URL)).longest_text == 0


def test_an_element_that_a_click_opens_is_a_link_unless_it_holds_one() -> None:
    markup = """<ul><li onclick="openUrl('/a/10001.html')"><b>某区法治政府报告</b><i>2024-03-05</i></li>
      <li onclick="openUrl('/a/10009.html')"><a href="/a/10002.html">某镇法治政府报告</a><i>2024-03-04</i></li></ul>"""
    assert _rows(markup) == [[("某区法治政府报告", DAY), ("某镇法治政府报告", date(2024, 3, 4))]]
