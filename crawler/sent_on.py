"""Follows pages that only send their reader on, as Scrapy follows a Location header."""

from http import HTTPStatus

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import BaseRedirectMiddleware
from scrapy.http import Response

from crawler.answers import header, text_of, verdict_on
from crawler.asking import STAYS
from crawler.onward import onward
from store.records import PageState

# A shell has hardly any text, which is all that the guard can say of it.
_MAY_LEAD_ON = frozenset({PageState.PAGE, PageState.EMPTY})
# Decoding costs; most pages need it once, in the callback.
_SIGNS = (b"refresh", b"location")
_SIGNS_WITHIN = 16_000
_REDIRECTS = frozenset(
    {
        HTTPStatus.MOVED_PERMANENTLY,
        HTTPStatus.FOUND,
        HTTPStatus.SEE_OTHER,
        HTTPStatus.TEMPORARY_REDIRECT,
        HTTPStatus.PERMANENT_REDIRECT,
    }
)


class SentOnMiddleware(BaseRedirectMiddleware):
    """Takes the place of Scrapy's meta refresh: decodes as we do, knows scripts, and never obeys a challenge."""

    enabled_setting = "METAREFRESH_ENABLED"

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Ask for the page that this one sends its reader to; let everything else pass."""
        if request.method != "GET" or request.meta.get(STAYS):
            return response
        target = _by_page(request, response)
        if target is None:
            return response
        return self._redirect(self._redirect_request_using_get(request, response, target), request, "sent on")


def leads_to(request: Request, response: Response) -> str | None:
    """Return the absolute address that an answer sends its reader on to, by its Location or by its page."""
    location = header(response, "Location")
    if response.status in _REDIRECTS and location:
        return response.urljoin(location)
    return _by_page(request, response)


def _by_page(request: Request, response: Response) -> str | None:
    if response.status != HTTPStatus.OK or not _may_send_on(response):
        return None
    text = text_of(response)
    target = onward(text, response.url)
    if target is None or verdict_on(response, requested=request.url, text=text).state not in _MAY_LEAD_ON:
        return None
    return target


def _may_send_on(response: Response) -> bool:
    head = response.body[:_SIGNS_WITHIN].lower()
    return any(sign in head for sign in _SIGNS)
