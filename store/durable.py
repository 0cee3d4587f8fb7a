"""What was committed is on the disk."""

from sqlalchemy import Engine


def make_durable(engine: Engine) -> None:
    """Wait until all that was committed would outlast a power cut.

    SQLite's commits here do not wait for the disk, see PRAGMAS in session.py; its checkpoint does.
    """
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(FULL)")
    finally:
        connection.close()
