from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from store import migrations
from store.schema import REVISION
from store.schema_watch import Base


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    return ScriptDirectory.from_config(config)


def test_migrations_make_exactly_the_tables(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_partial_indexes_are_in_the_database(engine):
    with engine.connect() as connection:
        question = text("SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '%WHERE%IS NULL%'")
        assert set(connection.scalars(question)) == {"uq_incident_open", "uq_version_current"}


def test_revision_is_the_only_head():
    assert scripts().get_heads() == [REVISION]


def test_every_revision_is_known():
    assert migrations.known() == {script.revision for script in scripts().walk_revisions()}


def test_foreign_keys_hold(engine):
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(
            text("INSERT INTO list_column (source_id, url, complete) VALUES ('nowhere', 'https://a.gov.cn/', 0)")
        )
