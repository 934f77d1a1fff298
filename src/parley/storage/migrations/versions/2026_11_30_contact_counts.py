"""Mark the messages we start, so that the frequency counters can count them.

Why: caps of contacts per week bind what a collector starts, not the answers inside a thread the consumer keeps alive. What was
sent before this version were answers, so the mark starts as false.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_contact_counts"
down_revision = "2026_11_22_joint"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "message",
        sa.Column("is_initiated", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        schema="parley",
    )
    op.create_index(
        "ix_message_initiated",
        "message",
        ["conversation_id", "created_at"],
        unique=False,
        schema="parley",
        postgresql_where=sa.text("is_initiated"),
    )


def downgrade() -> None:
    op.drop_index("ix_message_initiated", table_name="message", schema="parley")
    op.drop_column("message", "is_initiated", schema="parley")
