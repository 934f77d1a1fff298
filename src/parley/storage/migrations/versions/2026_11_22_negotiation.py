"""Record every step of a negotiation, end each offer once, and keep what consumers choose to tell of their means.

Why: a negotiation can be replayed under other terms only from what the engine was asked and knew; an offer has to tell what
it went by and what it conceded; and what was offered must not change afterwards, whatever the code does. Offers that were
withdrawn before this migration stay withdrawn, although some of them would be countered now: the reason was not kept.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_negotiation"
down_revision = "2026_11_22_terms_approval"
branch_labels = None
depends_on = None

_OFFER_RULES = """
    CREATE FUNCTION parley.offer_moves_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN
            IF NEW.state <> 'offered' THEN
                RAISE EXCEPTION 'an offer starts as offered, not as %', NEW.state USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END IF;
        IF OLD.state <> 'offered' AND NEW.state <> OLD.state THEN
            RAISE EXCEPTION 'an offer that is % stays so', OLD.state USING ERRCODE = 'check_violation';
        END IF;
        IF (NEW.account_id, NEW.conversation_id, NEW.kind, NEW.terms_id, NEW.total_cents, NEW.balance_cents,
            NEW.schedule, NEW.detail, NEW.inputs, NEW.reason_codes, NEW.conceded_cents)
            IS DISTINCT FROM
           (OLD.account_id, OLD.conversation_id, OLD.kind, OLD.terms_id, OLD.total_cents, OLD.balance_cents,
            OLD.schedule, OLD.detail, OLD.inputs, OLD.reason_codes, OLD.conceded_cents) THEN
            RAISE EXCEPTION 'what was offered does not change' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END
    $$
"""
_PLAN_RULE = """
    CREATE FUNCTION parley.plan_needs_accepted_offer() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT EXISTS (SELECT 1 FROM parley.offer AS o WHERE o.id = NEW.offer_id AND o.state = 'accepted'
                       AND o.account_id = NEW.account_id AND o.total_cents = NEW.total_cents) THEN
            RAISE EXCEPTION 'a plan needs an accepted offer on its account with its total'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END
    $$
