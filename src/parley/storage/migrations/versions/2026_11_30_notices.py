"""Keep validation notices, letters, consents to electronic notices, and disputes with their answers.

Why: a notice is owed within five days of the first message about a debt (12 CFR 1006.34), a dispute or a request has to be
answered before collection goes on (12 CFR 1006.38), and both need the letter that was really sent.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_30_notices"
down_revision = "2026_11_30_contact_records"
branch_labels = None
depends_on = None

_TABLES = ("letter", "validation_notice", "esign_consent", "dispute")


def upgrade() -> None:
    op.create_table(
        "letter",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("address", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("template_sha256", sa.Text(), nullable=True),
        sa.Column("data", postgresql.JSONB(), nullable=False),
        sa.Column("mail_by", sa.Date(), nullable=True),
        sa.Column("made_by", sa.Text(), nullable=True),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mailed_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('validation_notice', 'original_creditor_answer', 'verification', 'plan_copy', 'state_notice')",
            name=op.f("ck_letter_kind"),
        ),
        sa.CheckConstraint("language IN ('en', 'es')", name=op.f("ck_letter_language")),
        sa.CheckConstraint(
            "(state IN ('mailed', 'returned')) = (mailed_on IS NOT NULL)", name=op.f("ck_letter_mailed")
        ),
        sa.CheckConstraint("method IN ('letter', 'electronic')", name=op.f("ck_letter_method")),
        sa.CheckConstraint("(state = 'returned') = (returned_on IS NOT NULL)", name=op.f("ck_letter_returned")),
        sa.CheckConstraint("state IN ('queued', 'printed', 'mailed', 'returned')", name=op.f("ck_letter_state")),
        sa.ForeignKeyConstraint(["account_id"], ["parley.account.id"], name=op.f("fk_letter_account_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["parley.conversation.id"], name=op.f("fk_letter_conversation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        schema="parley",
    )
    op.create_index(op.f("ix_letter_state_queued_at"), "letter", ["state", "queued_at"], schema="parley")
    op.create_index(op.f("ix_letter_account_id"), "letter", ["account_id"], schema="parley")
    op.create_table(
        "validation_notice",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=True),
        sa.Column("letter_id", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("alarmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("overdue_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("assumed_receipt_on", sa.Date(), nullable=True),
        sa.Column("period_ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint("language IN ('en', 'es')", name=op.f("ck_validation_notice_language")),
        sa.CheckConstraint("method IN ('letter', 'electronic', 'elsewhere')", name=op.f("ck_validation_notice_method")),
        sa.CheckConstraint(
            "(sent_on IS NULL) = (period_ends_on IS NULL) AND (sent_on IS NULL) = (assumed_receipt_on IS NULL)",
            name=op.f("ck_validation_notice_period"),
        ),
        sa.CheckConstraint("(state = 'sent') = (sent_on IS NOT NULL)", name=op.f("ck_validation_notice_sent")),
        sa.CheckConstraint(
            "state IN ('queued', 'released', 'sent', 'returned')", name=op.f("ck_validation_notice_state")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["parley.account.id"], name=op.f("fk_validation_notice_account_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["parley.conversation.id"], name=op.f("fk_validation_notice_conversation_id")
        ),
        sa.ForeignKeyConstraint(["letter_id"], ["parley.letter.id"], name=op.f("fk_validation_notice_letter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_validation_notice")),
        sa.UniqueConstraint("account_id", "language", name=op.f("uq_validation_notice_account_id_language")),
        sa.UniqueConstraint("number", name=op.f("uq_validation_notice_number")),
        schema="parley",
    )
    op.create_index(
        op.f("ix_validation_notice_state_due_on"), "validation_notice", ["state", "due_on"], schema="parley"
    )
    op.create_table(
        "esign_consent",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("consumer_id", sa.Text(), nullable=False),
        sa.Column("artefact_text", sa.Text(), nullable=False),
        sa.Column("artefact_sha256", sa.Text(), nullable=False),
        sa.Column("elements", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("given_via", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "given_via IN ('portal', 'web_chat', 'email', 'paper')", name=op.f("ck_esign_consent_given_via")
        ),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawal_reason IS NULL)", name=op.f("ck_esign_consent_withdrawn")
        ),
        sa.ForeignKeyConstraint(["consumer_id"], ["parley.consumer.id"], name=op.f("fk_esign_consent_consumer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_esign_consent")),
        schema="parley",
    )
    op.create_index(
        op.f("uq_esign_consent_live"),
        "esign_consent",
        ["consumer_id"],
        schema="parley",
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.create_table(
        "dispute",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("hold_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("consumer_id", sa.Text(), nullable=True),
        sa.Column("account_id", sa.Text(), nullable=True),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("within_period", sa.Boolean(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("letter_id", sa.Text(), nullable=True),
        sa.Column("answered_by", sa.Text(), nullable=True),
        sa.Column("answer_reason", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ck_dispute_amount")),
        sa.CheckConstraint("(state = 'open') = (letter_id IS NULL)", name=op.f("ck_dispute_answered")),
        sa.CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name=op.f("ck_dispute_closed")),
        sa.CheckConstraint("kind IN ('dispute', 'original_creditor', 'validation')", name=op.f("ck_dispute_kind")),
        sa.CheckConstraint("state IN ('open', 'answered', 'closed')", name=op.f("ck_dispute_state")),
        sa.ForeignKeyConstraint(["account_id"], ["parley.account.id"], name=op.f("fk_dispute_account_id")),
        sa.ForeignKeyConstraint(["consumer_id"], ["parley.consumer.id"], name=op.f("fk_dispute_consumer_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["parley.conversation.id"], name=op.f("fk_dispute_conversation_id")
        ),
        sa.ForeignKeyConstraint(["hold_id"], ["parley.hold.id"], name=op.f("fk_dispute_hold_id")),
        sa.ForeignKeyConstraint(["letter_id"], ["parley.letter.id"], name=op.f("fk_dispute_letter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispute")),
        sa.UniqueConstraint("hold_id", name=op.f("uq_dispute_hold_id")),
        schema="parley",
    )
    op.create_index(op.f("ix_dispute_state_due_on"), "dispute", ["state", "due_on"], schema="parley")
    op.create_index(op.f("ix_dispute_account_id"), "dispute", ["account_id"], schema="parley")


def downgrade() -> None:
    for name in reversed(_TABLES):
        op.drop_table(name, schema="parley")
