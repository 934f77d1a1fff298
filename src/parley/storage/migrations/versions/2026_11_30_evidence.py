"""Keep every gate's result, salt audit events, and let retention erase what an audit event says, and nothing else.

Why: evidence must be complete while it is kept (rule catalogue, section 0, E0) and must go when its time is over
(REGF-100). The chain stays whole because hashes and positions stay; the guard of the audit log now lets one change pass: an
event loses its content when a signed tombstone names it (decision 0017).
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_30_evidence"
down_revision = "2026_11_30_contact_counts"
branch_labels = None
depends_on = None

_GUARD = """
    CREATE FUNCTION parley.refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.erasure_id IS NULL AND NEW.erasure_id IS NOT NULL AND NEW.payload = '{}'::jsonb AND NEW.salt IS NULL
            AND (NEW.id, NEW.chain, NEW.chain_seq, NEW.kind, NEW.subject, NEW.occurred_at, NEW.previous_hash, NEW.hash)
            = (OLD.id, OLD.chain, OLD.chain_seq, OLD.kind, OLD.subject, OLD.occurred_at, OLD.previous_hash, OLD.hash)
            AND EXISTS (SELECT FROM parley.audit_erasure AS e WHERE e.id = NEW.erasure_id AND e.chain = OLD.chain
                        AND OLD.chain_seq BETWEEN e.from_seq AND e.to_seq)
        THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'the audit log only grows: % of % is refused', TG_OP, TG_TABLE_NAME;
    END
    $$
"""


def upgrade() -> None:
    op.create_table(
        "audit_erasure",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("from_seq", sa.BigInteger(), nullable=False),
        sa.Column("to_seq", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("retention_class", sa.Text(), nullable=False),
        sa.Column("last_activity_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erased_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.CheckConstraint("from_seq >= 1 AND to_seq >= from_seq", name=op.f("ck_audit_erasure_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_erasure")),
        schema="parley",
    )
    op.create_table(
        "legal_hold",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("consumer_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("placed_by", sa.Text(), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by", sa.Text(), nullable=True),
        sa.Column("release_reason", sa.Text(), nullable=True),
        sa.CheckConstraint("reason <> '' AND placed_by <> ''", name=op.f("ck_legal_hold_explained")),
        sa.CheckConstraint(
            "(released_at IS NULL) = (released_by IS NULL) AND (released_at IS NULL) = (release_reason IS NULL)",
            name=op.f("ck_legal_hold_released"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["parley.account.id"], name=op.f("fk_legal_hold_account_id")),
        sa.ForeignKeyConstraint(["consumer_id"], ["parley.consumer.id"], name=op.f("fk_legal_hold_consumer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_hold")),
        schema="parley",
    )
    op.create_index(
        "ix_legal_hold_live",
        "legal_hold",
        ["consumer_id"],
        unique=False,
        schema="parley",
        postgresql_where=sa.text("released_at IS NULL"),
    )
    # Decisions of before have no list of gates; an empty one says so.
    op.add_column(
        "decision",
        sa.Column("gates", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="{}"),
        schema="parley",
    )
    op.alter_column("decision", "gates", server_default=None, schema="parley")
    op.add_column("audit_event", sa.Column("salt", sa.Text(), nullable=True), schema="parley")
    op.add_column("audit_event", sa.Column("erasure_id", sa.Text(), nullable=True), schema="parley")
    op.create_foreign_key(
        op.f("fk_audit_event_erasure_id"),
        "audit_event",
        "audit_erasure",
        ["erasure_id"],
        ["id"],
        source_schema="parley",
        referent_schema="parley",
    )
    op.execute(_GUARD)
    op.execute("DROP TRIGGER audit_event_only_grows ON parley.audit_event")
    op.execute(
        "CREATE TRIGGER audit_event_only_grows BEFORE DELETE OR TRUNCATE ON parley.audit_event"
        " FOR EACH STATEMENT EXECUTE FUNCTION parley.refuse_change()"
    )
    op.execute(
        "CREATE TRIGGER audit_event_only_erased BEFORE UPDATE ON parley.audit_event"
        " FOR EACH ROW EXECUTE FUNCTION parley.refuse_unless_erased()"
    )
    op.execute(
        "CREATE TRIGGER audit_erasure_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON parley.audit_erasure"
        " FOR EACH STATEMENT EXECUTE FUNCTION parley.refuse_change()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER audit_erasure_only_grows ON parley.audit_erasure")
    op.execute("DROP TRIGGER audit_event_only_erased ON parley.audit_event")
    op.execute("DROP TRIGGER audit_event_only_grows ON parley.audit_event")
    op.execute(
        "CREATE TRIGGER audit_event_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON parley.audit_event"
        " FOR EACH STATEMENT EXECUTE FUNCTION parley.refuse_change()"
    )
    op.execute("DROP FUNCTION parley.refuse_unless_erased()")
    op.drop_constraint(op.f("fk_audit_event_erasure_id"), "audit_event", schema="parley", type_="foreignkey")
    op.drop_column("audit_event", "erasure_id", schema="parley")
    op.drop_column("audit_event", "salt", schema="parley")
    op.drop_column("decision", "gates", schema="parley")
    op.drop_table("legal_hold", schema="parley")
    op.drop_table("audit_erasure", schema="parley")