"""


def upgrade() -> None:
    _extend_offer()
    _create_steps()
    _create_means()
    _create_hardships()


def _extend_offer() -> None:
    op.add_column("offer", sa.Column("inputs", postgresql.JSONB(astext_type=sa.Text()), nullable=True), schema="parley")
    op.add_column("offer", sa.Column("reason_codes", postgresql.ARRAY(sa.Text()), nullable=True), schema="parley")
    op.add_column("offer", sa.Column("conceded_cents", sa.BigInteger(), nullable=True), schema="parley")
    op.execute(
        """
        UPDATE parley.offer AS o SET conceded_cents = 0,
            reason_codes = ARRAY(SELECT jsonb_array_elements_text(o.detail -> 'reason_codes')),
            inputs = COALESCE((SELECT e.payload -> 'inputs' FROM parley.audit_event AS e
                               WHERE e.subject = o.id AND e.kind = 'offer.made' LIMIT 1), '{}'::jsonb),
            decided_at = CASE WHEN o.state = 'offered' THEN NULL ELSE COALESCE(o.decided_at, o.offered_at) END
        """
    )
    for column in ("inputs", "reason_codes", "conceded_cents"):
        op.alter_column("offer", column, nullable=False, schema="parley")
    op.drop_constraint(op.f("ck_offer_state"), "offer", schema="parley")
    op.create_check_constraint(
        op.f("ck_offer_state"),
        "offer",
        "state IN ('offered', 'countered', 'accepted', 'expired', 'withdrawn')",
        schema="parley",
    )
    op.create_check_constraint(
        op.f("ck_offer_decided"), "offer", "(state = 'offered') = (decided_at IS NULL)", schema="parley"
    )
    op.create_check_constraint(op.f("ck_offer_conceded"), "offer", "conceded_cents >= 0", schema="parley")
    op.execute(_OFFER_RULES)
    op.execute(
        "CREATE TRIGGER offer_moves_once BEFORE INSERT OR UPDATE ON parley.offer"
        " FOR EACH ROW EXECUTE FUNCTION parley.offer_moves_once()"
    )
    op.execute(_PLAN_RULE)
    # Looked at when the transaction ends, because the plan and its offer are written together.
    op.execute(
        "CREATE CONSTRAINT TRIGGER plan_needs_accepted_offer AFTER INSERT OR UPDATE OF offer_id, account_id, total_cents"
        " ON parley.payment_plan DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION parley.plan_needs_accepted_offer()"
    )


def _create_steps() -> None:
    op.create_table(
        "negotiation_step",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_day", sa.Date(), nullable=False),
        sa.Column("terms_id", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state_before", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("proposal", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("offer", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason_code", sa.Text(), nullable=True),
        sa.Column("offer_out", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint("act IN ('options', 'respond', 'confirm')", name=op.f("ck_negotiation_step_act")),
        sa.CheckConstraint(
            "outcome IN ('accept', 'counter', 'ask', 'refuse', 'escalate', 'options')",
            name=op.f("ck_negotiation_step_outcome"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["parley.account.id"], name=op.f("fk_negotiation_step_account_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["parley.conversation.id"], name=op.f("fk_negotiation_step_conversation_id")
        ),
        sa.ForeignKeyConstraint(["terms_id"], ["parley.creditor_terms.id"], name=op.f("fk_negotiation_step_terms_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_negotiation_step")),
        sa.UniqueConstraint("seq", name=op.f("uq_negotiation_step_seq")),
        schema="parley",
    )
    op.create_index(
        op.f("ix_negotiation_step_conversation_id_recorded_at"),
        "negotiation_step",
        ["conversation_id", "recorded_at"],
        unique=False,
        schema="parley",
    )


def _create_means() -> None:
    op.create_table(
        "means_statement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("income_low_cents", sa.BigInteger(), nullable=False),
        sa.Column("income_high_cents", sa.BigInteger(), nullable=True),
        sa.Column("costs_low_cents", sa.BigInteger(), nullable=False),
        sa.Column("costs_high_cents", sa.BigInteger(), nullable=True),
        sa.Column("capacity_cents", sa.BigInteger(), nullable=False),
        sa.Column("consent_message_id", sa.Text(), nullable=False),
        sa.Column("income_message_id", sa.Text(), nullable=False),
        sa.Column("costs_message_id", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "income_low_cents >= 0 AND costs_low_cents >= 0 AND capacity_cents >= 0",
            name=op.f("ck_means_statement_not_negative"),
        ),
        sa.CheckConstraint(
            "(income_high_cents IS NULL OR income_high_cents > income_low_cents)"
            " AND (costs_high_cents IS NULL OR costs_high_cents > costs_low_cents)",
            name=op.f("ck_means_statement_ranges"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["parley.account.id"], name=op.f("fk_means_statement_account_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["parley.conversation.id"], name=op.f("fk_means_statement_conversation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_means_statement")),
        schema="parley",
    )
    op.create_index(
        op.f("ix_means_statement_account_id_recorded_at"),
        "means_statement",
        ["account_id", "recorded_at"],
        unique=False,
        schema="parley",
    )


def _create_hardships() -> None:
    op.create_table(
        "hardship_statement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("consent_message_id", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["parley.account.id"], name=op.f("fk_hardship_statement_account_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["parley.conversation.id"], name=op.f("fk_hardship_statement_conversation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hardship_statement")),
        sa.UniqueConstraint("conversation_id", "reason", name=op.f("uq_hardship_statement_conversation_id_reason")),
        schema="parley",
    )
    op.create_index(
        op.f("ix_hardship_statement_account_id"), "hardship_statement", ["account_id"], unique=False, schema="parley"
    )


def downgrade() -> None:
    op.drop_table("hardship_statement", schema="parley")
    op.drop_table("means_statement", schema="parley")
    op.drop_table("negotiation_step", schema="parley")
    op.execute("DROP TRIGGER plan_needs_accepted_offer ON parley.payment_plan")
    op.execute("DROP FUNCTION parley.plan_needs_accepted_offer()")
    op.execute("DROP TRIGGER offer_moves_once ON parley.offer")
    op.execute("DROP FUNCTION parley.offer_moves_once()")
    for name in ("ck_offer_conceded", "ck_offer_decided", "ck_offer_state"):
        op.drop_constraint(op.f(name), "offer", schema="parley")
    op.execute("UPDATE parley.offer SET state = 'withdrawn' WHERE state = 'countered'")
    op.create_check_constraint(
        op.f("ck_offer_state"), "offer", "state IN ('offered', 'accepted', 'expired', 'withdrawn')", schema="parley"
    )
    for column in ("conceded_cents", "reason_codes", "inputs"):
        op.drop_column("offer", column, schema="parley")
