"""Bind API keys to a creditor, and find conversations and messages by what decisions ask for.

Why: a creditor may be told of its own accounts only (12 CFR 1006.6(d)(1)). Counting contacts looks conversations up by their
address, holds by their account, and the ceiling of a day by the time of messages; without an index each is a scan.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_key_creditor"
down_revision = "2026_11_30_figures"
branch_labels = None
depends_on = None

_OUT = sa.text("direction = 'out'")


def upgrade() -> None:
    op.add_column("api_key", sa.Column("creditor_id", sa.Text(), nullable=True), schema="parley")
    op.create_foreign_key(
        op.f("fk_api_key_creditor_id"), "api_key", "creditor", ["creditor_id"], ["id"],
        source_schema="parley", referent_schema="parley",
    )  # fmt: skip
    op.create_index(op.f("ix_conversation_address"), "conversation", ["address"], schema="parley")
    op.create_index(op.f("ix_conversation_account_id"), "conversation", ["account_id"], schema="parley")
    op.create_index(
        "ix_message_out", "message", ["conversation_id", "created_at"], schema="parley", postgresql_where=_OUT
    )


def downgrade() -> None:
    op.drop_index("ix_message_out", table_name="message", schema="parley")
    op.drop_index(op.f("ix_conversation_account_id"), table_name="conversation", schema="parley")
    op.drop_index(op.f("ix_conversation_address"), table_name="conversation", schema="parley")
    op.drop_constraint(op.f("fk_api_key_creditor_id"), "api_key", schema="parley", type_="foreignkey")
    op.drop_column("api_key", "creditor_id", schema="parley")
