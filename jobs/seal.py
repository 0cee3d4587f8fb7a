"""The night's seal: everything kept gets its link in the chain, and the head is noted where it can be copied from."""

from sqlalchemy import Engine

from jobs.place import Place
from store import chain, chain_heads
from store.archive import folder
from store.archive.torn import mend
from store.chain import Sealed
from store.durable import make_durable
from store.session import reading, writing


def seal(engine: Engine, place: Place) -> Sealed:
    """Seal what is not sealed yet; only for the holder of the night's lock, when no crawl is writing.

    The disk has the files before a link speaks of them, and the links before the head is noted.
    """
    archive = place.settings.store.archive
    for name in _unsealed(engine, place):
        if name.endswith(folder.WARC):
            mend(archive / name)
    closed = []
    for name in _unsealed(engine, place):
        folder.settle(archive, name)
        closed.append(folder.measure(archive, name))
    with writing(engine) as session:
        sealed = chain.seal(session, closed, now=place.clock())
    if sealed.head is not None:
        make_durable(engine)
        chain_heads.note(place.settings.store.data, sealed.head)
    return sealed


def _unsealed(engine: Engine, place: Place) -> tuple[str, ...]:
    with reading(engine) as session:
        return chain.unsealed(session, folder.files(place.settings.store.archive))
