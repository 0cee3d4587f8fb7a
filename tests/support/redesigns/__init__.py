"""Sites that are redesigned between two nights, and what a search must find of their old columns."""

from redesigns.families import REBUILT
from redesigns.handmade import BY_HAND
from redesigns.site import Redesign
from redesigns.web import RedesignedWeb

REDESIGNS: tuple[Redesign, ...] = (*REBUILT, *BY_HAND)

__all__ = ["REDESIGNS", "Redesign", "RedesignedWeb"]
