"""Give holds a scope, terms, a review and a withdrawal; keep every legal finding; let a plan's payments be stopped.

Why: a hold on one debt must leave the person's other debts alone, while one on the person stops them all; who found what,
where in the text and how sure, must be there for an audit even where it was overruled.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_holds"
down_revision = "2026_11_30_api_keys"
branch_labels = None
depends_on = None

_SUBJECT = (
    "(scope <> 'consumer' OR consumer_id IS NOT NULL) AND (scope <> 'account' OR account_id IS NOT NULL)"
    " AND (scope IN ('consumer', 'account') OR conversation_id IS NOT NULL)"
)
_REVIEWED = "(review_outcome IS NULL) = (reviewed_at IS NULL) AND (review_outcome IS NULL) = (reviewed_by IS NULL)"
_LIVE = "released_at IS NULL"
_INSTANTS = ("not_before_at", "review_at", "expires_at", "reviewed_at")
_TEXTS = ("placed_by", "review_outcome", "reviewed_by", "withdrawal_message_id")


def upgrade() -> None:
    for name in _TEXTS:
        op.add_column("hold", sa.Column(name, sa.Text(), nullable=True), schema="parley")
    for name in _INSTANTS:
        op.add_column("hold", sa.Column(name, sa.DateTime(timezone=True), nullable=True), schema="parley")
    op.add_column(
        "hold",
        sa.Column("needs_review", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        schema="parley",
    )
    op.add_column("hold", sa.Column("scope", sa.Text(), nullable=True), schema="parley")
    op.add_column("hold", sa.Column("lift_role", sa.Text(), nullable=True), schema="parley")
    op.execute(
        """
        UPDATE parley.hold SET lift_role = 'supervisor', scope = CASE
            WHEN kind = 'WRONG_PARTY' THEN 'medium'
            WHEN account_id IS NOT NULL AND kind IN ('DISPUTE', 'VALIDATION', 'ORIG_CREDITOR', 'CLAIMED_PAID',
                'TIME_BARRED_SUSPECT') THEN 'account'
            WHEN consumer_id IS NOT NULL THEN 'consumer'
            ELSE 'conversation' END
        """
    )
    op.alter_column("hold", "scope", nullable=False, schema="parley")
    op.alter_column("hold", "lift_role", nullable=False, schema="parley")
    op.alter_column("hold", "conversation_id", nullable=True, schema="parley")
    op.alter_column("hold", "evidence_message_id", nullable=True, schema="parley")
    _make_live_indexes()
    op.create_index(op.f("ix_hold_consumer_id"), "hold", ["consumer_id"], unique=False, schema="parley")
    op.create_index(op.f("ix_hold_evidence_message_id"), "hold", ["evidence_message_id"], unique=False, schema="parley")
    for name, rule in (
        ("scope", "scope IN ('consumer', 'account', 'medium', 'conversation')"),
        ("subject", _SUBJECT),
        ("lift_role", "lift_role IN ('collector', 'supervisor', 'admin')"),
        ("cause", "evidence_message_id IS NOT NULL OR placed_by IS NOT NULL"),
        ("review_outcome", "review_outcome IN ('confirmed', 'mistaken')"),
        ("reviewed", _REVIEWED),
    ):
        op.create_check_constraint(op.f(f"ck_hold_{name}"), "hold", rule, schema="parley")
    _make_findings()
    op.add_column("payment_plan", sa.Column("payments_stopped_at", sa.DateTime(timezone=True)), schema="parley")
    op.add_column("payment_plan", sa.Column("payments_stopped_reason", sa.Text()), schema="parley")
    op.create_check_constraint(
        op.f("ck_payment_plan_payments_stopped"),
        "payment_plan",
        "(payments_stopped_at IS NULL) = (payments_stopped_reason IS NULL)",
        schema="parley",
    )


def _make_live_indexes() -> None:
    for name in ("consumer", "conversation"):
        op.drop_index(f"uq_hold_live_{name}", table_name="hold", schema="parley", postgresql_where=sa.text(_LIVE))
    for name, scope in (
        ("consumer", "scope = 'consumer'"),
        ("account", "scope = 'account'"),
        ("conversation", "scope IN ('medium', 'conversation')"),
    ):
        op.create_index(
            f"uq_hold_live_{name}",
            "hold",
            [f"{name}_id", "kind"],
            unique=True,
            schema="parley",
            postgresql_where=sa.text(f"{_LIVE} AND {scope}"),
        )


def _make_findings() -> None:
    op.create_table(
        "legal_finding",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("intent", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.Text(), nullable=True),
        sa.Column("span_start", sa.Integer(), nullable=True),
        sa.Column("span_end", sa.Integer(), nullable=True),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("model_version", sa.Text(), nullable=True),
        sa.Column("detector_version", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "source IN ('rules', 'model', 'keyword', 'carrier', 'menu', 'dialogue')",
            name=op.f("ck_legal_finding_source"),
        ),
        sa.CheckConstraint("outcome IN ('applied', 'doubtful', 'overruled')", name=op.f("ck_legal_finding_outcome")),
        sa.CheckConstraint(
            "(span_start IS NULL) = (span_end IS NULL) AND span_start <= span_end", name=op.f("ck_legal_finding_span")
        ),
        sa.ForeignKeyConstraint(["message_id"], ["parley.message.id"], name=op.f("fk_legal_finding_message_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["parley.conversation.id"], name=op.f("fk_legal_finding_conversation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_finding")),
        sa.UniqueConstraint("message_id", "intent", "source", name=op.f("uq_legal_finding_message_id_intent_source")),
        schema="parley",
    )
    op.create_index(op.f("ix_legal_finding_intent_found_at"), "legal_finding", ["intent", "found_at"], schema="parley")
    op.create_index(op.f("ix_legal_finding_conversation_id"), "legal_finding", ["conversation_id"], schema="parley")


def downgrade() -> None:
    op.drop_constraint(op.f("ck_payment_plan_payments_stopped"), "payment_plan", schema="parley")
    op.drop_column("payment_plan", "payments_stopped_reason", schema="parley")
    op.drop_column("payment_plan", "payments_stopped_at", schema="parley")
    op.drop_table("legal_finding", schema="parley")
    for name in ("scope", "subject", "lift_role", "cause", "review_outcome", "reviewed"):
        op.drop_constraint(op.f(f"ck_hold_{name}"), "hold", schema="parley")
    op.drop_index(op.f("ix_hold_evidence_message_id"), table_name="hold", schema="parley")
    op.drop_index(op.f("ix_hold_consumer_id"), table_name="hold", schema="parley")
    for name in ("consumer", "account", "conversation"):
        op.drop_index(f"uq_hold_live_{name}", table_name="hold", schema="parley")
    # What only the new shape can say goes: holds without a conversation or a message, all but the oldest of a conversation.
    op.execute("DELETE FROM parley.hold WHERE conversation_id IS NULL OR evidence_message_id IS NULL")
    op.execute(
        """
        DELETE FROM parley.hold AS h WHERE h.released_at IS NULL AND EXISTS (
            SELECT 1 FROM parley.hold AS o WHERE o.released_at IS NULL AND o.kind = h.kind AND o.id < h.id
            AND (o.conversation_id = h.conversation_id OR o.consumer_id = h.consumer_id))
        """
    )
    op.alter_column("hold", "evidence_message_id", nullable=False, schema="parley")
    op.alter_column("hold", "conversation_id", nullable=False, schema="parley")
    for name in ("scope", "lift_role", "needs_review", *_INSTANTS, *_TEXTS):
        op.drop_column("hold", name, schema="parley")
    for name in ("consumer", "conversation"):
        op.create_index(
            f"uq_hold_live_{name}",
            "hold",
            [f"{name}_id", "kind"],
            unique=True,
            schema="parley",
            postgresql_where=sa.text(_LIVE),
        )
