"""Let one offer cover several accounts of a consumer: a row for each, agreed together or not at all.

Why: an agreement over two accounts that stands on one of them only is not what anybody said yes to, so the database refuses
it whatever the code does. A conversation can now have open offers of one kind on more than one account.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_22_joint"
down_revision = "2026_11_22_negotiation"
branch_labels = None
depends_on = None

_FIGURES = (
    *("account_id", "conversation_id", "kind", "terms_id", "total_cents", "balance_cents"),
    *("schedule", "detail", "inputs", "reason_codes", "conceded_cents"),
)
_JOINT_RULE = """
    CREATE FUNCTION parley.joint_offer_is_one() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF (SELECT count(DISTINCT o.state = 'accepted') FROM parley.offer AS o WHERE o.joint_id = NEW.joint_id) > 1 THEN
            RAISE EXCEPTION 'a joint offer is accepted for all its accounts or for none'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END
    $$
"""


def _offer_rules(figures: tuple[str, ...]) -> str:
    new, old = (", ".join(f"{side}.{name}" for name in figures) for side in ("NEW", "OLD"))
    return f"""
    CREATE OR REPLACE FUNCTION parley.offer_moves_once() RETURNS trigger LANGUAGE plpgsql AS $$
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
        IF ({new}) IS DISTINCT FROM ({old}) THEN
            RAISE EXCEPTION 'what was offered does not change' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END
    $$
"""


def upgrade() -> None:
    op.add_column("offer", sa.Column("joint_id", sa.Text(), nullable=True), schema="parley")
    op.create_index(op.f("ix_offer_joint_id"), "offer", ["joint_id"], unique=False, schema="parley")
    _make_open_index(["conversation_id", "account_id", "kind"])
    op.execute(_offer_rules((*_FIGURES, "joint_id")))
    op.execute(_JOINT_RULE)
    # Looked at when the transaction ends, because the rows are accepted one after the other.
    op.execute(
        "CREATE CONSTRAINT TRIGGER joint_offer_is_one AFTER INSERT OR UPDATE OF state ON parley.offer"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.joint_id IS NOT NULL)"
        " EXECUTE FUNCTION parley.joint_offer_is_one()"
    )
    op.add_column(
        "negotiation_step", sa.Column("joint_accounts", postgresql.ARRAY(sa.Text()), nullable=True), schema="parley"
    )


def downgrade() -> None:
    op.drop_column("negotiation_step", "joint_accounts", schema="parley")
    op.execute("DROP TRIGGER joint_offer_is_one ON parley.offer")
    op.execute("DROP FUNCTION parley.joint_offer_is_one()")
    op.execute(_offer_rules(_FIGURES))
    # Of several open offers of one kind in a conversation the older ones end, because the old index knows one only.
    op.execute(
        """
        UPDATE parley.offer AS o SET state = 'withdrawn', decided_at = o.offered_at WHERE o.state = 'offered' AND EXISTS (
            SELECT 1 FROM parley.offer AS later WHERE later.state = 'offered' AND later.kind = o.kind
            AND later.conversation_id = o.conversation_id AND (later.offered_at, later.id) > (o.offered_at, o.id))
        """
    )
    _make_open_index(["conversation_id", "kind"])
    op.drop_index(op.f("ix_offer_joint_id"), table_name="offer", schema="parley")
    op.drop_column("offer", "joint_id", schema="parley")


def _make_open_index(columns: list[str]) -> None:
    is_open = sa.text("state = 'offered'")
    op.drop_index("uq_offer_open", table_name="offer", schema="parley", postgresql_where=is_open)
    op.create_index("uq_offer_open", "offer", columns, unique=True, schema="parley", postgresql_where=is_open)
