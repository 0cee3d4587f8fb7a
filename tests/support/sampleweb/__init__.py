"""A sample web of government sites for tests, one module a CMS family; it knows nothing of the crawler."""

from sampleweb.country import CLONE, OUTSIDE, SampleCountry, Seen
from sampleweb.plan import GovSite, Planted
from sampleweb.sources import write_sources

__all__ = ["CLONE", "OUTSIDE", "GovSite", "Planted", "SampleCountry", "Seen", "write_sources"]
