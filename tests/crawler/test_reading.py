import gc
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from crawler import reading
from crawler.errors import FileUnreadable, PageTooSlow, TextNotFound
from crawler.extract.article import Hints
from crawler.reading import PageToRead, ReaderFailed, Unread, read_batch
from store.records import Article

FOLDER = Path(__file__).parents[1] / "files"
URL = "https://www.example.gov.cn/art/1001.html"
LINE = "2023年，全县法治政府建设扎实推进，现将有关情况报告如下。"
GOOD = f"<html><body><div class='TRS_Editor'>{f'<p>{LINE}</p>' * 4}</div></body></html>"
FILES = (
    "<html><body><h1>关于印发报告的通知</h1><div class='TRS_Editor'>"
    "<p><a href='/files/report.pdf'>2023年法治政府建设情况报告.pdf</a></p>"
    "<p><a href='/files/table.docx'>附表.docx</a></p></div></body></html>"
)


def page(body, hints=None):
    return PageToRead(
        body=body if isinstance(body, bytes) else body.encode(),
        url=URL,
        content_type="text/html",
        hints=hints or Hints(),
    )


def errors(*pages):
    return [type(one.error) if isinstance(one, Unread) else type(one) for one in read_batch(pages)]


def deaf_twice():
    """Do what libraries do that catch every exception."""
    for _ in range(2):
        with suppress(PageTooSlow):
            signal.pause()
    signal.pause()


def test_a_page_gives_its_article():
    (article,) = read_batch([page(GOOD)])
    assert article.text.count("\n") == 3


def test_the_error_of_one_page_does_not_touch_the_others():
    found = errors(page(GOOD), page("<html><body>404</body></html>"), page("{}"), page(GOOD))
    assert found == [Article, TextNotFound, TextNotFound, Article]


def test_a_fault_in_our_reader_does_not_touch_the_others_and_says_where():
    broken = page(GOOD, Hints(body_rule="p[["))
    before, fault, after = read_batch([page(GOOD), broken, page(GOOD)])
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert isinstance(fault.error, ReaderFailed)
    assert str(fault.error).startswith(f"{URL}: ")


def test_a_page_of_files_only_is_an_announcement_that_names_them():
    (article,) = read_batch([page(FILES)])
    assert (article.method, article.text) == ("announcement", "")
    assert [file.name for file in article.attachments] == ["2023年法治政府建设情况报告.pdf", "附表.docx"]


@pytest.mark.parametrize("name", ["report.docx", "report.doc", "report.rtf", "report.pdf"])
def test_a_file_is_read_by_its_bytes_whatever_it_is_called(name):
    (article,) = read_batch([page((FOLDER / name).read_bytes())])
    assert article.method == f"file:{name.rpartition('.')[2]}"
    assert article.text.startswith("2023年,云溪县人民政府坚持")
    assert (article.facts.title, article.facts.report_year) == ("云溪县人民政府2023年法治政府建设情况报告", 2023)


@pytest.mark.parametrize(
    ("name", "said"), [("locked.docx", "password"), ("locked.pdf", "password"), ("scanned.pdf", "scanned")]
)
def test_a_file_that_cannot_be_read_says_why(name, said):
    (unread,) = read_batch([page((FOLDER / name).read_bytes())])
    assert isinstance(unread.error, FileUnreadable)
    assert said in str(unread.error)


@pytest.fixture
def no_collection():
    """Keep the alarm from ringing in a finalizer of what other tests left, where Python swallows it with a warning."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collection")
def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read(monkeypatch):
    endless = "<html><body><div class='TRS_Editor'>" + f"<p>{LINE}</p>" * 100_000 + "</div></body></html>"
    monkeypatch.setattr(reading, "PAGE_SECONDS", 0.3)
    assert errors(page(endless), page(GOOD)) == [PageTooSlow, Article]


def test_an_alarm_that_was_swallowed_rings_again(monkeypatch):
    monkeypatch.setattr(reading, "AGAIN_SECONDS", 0.05)
    with pytest.raises(PageTooSlow), reading._limit(0.05):
        deaf_twice()


def test_no_alarm_is_left_behind():
    before = signal.getsignal(signal.SIGALRM)
    read_batch([page(GOOD)])
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before
