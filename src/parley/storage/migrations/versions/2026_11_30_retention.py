"""Mark the consumers whose file retention has erased.

Why: an erased file keeps its rows, so that every id in the audit log still leads somewhere; the mark keeps retention from
judging it again for ever (REGF-100, decision 0017).
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_retention"
down_revision = "2026_11_30_state_disclosure"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("consumer", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True), schema="parley")


def downgrade() -> None:
    op.drop_column("consumer", "erased_at", schema="parley")
