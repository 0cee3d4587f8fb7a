"""What can be wrong with a source, a list or a page. The docstring says what; the fields say where."""

from store.records import PageState


class CrawlerError(Exception):
    """Something outside us is not as it should be."""

    def __init__(self, detail: str = "", *, url: str = "") -> None:
        self.detail = detail
        self.url = url
        super().__init__(detail or (type(self).__doc__ or "").splitlines()[0])


class SourceInvalid(CrawlerError):
    """A source file cannot be used."""


class NotAPage(CrawlerError):
    """The address answered with something that is no page."""

    def __init__(self, state: PageState, detail: str, *, url: str) -> None:
        self.state = state
        super().__init__(detail, url=url)


class ListNotUnderstood(CrawlerError):
    """No adapter finds entries on this list page."""


class TextNotFound(CrawlerError):
    """No body text was found on this page."""


class PageTooSlow(CrawlerError):
    """Reading this page took longer than the limit."""


class PageIncomplete(CrawlerError):
    """A part of this page could not be had."""


class FileUnreadable(CrawlerError):
    """This file is not of a kind that can be read."""


class FormerUnreadable(CrawlerError):
    """What was kept of this address cannot be read with today's code, so nothing can be compared with it."""
