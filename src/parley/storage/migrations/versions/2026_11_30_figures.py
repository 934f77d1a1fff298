"""Keep the figures of a reason with the step that gave it.

Why: every figure of an automated text must be on file (REGF-18B). "At least $35" or "by Dec 15" are the negotiator's own figures,
and until now nothing kept them but the text itself.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_30_figures"
down_revision = "2026_11_30_notices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "negotiation_step",
        sa.Column("reason_fields", postgresql.JSONB(astext_type=sa.Text(), none_as_null=True), nullable=True),
        schema="parley",
    )


def downgrade() -> None:
    op.drop_column("negotiation_step", "reason_fields", schema="parley")
