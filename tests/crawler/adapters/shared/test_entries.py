from datetime import date

import pytest

from crawler.adapters.base import Entry
from crawler.adapters.shared.document import parse
from crawler.adapters.shared.entries import read_entries, read_list, read_records, without_doubles
from crawler.errors import ListNotUnderstood

COLUMN = "https://www.example.gov.cn/zwgk/fzzfjs/index.html"


def _titles(markup: str, url: str = COLUMN) -> list[str]:
    return [entry.title for entry in read_entries(parse(markup, url))]


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def test_one_entry_is_a_list() -> None:
    markup = '<div><a href="./202403/t20240305_1.html">某区法治政府报告</a><span>2024-03-06</span></div>'
    assert read_entries(parse(markup, COLUMN)) == (
        Entry(
            url="https://www.example.gov.cn/zwgk/fzzfjs/202403/t20240305_1.html",
            title="某区法治政府报告",
            listed_on=date(2024, 3, 6),
        ),
    )


def test_the_address_gives_the_date_that_the_list_leaves_out() -> None:
    markup = '<p><a href="/art/2024/3/5/art_1_2.html">某区法治政府报告</a> 03-05</p>'
    assert read_entries(parse(markup, COLUMN))[0].listed_on == date(2024, 3, 5)


def test_doubles_and_the_column_itself_are_dropped() -> None:
    row = '<a href="{}">某区法治政府建设年度报告</a>2024-03-05'
    hrefs = ["/a/10001.html", "/a/10001.html#pl", "index.html", "/a/10002.html"]
    assert len(_titles(_list([row.format(href) for href in hrefs]))) == 2


def test_a_list_under_the_columns_own_path_is_chosen_before_others() -> None:
    own = _list(['<a href="./202403/t20240305_1.html">某区法治政府报告</a>2024-03-05'])
    aside = _list([f'<a href="/xwzx/202404/t2024040{n}_1.html">某区新闻之{n}</a>2024-04-01' for n in (1, 2, 3)])
    assert _titles(own + aside) == ["某区法治政府报告"]
    assert len(_titles(aside)) == 3


OTHERS = "https://www.example.gov.cn/col/col1/index.html"
ART = '<a href="/art/2024/{0}.html">某区第{0}份法治政府报告</a>2024-03-05'
NEWS = _list([f'<a href="/xwzx/t2024040{n}_1.html">某区召开第{n}次会议</a>2024-04-01' for n in range(1, 5)])


@pytest.mark.parametrize("box", ["<aside>{}</aside>", '<div class="sidebar">{}</div>', '<div id="hot">{}</div>'])
def test_boxes_beside_a_list_are_left_out(box: str) -> None:
    main = _list([ART.format(n) for n in (10001, 10002)])
    for markup in (main + box.format(NEWS), box.format(NEWS) + main):
        assert _titles(f"<main>{markup}</main>", OTHERS) == ["某区第10001份法治政府报告", "某区第10002份法治政府报告"]
    assert len(_titles(box.format(NEWS), OTHERS)) == 4


def test_in_doubt_a_box_is_kept() -> None:
    longer = _list([ART.format(n) for n in range(10001, 10013)])
    short = _list([ART.format(n) for n in (20001, 20002)])
    assert len(_titles(f"<aside>{longer}</aside>{short}", OTHERS)) == 14
    assert len(_titles(f"<div class='news'>{NEWS}</div>{short}", OTHERS)) == 6
    assert len(_titles(f"<aside>{NEWS}</aside><p>{ART.format(10001)}</p>", OTHERS)) == 5


def test_a_single_row_does_not_leave_its_box() -> None:
    main = _list([ART.format(n) for n in (10001, 10002)])
    assert len(_titles(f"<div><aside><p>{ART.format(30001)}</p></aside>{main}</div>", OTHERS)) == 2


def test_undated_rows_are_read_beside_a_box_with_dates() -> None:
    undated = _list([f'<a href="/art/2024/{n}.html">某区第{n}份法治政府报告</a>' for n in range(10001, 10004)])
    assert len(_titles(f"<aside>{NEWS}</aside><div><section>{undated}</section></div>", OTHERS)) == 7


def test_what_may_be_no_more_than_a_box() -> None:
    def doubts(markup: str, url: str = OTHERS) -> tuple[bool, bool]:
        read = read_list(parse(markup, url))
        return read.may_be_box, read.is_box

    assert doubts(NEWS) == (True, False)
    assert doubts(f"<aside>{NEWS}</aside>") == (True, True)
    assert doubts(_list([ART.format(n) for n in range(10001, 10012)])) == (False, False)
    assert doubts(NEWS, "https://www.example.gov.cn/xwzx/index.html") == (False, False)


