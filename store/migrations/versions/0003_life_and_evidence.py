"""life of a document, reasons of a change, chain of evidence"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("document", sa.Column("suspect_nights", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.add_column("document", sa.Column("moved_to_id", sa.Integer(), nullable=True))
    op.add_column("document", sa.Column("next_look_at", sa.DateTime(), nullable=True))
    op.add_column("change", sa.Column("suppressed", sa.String(), nullable=True))
    op.add_column("change", sa.Column("group_id", sa.Integer(), nullable=True))
    op.add_column("change", sa.Column("evidence", sa.JSON(), nullable=False, server_default=sa.text("'{}'")))
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("capture_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_absence_capture_id_capture")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_absence_document_id_document")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_absence_run_id_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
        sa.UniqueConstraint("document_id", "on", name=op.f("uq_absence_document_id_on")),
    )
    op.create_table(
        "redirect",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("to_document_id", sa.Integer(), nullable=False),
        sa.Column("from_url", sa.String(), nullable=False),
        sa.Column("to_url", sa.String(), nullable=False),
        sa.Column("from_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("until_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_redirect_document_id_document")),
        sa.ForeignKeyConstraint(["to_document_id"], ["document.id"], name=op.f("fk_redirect_to_document_id_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redirect")),
    )
    op.create_index(op.f("ix_redirect_document_id"), "redirect", ["document_id"])
    op.create_index(op.f("ix_redirect_to_document_id"), "redirect", ["to_document_id"])
    op.create_table(
        "not_found",
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("sent_on_to", sa.String(), nullable=True),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("learned_at", sa.DateTime(), nullable=False),
        sa.Column("capture_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_not_found_capture_id_capture")),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_not_found")),
    )
    op.create_table(
        "chain",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain")),
    )
    op.create_table(
        "daily_head",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("link", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("on", name=op.f("pk_daily_head")),
    )
