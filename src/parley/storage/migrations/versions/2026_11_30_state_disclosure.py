"""Remember the texts of states that were delivered by letter or on the portal.

Why: on a debt that may be time-barred nothing is asked before the state's text was given in a form to keep, and a Nevada medical
debt waits 60 days from its notice; both need a record of exact words, version, language and day.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_state_disclosure"
down_revision = "2026_11_30_holds"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "state_disclosure",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("text_key", sa.Text(), nullable=False),
        sa.Column("text_version", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("wording_sha256", sa.Text(), nullable=False),
        sa.Column("config_version", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("form IN ('letter', 'portal')", name=op.f("ck_state_disclosure_form")),
        sa.ForeignKeyConstraint(["account_id"], ["parley.account.id"], name=op.f("fk_state_disclosure_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state_disclosure")),
        schema="parley",
    )
    op.create_index(
        op.f("ix_state_disclosure_account_id_phase"),
        "state_disclosure",
        ["account_id", "phase"],
        unique=False,
        schema="parley",
    )


def downgrade() -> None:
    op.drop_table("state_disclosure", schema="parley")
