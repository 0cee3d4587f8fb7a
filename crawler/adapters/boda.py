"""博达 VSB: a static list whose page numbers fall, so that the page's own link leads to the next, or what it counts."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.adapters.base import Listing, ListPage
from crawler.adapters.shared.document import absolute, parse
from crawler.adapters.shared.entries import read_entries
from crawler.adapters.shared.next_page import next_request
from crawler.adapters.shared.own_links import links_to
from crawler.adapters.shared.paging import MOST_PAGES, further_page, next_link

_PAGE_SCRIPT = "_simple_list_gotopage_fun"
_MARKS = ("/system/resource/", "_vsb_content", "pb_sys_common", "wbnewsid", "wbtreeid")
_ARTICLE = re.compile(r"\binfo/\d+/\d+\.htm\b|\burltype=news\.NewsContentUrl\b")
# The script's first argument; 共31页 in a pager of either make; 1/31 in the older.
_COUNTS = (
    re.compile(rf"\b{_PAGE_SCRIPT}\(\s{{0,9}}(\d{{1,9}})\b"),
    re.compile(r"\bclass=[\"']?p_t\b[^<>]{0,40}>\s{0,9}共\s{0,9}(\d{1,9})\s{0,9}页"),
    re.compile(r"\bid=[\"']?fanye\d{1,12}\b[^<>]{0,200}>[^<>]{0,80}?\d{1,9}\s{0,9}/\s{0,9}(\d{1,9})\b"),
)
_FIRST = re.compile(r"(.*/[^/]{1,200})\.(html?)")
_FURTHER = re.compile(r"(.+/)(\d{1,9})\.(html?)")
_DYNAMIC_NUMBER = re.compile(r"PAGENUM|a\d{1,12}p")


class Boda:
    """Reads lists of 博达 VSB."""

    name = "boda"

    def recognises(self, page: ListPage) -> bool:
        """Say whether the page has VSB's page script, or VSB articles beside other marks of VSB."""
        if _PAGE_SCRIPT in page.text:
            return True
        return any(mark in page.text for mark in _MARKS) and links_to(page, _ARTICLE)

    def read(self, page: ListPage) -> Listing:
        """Read one page of a column; raises ListNotUnderstood."""
        document = parse(page.text, page.url)
        linked, last = next_link(document), _last(page.text)
        # Where the family's own count tells nothing, a pager of any make may.
        following = further_page(page, linked or _counted(page, last)) if last else next_request(page, document)
        return Listing(adapter=self.name, entries=read_entries(document), following=following)


def _last(text: str) -> int:
    """Read how many pages the column has; 0 where nothing says so."""
    found = next(filter(None, (count.search(text) for count in _COUNTS)), None)
    return int(found[1]) if found is not None else 0


def _counted(page: ListPage, last: int) -> str | None:
    """Name the next page by what the page counts; None on the last."""
    if not 1 < last <= MOST_PAGES:
        return None
    parts = urlsplit(page.url)
    if parts.query:
        query = _dynamic(parts.query, last)
        return parts._replace(query=query, fragment="").geturl() if query is not None else None
    path = _first_of(parts.path, last) if page.page == 1 else _after(parts.path, last)
    return absolute(page.url, path) if path is not None else None


def _first_of(path: str, last: int) -> str | None:
    """Name the second page: the pages of zcyzc.htm lie in zcyzc, and the second has the highest number."""
    column = _FIRST.fullmatch(f"{path}index.htm" if path.endswith("/") else path)
    return f"{column[1]}/{last - 1}.{column[2]}" if column is not None else None


def _after(path: str, last: int) -> str | None:
    here = _FURTHER.fullmatch(path)
    number = int(here[2]) - 1 if here is not None else 0
    return f"{here[1]}{number}.{here[3]}" if here is not None and 0 < number < last else None


def _dynamic(query: str, last: int) -> str | None:
    """Count on in an address like list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1053."""
    asked = dict(parse_qsl(query, keep_blank_values=True))
    if "wbtreeid" not in asked:
        return None
    key = next((name for name in asked if _DYNAMIC_NUMBER.fullmatch(name)), "PAGENUM")
    written = asked.get(key, "1")
    number = int(written) + 1 if re.fullmatch(r"[0-9]{1,9}", written) else 0
    return urlencode({**asked, "totalpage": last, key: number}) if 1 < number <= last else None
