"""files of a report, further pages of an article"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("document", sa.Column("parent_id", sa.Integer(), nullable=True))
    op.add_column("document", sa.Column("mirrored", sa.Boolean(), nullable=False, server_default=sa.text("0")))
    op.add_column("version", sa.Column("parts", sa.JSON(), nullable=False, server_default=sa.text("'[]'")))
