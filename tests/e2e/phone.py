"""A telephone: posts signed webhooks as Twilio does, and reads what was sent to it."""

import secrets
from collections.abc import Mapping
from urllib.parse import urlencode

import httpx2
from twilio.request_validator import RequestValidator

from tests.e2e.product import Product, Row, wait_until

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def new_sid() -> str:
    """Return a message id of Twilio's form."""
    return "SM" + secrets.token_hex(16)


class Twilio:
    """The sending side of Twilio: signed requests to the product's webhooks."""

    def __init__(self, product: Product) -> None:
        """Read the secrets both sides share."""
        self.product = product
        settings = product.settings
        self.account_sid = settings["PARLEY_TWILIO_ACCOUNT_SID"]
        self.own_number = settings["PARLEY_TWILIO_FROM"]
        self._validator = RequestValidator(settings["PARLEY_TWILIO_AUTH_TOKEN"])

    def post(self, path: str, form: Mapping[str, str], *, signature: str | None = None) -> httpx2.Response:
        """Post a form, signed as Twilio signs it unless another signature is given."""
        url = f"{self.product.url}{path}"
        signed = self._validator.compute_signature(url, dict(form)) if signature is None else signature
        return self.post_raw(path, urlencode(form).encode(), signature=signed)

    def post_raw(self, path: str, body: bytes, *, signature: str) -> httpx2.Response:
        """Post bytes as they are."""
        headers = {**FORM, "X-Twilio-Signature": signature} if signature else FORM
        return httpx2.post(f"{self.product.url}{path}", content=body, headers=headers, timeout=20)

    def sms_form(self, number: str, text: str, **changes: str) -> dict[str, str]:
        """Return the form of an inbound text."""
        form = {
            "MessageSid": new_sid(),
            "AccountSid": self.account_sid,
            "From": number,
            "To": self.own_number,
            "Body": text,
            "NumMedia": "0",
        }
        return {**form, **changes}

    def status(self, provider_id: str, status: str, **fields: str) -> httpx2.Response:
        """Report what became of a text."""
        form = {"MessageSid": provider_id, "MessageStatus": status, "AccountSid": self.account_sid, **fields}
        return self.post("/webhooks/twilio/status", form)


class Phone:
    """One telephone and the conversation held on it."""

    def __init__(self, product: Product, number: str) -> None:
        """Take the telephone with that number."""
        self.product = product
        self.number = number
        self.twilio = Twilio(product)

    def send(self, text: str, **fields: str) -> str:
        """Send a text without waiting for the answer; returns its Twilio id."""
        form = self.twilio.sms_form(self.number, text, **fields)
        answer = self.twilio.post("/webhooks/twilio/sms", form)
        assert answer.status_code == 200, answer.text
        return form["MessageSid"]

    def say(self, text: str, **fields: str) -> list[str]:
        """Send a text and return the answers, once everything it leads to has left."""
        before = len(self.received())
        self.wait_for_turn(self.send(text, **fields))
        return self.received()[before:]

    def say_all(self, *texts: str) -> list[str]:
        """Send several texts, one after the other; returns the answers to the last."""
        answers: list[str] = []
        for text in texts:
            answers = self.say(text)
        return answers

    def wait_for_turn(self, sid: str, *, timeout_s: float = 40.0) -> None:
        """Wait until the text has been processed and nothing waits to be sent."""

        def is_settled() -> bool:
            found = self.product.rows("SELECT conversation_id, state FROM message WHERE provider_id = %s", sid)
            return bool(found) and found[0]["state"] == "processed" and not self._waiting(found[0]["conversation_id"])

        wait_until(is_settled, f"the turn of {sid} is processed and its answers have left", timeout_s=timeout_s)

    def _waiting(self, conversation_id: str) -> int:
        return self.product.count(
            "SELECT id FROM message WHERE conversation_id = %s AND state IN ('queued', 'sending') AND direction = 'out'",
            conversation_id,
        )

    def wait_for_outbox(self) -> None:
        """Wait until nothing waits to be sent, where no message of the phone's own started it."""
        conversation_id = self.conversation()["id"]
        wait_until(lambda: not self._waiting(conversation_id), "the outbox is empty")

    def received(self) -> list[str]:
        """Return every text that reached the phone, oldest first."""
        query = "SELECT body FROM fake_sms WHERE direction = 'out' AND recipient = %s ORDER BY seq"
        return [row["body"] for row in self.product.rows(query, self.number)]

    def conversation(self) -> Row:
        """Return the conversation held with the phone."""
        return self.product.row("SELECT * FROM conversation WHERE channel = 'sms' AND address = %s", self.number)

    def messages(self) -> list[Row]:
        """Return the transcript, oldest first."""
        return self.product.rows(
            "SELECT * FROM message WHERE conversation_id = %s ORDER BY seq", self.conversation()["id"]
        )

    def inbound(self, sid: str) -> Row:
        """Return the stored message with that Twilio id."""
        return self.product.row("SELECT * FROM message WHERE provider_id = %s", sid)

    def holds(self) -> list[str]:
        """Return the kinds of the holds the conversation has led to."""
        query = "SELECT kind FROM hold WHERE conversation_id = %s AND released_at IS NULL ORDER BY kind"
        return [row["kind"] for row in self.product.rows(query, self.conversation()["id"])]

    def escalations(self) -> list[str]:
        """Return why the conversation is in the collectors' queue."""
        query = "SELECT reason FROM escalation WHERE conversation_id = %s AND state <> 'closed' ORDER BY reason"
        return [row["reason"] for row in self.product.rows(query, self.conversation()["id"])]

    def is_suppressed(self) -> bool:
        """Tell whether nothing may be sent to the phone."""
        query = "SELECT id FROM suppression WHERE medium = 'sms' AND address = %s AND lifted_at IS NULL"
        return self.product.count(query, self.number) > 0
