"""What the canary shows on its two nights, and what must come of it. Every figure follows from the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from string import Template

from jobs.demo.site import Page, html_page
from jobs.demo.template import escaped
from jobs.demo.texts import full_width
from store.records import AlertKind, ChangeKind

HOST = "canary.fazhi.test"
SOURCE = "drill/canary"
COLUMN = "/bg/"
ROBOTS = "/robots.txt"
_CLOSED = "/closed/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as it stands on one night."""

    path: str
    title: str
    published: date
    text: str
    """Canonical."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Something that an analyst must be told."""

    kind: ChangeKind
    path: str
    figures: frozenset[tuple[str, str]] = frozenset()
    """Before -> after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an alert must say, in whatever words."""

    kind: AlertKind
    words: tuple[str, ...]
    """Paths, titles and figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """The canary on one night."""

    pages: Mapping[str, Page]
    """By path."""
    texts: Mapping[str, tuple[Report, ...]]
    """By path: every version that must be kept by the end of the night, oldest first."""
    closed: str
    """A path that is listed, and that robots.txt closes."""
    blocked: str | None
    """The path behind a challenge."""
    happened: tuple[Happened, ...]
    said: tuple[Said, ...]


def nights(day: date) -> tuple[Night, Night]:
    """Write the two nights of the drill of a day."""
    edited, rewritten = _edited(day)
    blocked = _report(day, "3", years_back=3, slots=(6, 7, 8, 9))
    new = _report(day, "1", years_back=1, slots=(10, 11, 12, 13))
    before, after = [edited, blocked], [new, rewritten, blocked]
    closed = _report(day, "4", years_back=4, slots=(14, 15, 16, 17), folder=_CLOSED)
    first = Night(
        pages=_pages(before, closed),
        texts={edited.path: (edited,), blocked.path: (blocked,)},
        closed=closed.path,
        blocked=None,
        happened=(),
        said=(),
    )
    figures = ((_figure(day, 0), _figure(day, 4)), (_figure(day, 2), _figure(day, 5)))
    second = Night(
        pages={**_pages(after, closed), blocked.path: Page(body=_read("challenge.html").encode(), status=412)},
        texts={edited.path: (edited, rewritten), blocked.path: (blocked,), new.path: (new,)},
        closed=closed.path,
        blocked=blocked.path,
        happened=(
            Happened(kind=ChangeKind.NEW, path=new.path),
            Happened(kind=ChangeKind.EDITED, path=edited.path, figures=frozenset(figures)),
        ),
        said=(
            Said(kind=AlertKind.NEW, words=(new.path, new.title)),
            Said(kind=AlertKind.EDITED, words=(edited.path, *figures[0], *figures[1])),
            Said(kind=AlertKind.FINDING, words=(blocked.path,)),
        ),
    )
    return first, second


def source_file(origin: str) -> str:
    """Declare the canary as a source; `origin` is its scheme, host and port."""
    return Template(_read("source.toml")).substitute(origin=origin, column=COLUMN, host=HOST)


def _edited(day: date) -> tuple[Report, Report]:
    before = _report(day, "2", years_back=2, slots=(0, 1, 2, 3))
    after = _report(day, "2", years_back=2, slots=(4, 1, 5, 3))
    return before, after


def _report(day: date, name: str, *, years_back: int, slots: tuple[int, int, int, int], folder: str = COLUMN) -> Report:
    """Write a report: one text for all, in which year and figures differ."""
    year = day.year - years_back
    published = day - timedelta(days=365 * (years_back - 1))
    permits, papers, checks, reviews = (_figure(day, slot) for slot in slots)
    signed = f"{published.year}年{published.month}月{published.day}日"
    values = {"permits": permits, "papers": papers, "checks": checks, "reviews": reviews, "day": signed}
    return Report(
        path=f"{folder}{published:%Y%m}/t{published:%Y%m%d}_{name}.html",
        title=f"金雀自检区{year}年法治政府建设情况报告",
        published=published,
        text=Template(_read("report.txt").strip()).substitute(values, year=str(year)),
    )


def _figure(day: date, slot: int) -> str:
    """Give a figure of five digits: no two slots have the same one, and no two days in a row."""
    return str(20_000 + (day.toordinal() * 7_919 + slot * 1_301) % 70_000)


def _pages(reports: list[Report], closed: Report) -> Mapping[str, Page]:
    items = "\n".join(
        f'<li><a href="{one.path}">{escaped(one.title)}</a><span>{one.published}</span></li>'
        for one in (*reports, closed)
    )
    return {
        ROBOTS: Page(body=f"User-agent: *\nDisallow: {_CLOSED}\n".encode(), content_type="text/plain"),
        COLUMN: html_page(Template(_read("column.html")).substitute(items=items)),
        **{one.path: _article(one) for one in (*reports, closed)},
    }


def _article(report: Report) -> Page:
    lines = "\n".join(f"<p>　　{escaped(full_width(line))}</p>" for line in report.text.split("\n"))
    values = {"title": escaped(report.title), "published": str(report.published), "paragraphs": lines}
    return html_page(Template(_read("article.html")).substitute(values))


def _read(name: str) -> str:
    return files("jobs.drill").joinpath(name).read_text("utf-8")
