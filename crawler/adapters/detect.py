"""Which adapter reads a list page: the one whose marks the page bears, else the one its source declares."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from crawler.adapters.base import Adapter, Listing, ListPage
from crawler.adapters.boda import Boda
from crawler.adapters.epoint import Epoint
from crawler.adapters.feed import Feed
from crawler.adapters.generic import Generic
from crawler.adapters.gkmlpt import Gkmlpt
from crawler.adapters.jcms import Jcms
from crawler.adapters.jeecms import Jeecms
from crawler.adapters.jpaas import Jpaas
from crawler.adapters.lonsun import Lonsun
from crawler.adapters.nfcms import Nfcms
from crawler.adapters.sitemap import Sitemap
from crawler.adapters.trs import Trs
from crawler.adapters.truecms import Truecms
from crawler.adapters.ucap import Ucap
from crawler.adapters.xxgk import Xxgk
from crawler.errors import ListNotUnderstood, SourceInvalid
from crawler.toml_table import nearest, quoted

_GENERIC = Generic()
# The surest marks first. Any system's list may link to a TRS article; TrueCMS borrows the records of jcms, and pages of
# 大汉's 信息公开 may hold them too; ucap pages call the same script as TRS.
_BY_MARKS: tuple[Adapter, ...] = (
    Feed(),
    Sitemap(),
    Gkmlpt(),
    Jpaas(),
    Truecms(),
    Jcms(),
    Xxgk(),
    Ucap(),
    Lonsun(),
    Boda(),
    Nfcms(),
    Epoint(),
    Jeecms(),
    Trs(),
)

ADAPTERS: Mapping[str, Adapter] = MappingProxyType({adapter.name: adapter for adapter in (*_BY_MARKS, _GENERIC)})
"""Every adapter by its name in source files."""


def adapter_for(page: ListPage, declared: str | None) -> Adapter:
    """Choose the adapter of a page; raises SourceInvalid when the declared name is unknown."""
    if declared is not None and declared not in ADAPTERS:
        raise SourceInvalid(f"no adapter is called {quoted(declared)}; {nearest(declared, ADAPTERS)}", url=page.url)
    # An answer to an adapter's own request bears no marks; what a generic page leads to may be of any family.
    if page.asked_by is not None and page.asked_by != _GENERIC.name:
        return ADAPTERS[page.asked_by]
    recognised = [adapter.name for adapter in _BY_MARKS if adapter.recognises(page)]
    if declared is not None and (not recognised or declared in recognised):
        return ADAPTERS[declared]
    return ADAPTERS[recognised[0]] if recognised else _GENERIC


def read(page: ListPage, declared: str | None) -> Listing:
    """Read a list page with its own adapter, then as any list; raises ListNotUnderstood when neither finds entries."""
    adapter = adapter_for(page, declared)
    try:
        # What one adapter asked to have carried means nothing to another.
        return adapter.read(page if page.asked_by == adapter.name else replace(page, carry=()))
    except ListNotUnderstood as error:
        if _is_answer(page, adapter):
            raise
        try:
            return _GENERIC.read(page)
        except ListNotUnderstood:
            raise ListNotUnderstood(f"{adapter.name}: {error.detail}", url=page.url) from error


def _is_answer(page: ListPage, adapter: Adapter) -> bool:
    """Say whether a page is an interface's answer, in which the markup of a list may stand as a string."""
    if page.asked_by != adapter.name or adapter is _GENERIC:
        return False
    return bool(page.carry) or not page.text.lstrip("\ufeff \t\r\n").startswith("<")
