from datetime import date

from crawler.adapters.document import parse
from crawler.adapters.list_walk import walk

URL = "https://www.example.gov.cn/zwgk/index.html"
DAY = date(2024, 3, 5)


def _rows(markup: str) -> list[list[tuple[str, date | None]]]:
    return [[(row.link.title, row.on) for row in block] for block in walk(parse(markup, URL)).blocks]


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
