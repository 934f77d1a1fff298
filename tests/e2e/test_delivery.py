"""What passes between the product and Twilio: requests Twilio would take, and reports in any order."""

import json
from urllib.parse import parse_qsl

import pytest
from openapi_core import OpenAPI
from openapi_core.testing import MockRequest, MockResponse

from tests.e2e.carrier import Carrier, Exchange
from tests.e2e.phone import Phone, new_sid
from tests.e2e.product import ROOT, Product, wait_until

pytestmark = pytest.mark.e2e

DOCUMENT = json.loads((ROOT / "tests" / "fixtures" / "twilio" / "messages_openapi.json").read_text(encoding="utf-8"))
MESSAGES = "/2010-04-01/Accounts/{AccountSid}/Messages.json"
BASE = "/demo/twilio"


def request_of(exchange: Exchange) -> MockRequest:
    """Return a recorded request as the description's checker reads it."""
    content_type = exchange.headers.get("Content-Type", "")
    return MockRequest(
        "https://api.twilio.com",
        exchange.method,
        exchange.path.removeprefix(BASE),
        args=dict(parse_qsl(exchange.query)),
        headers=exchange.headers,
        data=exchange.body,
        content_type=content_type,
    )


def check(openapi: OpenAPI, exchange: Exchange) -> None:
    """Raise unless Twilio's own description allows the request and the answer."""
    request = request_of(exchange)
    openapi.validate_request(request)
    openapi.validate_response(request, MockResponse(exchange.answer, status_code=exchange.status))
    operation = DOCUMENT["paths"][MESSAGES][exchange.method.lower()]
    if exchange.method == "POST":
        known = operation["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]["properties"]
        assert set(exchange.form) <= set(known)
        assert 1 <= int(exchange.form["ValidityPeriod"]) <= 36000
    else:
        known = {parameter["name"] for parameter in operation["parameters"] if parameter["in"] == "query"}
        assert {name for name, _ in parse_qsl(exchange.query)} <= known


def test_every_request_fits_twilios_own_description(carrier: Carrier, verified: Phone) -> None:
    verified.say_all("1", "2", "1")
    openapi = OpenAPI.from_dict(DOCUMENT)
    assert len(carrier.sent_to(verified.number)) == 5
    for exchange in carrier.exchanges:
        if exchange.status != 503:  # ours: the product itself was down and could not play Twilio
            check(openapi, exchange)


def test_a_request_twilio_would_refuse_does_not_pass_the_check(carrier: Carrier, phone: Phone) -> None:
    phone.say("hello")
    openapi = OpenAPI.from_dict(DOCUMENT)
    good = next(each for each in carrier.exchanges if each.method == "POST" and each.form["To"] == phone.number)
    without_recipient = Exchange(**{**_fields(good), "body": b"Body=hello&ValidityPeriod=300"})
    with pytest.raises(Exception, match=r"[Rr]equest body"):
        check(openapi, without_recipient)


def _fields(exchange: Exchange) -> dict[str, object]:
    return {name: getattr(exchange, name) for name in Exchange.__slots__}


def test_what_the_carrier_was_given_is_what_the_phone_shows(carrier: Carrier, phone: Phone) -> None:
    phone.say_all("hello", "1")
    assert carrier.sent_to(phone.number) == phone.received() == [row["text"] for row in out_of(phone)]


def out_of(phone: Phone) -> list[dict[str, object]]:
    """Return what left the product, oldest first."""
    return [row for row in phone.messages() if row["direction"] == "out"]


def reported_on(product: Product, phone: Phone) -> tuple[str, str]:
    """Have a text sent, of which nothing has been reported yet; returns its id and its id at the carrier."""
    phone.say("hello")
    message_id = str(out_of(phone)[0]["id"])
    # Under an id the stand-in for Twilio does not know, so that its own reports do not interfere.
    provider_id = new_sid()
    product.rows("UPDATE message SET state = 'sent', provider_id = %s WHERE id = %s", provider_id, message_id)
    return message_id, provider_id


def state(product: Product, message_id: str) -> str:
    """Return the state of a message."""
    return str(product.row("SELECT state FROM message WHERE id = %s", message_id)["state"])


@pytest.mark.parametrize(
    ("reported", "final"),
    [
        (("delivered", "sent", "queued"), "delivered"),
        (("undelivered", "sent"), "undelivered"),
        (("sent", "sent", "delivered", "delivered"), "delivered"),
        (("delivered", "failed"), "delivered"),
        (("teleported",), "sent"),
    ],
)
def test_a_late_or_repeated_report_never_moves_a_text_backwards(
    product: Product, phone: Phone, reported: tuple[str, ...], final: str
) -> None:
    message_id, provider_id = reported_on(product, phone)
    for status in reported:
        assert phone.twilio.status(provider_id, status).status_code == 204
    assert state(product, message_id) == final


def test_an_undelivered_text_keeps_the_carriers_error_code(product: Product, phone: Phone) -> None:
    message_id, provider_id = reported_on(product, phone)
    phone.twilio.status(provider_id, "undelivered", ErrorCode="30003")
    row = product.row("SELECT state, error_code FROM message WHERE id = %s", message_id)
    assert (row["state"], row["error_code"]) == ("undelivered", "30003")


def test_a_report_about_an_unknown_text_is_taken_and_ignored(phone: Phone) -> None:
    assert phone.twilio.status(new_sid(), "delivered").status_code == 204


def test_an_unsigned_report_changes_nothing(product: Product, phone: Phone) -> None:
    message_id, provider_id = reported_on(product, phone)
    form = {"MessageSid": provider_id, "MessageStatus": "failed"}
    assert phone.twilio.post("/webhooks/twilio/status", form, signature="").status_code == 403
    assert state(product, message_id) == "sent"


def test_a_report_that_overtakes_the_carriers_own_answer_is_not_lost(
    product: Product, carrier: Carrier, phone: Phone
) -> None:
    is_accepted = carrier.hold_answer_to(phone.number)
    sid = phone.send("hello")
    try:
        assert is_accepted.wait(20)
        query = "SELECT id FROM fake_sms WHERE recipient = %s AND status = 'delivered'"
        wait_until(lambda: product.count(query, phone.number), "the stand-in for Twilio has reported the delivery")
        assert phone.twilio.status(_id_at_carrier(product, phone), "delivered").status_code == 204
    finally:
        carrier.let_go()
    phone.wait_for_turn(sid)
    assert state(product, str(out_of(phone)[0]["id"])) == "delivered"


def _id_at_carrier(product: Product, phone: Phone) -> str:
    return str(product.row("SELECT id FROM fake_sms WHERE recipient = %s", phone.number)["id"])
