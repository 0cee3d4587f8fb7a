"""Pages that their scripts draw: how a request for one is marked, and what can stand in its way."""

import os
import shutil
from importlib.util import find_spec
from typing import Any

from scrapy import Request
from scrapy.exceptions import IgnoreRequest

META_KEY = "fazhi_drawn"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_CONDITIONS = ("If-Modified-Since", "If-None-Match")


class NoBrowser(IgnoreRequest):
    """A page is to be drawn and nothing here can draw it."""


class NotDrawn(IgnoreRequest):
    """The browser made no page of what was fetched."""


def drawn(request: Request) -> Request:
    """Mark a request whose page is to be drawn before it is read.

    It is asked unconditionally: an unchanged shell says nothing about what is drawn into it.
    """
    marked = request.replace(meta=request.meta | {META_KEY: True})
    for name in _CONDITIONS:
        marked.headers.pop(name, None)
    return marked


def is_drawn(request: Request) -> bool:
    """Say whether a request's page is to be drawn."""
    return META_KEY in request.meta


def launch_options(browser: str) -> dict[str, Any]:
    """Say, in Playwright's words, how to start the system's browser; `browser` is its name or path, empty to look."""
    found = next(filter(None, map(shutil.which, [browser] if browser else PROGRAMS)), None)
    return {
        "executable_path": found,
        # It only draws. What a page asks for is fetched by the crawl, so that all of our manners hold; whatever slips
        # past that (a redirect, a socket, a popup) finds no host, not even one written as an address.
        "args": ["--host-resolver-rules=MAP * ~NOTFOUND"],
        # Chromium runs in its sandbox for everybody but root.
        "chromium_sandbox": os.geteuid() != 0,
        # Ends are ours to give: a signal to the whole group must not take the browser from under a page.
        "handle_sigint": False,
        "handle_sigterm": False,
        "handle_sighup": False,
    }


def missing(browser: str, found: str | None) -> str:
    """Say what of the extra is not there, nothing when all is."""
    if find_spec("scrapy_playwright") is not None and found is not None:
        return ""
    looked_for = browser or ", ".join(PROGRAMS)
    return f"render = true needs the extra: pip install 'fazhi[render]', and Chromium (looked for {looked_for})"
