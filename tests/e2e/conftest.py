"""One running product for all end-to-end tests; every test plays people, phones and visitors of its own."""

from collections.abc import Iterator
from itertools import count

import pytest

from tests.e2e.carrier import Carrier
from tests.e2e.console import Console
from tests.e2e.people import Person, as_csv, card_like, invent, twins
from tests.e2e.phone import Phone
from tests.e2e.product import Product

ENGLISH, SPANISH = 160, 30
_UNKNOWN = count(100)


@pytest.fixture(scope="session")
def carrier() -> Iterator[Carrier]:
    """What the product takes for Twilio; writes every exchange down."""
    carrier = Carrier()
    yield carrier
    carrier.close()


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory, carrier: Carrier) -> Iterator[Product]:
    """The product, started as an operator starts it; at the end it must stop as it should and leave nothing running."""
    product = Product(tmp_path_factory.mktemp("parley"), carrier_url=carrier.address)
    try:
        product.start()
        yield product
        ours = product.processes()
        status = product.stop()
        assert status == 0, "\n".join(product.log[-20:])
        assert ours, "no process was found while everything ran"
        assert product.processes() == []
    finally:
        product.kill_everything()


@pytest.fixture
def product(running: Product) -> Product:
    """The running product; brought back first if an earlier test has left it dead."""
    running.ensure_running()
    return running


@pytest.fixture(scope="session")
def people(running: Product, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Person]]:
    """People nobody has played yet, by language, imported as an operator imports them."""
    found = {"en": list(invent(ENGLISH)), "es": list(invent(SPANISH, first=ENGLISH, language="es"))}
    found["twins"] = list(twins(first=ENGLISH + SPANISH))
    found["card-like"] = [card_like(first=ENGLISH + SPANISH + 2)]
    file = tmp_path_factory.mktemp("accounts") / "accounts.csv"
    file.write_text(as_csv(person.row() for lot in found.values() for person in lot), encoding="utf-8")
    told = running.cli("import", "accounts", str(file)).stdout
    assert f"Imported {ENGLISH + SPANISH + 3} accounts" in told
    return found


@pytest.fixture
def person(people: dict[str, list[Person]]) -> Person:
    """An English-speaking person of this test's own."""
    return people["en"].pop()


@pytest.fixture
def spanish_person(people: dict[str, list[Person]]) -> Person:
    """A Spanish-speaking person of this test's own."""
    return people["es"].pop()


@pytest.fixture
def phone(product: Product, person: Person) -> Phone:
    """The phone on file for `person`."""
    return Phone(product, person.phone)


@pytest.fixture
def verified(phone: Phone, person: Person) -> Phone:
    """The phone of a person who has said who they are and heard the disclosure."""
    disclosure, _ = phone.say(person.factors)
    assert "is a debt collector" in disclosure
    return phone


@pytest.fixture
def unknown_phone(product: Product) -> Phone:
    """A number that is on file for nobody."""
    return Phone(product, f"+1224555{next(_UNKNOWN):04d}")


@pytest.fixture
def console(product: Product) -> Iterator[Console]:
    """The console of the demo's supervisor."""
    console = Console(product)
    yield console
    console.close()
