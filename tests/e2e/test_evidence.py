"""Everything is explained and nothing can be rewritten: the audit log, and `parley why`."""

import psycopg
import pytest

from tests.e2e.console import Console
from tests.e2e.phone import Phone
from tests.e2e.product import Product

pytestmark = pytest.mark.e2e


def test_a_sent_message_is_explained(product: Product, verified: Phone) -> None:
    verified.say("how much do i owe")
    told = product.cli("why", verified.messages()[-1]["id"]).stdout
    for part in ("state ", "response: utter_balance", "allow, every gate passed", "answers: msg_", "compliance values"):
        assert part in told


def test_a_received_message_is_explained(product: Product, verified: Phone) -> None:
    sid = verified.send("i dont owe this")
    verified.wait_for_turn(sid)
    told = product.cli("why", verified.inbound(sid)["id"]).stdout
    assert "found dispute_debt" in told
    assert "answered by msg_" in told


def test_a_blocked_message_is_explained_with_its_citation(product: Product, console: Console, verified: Phone) -> None:
    verified.say("let me talk to someone real")
    conversation_id = str(verified.conversation()["id"])
    console.act(conversation_id, "claim")
    console.act(conversation_id, "reply", text="We will sue you.")
    told = product.cli("why", verified.messages()[-1]["id"]).stdout
    assert "block at gate G8" in told
    assert "REGF-18B" in told
    assert "12 CFR 1006.18" in told
    assert "forbidden wording: sue" in told


def test_an_offer_is_explained(product: Product, verified: Phone) -> None:
    verified.say_all("1", "2")
    query = "SELECT id FROM offer WHERE conversation_id = %s AND kind = 'installments'"
    told = product.cli("why", product.rows(query, verified.conversation()["id"])[0]["id"]).stdout
    assert "terms meridian version 2" in told
    assert "reasons: " in told


def test_an_id_nobody_has_is_one_sentence_and_exit_status_1(product: Product) -> None:
    done = product.cli("why", "msg_0", check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("There is nothing to explain with id 'msg_0'")


def test_the_audit_log_is_unbroken_after_all_that(product: Product, phone: Phone) -> None:
    phone.say("hello")
    told = product.cli("audit", "verify").stdout
    events = product.row("SELECT count(*) AS n FROM audit_event")["n"]
    assert "unbroken" in told
    assert int(told.split(": ")[1].split()[0]) <= events


def test_nobody_can_change_or_remove_an_event(product: Product, phone: Phone) -> None:
    phone.say("hello")
    chain = phone.conversation()["id"]
    for statement in ("UPDATE audit_event SET kind = 'x' WHERE chain = %s", "DELETE FROM audit_event WHERE chain = %s"):
        with pytest.raises(psycopg.errors.RaiseException, match="only grows"):
            product.rows(statement, chain)


def test_an_event_changed_behind_the_databases_back_is_found(product: Product, phone: Phone) -> None:
    phone.say("hello")
    event = product.rows("SELECT id FROM audit_event WHERE chain = %s", phone.conversation()["id"])[0]["id"]
    # What a superuser can do: go past the triggers.
    product.rows("SET session_replication_role = replica")
    product.rows("UPDATE audit_event SET payload = payload || %s::jsonb WHERE id = %s", '{"x": 1}', event)
    try:
        done = product.cli("audit", "verify", check=False)
    finally:
        product.rows("UPDATE audit_event SET payload = payload - 'x' WHERE id = %s", event)
        product.rows("SET session_replication_role = DEFAULT")
    assert done.returncode == 1
    assert str(phone.conversation()["id"]) in done.stderr
