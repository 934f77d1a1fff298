"""Invariants I8 and I10: no secrets at rest in the clear, and a reason for everything that left or did not."""

import re

import pytest
import structlog
from sqlalchemy import text as sql

from parley.services.console import claim, reply
from parley.services.outbound import Blocked
from parley.storage.tables import AuditEvent, DecisionRow
from tests.integration.talk.stage import Stage

SECRETS = ("1971-03-29", "03/29/1971", "99501", "QZX-483920", "QZX483920", "536-90-4399", "536904399", "9137")
CARD = ("5555 5555 5555 4444", "5555555555554444")
TOLD = (
    "03/29/1971 99501",
    "my date of birth is 1971-03-29",
    "zip 99501 ref QZX-483920",
    "last four of my ssn 9137",
    "ssn 536-90-4399",
    "card 5555 5555 5555 4444 cvv 123",
)


@pytest.mark.parametrize("is_verified", [pytest.param(False, id="unverified"), pytest.param(True, id="verified")])
async def test_i8_identity_answers_cards_and_ssns_are_in_no_table_tracker_or_log(
    stage: Stage, is_verified: bool
) -> None:
    robin = await stage.person()
    told = TOLD[-2:] if is_verified else TOLD
    hidden = (*CARD, *SECRETS[5:7]) if is_verified else (*CARD, *SECRETS)
    with structlog.testing.capture_logs() as logs:
        if is_verified:
            await stage.verified(robin)
        for text in told:
            await stage.sms(robin, text, "give_identity_details")
    seen = {
        "the tracker": str(stage.assistant.steered) + str(stage.assistant.heard),
        "the log": str(logs),
        "a text": str(stage.carrier.bodies),
        **await _whole_database(stage),
    }
    conversation = await stage.conversation(robin)
    assert len(await stage.messages(conversation.id, direction="in")) == len(told) + is_verified
    for place, content in seen.items():
        assert [secret for secret in hidden if _shows(content, secret)] == [], place


async def test_i8_a_card_number_a_collector_types_is_not_kept_either(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "a person please", "request_human")
    conversation, ana = await stage.conversation(robin), await stage.collector()
    await claim(stage.services, conversation_id=conversation.id, collector_id=ana)
    with pytest.raises(Blocked, match="card or social security"):
        await reply(
            stage.services, conversation_id=conversation.id, collector_id=ana, text="Is it 6011 1111 1111 1117?"
        )
    for place, content in (await _whole_database(stage)).items():
        assert not _shows(content, "6011 1111 1111 1117"), place


def _shows(content: str, secret: str) -> bool:
    # Hashes and ids hold any four digits in a row, so a secret counts only where it stands by itself.
    return re.search(rf"(?<![0-9a-fA-F]){re.escape(secret)}(?![0-9a-fA-F])", content) is not None


async def _whole_database(stage: Stage) -> dict[str, str]:
    """Every row of every table as text, jobs and their arguments included."""
    async with stage.services.db.work() as work:
        tables = await work.session.execute(
            sql(
                "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                " WHERE schemaname IN ('parley', 'public', 'rasa')"
            )
        )
        names = [name for (name,) in tables if "contact_point" not in name]  # telephone numbers may hold any digits
        return {
            name: "\n".join(
                (await work.session.execute(sql(f"SELECT t::text FROM {name} t"))).scalars()  # noqa: S608 - from the catalogue
            )
            for name in names
        }


async def test_i10_every_outgoing_message_has_the_decision_that_let_it_out_or_not(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "i dispute this debt")
    await stage.sms(robin, "how much", "ask_balance")
    conversation = await stage.conversation(robin)
    out = await stage.messages(conversation.id, direction="out")
    decisions = {row.message_id: row for row in await stage.rows(DecisionRow, conversation_id=conversation.id)}
    audited = {row.subject for row in await stage.rows(AuditEvent, chain=conversation.id)}
    assert {row.id for row in out} == set(decisions)
    assert set(decisions) <= audited
    assert all(decisions[row.id].config_version and decisions[row.id].inputs for row in out)
