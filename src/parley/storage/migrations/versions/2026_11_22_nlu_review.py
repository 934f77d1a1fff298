"""Create the list of texts the model should learn from.

Why: texts it was unsure of, texts it got wrong and texts a collector points out are looked at by a person, masked, before
they become training examples. The checks keep the list from leading to anybody: no message once an item is decided, no
text once it is rejected.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_nlu_review"
down_revision = "2026_11_21_first_conversation"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nlu_review_item",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("intent", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("second_intent", sa.Text(), nullable=True),
        sa.Column("second_confidence", sa.Double(), nullable=True),
        sa.Column("suggested_intent", sa.Text(), nullable=True),
        sa.Column("model_version", sa.Text(), nullable=True),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("first_seen_on", sa.Date(), nullable=False),
        sa.Column("last_seen_on", sa.Date(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_intent", sa.Text(), nullable=True),
        sa.CheckConstraint("language IN ('en', 'es')", name=op.f("ck_nlu_review_item_language")),
        sa.CheckConstraint(
            "reason IN ('low_confidence', 'corrected', 'flagged')", name=op.f("ck_nlu_review_item_reason")
        ),
        sa.CheckConstraint("state IN ('open', 'accepted', 'rejected')", name=op.f("ck_nlu_review_item_state")),
        sa.CheckConstraint(
            "(text IS NULL) = (state = 'rejected')", name=op.f("ck_nlu_review_item_text_unless_rejected")
        ),
        sa.CheckConstraint(
            "state = 'open' OR message_id IS NULL", name=op.f("ck_nlu_review_item_no_message_once_decided")
        ),
        sa.CheckConstraint(
            "(state = 'open') = (decided_at IS NULL) AND (state = 'open') = (decided_by IS NULL)",
            name=op.f("ck_nlu_review_item_decided"),
        ),
        sa.CheckConstraint(
            "(state = 'accepted') = (accepted_intent IS NOT NULL)", name=op.f("ck_nlu_review_item_accepted_intent")
        ),
        sa.CheckConstraint("seen >= 1 AND first_seen_on <= last_seen_on", name=op.f("ck_nlu_review_item_seen")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nlu_review_item")),
        sa.UniqueConstraint("language", "digest", name=op.f("uq_nlu_review_item_language_digest")),
        schema="parley",
    )
    op.create_index(
        "ix_nlu_review_item_open",
        "nlu_review_item",
        ["last_seen_on"],
        unique=False,
        schema="parley",
        postgresql_where=sa.text("state = 'open'"),
    )


def downgrade() -> None:
    op.drop_index("ix_nlu_review_item_open", table_name="nlu_review_item", schema="parley")
    op.drop_table("nlu_review_item", schema="parley")
