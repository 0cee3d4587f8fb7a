"""Scrapy's settings, for `scrapy crawl` from the checkout and for the night's child processes alike."""

import os

from scrapy.settings.default_settings import EXTENSIONS_BASE

from crawler.order import read_order
from crawler.parent import follow_parent
from crawler.render import launch_options

_order = read_order()

BOT_NAME = "fazhi"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"
FAZHI_ORDER = _order.model_dump_json()

USER_AGENT = _order.user_agent
ROBOTSTXT_OBEY = _order.crawl.robots
ROBOTSTXT_USER_AGENT = "fazhi"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9",
    # What warcio can undo when a capture is read again.
    "Accept-Encoding": "gzip, deflate",
}

CONCURRENT_ITEMS = 4  # so many asyncio tasks are made for every answer; ours give one item or two (of 100: 2 ms each)
CONCURRENT_REQUESTS = 600  # at least the number of hosts active at once, or politeness starves
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = _order.crawl.delay
DOWNLOAD_DELAY_JITTER = 0  # a delay is a promise: never less
DOWNLOAD_TIMEOUT = _order.crawl.timeout
DOWNLOAD_MAXSIZE = 64 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = False  # a cut body is archived and flagged; the guard refuses it
DOWNLOAD_VERIFY_CERTIFICATES = True
HTTPPROXY_ENABLED = not _order.crawl.resolve  # names that only we can resolve must not be sent to a proxy
WARN_ON_GENERATOR_RETURN_VALUE = False  # a lint: it reads a callback's source anew for many an answer, .4 ms each
RETRY_TIMES = 2
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]  # not 429: who asks for less gets less
RETRY_GIVE_UP_LOG_LEVEL = "INFO"
REDIRECT_MAX_TIMES = 8
COOKIES_ENABLED = False  # no report needs a session, and the jar asks a third party for the public suffix list
HTTPERROR_ALLOW_ALL = True  # every answer is judged by the guard
TWISTED_DNS_RESOLVER = "crawler.resolver.GuardedResolver"

# Counts what leaves; measures a delay from where the request before really left.
DOWNLOAD_HANDLERS = dict.fromkeys(("http", "https"), "crawler.receipt_wire.CountedHandler")
DOWNLOADER_MIDDLEWARES = {
    # Above all others: what it draws was asked for, repeated, redirected and archived as any page.
    "crawler.rendering.RenderMiddleware": 80,
    # Before robots.txt is asked for: a host that is refused is not even asked that. Each hop and retry comes by here.
    "crawler.politeness.BoundsMiddleware": 90,
    # Ours obeys Crawl-delay, Request-rate and Visit-time too and says which rule forbade a request.
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    # Ours decodes as we do, follows a script's one line too, and never a challenge's.
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "crawler.sent_on.SentOnMiddleware": 580,
    # Below HttpCompression (590): bodies as sent.
    "crawler.evidence.EvidenceMiddleware": 860,
    # Nearest to the wire: counts every answer that came.
    "crawler.receipt.ReceiptMiddleware": 950,
}
# These do nothing for us, and do it for every answer.
SPIDER_MIDDLEWARES = dict.fromkeys(
    (
        "scrapy.spidermiddlewares.depth.DepthMiddleware",
        "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware",
        "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware",
    )
)
PLAYWRIGHT_LAUNCH_OPTIONS = launch_options(_order.crawl.browser)
PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT = 0  # a page's time is counted in crawler/parts.py
ITEM_PIPELINES = {
    # Reading comes before recording.
    "crawler.reading_pipeline.ReadingPipeline": 100,
    "crawler.pipelines.RecordingPipeline": 200,
}
# Switched off, an extension is loaded all the same, and this one loads a web server: .4 s of every crawl.
EXTENSIONS_BASE = {name: place for name, place in EXTENSIONS_BASE.items() if ".remote_control." not in name}
EXTENSIONS = {
    "crawler.runlog.RunLog": 0,
    "scrapy.extensions.telnet.TelnetConsole": None,
    "scrapy.extensions.memdebug.MemoryDebugger": None,
}
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

LOG_LEVEL = "INFO"
LOG_FILE = str(_order.log) if _order.log else None
LOG_ENCODING = "utf-8"

if _order.parent is not None:
    follow_parent(_order.parent)
if _order.crawl.resolve:
    # Names that only we can resolve must not be sent to a proxy.
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "*"
