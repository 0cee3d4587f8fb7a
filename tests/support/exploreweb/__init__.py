"""Small government sites, each built in a way of its own, to look for the columns that carry reports."""

from exploreweb.departments import DEPARTMENTS
from exploreweb.furniture import FURNITURE
from exploreweb.hidden import HIDDEN
from exploreweb.plain import PLAIN
from exploreweb.portals import PORTALS
from exploreweb.web import ExploreWeb, Site

SITES: tuple[Site, ...] = (*DEPARTMENTS, *FURNITURE, *HIDDEN, *PLAIN, *PORTALS)

__all__ = ["SITES", "ExploreWeb", "Site"]
