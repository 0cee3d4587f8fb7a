"""What a document costs on a night on which nothing happened."""

from jobs.demo.site import Page
from jobs.seal import seal
from store.schema import DocumentRow
from store.session import open_store

DOCUMENTS = 150
STORE_BYTES = 200
ARCHIVE_BYTES = 1536


def test_an_unchanged_night_adds_almost_nothing(town):
    host = town.declare("still")
    titles = {
        f"/t20240301_{number}.html": f"秦州区2023年法治政府建设情况报告（第{number}号）" for number in range(DOCUMENTS)
    }
    rows = "".join(f'<li><a href="{name}">{title}</a><span>2024-03-01</span></li>' for name, title in titles.items())
    town.put(host, "/", town.list_page({}).replace("</ul>", rows + "</ul>"))
    for number, (name, title) in enumerate(titles.items()):
        headers = (("ETag", f'"{number}"'),) if number % 2 else ()
        town.put(host, name, Page(body=town.article(title, text(number)).encode(), headers=headers))
    _, before, after = [night(town, number) for number in (1, 2, 3)]
    assert len(town.rows(DocumentRow)) == DOCUMENTS
    assert after[0] - before[0] <= STORE_BYTES * DOCUMENTS
    assert after[1] - before[1] <= ARCHIVE_BYTES * DOCUMENTS


def text(number):
    """Write a report of its own."""
    return "\n".join(
        f"{number}年,全县法治政府建设扎实推进,第{line}项工作有序开展,现将有关情况报告如下。" for line in range(30)
    )


def night(town, number):
    """Run and seal a night and say how large the store and the archive are then."""
    assert not town.night(number).failed
    place = town.place(number)
    engine = open_store(place.settings.store.url)
    seal(engine, place)
    engine.dispose()
    files = place.settings.store.archive.rglob("*.warc.gz")
    return (town.folder / "fazhi.db").stat().st_size, sum(file.stat().st_size for file in files)
