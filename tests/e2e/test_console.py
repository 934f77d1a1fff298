"""A person takes over: the queue, the claim, both never talking at once, and the gate over what a person writes."""

import httpx2
import pytest

from tests.e2e.console import Console
from tests.e2e.people import Person
from tests.e2e.phone import Phone
from tests.e2e.product import Product, wait_until

pytestmark = pytest.mark.e2e


def test_from_asking_for_a_person_to_the_bots_return(console: Console, verified: Phone, person: Person) -> None:
    conversation_id = verified.conversation()["id"]
    (told,) = verified.say("let me talk to someone real")
    assert "I am asking a person on our team to take over" in told
    assert console.reasons(conversation_id) == ["Asked for a person"]
    transcript = console.read(conversation_id)["messages"]
    said = [message["text"] for message in transcript if message["author"] == "consumer"]
    assert said == ["[dob] zip [zip]", "let me talk to someone real"]

    assert verified.say("are you there") == []
    assert console.act(conversation_id, "claim").status_code == 200
    assert verified.say("how much do i owe") == []

    assert (
        console.act(conversation_id, "reply", text="Hello, this is Dana. How can I help you today?").status_code == 200
    )
    verified.wait_for_outbox()
    from_dana = verified.received()[-1]
    assert from_dana.startswith("Northlight Help, debt collector")
    assert from_dana.endswith(": Hello, this is Dana. How can I help you today? Reply STOP to stop texts.")

    assert console.act(conversation_id, "hand-back").status_code == 200
    verified.wait_for_outbox()
    assert "I am back in this conversation" in verified.received()[-1]
    assert "balance" in " ".join(verified.say("how much do i owe"))
    assert console.reasons(conversation_id) == []


def test_a_collectors_text_does_not_claim_to_come_from_an_assistant(console: Console, verified: Phone) -> None:
    conversation_id = claimed(console, verified)
    console.act(conversation_id, "reply", text="Hello, this is Dana.")
    verified.wait_for_outbox()
    text = verified.received()[-1]
    assert "Hello, this is Dana." in text
    assert "debt collector" in text
    assert text.endswith("Reply STOP to stop texts.")
    assert "AI assistant" not in text


def claimed(console: Console, phone: Phone) -> str:
    """Ask for a person and let the collector claim; returns the conversation."""
    phone.say("let me talk to someone real")
    conversation_id = str(phone.conversation()["id"])
    assert console.act(conversation_id, "claim").status_code == 200
    return conversation_id


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Pay today or we will sue you.", "sue"),
        ("The police will come for you.", "police"),
        ("We will garnish your wages.", "garnish"),
    ],
)
def test_a_forbidden_word_is_stopped_with_a_sentence(
    product: Product, console: Console, verified: Phone, text: str, names: str
) -> None:
    conversation_id = claimed(console, verified)
    before = verified.received()
    answer = console.act(conversation_id, "reply", text=text)
    assert answer.status_code == 409
    assert "forbidden wording" in answer.json()["error"]
    assert names in answer.json()["error"]
    assert verified.received() == before
    blocked = verified.messages()[-1]
    assert (blocked["author"], blocked["state"]) == ("collector", "blocked")
    assert product.row("SELECT verdict FROM decision WHERE id = %s", blocked["decision_id"])["verdict"] == "block"


def test_a_collector_cannot_name_the_debt_to_somebody_unverified(
    console: Console, phone: Phone, person: Person
) -> None:
    phone.say("hello")
    conversation_id = claimed(console, phone)
    answer = console.act(conversation_id, "reply", text="You owe a balance of $1,200 to Meridian Bank.")
    assert answer.status_code == 409
    assert not any("Meridian" in text for text in phone.received())


def test_a_collector_cannot_write_past_an_opt_out(console: Console, verified: Phone) -> None:
    conversation_id = claimed(console, verified)
    verified.say("STOP")
    before = verified.received()
    answer = console.act(conversation_id, "reply", text="Please stay with me for a moment.")
    assert answer.status_code == 409
    assert "asked us not to" in answer.json()["error"]
    assert verified.received() == before


def test_nobody_writes_without_claiming_first(console: Console, verified: Phone) -> None:
    verified.say("let me talk to someone real")
    answer = console.act(str(verified.conversation()["id"]), "reply", text="Hello")
    assert answer.status_code == 409
    assert "Claim this conversation first" in answer.json()["error"]


def test_a_second_collector_cannot_take_a_claimed_conversation(
    product: Product, console: Console, verified: Phone
) -> None:
    conversation_id = claimed(console, verified)
    add_collector(product, "second")
    second = Console(product, "second", "a good long password")
    try:
        answer = second.act(conversation_id, "claim")
        assert answer.status_code == 409
        assert "Another collector" in answer.json()["error"]
        assert second.act(conversation_id, "reply", text="Hello").status_code == 409
    finally:
        second.close()


def add_collector(product: Product, name: str) -> None:
    """Add a collector the way an operator does, with the password from a pipe."""
    done = product.cli("users", "add", name, "--role", "collector", stdin="a good long password\n")
    assert f"Added {name} as collector." in done.stdout


def test_closing_keeps_the_disposition(product: Product, console: Console, verified: Phone) -> None:
    conversation_id = claimed(console, verified)
    assert console.act(conversation_id, "close", disposition="whatever").status_code == 409
    assert console.act(conversation_id, "close", disposition="callback_arranged").status_code == 200
    rows = product.rows("SELECT state, disposition FROM escalation WHERE conversation_id = %s", conversation_id)
    assert [(row["state"], row["disposition"]) for row in rows] == [("closed", "callback_arranged")]


def test_the_console_learns_of_a_request_without_being_reloaded(
    product: Product, console: Console, phone: Phone
) -> None:
    with console.live() as lines:
        phone.say("let me talk to someone real")
        conversation_id = str(phone.conversation()["id"])
        wait_until(lambda: any(conversation_id in line for line in lines), "the console is told", timeout_s=10)


@pytest.mark.parametrize("path", ["/console/api/queue", "/console/api/conversations/con_x", "/console/api/events"])
def test_nothing_is_shown_to_somebody_who_has_not_signed_in(product: Product, path: str) -> None:
    answer = httpx2.get(product.url + path)
    assert answer.status_code == 401
    assert "sign in" in answer.json()["error"]


def test_another_site_cannot_make_the_console_act(product: Product, console: Console, verified: Phone) -> None:
    verified.say("let me talk to someone real")
    answer = console.act_from("https://elsewhere.example", str(verified.conversation()["id"]), "claim")
    assert answer.status_code == 403
    assert verified.conversation()["handover"] == "waiting"
