"""What a monitoring system reads, in Prometheus' text format: made from the store each time it is asked for."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from crawler.errors import CrawlerError
from crawler.registry import load_sources
from jobs.errors import JobError
from jobs.metrics_families import FAMILIES, Look
from jobs.place import Place
from store.session import reading
from store.whole_file import replace_file


def metrics(engine: Engine, place: Place) -> bytes:
    """Say how the installation is, as Prometheus reads it; raises SourceInvalid, ChannelInvalid."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_OfStore(engine, place))
    return generate_latest(registry)


def write_metrics(engine: Engine, place: Place) -> str | None:
    """Write the file that `[metrics]` names, if it names one, and return what kept it from being written.

    It appears whole or not at all. While unfinished its name does not end in .prom: node_exporter reads what does.
    """
    file = place.settings.metrics.file
    if file is None:
        return None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, metrics(engine, place))
    except (OSError, CrawlerError, JobError, DatabaseError) as error:
        return f"metrics not written: {error}"
    return None


class _OfStore(Collector):
    """Everything at one moment of the store."""

    def __init__(self, engine: Engine, place: Place) -> None:
        self._engine = engine
        self._place = place

    def collect(self) -> Iterator[Metric]:
        sources = load_sources(self._place.settings.crawl.sources)
        with reading(self._engine) as session:
            look = Look(session=session, place=self._place, sources=sources)
            for families in FAMILIES:
                yield from families(look)
