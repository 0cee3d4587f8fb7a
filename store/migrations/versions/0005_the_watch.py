"""the watch: leases, receipts, overdue reports, proposals, drills; alerts sent as one, schedules that ended"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("run", sa.Column("full", sa.Boolean(), nullable=False, server_default=sa.text("0")))
    op.add_column("due", sa.Column("ended_at", sa.DateTime(), nullable=True))
    op.add_column("due", sa.Column("outcome", sa.String(), nullable=True))
    op.add_column("due", sa.Column("attempts", sa.Integer(), nullable=False, server_default=sa.text("1")))
    # What was claimed by an older fazhi has ended, however it went: nothing of it is begun again.
    op.execute("UPDATE due SET ended_at = claimed_at, outcome = 'done'")
    op.add_column("incident", sa.Column("told_at", sa.DateTime(), nullable=True))
    op.execute("UPDATE incident SET told_at = opened_at WHERE opening_told")
    op.add_column("alert", sa.Column("batch", sa.String(), nullable=True))
    op.add_column("alert", sa.Column("severity", sa.String(), nullable=True))
    op.create_table(
        "lease",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("taken_at", sa.DateTime(), nullable=False),
        sa.Column("beat_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )
    op.create_table(
        "receipt",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("not_modified", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("robots", sa.String(), nullable=False),
        sa.Column("delay_asked", sa.Double(), nullable=False),
        sa.Column("delay_kept", sa.Double(), nullable=True),
        sa.Column("first_at", sa.DateTime(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_receipt_run_id_run")),
        sa.PrimaryKeyConstraint("run_id", "host", name=op.f("pk_receipt")),
    )
    op.create_table(
        "host",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("crawl_delay", sa.Double(), nullable=True),
        sa.Column("visit_from", sa.String(), nullable=True),
        sa.Column("visit_until", sa.String(), nullable=True),
        sa.Column("learned_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_host")),
    )
    op.create_table(
        "overdue",
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("report_year", sa.Integer(), nullable=False),
        sa.Column("found_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_overdue_source_id_source")),
        sa.PrimaryKeyConstraint("source_id", "report_year", name=op.f("pk_overdue")),
    )
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("adapter", sa.String(), nullable=False),
        sa.Column("matched", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("found_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False, server_default=sa.text("0")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_proposal_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("source_id", "url", name=op.f("uq_proposal_source_id_url")),
    )
    op.create_table(
        "drill",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drill")),
    )
