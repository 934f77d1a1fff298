"""What counts as asking for the notice in Spanish (REGF-34E)."""

import pytest

from parley.compliance.spanish_form import asks_for_spanish_form

RULE = "REGF-34E"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Quiero este formulario en español.", True),
        ("mande la carta en espanol por favor", True),
        ("can i get that notice in spanish", True),
        ("send me the spanish form", True),
        ("hablo español", False),
        ("i do not want the letter in spanish", False),
        ("send me the letter", False),
    ],
)
def test_regf_34e_the_form_is_asked_for_by_name(text: str, asks: bool) -> None:
    assert asks_for_spanish_form(text, intent="request_document", language="en") is asks


@pytest.mark.parametrize(("language", "asks"), [("es", True), ("en", False)])
def test_regf_34e_asking_for_the_language_asks_for_the_form_in_it(language: str, asks: bool) -> None:
    assert asks_for_spanish_form("en español por favor", intent="switch_language", language=language) is asks
