"""`parley contact prefer|list|withdraw` as an operator types them, on a real database (REGF-6B1-DESIG, REGF-6B4)."""

import asyncio
from datetime import date
from typing import Any

import pytest

from parley.ids import new_id
from parley.services.context import Services
from parley.services.terms_apply import apply_terms
from parley.services.users import add_user
from parley.settings import PROJECT_ROOT
from parley.storage.tables import Account, Consumer
from tests.integration.conftest import NOW, PASSWORD, Command


@pytest.fixture
def account(services: Services) -> str:
    """An invented person's account, and somebody who works at the console."""

    async def board() -> str:
        await apply_terms(services, next((PROJECT_ROOT / "config" / "terms").glob("meridian.yml")))
        await add_user(services, name="ana", role="collector", password=PASSWORD)
        await add_user(services, name="sam", role="supervisor", password=PASSWORD)
        async with services.db.work() as work:
            person = Consumer(
                id=new_id("cns"), creditor_id="meridian", first_name="Robin", last_name="Fairweather",
                date_of_birth=date(1986, 4, 12), ssn_last4="4821", address_line="12 Invented Lane", city="Sometown",
                state="IL", zip="60601", language="en", created_at=NOW,
            )  # fmt: skip
            work.session.add(person)
            await work.session.flush()
            more: dict[str, Any] = dict.fromkeys(("interest_cents", "fees_cents", "payments_cents"), 0)
            work.session.add(
                Account(
                    id=new_id("acc"), creditor_id="meridian", consumer_id=person.id, account_ref="TST-1",
                    party_role="third_party", debt_type="credit_card", original_creditor="Lantern Savings",
                    principal_cents=1000, balance_cents=1000, currency="USD", opened_on=date(2019, 3, 8),
                    itemization_date=date(2024, 11, 15), itemization_date_type="charge_off", created_at=NOW, **more,
                )
            )  # fmt: skip
        return "TST-1"

    return asyncio.run(board())


def test_a_note_is_read_back_stored_listed_and_withdrawn(command: Command, account: str) -> None:
    status, shown, _ = command("contact", "prefer", account, "--says", "not at school 9 to 3", "--by", "ana", "--yes")
    assert status == 0
    assert "Nothing is sent Monday to Friday from 9:00 AM to 3:00 PM." in shown
    _, shown, _ = command("contact", "list", account)
    assert "nothing is sent Monday to Friday from 9:00 AM to 3:00 PM (by ana, " in shown
    preference = shown.split(":")[0]
    refused = command("contact", "withdraw", preference, "--by", "ana", "--because", "misread")
    assert (refused[0], "ana is a collector" in refused[2]) == (1, True)
    status, shown, _ = command("contact", "withdraw", preference, "--by", "sam", "--because", "misread")
    assert (status, "Withdrawn by sam" in shown) == (0, True)
    assert "no wishes on file" in command("contact", "list", account)[1]
    assert command("contact", "withdraw", preference, "--by", "sam", "--because", "again")[0] == 1


@pytest.mark.parametrize(
    ("says", "sentence"),
    [
        ("any time is fine", "A note cannot lift a wish"),
        ("nice person", "do not say when, where or how"),
        ("this is my work phone", "A note cannot tell which number"),
    ],
)
def test_a_note_that_protects_nobody_is_refused(command: Command, account: str, says: str, sentence: str) -> None:
    status, _, error = command("contact", "prefer", account, "--says", says, "--by", "ana", "--yes")
    assert status == 1
    assert sentence in error
    assert "no wishes on file" in command("contact", "list", account)[1]


@pytest.mark.parametrize(
    ("reference", "by", "sentence"),
    [("TST-2", "ana", "There is no account TST-2."), ("TST-1", "bob", "There is no user bob of the console.")],
)
def test_an_unknown_account_or_user_is_one_clear_sentence(
    command: Command, account: str, reference: str, by: str, sentence: str
) -> None:
    assert account == "TST-1"
    status, _, error = command("contact", "prefer", reference, "--says", "not before 10am", "--by", by, "--yes")
    assert (status, error.strip()) == (1, sentence)


def test_several_wishes_and_a_place_of_living_are_all_stored(command: Command, account: str) -> None:
    says = "no calls, only text after 6, I moved to California"
    _, shown, _ = command("contact", "prefer", account, "--says", says, "--by", "ana", "--yes")
    assert "The time zones of CA count as well." in shown
    assert "only after 6:00 PM" in shown
    assert "No contact by phone call." in shown
    assert len(command("contact", "list", account)[1].splitlines()) == 3
