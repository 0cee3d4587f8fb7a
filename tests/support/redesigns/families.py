"""Sites rebuilt with a content management system: the same titles in each family's own markup and addresses."""

from functools import partial

from sampleweb import (
    boda,
    epoint,
    framed,
    generic,
    gkmlpt,
    jcms,
    jeecms,
    jpaas,
    lonsun,
    nfcms,
    trs,
    truecms,
    ucap,
    xxgk,
)
from sampleweb.content import column_lines
from sampleweb.plan import Built, Draft, Member

from redesigns.old import COLUMN, Item, old_site
from redesigns.site import Redesign

_FAMILIES = (boda, epoint, framed, generic, gkmlpt, jcms, jeecms, jpaas, lonsun, nfcms, trs, truecms, ucap, xxgk)
_OTHERS = 12
"""Lines of the old column that are no reports."""


def _rebuilt(member: Member) -> Redesign:
    draft = _draft(member)
    site = draft.site
    return Redesign(
        name=f"{site.family}-{site.host.partition('.')[0]}",
        issuer=site.issuer,
        region=site.region,
        level=site.level,
        before=old_site(site.issuer, _items(draft)),
        column=COLUMN,
        after=partial(_after, member),
        must=frozenset({site.column}),
    )


def _draft(member: Member) -> Draft:
    if not isinstance(member.build, partial) or not isinstance(member.build.args[0], Draft):
        raise TypeError(member.site.host)
    return member.build.args[0]


def _items(draft: Draft) -> list[Item]:
    """List what both sites show: all reports, and the newest of the rest."""
    planted = {report.title for report in draft.site.planted}
    lines = {line.title: line for line in column_lines(draft, 1, "") if line.path}
    reports = [line for title, line in lines.items() if title in planted]
    others = [line for title, line in lines.items() if title not in planted][:_OTHERS]
    shown = sorted((*reports, *others), key=lambda line: line.published, reverse=True)
    return [Item(title=line.title, day=line.published, paragraphs=line.paragraphs) for line in shown]


def _after(member: Member, origin: str) -> Built:
    return member.build(1, origin)


REBUILT = tuple(_rebuilt(family.MEMBERS[0]) for family in _FAMILIES)
