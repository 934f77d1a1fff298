"""Terms files: every error with its line, a plain summary, and a lossless way through storage."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from parley.negotiation import CreditorTerms, validate
from parley.services.terms_file import TermsFileError, load_terms, summarise, terms_from_dict, terms_to_dict
from tests.unit.negotiation.builders import all_terms

DEMO = Path(__file__).parents[3] / "config" / "terms"
TEXT = (DEMO / "meridian.yml").read_text(encoding="utf-8")


def line_of(text: str, fragment: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if fragment in line)


def problems(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(TermsFileError) as caught:
        load_terms(text)
    assert caught.value.code == "terms.invalid"
    return [(found.line, found.key, found.reason) for found in caught.value.problems]


@pytest.mark.parametrize("name", ["meridian", "riverbend"])
def test_the_demo_terms_are_sound(name: str) -> None:
    terms = load_terms(DEMO / f"{name}.yml")
    assert (terms.creditor_id, validate(terms)) == (name, ())


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        pytest.param("version: 1", "version: '1'", "version", "whole number", id="text-for-a-number"),
        pytest.param("version: 1", "version: 1.5", "version", "whole number", id="decimals"),
        pytest.param("version: 1", "version: true", "version", "whole number", id="yes-for-a-number"),
        pytest.param("version: 1", "version: 010", "version", "whole number", id="octal"),
        pytest.param("version: 1", "version: 1:30", "version", "whole number", id="sexagesimal"),
        pytest.param("2026-01-01", "2026-02-31", "effective_from", "must be a date", id="no-such-day"),
        pytest.param("2026-01-01", "2026-01-01 10:00:00", "effective_from", "must be a date", id="a-time"),
        pytest.param("currency: USD", "currency: EUR", "currency", "only USD", id="currency"),
        pytest.param("floor_bps: 6500", "floor_bps: 10100", "settlement.0.floor_bps", "at most 100 %", id="floor"),
        pytest.param("days_to_pay: 30", "days_to_pay: 0", "pay_in_full.days_to_pay", "at least 1", id="zero-days"),
        pytest.param(
            "max_term_months: 24", "max_term_months: 0", "instalments.max_term_months", "at least 1", id="term"
        ),
        pytest.param("weekly, biweekly", "daily, biweekly", "instalments.frequencies.0", "must be one of", id="choice"),
        pytest.param("max_rounds: 6", "max_round: 6", "negotiation.max_round", "not a known key", id="unknown-key"),
        pytest.param(
            "parts: 3", "parts: 3\n    colour: 1", "settlement.0.colour", "not a known key", id="unknown-in-list"
        ),
        pytest.param("max_rounds: 6", "max_rounds: 6\n  max_rounds: 7", "negotiation.max_rounds", "twice", id="twice"),
    ],
)
def test_an_error_is_told_with_its_line_and_reason(old: str, new: str, key: str, reason: str) -> None:
    text = TEXT.replace(old, new, 1)
    last = new.splitlines()[-1].strip()
    assert any(
        (line, name) == (line_of(text, last), key) and reason in why for line, name, why in problems(text)
    ), problems(text)  # fmt: skip


def test_a_missing_key_is_told_at_its_group() -> None:
    text = TEXT.replace("  max_rounds: 6\n", "")
    assert (line_of(text, "negotiation:"), "negotiation.max_rounds", "is missing") in problems(text)


def test_contradictions_are_told_beside_unreadable_values() -> None:
    text = TEXT.replace("brand: Harbor Account Services", "brand: 7").replace("floor_bps: 6500", "floor_bps: 9000")
    assert {key for _, key, _ in problems(text)} == {"brand", "settlement.0.floor_bps"}


def test_an_unreadable_part_causes_no_complaints_about_other_parts() -> None:
    text = TEXT.replace("max_term_months: 24", "max_term_months: long")
    assert [key for _, key, _ in problems(text)] == ["instalments.max_term_months"]


def test_all_errors_are_in_the_message_in_the_order_of_the_file() -> None:
    text = TEXT.replace("version: 1", "version: 0").replace("max_rounds: 6", "max_rounds: 0")
    with pytest.raises(TermsFileError) as caught:
        load_terms(text)
    assert str(caught.value).splitlines() == [
        "The creditor terms have 2 errors.",
        f"line {line_of(text, 'version: 0')}: version: must be at least 1",
        f"line {line_of(text, 'max_rounds: 0')}: negotiation.max_rounds: must be at least 1",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", "list of keys", id="empty"),
        pytest.param("- 1", "list of keys", id="a-list"),
        pytest.param("a: [", "not YAML", id="broken"),
        pytest.param("a: &x 1\nb: *x", "aliases", id="alias"),
        pytest.param("a: \x00", "not YAML", id="nul"),
        pytest.param("[" * 5_000, "not YAML", id="deep"),
        pytest.param("!!python/object/apply:os.system ['true']", "list of keys", id="code"),
    ],
)
def test_a_text_that_is_no_terms_file_is_one_clear_error(text: str, reason: str) -> None:
    assert [reason in why for _, _, why in problems(text)] == [True]


def test_a_tag_that_would_run_code_is_refused() -> None:
    assert problems(TEXT.replace("version: 1", "version: !!python/name:os.system"))


def test_a_file_that_cannot_be_read_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "latin.yml").write_bytes(b"brand: caf\xe9")
    (tmp_path / "big.yml").write_text("#" * 300_000)
    for name, reason in (("none.yml", "cannot be read"), ("latin.yml", "UTF-8"), ("big.yml", "too large")):
        with pytest.raises(TermsFileError, match=reason):
            load_terms(tmp_path / name)


def test_the_summary_names_limits_and_a_worked_example() -> None:
    summary = summarise(load_terms(DEMO / "meridian.yml"))
    assert "never below 65 %" in summary
    assert "at least $25.00 each, at most 24 months" in summary
    assert "settlement: $1,020.00 by 2026-01-31" in summary
    assert "6 monthly payments of $200.00" in summary


@settings(max_examples=60, deadline=None)
@given(all_terms())
def test_terms_survive_json_and_can_be_summarised(terms: CreditorTerms) -> None:
    assert terms_from_dict(json.loads(json.dumps(terms_to_dict(terms)))) == terms
    assert summarise(replace(terms, effective_to=None)).startswith(terms.creditor_name)
