"""REGF-6B2: who names the attorney's number is asked nothing more."""

import pytest

from parley.compliance.attorney import names_a_contact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("talk to my lawyer, here is the number 312-555-0144", True),
        ("my lawyer is jane ruiz 213 555 0100", True),
        ("llame a mi abogado, (713) 555-0155", True),
        ("my attorney's line is 555-0187", True),
        ("write to j.ortiz@law.example", True),
        ("+13125550144 is my counsel", True),
        ("talk to my lawyer", False),
        ("my lawyer filed case 25-10442", False),
        ("i owe 1200 and i have a lawyer", False),
        ("my ref is MER-100234, ask my attorney", False),
    ],
)
def test_a_number_or_an_address_is_a_way_to_reach_somebody(text: str, expected: bool) -> None:
    assert names_a_contact(text) is expected
