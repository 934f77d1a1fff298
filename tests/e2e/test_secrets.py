"""Identity answers, cards and social security numbers come to rest nowhere (invariant I8)."""

import re

import httpx2
import pytest
from psycopg import sql

from tests.e2e.people import Person
from tests.e2e.phone import Phone
from tests.e2e.product import Product
from tests.e2e.webchat import Visitor

pytestmark = pytest.mark.e2e

CARD = "4111 1111 1111 1111"
CARD_DIGITS = "4111111111111111"
SSN = "078-05-1120"
SSN_DIGITS = "078051120"


def places_of(product: Product, *wanted: str, except_tables: tuple[str, ...] = ()) -> list[str]:
    """Return every column of every table, Rasa's and the job queue's too, in which one of the texts stands by itself.

    Identifiers and hashes are full of digits, so a number inside a longer word is not what was looked for.
    """
    columns = product.rows(
        "SELECT table_schema AS s, table_name AS t, column_name AS c FROM information_schema.columns "
        "JOIN information_schema.tables USING (table_schema, table_name) WHERE table_type = 'BASE TABLE' "
        "AND table_schema NOT IN ('pg_catalog', 'information_schema')"
    )
    assert {"parley", "rasa", "public"} <= {column["s"] for column in columns}
    pattern = rf"(^|[^0-9a-zA-Z])({'|'.join(re.escape(each) for each in wanted)})($|[^0-9a-zA-Z])"
    found = []
    for column in columns:
        if column["t"] not in except_tables:
            place = sql.Identifier(column["s"], column["t"])
            query = sql.SQL("SELECT 1 FROM {} WHERE {}::text ~ %s LIMIT 1").format(place, sql.Identifier(column["c"]))
            if product.rows(query, pattern):
                found.append(f"{column['s']}.{column['t']}.{column['c']}")
    return found


def assert_nowhere(product: Product, *secrets: str, except_tables: tuple[str, ...] = ()) -> None:
    """Fail when a secret stands in the database or in anything that was logged."""
    assert places_of(product, *secrets, except_tables=except_tables) == []
    logged = "\n".join(product.log)
    assert [secret for secret in secrets if secret in logged] == []


def test_the_search_finds_what_is_there(product: Product, phone: Phone) -> None:
    phone.say("an unmistakable sentence about nothing")
    found = places_of(product, "an unmistakable sentence about nothing")
    assert "parley.message.text" in found
    assert any(place.startswith("rasa.events.") for place in found)


@pytest.mark.parametrize("write", ["my card is {card}", "charge {card} exp 09/29 cvv 737", "my ssn is {ssn}", "{ssn}"])
def test_a_card_or_social_security_number_is_stored_nowhere(product: Product, phone: Phone, write: str) -> None:
    phone.say("hello")
    sid = phone.send(write.format(card=CARD, ssn=SSN))
    phone.wait_for_turn(sid)
    assert "[card]" in phone.inbound(sid)["text"] or "[ssn]" in phone.inbound(sid)["text"]
    assert_nowhere(product, CARD, CARD_DIGITS, SSN, SSN_DIGITS)


def test_a_card_number_of_a_verified_person_is_stored_nowhere(product: Product, verified: Phone) -> None:
    verified.say(f"take it from {CARD}")
    verified.say(f"or ssn {SSN_DIGITS}")
    assert_nowhere(product, CARD, CARD_DIGITS, SSN, SSN_DIGITS)


def test_a_card_number_in_the_chat_is_stored_nowhere(product: Product) -> None:
    tab = Visitor(product)
    try:
        tab.say(f"here is my card {CARD}")
    finally:
        tab.close()
    assert_nowhere(product, CARD, CARD_DIGITS)


@pytest.mark.parametrize("is_right", [True, False], ids=["right answers", "wrong answers"])
def test_identity_answers_stand_nowhere(product: Product, phone: Phone, person: Person, is_right: bool) -> None:
    dob, zip_code = (person.dob, person.zip) if is_right else ("11/12/1913", "99501")
    phone.say_all("hello", "1", dob, zip_code)
    month, day, year = dob.split("/")
    written = (dob, f"{year}-{month}-{day}", f"{int(month)}/{int(day)}/{year}")
    # What the creditor brought about the person stands where it belongs; nothing else may hold it.
    assert_nowhere(product, *written, except_tables=("consumer",))
    # The validation notice is posted to the address on file, and its copy is kept as it was printed.
    assert places_of(product, zip_code, except_tables=("consumer", "letter")) == []
    entries = product.count("SELECT id FROM vault_entry WHERE conversation_id = %s", phone.conversation()["id"])
    assert entries == 0


def test_the_vault_holds_an_answer_only_sealed(product: Product, phone: Phone, person: Person) -> None:
    phone.say_all("hello", "1", person.dob)
    rows = product.rows("SELECT * FROM vault_entry WHERE conversation_id = %s", phone.conversation()["id"])
    assert [row["kind"] for row in rows] == ["dob"]
    year = str(person.born_on.year).encode()
    assert all(year not in bytes(row["ciphertext"]) for row in rows)


def test_logs_hold_no_text_number_or_name(product: Product, phone: Phone, person: Person) -> None:
    phone.say_all("a sentence nobody else writes", "1", person.factors)
    logged = "\n".join(product.log)
    for secret in ("a sentence nobody else writes", phone.number, person.last_name, person.reference):
        assert secret not in logged


def test_metrics_hold_no_number_or_name(product: Product, phone: Phone, person: Person) -> None:
    phone.say("hello")
    metrics = httpx2.get(f"{product.url}/metrics").raise_for_status().text
    assert phone.number not in metrics
    assert person.last_name not in metrics
