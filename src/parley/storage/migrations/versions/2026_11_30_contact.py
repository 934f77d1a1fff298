"""Keep proof of consent, what is known of telephone numbers, and what is stopped.

Why: gates G0, G3 and G4 decide by them. Proof of consent is kept at least four years after it was last of use (28 USC 1658),
so a trigger lets nothing but the revocation be added to it; what is known of a number only grows.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_contact"
down_revision = "2026_11_30_contact_preference"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _number_check()
    _program_stop()
    _consent_record()
    _keep()


def _number_check() -> None:
    op.create_table(
        "number_check",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("line_type", sa.Text(), nullable=True),
        sa.Column("reassigned", sa.Text(), nullable=True),
        sa.Column("since_on", sa.Date(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("carrier_code", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(kind = 'check') = (checked_on IS NOT NULL) AND (kind = 'check') = (provider IS NOT NULL)",
            name=op.f("ck_number_check_check"),
        ),
        sa.CheckConstraint(
            "(kind = 'mark') = (mark IS NOT NULL) AND (kind = 'mark') = (carrier_code IS NOT NULL)",
            name=op.f("ck_number_check_mark"),
        ),
        sa.CheckConstraint(
            "kind = 'mark' OR line_type IS NOT NULL OR reassigned IS NOT NULL",
            name=op.f("ck_number_check_says_something"),
        ),
        sa.CheckConstraint("kind IN ('check', 'mark')", name=op.f("ck_number_check_kind")),
        sa.CheckConstraint(
            "line_type IN ('mobile', 'landline', 'fixed_voip', 'voip', 'toll_free', 'other')",
            name=op.f("ck_number_check_line_type"),
        ),
        sa.CheckConstraint("reassigned IN ('no', 'yes', 'no_data')", name=op.f("ck_number_check_reassigned")),
        sa.CheckConstraint("reassigned IS NULL OR kind = 'check'", name=op.f("ck_number_check_reassigned_check")),
        sa.CheckConstraint("since_on <= checked_on", name=op.f("ck_number_check_since_on")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_check")),
        sa.UniqueConstraint("seq", name=op.f("uq_number_check_seq")),
        schema="parley",
    )
    op.create_index(op.f("ix_number_check_address"), "number_check", ["address"], unique=False, schema="parley")
    op.create_index(
        "uq_number_check_message",
        "number_check",
        ["message_id", "carrier_code"],
        unique=True,
        schema="parley",
        postgresql_where=sa.text("kind = 'mark'"),
    )


def _program_stop() -> None:
    op.create_table(
        "program_stop",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("stopped_by", sa.Text(), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column("started_by", sa.Text(), nullable=True),
        sa.Column("start_reason", sa.Text(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(scope IN ('all', 'sms')) = (name = '')", name=op.f("ck_program_stop_name")),
        sa.CheckConstraint("reason <> '' AND stopped_by <> ''", name=op.f("ck_program_stop_said_why")),
        sa.CheckConstraint(
            "scope IN ('all', 'sms', 'creditor', 'response', 'campaign')", name=op.f("ck_program_stop_scope")
        ),
        sa.CheckConstraint(
            "(started_at IS NULL) = (started_by IS NULL) AND (started_at IS NULL) = (start_reason IS NULL)",
            name=op.f("ck_program_stop_started"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_program_stop")),
        schema="parley",
    )
    op.create_index(
        "uq_program_stop_live",
        "program_stop",
        ["scope", "name"],
        unique=True,
        schema="parley",
        postgresql_where=sa.text("started_at IS NULL"),
    )


def _consent_record() -> None:
    op.create_table(
        "consent_record",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("consumer_id", sa.Text(), nullable=True),
        sa.Column("account_id", sa.Text(), nullable=True),
        sa.Column("medium", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("given_to", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("wording_sha256", sa.Text(), nullable=True),
        sa.Column("campaign_id", sa.Text(), nullable=True),
        sa.Column("jurisdiction", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_because", sa.Text(), nullable=True),
        sa.Column("revoked_by_message", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(source = 'creditor_file') = (given_to = 'creditor')", name=op.f("ck_consent_record_creditor_file")
        ),
        sa.CheckConstraint("given_to IN ('us', 'creditor')", name=op.f("ck_consent_record_given_to")),
        sa.CheckConstraint("medium = 'sms'", name=op.f("ck_consent_record_medium")),
        sa.CheckConstraint(
            "source IN ('creditor_file', 'consumer_text', 'start', 'web_chat', 'portal', 'collector_call')",
            name=op.f("ck_consent_record_source"),
        ),
        sa.CheckConstraint("(revoked_at IS NULL) = (revoked_because IS NULL)", name=op.f("ck_consent_record_revoked")),
        sa.CheckConstraint("wording IS NULL OR wording_sha256 IS NOT NULL", name=op.f("ck_consent_record_wording")),
        sa.ForeignKeyConstraint(["account_id"], ["parley.account.id"], name=op.f("fk_consent_record_account_id")),
        sa.ForeignKeyConstraint(["consumer_id"], ["parley.consumer.id"], name=op.f("fk_consent_record_consumer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_record")),
        sa.UniqueConstraint("seq", name=op.f("uq_consent_record_seq")),
        schema="parley",
    )
    op.create_index(
        op.f("ix_consent_record_address_medium"), "consent_record", ["address", "medium"], unique=False, schema="parley"
    )
    op.create_index(
        op.f("ix_consent_record_consumer_id"), "consent_record", ["consumer_id"], unique=False, schema="parley"
    )
    op.create_index(
        "uq_consent_record_text",
        "consent_record",
        ["address", sa.literal_column("coalesce(account_id, '')"), sa.literal_column("coalesce(campaign_id, '')")],
        unique=True,
        schema="parley",
        postgresql_where=sa.text("source = 'consumer_text' AND revoked_at IS NULL"),
    )


def _keep() -> None:
    op.execute(
        """
        CREATE FUNCTION parley.keep_consent() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                IF greatest(OLD.given_at, OLD.recorded_at, OLD.revoked_at) > now() - interval '4 years' THEN
                    RAISE EXCEPTION 'proof of consent is kept for four years' USING ERRCODE = 'check_violation';
                END IF;
                RETURN OLD;
            END IF;
            IF OLD.revoked_at IS NOT NULL
                OR (to_jsonb(NEW) - '{revoked_at,revoked_because,revoked_by_message}'::text[])
                IS DISTINCT FROM (to_jsonb(OLD) - '{revoked_at,revoked_because,revoked_by_message}'::text[])
            THEN
                RAISE EXCEPTION 'proof of consent never changes; it is revoked once' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER consent_record_stays BEFORE UPDATE OR DELETE ON parley.consent_record
        FOR EACH ROW EXECUTE FUNCTION parley.keep_consent()
        """
    )
    op.execute(
        """
        CREATE FUNCTION parley.keep_number_check() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'what is known of a number only grows' USING ERRCODE = 'check_violation';
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER number_check_stays BEFORE UPDATE ON parley.number_check
        FOR EACH ROW EXECUTE FUNCTION parley.keep_number_check()
        """
    )


def downgrade() -> None:
    for name in ("consent_record", "number_check", "program_stop"):
        op.execute(f"DROP TRIGGER IF EXISTS {name}_stays ON parley.{name}")
        op.drop_table(name, schema="parley")
    op.execute("DROP FUNCTION parley.keep_consent()")
    op.execute("DROP FUNCTION parley.keep_number_check()")
