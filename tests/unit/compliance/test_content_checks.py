"""Segments, word lists and required lines."""

import pytest

from parley.compliance.config import ComplianceConfig
from parley.compliance.content import asks_for_reserved_keyword, find_debt_words, find_terms, has_phrase
from parley.compliance.segments import count_segments


@pytest.mark.parametrize(
    ("text", "encoding", "units", "parts"),
    [
        ("", "gsm7", 0, 1),
        ("a" * 160, "gsm7", 160, 1),
        ("a" * 161, "gsm7", 161, 2),
        ("a" * 306, "gsm7", 306, 2),
        ("a" * 307, "gsm7", 307, 3),
        ("€" * 80, "gsm7", 160, 1),
        ("a" * 152 + "€" + "a" * 152, "gsm7", 306, 3),
        ("información", "ucs2", 11, 1),
        ("señor é ü ¿ ¡", "gsm7", 13, 1),
        ("á" * 70, "ucs2", 70, 1),
        ("á" * 71, "ucs2", 71, 2),
        ("á" * 134, "ucs2", 134, 2),
        ("á" * 135, "ucs2", 135, 3),
        ("🛑" * 35, "ucs2", 70, 1),
        ("á" * 66 + "🛑" + "á" * 66, "ucs2", 134, 3),
    ],
)
def test_segments_as_the_carrier_counts_them(text: str, encoding: str, units: int, parts: int) -> None:
    size = count_segments(text)
    assert (size.encoding, size.units, size.parts) == (encoding, units, parts)


@pytest.mark.parametrize(
    ("text", "found"),
    [("We will sue you", True), ("Sue is my name and I am a suet maker", True), ("a suet maker", False),
     ("garnishment", True), ("Demandaremos", True), ("los demás", False), ("legal  ACTION", True)],
)  # fmt: skip
def test_forbidden_words_are_whole_words(text: str, found: bool, config: ComplianceConfig) -> None:
    assert bool(find_terms(text, [*config.forbidden["en"], *config.forbidden["es"]])) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [("your balance", True), ("past-due", True), ("tiene una deuda", True), ("it is $40", True), ("50 dollars", True),
     ("Thank you, please confirm your ZIP code", False), ("¿Es usted María?", False), ("call 988", False)],
)  # fmt: skip
def test_debt_words_and_sums_are_found(text: str, found: bool, config: ComplianceConfig) -> None:
    assert bool(find_debt_words(text, [*config.debt_words["en"], *config.debt_words["es"]])) is found


def test_phrase_is_found_whatever_case_accents_and_spacing() -> None:
    assert has_phrase("Hola. RESPONDA stop  para no recibir textos.", "Responda STOP para no recibir textos")
    assert not has_phrase("Reply STOP", "Reply STOP to stop texts")


@pytest.mark.parametrize(
    ("text", "expected"), [("Reply YES to agree", True), ("Reply 1 to agree", False), ("Responda CANCEL", True)]
)
def test_prompt_for_a_swallowed_keyword_is_noticed(text: str, expected: bool) -> None:
    assert asks_for_reserved_keyword(text) is expected
