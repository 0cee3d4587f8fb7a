"""Pages from templates: `$name` is replaced, `$$` is a dollar sign."""

import html
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Template

from jobs.demo.site import Page


def fill(name: str, values: Mapping[str, str]) -> str:
    """Fill one template file; every value must be HTML already."""
    return _template(name).substitute(values)


def escaped(text: str) -> str:
    """Make plain text into HTML."""
    return html.escape(text)


def frame(look: str) -> Mapping[str, str]:
    """Give a look's head and foot, ready to be filled into its pages."""
    return {part: fill(f"{look}/{part}.html", {}) for part in ("head", "foot")}


def robots(template: str) -> Page:
    """Make a robots.txt."""
    return Page(body=fill(template, {}).encode(), content_type="text/plain")


def missing(site: str) -> Page:
    """Make the page a site shows for what it does not have."""
    return Page(body=fill("404.html", {"charset": "utf-8", "site": site}).encode(), status=404)


@cache
def _template(name: str) -> Template:
    return Template(files("jobs.demo").joinpath("templates", name).read_text("utf-8"))
