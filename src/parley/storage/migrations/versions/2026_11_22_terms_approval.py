"""Let a second person approve a creditor's terms, and let accounts belong to a portfolio.

Why: where an installation asks for four eyes, one person proposes a version and another one activates it. The checks and
the trigger hold whatever the code does: nobody approves their own proposal, and what is approved never changes. Versions
that are there already were activated directly.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_22_terms_approval"
down_revision = "2026_11_22_nlu_review"
branch_labels = None
depends_on = None

_CHECKS = {
    "state": "state IN ('proposed', 'approved', 'withdrawn')",
    "activation": "activation IN ('direct', 'four_eyes')",
    "approved": "(state = 'approved') = (approved_at IS NOT NULL)",
    "withdrawn": "(state = 'withdrawn') = (withdrawn_at IS NOT NULL)"
    " AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)",
    "direct": "activation = 'four_eyes' OR (state = 'approved' AND proposed_by IS NULL AND approved_by IS NULL)",
    "four_eyes": "activation = 'direct'"
    " OR (proposed_by IS NOT NULL AND (state = 'approved') = (approved_by IS NOT NULL))",
    "second_person": "approved_by <> proposed_by",
}
_PEOPLE = ("proposed_by", "approved_by", "withdrawn_by")


def upgrade() -> None:
    op.add_column("account", sa.Column("portfolio", sa.Text(), nullable=True), schema="parley")
    op.create_check_constraint(op.f("ck_account_portfolio"), "account", "portfolio <> ''", schema="parley")
    for name, value in (("state", "approved"), ("activation", "direct")):
        column = sa.Column(name, sa.Text(), nullable=False, server_default=value)
        op.add_column("creditor_terms", column, schema="parley")
        op.alter_column("creditor_terms", name, server_default=None, schema="parley")
    for name in _PEOPLE:
        op.add_column("creditor_terms", sa.Column(name, sa.Text(), nullable=True), schema="parley")
        op.create_foreign_key(
            op.f(f"fk_creditor_terms_{name}"),
            "creditor_terms",
            "collector",
            [name],
            ["id"],
            source_schema="parley",
            referent_schema="parley",
        )
    for name in ("approved_at", "withdrawn_at"):
        moment = sa.Column(name, sa.DateTime(timezone=True), nullable=True)
        op.add_column("creditor_terms", moment, schema="parley")
    op.execute("UPDATE parley.creditor_terms SET approved_at = applied_at")
    for name, check in _CHECKS.items():
        op.create_check_constraint(op.f(f"ck_creditor_terms_{name}"), "creditor_terms", check, schema="parley")
    _keep_what_is_written()


def _keep_what_is_written() -> None:
    """A proposal may be decided once; its content, and everything decided, stays as it is."""
    op.execute(
        """
        CREATE FUNCTION parley.keep_terms() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' OR OLD.state <> 'proposed' THEN
                RAISE EXCEPTION 'terms are never changed or removed, only superseded by a later version'
                    USING ERRCODE = 'check_violation';
            END IF;
            IF (to_jsonb(NEW) - '{state,approved_by,approved_at,withdrawn_by,withdrawn_at}'::text[])
                IS DISTINCT FROM (to_jsonb(OLD) - '{state,approved_by,approved_at,withdrawn_by,withdrawn_at}'::text[])
            THEN
                RAISE EXCEPTION 'proposed terms are approved or withdrawn as they are; propose a later version'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER creditor_terms_stay BEFORE UPDATE OR DELETE ON parley.creditor_terms
        FOR EACH ROW EXECUTE FUNCTION parley.keep_terms()
        """
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER creditor_terms_stay ON parley.creditor_terms")
    op.execute("DROP FUNCTION parley.keep_terms()")
    for name in _CHECKS:
        op.drop_constraint(op.f(f"ck_creditor_terms_{name}"), "creditor_terms", schema="parley")
    for name in (*_PEOPLE, "state", "activation", "approved_at", "withdrawn_at"):
        op.drop_column("creditor_terms", name, schema="parley")
    op.drop_column("account", "portfolio", schema="parley")
