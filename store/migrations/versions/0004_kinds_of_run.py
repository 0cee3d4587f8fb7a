"""kinds of run"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("run", sa.Column("kind", sa.String(), nullable=False, server_default=sa.text("'night'")))
    # Rereads had numbers below nought. They keep them: versions that are sealed name their run.
    op.execute("UPDATE run SET kind = 'reread' WHERE id < 0")
    # Without a night they had nothing to read; with only these the next run would be number nought.
    op.execute("DELETE FROM run WHERE id < 0 AND NOT EXISTS (SELECT 1 FROM run AS night WHERE night.id > 0)")
