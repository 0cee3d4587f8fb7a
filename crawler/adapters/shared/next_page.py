"""The request for a column's next page, by whatever its pager offers."""

from crawler.adapters.base import ListPage, ListRequest
from crawler.adapters.shared.document import Document
from crawler.adapters.shared.page_numbers import last_link, numbered_link, told_pages
from crawler.adapters.shared.paging import further_page, next_link
from crawler.adapters.shared.scripted_paging import scripted_request


def next_request(page: ListPage, document: Document) -> ListRequest | None:
    """Ask for the next page by its link, its number, its script or the last page's address; None on the last page."""
    linked = next_link(document)
    if linked is not None:
        return further_page(page, linked)
    # A script's link to the next page stays on the last one, and calls for that page again.
    if 0 < told_pages(page.text) <= page.page:
        return None
    return (
        further_page(page, numbered_link(page, document))
        or scripted_request(page, document)
        or further_page(page, last_link(page, document))
    )
