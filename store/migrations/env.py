"""Alembic's entry: on the caller's connection, or on the address given with `-x url=...`."""

from alembic import context
from sqlalchemy import Connection, create_engine

from store.schema_watch import Base


def migrate(connection: Connection) -> None:
    """Run the migrations on one connection."""
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    address = context.get_x_argument(as_dictionary=True).get("url", "sqlite:///data/fazhi.db")
    with create_engine(address).begin() as own:
        migrate(own)
