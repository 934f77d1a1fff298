"""Identity answers and payment numbers never survive in a text; everything else does."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.compliance.redaction import redact

TODAY = date(2026, 11, 21)

ALWAYS = [
    ("4111 1111 1111 1111", "[card]"),
    ("card 4111-1111-1111-1111 exp 12/27 123 ok", "card [card] exp 12/27 [cvv] ok"),
    ("4111111111111111", "[card]"),
    ("4.1.1.1 1111 1111 1111", "[card]"),
    ("378282246310005", "[card]"),
    ("4111 1111 1111 1112", "4111 1111 1111 1112"),
    ("123-45-6789", "[ssn]"),
    ("my ssn is 123456789", "my ssn is [ssn]"),
    ("last four is 6789", "last four is [ssn4]"),
    ("april 12 1986", "[dob]"),
    ("born Apr. 12th, 1986.", "born [dob]."),
    ("12 de abril de 1986", "[dob]"),
    ("1986-04-12", "[dob]"),
    ("4/12/1986", "[dob]"),
    ("routing 021000021 account 123456789012", "routing [bank] account [bank]"),
    ("ill pay 12/15/2026", "ill pay 12/15/2026"),
    ("$1250 or 1250 dollars", "$1250 or 1250 dollars"),
    ("call 415 555 0100", "call 415 555 0100"),
    ("11/21/2010", "[dob]"),
    ("11/22/2010", "11/22/2010"),
    ("1986-04-12 75201", "[dob] [zip]"),
    ("it was me, 4/12/1986 mer-100234, i can pay 1250", "it was me, [dob] [ref], i can pay 1250"),
]
WHEN_ASKED = [
    ("4/12/86", "[dob]", [("dob", "1986-04-12")]),
    ("04121986", "[dob]", [("dob", "1986-04-12")]),
    ("4/12/1986 75201", "[dob] [zip]", [("dob", "1986-04-12"), ("zip", "75201")]),
    ("april 12 86 75201", "[dob] [zip]", [("dob", "1986-04-12"), ("zip", "75201")]),
    ("75201-1234", "[zip]", [("zip", "75201")]),
    ("mer-100234", "[ref]", [("ref", "MER-100234")]),
    ("zip is 75201 and last 4 is 4321", "zip is [zip] and last 4 is [ssn4]", [("zip", "75201"), ("ssn4", "4321")]),
    ("6789", "[ssn4]", [("ssn4", "6789")]),
    ("123456789", "[ssn]", [("ssn", "")]),
    ("i can pay 1250", "i can pay 1250", []),
    ("$1250", "$1250", []),
    ("1250 dollars", "1250 dollars", []),
    ("1250 dolares al mes", "1250 dolares al mes", []),
    ("dec 5 2026", "dec 5 2026", []),
    ("in 2019 i lost it", "in 2019 i lost it", []),
]


@pytest.mark.parametrize(("text", "expected"), ALWAYS)
def test_text_without_being_asked(text: str, expected: str) -> None:
    assert redact(text, expecting_identity=False, today=TODAY).text == expected


@pytest.mark.parametrize(("text", "expected", "secrets"), WHEN_ASKED)
def test_answer_to_an_identity_question(text: str, expected: str, secrets: list[tuple[str, str]]) -> None:
    result = redact(text, expecting_identity=True, today=TODAY)
    assert result.text == expected
    assert [(secret.kind, secret.value) for secret in result.secrets] == secrets


@pytest.mark.parametrize("text", ["75201", "6789", "MER-100234", "4/12/86", "04121986"])
def test_short_numbers_stay_when_nothing_was_asked(text: str) -> None:
    assert redact(text, expecting_identity=False, today=TODAY).text == text


def test_open_spanish_date_keeps_both_readings() -> None:
    secret = redact("04/12/1986", expecting_identity=True, today=TODAY, language="es").secrets[0]
    assert secret.value == "1986-12-04|1986-04-12"


@pytest.mark.parametrize("text", ["4111 1111 1111 1111 cvv 123", "123-45-6789", "routing 021000021 account 12345678"])
def test_payment_and_full_social_security_values_are_dropped(text: str) -> None:
    assert {secret.value for secret in redact(text, expecting_identity=True, today=TODAY).secrets} == {""}


def test_secret_does_not_print_its_value() -> None:
    assert "1986" not in repr(redact("4/12/1986", expecting_identity=True, today=TODAY))


@given(st.text(max_size=200), st.booleans())
def test_removing_the_placeholders_leaves_only_original_text(text: str, expecting: bool) -> None:
    result = redact(text, expecting_identity=expecting, today=TODAY)
    position = 0
    rest = result.text
    for secret in result.secrets:
        before, _, rest = rest.partition(secret.placeholder)
        found = text.index(before, position)
        position = found + len(before)
    assert text.endswith(rest)
    if not result.secrets:
        assert result.text == text
