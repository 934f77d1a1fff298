"""`parley holds ...` as an operator types it: who they are is proved by the password, and a refusal is one sentence."""

from datetime import date

import pytest

from parley.bootstrap import Application
from parley.services.users import add_user
from parley.storage.tables import Account, Consumer, Creditor
from tests.integration.conftest import NOW, PASSWORD, Command


@pytest.fixture
async def people(application: Application) -> None:
    """A collector, a supervisor and one account."""
    services = application.services
    for name, role in (("cleo", "collector"), ("sam", "supervisor")):
        await add_user(services, name=name, role=role, password=PASSWORD)
    async with services.db.work() as work:
        work.session.add(Creditor(id="meridian", name="Meridian", created_at=NOW))
        await work.session.flush()
        who = {"first_name": "Robin", "last_name": "Fairweather", "address_line": "", "city": "", "state": "IL"}
        work.session.add(
            Consumer(id="cns_1", creditor_id="meridian", zip="60601", language="en", created_at=NOW, **who)
        )
        await work.session.flush()
        cents = {"principal_cents": 5000, "interest_cents": 0, "fees_cents": 0, "payments_cents": 0}
        day = date(2024, 1, 2)
        work.session.add(
            Account(
                id="acc_1",
                creditor_id="meridian",
                consumer_id="cns_1",
                account_ref="R-1",
                party_role="third_party",
                debt_type="credit_card",
                original_creditor="Lantern",
                balance_cents=5000,
                currency="USD",
                opened_on=day,
                itemization_date=day,
                itemization_date_type="charge_off",
                created_at=NOW,
                **cents,
            )
        )


@pytest.fixture
def parley(people: None, command: Command) -> Command:
    """The command line, with the people on file."""
    return command


def place(parley: Command, kind: str, **more: str) -> tuple[int, str, str]:
    return parley(
        "holds", "place", kind, "--account", "R-1", "--reason", "counsel asked for it", "--by", "cleo", **more
    )


def test_a_hold_is_placed_listed_explained_and_released_by_who_may(parley: Command) -> None:
    assert parley("holds", "list") == (0, "No hold is in force.\n", "")
    status, out, _ = place(parley, "litigation")
    assert (status, out.startswith("Placed LITIGATION as hld_")) == (0, True)
    hold_id = out.removeprefix("Placed LITIGATION as ").rstrip(".\n")
    assert "LITIGATION  consumer" in parley("holds", "list", "--account", "R-1")[1]
    assert "counsel asked for it" in parley("why", hold_id)[1]
    words = ("holds", "release", hold_id, "--reason", "the suit was dismissed", "--by")
    status, _, err = parley(*words, "cleo")
    assert (status, err) == (1, "A hold of kind LITIGATION is lifted by a supervisor or above; cleo is a collector.\n")
    assert parley(*words, "sam") == (0, f"Released {hold_id}; opt-outs stay as they are.\n", "")
    assert parley("holds", "list") == (0, "No hold is in force.\n", "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("holds", "list", "--account", "R-9"), "There is no account with this reference."),
        (("holds", "release", "hld_none", "--reason", "because of this", "--by", "sam"), "There is no hold hld_none."),
        (("holds", "confirm", "hld_none", "--by", "sam"), "There is no hold hld_none."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(parley: Command, words: tuple[str, ...], sentence: str) -> None:
    assert parley(*words) == (1, "", sentence + "\n")


def test_a_wrong_password_places_nothing(parley: Command) -> None:
    status, _, err = place(parley, "LEGAL", password="not the password")
    assert (status, "do not belong to a user" in err) == (1, True)
    assert parley("holds", "list")[1] == "No hold is in force.\n"
