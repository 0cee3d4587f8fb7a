"""Making a store, and bringing an old one to today's shape."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from store import errors, migrations
from store.schema import REVISION
from store.session import connect, open_store, opening, revision_of


def create_store(url: str) -> Engine:
    """Open a store, making it when there is none yet."""
    try:
        return open_store(url)
    except errors.StoreMissing:
        upgrade_store(url)
        return open_store(url)


def upgrade_store(url: str) -> tuple[str | None, str]:
    """Bring a store to today's shape in one transaction and return its revisions before and after."""
    engine = connect(url, must_exist=False)
    folder = Path(str(engine.url.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise errors.StoreUnopenable(f"no folder {folder} can be made for the store: {error.strerror}") from error
    with opening(engine):
        pass
    with engine.execution_options(writes=True).begin() as connection:
        before = revision_of(connection)
        if before is not None and before not in migrations.known():
            raise errors.StoreFromTheFuture(
                f"the store is at revision {before}, which this fazhi does not know; upgrade fazhi"
            )
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()
    return before, REVISION
