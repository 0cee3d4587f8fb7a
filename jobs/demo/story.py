"""What the sample web carries and what happens on its second night, as data."""

from dataclasses import dataclass
from datetime import date

from jobs.demo.site import Post
from jobs.demo.texts import paragraphs

NIGHTS = (1, 2)

EDITED_FIGURES: tuple[tuple[str, str], ...] = (("930", "980"), ("3140", "3410"))
"""The figures of seed 002 that differ on the second night; each stands in the text once."""

SECOND_NIGHT = date(2025, 11, 20)
"""The day on which the pages that differ on the second night say they were last modified."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report that a sample site carries."""

    host: str
    path: str
    title: str
    published: date
    year: int


def as_post(report: Report, text: str) -> Post:
    """Publish a canonical text as that report."""
    return Post(path=report.path, title=report.title, published=report.published, paragraphs=paragraphs(text))


QINZHOU = Report(
    host="qinzhou.fazhi.test",
    path="/info/8460/40635.htm",
    title="秦州区2020年法治政府建设情况报告",
    published=date(2021, 1, 29),
    year=2020,
)
JIZHOU = Report(
    host="jizhou.fazhi.test",
    path="/zwgk/fzzfjsbg/fzzfjsgzbg/202203/t20220318_5832432.html",
    title="天津市蓟州区人民政府关于2021年法治政府建设情况报告",
    published=date(2022, 3, 18),
    year=2021,
)
JINGYUAN = Report(
    host="jingyuan.fazhi.test",
    path="/art/2025/3/17/art_12345_4856638.html",
    title="泾源县人民政府2024年度法治政府建设情况报告",
    published=date(2025, 3, 17),
    year=2024,
)
SHIYAN = Report(
    host="shiyan.fazhi.test",
    path="/gkmlpt/content/4/4449/post_4449773.html",
    title="十堰经济技术开发区2023年法治政府建设情况报告",
    published=date(2024, 2, 26),
    year=2023,
)
GANZHOU = Report(
    host="ganzhou.fazhi.test",
    path="/zwgk/fzzf/2020/0303/1182.html",
    title="赣州市2019年法治政府建设情况报告",
    published=date(2020, 3, 3),
    year=2019,
)
SEEDS: tuple[Report, ...] = (QINZHOU, JIZHOU, JINGYUAN, SHIYAN, GANZHOU)
"""In the order of the seed texts."""

NEW_REPORT = Report(
    host="jizhou.fazhi.test",
    path="/zwgk/fzzfjsbg/fzzfjsgzbg/202303/t20230320_6149873.html",
    title="天津市蓟州区人民政府关于2022年法治政府建设情况的报告",
    published=date(2023, 3, 20),
    year=2022,
)

REBUILT, EDITED, CHALLENGED, GONE = QINZHOU, JINGYUAN, SHIYAN, GANZHOU

FORBIDDEN = Report(
    host="ganzhou.fazhi.test",
    path="/nbzl/2019/0318/0877.html",
    title="赣州市2018年法治政府建设情况报告",
    published=date(2019, 3, 18),
    year=2018,
)
"""Listed like any report, but its folder is closed by robots.txt: it must never be requested."""
