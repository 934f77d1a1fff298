"""What a collector may not name to somebody who is not verified."""

from types import SimpleNamespace
from typing import Any, cast

from parley.compliance.content import find_terms
from parley.services.facts import protected_terms_of

ACCOUNT = SimpleNamespace(original_creditor="Northlight Card Company", account_ref="MER-100298", balance_cents=363_700)
PARTY = cast(Any, SimpleNamespace(account=ACCOUNT))
TERMS = protected_terms_of(PARTY, "Meridian Bank", "Northlight Help")


def test_a_word_of_the_neutral_brand_does_not_block_every_text() -> None:
    assert find_terms("Northlight Help: Hello, this is Dana. How can I help? Reply STOP to stop texts.", TERMS) == ()


def test_creditors_reference_and_balance_are_still_protected() -> None:
    for text in (
        "about Northlight Card Company",
        "about Meridian",
        "ref MER-100298",
        "it is 3637 now",
        "it is 3,637 now",
    ):
        assert find_terms(text, TERMS) != (), text
