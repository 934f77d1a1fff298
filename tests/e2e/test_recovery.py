"""Crashes: a message that was acknowledged is answered, once, whatever dies (invariants I5 and I6)."""

import pytest

from tests.e2e.carrier import Carrier
from tests.e2e.console import Console
from tests.e2e.people import Person
from tests.e2e.phone import Phone
from tests.e2e.product import Product, wait_until

pytestmark = pytest.mark.e2e

_OLD = "UPDATE message SET arrived_at = arrived_at - interval '61 seconds' WHERE provider_id = %s"
_DUE = (
    "SELECT id FROM procrastinate_jobs WHERE args->>'message_id' = %s "
    "AND (status = 'doing' OR status = 'todo' AND coalesce(scheduled_at, now()) <= now())"
)
_DELAYED = "The answer is taking longer than usual"


def test_a_message_waits_for_rasa_and_is_answered_when_it_is_back(
    product: Product, console: Console, phone: Phone
) -> None:
    phone.say("hello")
    before = len(product.logged("process.ready"))
    product.process_of("rasa").kill()
    sid = phone.send("who is this")
    wait_until(lambda: product.logged("turn.waits_for_assistant"), "the turn finds nobody to ask")
    # A minute passes in the database, where the product looks for it.
    product.rows(_OLD, sid)
    wait_until(lambda: any(_DELAYED in text for text in phone.received()), "the delay is told")
    conversation_id = str(phone.conversation()["id"])
    assert "The bot could not answer in time" in console.reasons(conversation_id)

    wait_until(lambda: len(product.logged("process.ready")) > before, "the supervisor brings Rasa back", timeout_s=90)
    phone.wait_for_turn(sid)
    heard = phone.received()
    assert len([text for text in heard if _DELAYED in text]) == 1
    assert "I am Nora, an automated AI assistant" in heard[-1]
    assert len(heard) == 3


def test_every_acknowledged_message_is_answered_once_after_a_power_cut(
    product: Product, carrier: Carrier, people: dict[str, list[Person]]
) -> None:
    before, after, waiting, fresh = (Phone(product, people["en"].pop().phone) for _ in range(4))
    waiting.say("hello")
    is_lost, is_accepted = carrier.lose(before.number), carrier.hold_answer_to(after.number)
    cut = {before: before.send("hello"), after: after.send("hello")}
    assert is_lost.wait(20), "the text is on its way to the carrier"
    assert is_accepted.wait(20), "the carrier has the text, the product does not know it yet"
    product.process_of("rasa").suspend()
    cut |= {waiting: waiting.send("who is this"), fresh: fresh.send("hello")}
    workers = [row["id"] for row in product.rows("SELECT id FROM procrastinate_workers")]
    product.kill_everything()
    carrier.let_go()
    assert product.processes() == []

    product.start()
    # A dead worker's jobs are taken back when its last sign of life is half a minute old; let that time have passed.
    query = "UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 minute' WHERE id = ANY(%s)"
    product.rows(query, workers)
    for phone, sid in cut.items():
        phone.wait_for_turn(sid, timeout_s=60)
    assert [len(phone.received()) for phone in (before, after, waiting, fresh)] == [1, 1, 2, 1]
    for phone in cut:
        assert carrier.sent_to(phone.number) == phone.received()
    assert "unbroken" in product.cli("audit", "verify").stdout


def test_a_text_cut_off_while_it_was_sent_still_leaves_when_it_is_taken_up_early(
    product: Product, carrier: Carrier, phone: Phone
) -> None:
    is_lost = carrier.lose(phone.number)
    sid = phone.send("hello")
    assert is_lost.wait(20), "the text is on its way to the carrier"
    dead = [row["id"] for row in product.rows("SELECT id FROM procrastinate_workers")]
    recovered = len(product.logged("jobs.recovered"))
    product.process_of("worker").kill()
    carrier.let_go()
    # The worker's last sign of life was half a minute ago, its last text was not: the next one may not send it yet.
    query = "UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 minute' WHERE id = ANY(%s)"
    product.rows(query, dead)
    wait_until(lambda: len(product.logged("jobs.recovered")) > recovered, "the worker's jobs are taken back")
    message_id = phone.inbound(sid)["id"]
    wait_until(lambda: not product.count(_DUE, message_id), "what was taken back has been tried")
    assert phone.received() == []
    # Now half a minute has passed for the text as well.
    query = "UPDATE message SET sending_since = sending_since - interval '1 minute' WHERE in_reply_to = %s"
    product.rows(query, message_id)
    wait_until(phone.received, "the text leaves", timeout_s=20)
    phone.wait_for_turn(sid)
    assert len(phone.received()) == 1
