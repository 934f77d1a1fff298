"""Write the consent that is on file, and the texts consumers sent, into the records of consent.

Why: the file's consent has stood with the contact points and a consumer's own text with the conversations. Neither names a
campaign, so the records name none: what answers a consumer's text goes on, anything else waits for their next text.
"""

from alembic import op

revision = "2026_11_30_contact_records"
down_revision = "2026_11_30_contact"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        INSERT INTO parley.consent_record (id, consumer_id, medium, address, source, given_to, given_at, scope,
            jurisdiction, note, recorded_at, revoked_at, revoked_because)
        SELECT 'cst_' || replace(gen_random_uuid()::text, '-', ''), contact.consumer_id, 'sms', contact.address,
            'creditor_file', 'creditor', contact.consent_at, 'texts to this number, as the creditor reports',
            consumer.state, contact.consent_source, now(), closed.at, closed.reason
        FROM parley.contact_point AS contact
        JOIN parley.consumer ON consumer.id = contact.consumer_id
        LEFT JOIN LATERAL (
            SELECT suppression.suppressed_at AS at, suppression.reason AS reason FROM parley.suppression
            WHERE suppression.medium = 'sms' AND suppression.address = contact.address AND suppression.lifted_at IS NULL
            ORDER BY suppression.suppressed_at LIMIT 1
        ) AS closed ON true
        WHERE contact.kind = 'phone' AND contact.consent_at IS NOT NULL
        """
    )
    op.execute(
        """
        INSERT INTO parley.consent_record (id, consumer_id, account_id, medium, address, source, given_to, given_at, scope,
            wording_sha256, message_id, recorded_at)
        SELECT 'cst_' || replace(gen_random_uuid()::text, '-', ''), conversation.consumer_id, conversation.account_id,
            'sms', conversation.address, 'consumer_text', 'us', written.created_at, 'the consumer texted us from this number',
            encode(sha256(convert_to(written.text, 'UTF8')), 'hex'), written.id, now()
        FROM parley.conversation
        JOIN LATERAL (
            SELECT message.id, message.text, message.created_at FROM parley.message
            WHERE message.conversation_id = conversation.id AND message.direction = 'in'
            ORDER BY message.seq DESC LIMIT 1
        ) AS written ON true
        WHERE conversation.channel = 'sms' AND NOT EXISTS (
            SELECT 1 FROM parley.suppression
            WHERE suppression.medium = 'sms' AND suppression.address = conversation.address
                AND suppression.lifted_at IS NULL
        )
        """
    )


def downgrade() -> None:
    """Nothing to take back: the records go with their table."""
