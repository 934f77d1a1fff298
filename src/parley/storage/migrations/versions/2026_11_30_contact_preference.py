"""Keep what consumers said about times, places and ways of contact.

Why: such a wish binds from the next message on, on every channel it covers, until it is withdrawn, replaced or over
(12 CFR 1006.6(b)(1), 1006.14(h)(1)); the gate reads it, and a person sees whose words it was read from.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "2026_11_30_contact_preference"
down_revision = "2026_11_30_state_disclosure"
branch_labels = None
depends_on = None

_CHECKS = {
    "kind": "kind IN ('times', 'place', 'medium', 'location')",
    "scope": "consumer_id IS NOT NULL OR conversation_id IS NOT NULL",
    "evidence": "message_id IS NOT NULL OR said IS NOT NULL",
    "withdrawn": "(withdrawn_at IS NULL) = (withdrawn_by IS NULL)",
}


def upgrade() -> None:
    op.create_table(
        "contact_preference",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("consumer_id", sa.Text(), nullable=True),
        sa.Column("conversation_id", sa.Text(), nullable=True),
        sa.Column("channels", ARRAY(sa.Text()), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("schedule", JSONB(), nullable=False),
        sa.Column("is_ambiguous", sa.Boolean(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("parsed_by", sa.Text(), nullable=False),
        sa.Column("placed_by", sa.Text(), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_preference")),
        *(
            sa.ForeignKeyConstraint(
                [f"{table}_id"], [f"parley.{table}.id"], name=op.f(f"fk_contact_preference_{table}_id")
            )
            for table in ("consumer", "conversation", "message")
        ),
        *(sa.CheckConstraint(check, name=op.f(f"ck_contact_preference_{name}")) for name, check in _CHECKS.items()),
        schema="parley",
    )
    for scope in ("consumer", "conversation"):
        op.create_index(
            f"ix_contact_preference_live_{scope}",
            "contact_preference",
            [f"{scope}_id"],
            schema="parley",
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )


def downgrade() -> None:
    op.drop_table("contact_preference", schema="parley")
