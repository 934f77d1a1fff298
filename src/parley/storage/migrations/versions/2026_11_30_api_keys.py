"""Keep the keys of the REST API.

Why: a creditor's systems ask over HTTP whether somebody may be contacted; each has a key of its own that can be revoked.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_api_keys"
down_revision = "2026_11_30_evidence"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "api_key",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key_sha256", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_key")),
        sa.UniqueConstraint("key_sha256", name=op.f("uq_api_key_key_sha256")),
        schema="parley",
    )
    op.create_index(
        "uq_api_key_live_name", "api_key", ["name"], unique=True, schema="parley",
        postgresql_where=sa.text("revoked_at IS NULL"),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("uq_api_key_live_name", table_name="api_key", schema="parley")
    op.drop_table("api_key", schema="parley")
