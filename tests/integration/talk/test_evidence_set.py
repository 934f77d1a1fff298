"""The evidence set E0 of every message, stored before it leaves, and gate G9: no evidence, no message."""

import hashlib

import pytest
from sqlalchemy import select
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError

from parley.services.console import claim, reply
from parley.services.outbound import Blocked
from parley.storage.tables import AuditEvent, DecisionRow, Message
from tests.integration.talk.stage import Stage

GATES = {"G0", "G1", "G2", "G5", "G6", "G7", "G8", "G10"}


async def events(stage: Stage, conversation_id: str, kind: str) -> list[AuditEvent]:
    found = await stage.rows(AuditEvent, chain=conversation_id, kind=kind)
    return sorted(found, key=lambda event: event.chain_seq)


async def test_e0_of_a_message_names_everything_that_defends_it(stage: Stage) -> None:
    robin = await stage.person()
    conversation = await stage.verified(robin)
    (*_, event) = await events(stage, conversation.id, "message.allowed")
    row = (await stage.rows(Message, id=event.subject))[0]
    e0 = event.payload
    assert (e0["consumer_id"], e0["account_id"]) == (robin.consumer_id, robin.account_id)
    assert (e0["channel"], e0["direction"], e0["language"]) == ("sms", "out", "en")
    assert e0["text"] == row.text
    assert e0["decision_id"] == row.decision_id
    assert e0["address_hmac"] == stage.services.seal.fingerprint(robin.phone)
    names = row.response_name.split("+")
    assert [template["name"] for template in e0["templates"]] == names
    for template in e0["templates"]:
        wording = stage.services.wording.get(template["name"], "en").template
        assert template["sha256"] == hashlib.sha256(wording.encode()).hexdigest()
    assert e0["consent"]["source"] == "portal"
    assert e0["actor"]["wrote"] == "rule_engine"
    decision = e0["decision"]
    assert set(decision["gates"]) >= GATES
    assert all(codes == [] for codes in decision["gates"].values())
    assert decision["config_version"]
    assert decision["inputs"]["zones"]
    assert "bot_messages_today" in decision["inputs"]


async def test_e0_holds_no_telephone_number_in_the_clear(stage: Stage) -> None:
    robin = await stage.person()
    conversation = await stage.verified(robin)
    for event in await stage.rows(AuditEvent, chain=conversation.id):
        assert robin.phone.removeprefix("+1") not in str(event.payload)


async def test_e0_of_what_a_person_wrote_names_the_person(stage: Stage) -> None:
    robin, ana = await stage.person(), await stage.collector()
    conversation = await stage.verified(robin)
    await stage.sms(robin, "a person please", "request_human")
    await claim(stage.services, conversation_id=conversation.id, collector_id=ana)
    await reply(stage.services, conversation_id=conversation.id, collector_id=ana, text="Good morning, this is Ana.")
    (*_, event) = await events(stage, conversation.id, "message.allowed")
    assert (event.payload["actor"]["wrote"], event.payload["collector_id"]) == ("human", ana)
    assert event.payload["templates"] == []


async def test_the_model_that_understood_a_message_is_on_record(stage: Stage) -> None:
    robin = await stage.person()
    conversation = await stage.verified(robin)
    await stage.sms(robin, "how much do i owe", "ask_balance")
    (*_, event) = await events(stage, conversation.id, "message.understood")
    assert event.payload["intent"] == "ask_balance"
    assert "model" in event.payload


async def test_every_gate_answers_also_behind_the_one_that_stopped_the_message(stage: Stage) -> None:
    robin, ana = await stage.person(), await stage.collector()
    conversation = await stage.verified(robin)
    await stage.sms(robin, "a person please", "request_human")
    await claim(stage.services, conversation_id=conversation.id, collector_id=ana)
    with pytest.raises(Blocked):
        await reply(stage.services, conversation_id=conversation.id, collector_id=ana, text="We will sue you.")
    blocked = [row for row in await stage.rows(DecisionRow, conversation_id=conversation.id) if row.verdict == "block"]
    assert blocked
    for row in blocked:
        assert set(row.gates) >= GATES
        assert row.gates[row.gate] == [reason.rsplit(" ", 1)[1].rstrip("]") for reason in row.reasons]


BREAK_THE_LOG = """
    CREATE FUNCTION parley.break_log() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.chain = '{chain}' AND NEW.kind = 'message.allowed' THEN {how}; END IF;
        RETURN NEW;
    END $$
"""


@pytest.mark.parametrize(
    "how",
    [
        pytest.param("RAISE EXCEPTION 'disk full'", id="G9-refused"),
        pytest.param("PERFORM pg_terminate_backend(pg_backend_pid())", id="G9-killed"),
    ],
)
async def test_g9_a_message_whose_evidence_cannot_be_stored_is_not_sent(stage: Stage, how: str) -> None:
    robin = await stage.person()
    stage.assistant.expect("nlu_fallback")
    received = await stage.receive(robin.phone, "hello")
    await run(stage, BREAK_THE_LOG.format(chain=received.conversation_id, how=how))
    await run(
        stage,
        "CREATE CONSTRAINT TRIGGER break_log AFTER INSERT ON parley.audit_event DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION parley.break_log()",
    )
    try:
        with pytest.raises(DBAPIError):
            await stage.process(received.message_id)
        assert await stage.deliver(received.conversation_id) == 0
        assert not [sent for sent in stage.carrier.taken if sent.to == robin.phone]
        assert await stage.messages(received.conversation_id, direction="out") == []
        assert await stage.rows(DecisionRow, conversation_id=received.conversation_id) == []
    finally:
        await run(stage, "DROP TRIGGER break_log ON parley.audit_event")
        await run(stage, "DROP FUNCTION parley.break_log()")
    await stage.process(received.message_id)
    await stage.deliver(received.conversation_id)
    assert [sent for sent in stage.carrier.taken if sent.to == robin.phone]


async def run(stage: Stage, statement: str) -> None:
    async with stage.services.db.work() as work:
        await work.session.execute(sql(statement))


async def test_two_events_of_the_same_content_have_different_hashes(stage: Stage) -> None:
    async with stage.services.db.work() as work:
        for chain in ("same_a", "same_b"):
            work.audit("test.happened", chain=chain, subject="s", answer="yes")
    async with stage.services.db.work() as work:
        rows = list(await work.session.scalars(select(AuditEvent).where(AuditEvent.chain.in_(("same_a", "same_b")))))
    assert len({row.salt for row in rows}) == 2