def test_a_column_that_is_a_file_owns_the_folder_of_its_name() -> None:
    own = _list([f'<a href="fzzf/2023/{n}0001.htm">第{n}份法治政府报告</a>2024-03-05' for n in (1, 2)])
    aside = _list([f'<a href="/xwzx/{n}0001.htm">某区新闻之{n}</a>2024-04-01' for n in (1, 2)])
    titles = _titles(own + aside, "https://www.example.gov.cn/fzzf.htm")
    assert titles == ["第1份法治政府报告", "第2份法治政府报告"]


def test_undated_articles_of_the_column_are_entries() -> None:
    markup = '<a href="/about/index.html">机构概况</a>' + _list(
        ['<a href="./202403/t20240305_1.html">2023年报告</a>', '<a href="./202303/t20230305_1.html">2022年报告</a>']
    )
    assert _titles(markup) == ["2023年报告", "2022年报告"]


def test_a_row_of_the_column_that_lacks_its_date_is_an_entry() -> None:
    items = [
        '<a href="./202403/t20240305_1.html">2023年报告</a>2024-03-05',
        '<a href="./202303/20001.html">2022年报告</a>',
    ]
    entries = read_entries(parse(_list(items), COLUMN))
    assert [(entry.title, entry.listed_on) for entry in entries] == [
        ("2023年报告", date(2024, 3, 5)),
        ("2022年报告", None),
    ]


def test_rows_without_a_date_in_a_dated_list_elsewhere_are_entries() -> None:
    items = [
        f'<a href="/xx/1000{n}.html">第{n}份法治政府报告</a>{day}'
        for n, day in enumerate(["2024-03-05", "2024-03-04", ""])
    ]
    more = '<a href="/xx/more_10001.html">更多法治政府报告在此</a>'
    entries = read_entries(parse(f"<div><h3>{more}</h3>{_list(items)}</div>", COLUMN))
    assert [(entry.title, entry.listed_on) for entry in entries] == [
        ("第0份法治政府报告", date(2024, 3, 5)),
        ("第1份法治政府报告", date(2024, 3, 4)),
        ("第2份法治政府报告", None),
    ]


def test_a_long_undated_list_is_not_lost_beside_a_short_dated_one() -> None:
    main = _list([f'<a href="/xx/1000{n}.html">第{n}份法治政府建设报告</a>' for n in range(12)])
    aside = "<dl>{}</dl>".format(
        "".join(f'<dd><a href="/yy/2000{n}.html">某区新闻之{n}</a>2024-03-05</dd>' for n in range(5))
    )
    assert len(_titles(main + aside)) == 17
    assert len(_titles(main.replace("<li>", "<li hidden>", 1)[: len(main) // 2] + "</ul>" + aside)) == 5


def test_an_undated_list_of_articles_elsewhere_counts_when_it_is_a_list() -> None:
    items = [f'<a href="/info/1096/{n}.htm">某区第{n}份法治政府报告</a>' for n in (11, 12, 13)]
    assert len(_titles(_list(items))) == 3
    with pytest.raises(ListNotUnderstood):
        _titles(_list(items[:2]))


def test_attachments_and_the_foot_of_a_page_are_no_list() -> None:
    files = _list([f'<a href="./P02024030{n}.docx">附件{n}：法治政府建设统计表</a>' for n in (1, 2, 3)])
    foot = _list(
        [
            f'<a href="/gywm/content/post_1000{n}.html">{t}</a>'
            for n, t in enumerate(("关于我们", "网站声明", "隐私安全"))
        ]
    )
    with pytest.raises(ListNotUnderstood) as raised:
        _titles(files + foot)
    assert raised.value.url == COLUMN


def test_navigation_alone_is_no_list() -> None:
    menu = _list([f'<a href="/{name}/">{name}信息公开栏目</a>' for name in ("zwgk", "xwzx", "hdjl", "bsfw")])
    with pytest.raises(ListNotUnderstood):
        _titles(menu)


def test_each_record_gives_one_entry() -> None:
    records = [
        "<li><a href='/art/2024/3/5/art_1_2.html' title='某区法治政府报告'>某区法治…</a><span>2024-03-05</span></li>",
        "<li><a href='/col/col9/'>[公告]</a><a href='https://mp.weixin.qq.com/s/x'>某区法治政府报告解读</a></li>",
        "<li>没有链接</li>",
        "<",
        "",
    ]
    entries = read_records(records, COLUMN)
    assert [entry.title for entry in entries] == ["某区法治政府报告", "某区法治政府报告解读"]
    assert entries[1].listed_on is None


def test_no_entries_are_no_doubles() -> None:
    assert without_doubles([], COLUMN) == ()
