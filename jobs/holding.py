"""Doing alone, among all processes and machines on one store, what must not happen twice at once."""

import logging
import os
import signal
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from jobs.place import Place
from store import lease
from store.errors import Busy, NightRunning
from store.lease import Holder
from store.lock import NIGHT, exclusive
from store.session import writing
from store.upgrade import create_store

BEAT_SECONDS = 30.0

log = logging.getLogger(__name__)


@contextmanager
def holding_night(place: Place) -> Iterator[Engine]:
    """Give the store, made if need be, to the only night on it; raises NightRunning saying whose is under way."""
    with ExitStack() as held:
        try:
            engine = held.enter_context(holding(place, NIGHT))
        except Busy as error:
            raise NightRunning(f"another night is running on this store: {error}") from error
        yield engine


@contextmanager
def holding(place: Place, name: str, *, every: float = BEAT_SECONDS) -> Iterator[Engine]:
    """Give the store, made if need be, to the only holder of a name; raises Busy saying who has it.

    Raises Busy in the main thread, wherever that is, when the lease is lost: the machine had slept, say. Elsewhere it
    is raised at the end.
    """
    table = place.settings.store
    holder = Holder(machine=socket.gethostname(), folder=str(table.data.resolve()), process=os.getpid())
    # The file lock ends with its process at once; the lease reaches other machines.
    with exclusive(table.data, name):
        engine = create_store(table.url)
        try:
            with writing(engine) as session:
                lease.take(session, name, holder=holder, now=datetime.now(UTC))
            try:
                with _beaten(engine, name, holder, every):
                    yield engine
            finally:
                with writing(engine) as session:
                    lease.release(session, name, holder=holder)
        finally:
            engine.dispose()


@contextmanager
def _beaten(engine: Engine, name: str, holder: Holder, every: float) -> Iterator[None]:
    ended = threading.Event()
    with ThreadPoolExecutor(1, thread_name_prefix=f"lease-{name}") as pool:
        beating = pool.submit(_beat, engine, name, holder, every, ended)
        if threading.current_thread() is threading.main_thread():
            beating.add_done_callback(partial(_interrupt, ended))
        try:
            yield
        except (KeyboardInterrupt, SystemExit):
            if beating.done():
                beating.result()
            raise
        finally:
            ended.set()
        beating.result()


def _beat(engine: Engine, name: str, holder: Holder, every: float, ended: threading.Event) -> None:
    while not ended.wait(every):
        try:
            with writing(engine) as session:
                lease.beat(session, name, holder=holder, now=datetime.now(UTC))
        except OperationalError as error:
            # Somebody writes for longer than we wait; many beats fit into the time after which a lease is stale.
            log.warning("lease not beaten", extra={"lease": name, "reason": str(error.orig)})


def _interrupt(ended: threading.Event, beating: "Future[None]") -> None:
    if beating.exception() is not None and not ended.is_set():
        # Unlike _thread.interrupt_main it ends a sleep, too.
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
