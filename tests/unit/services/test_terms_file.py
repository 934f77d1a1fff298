"""Terms files: every error with its line, a plain summary, and a lossless way through storage."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from parley.negotiation import (
    BotAuthority,
    CreditorTerms,
    DiscountTier,
    HardshipTerms,
    InstalmentTerms,
    NegotiationTerms,
    PayInFullTerms,
    SettlementTier,
    validate,
)
from parley.negotiation.terms import BrokenPlanTerms, HumanAuthority, Override, SeveralAccountsTerms, TimeBarredTerms
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
        pytest.param("version: 2", "version: '1'", "version", "whole number", id="text-for-a-number"),
        pytest.param("version: 2", "version: 1.5", "version", "whole number", id="decimals"),
        pytest.param("version: 2", "version: true", "version", "whole number", id="yes-for-a-number"),
        pytest.param("version: 2", "version: 010", "version", "whole number", id="octal"),
        pytest.param("version: 2", "version: 1:30", "version", "whole number", id="sexagesimal"),
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
    text = TEXT.replace("max_term_months: 24", "max_term_months: long", 1)
    assert [key for _, key, _ in problems(text)] == ["instalments.max_term_months"]


def test_all_errors_are_in_the_message_in_the_order_of_the_file() -> None:
    text = TEXT.replace("version: 2", "version: 0").replace("max_rounds: 6", "max_rounds: 0")
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


def test_a_tag_that_would_run_code_is_refused_at_its_line() -> None:
    text = TEXT.replace("version: 2", "version: !!python/name:os.system")
    [(line, _, reason)] = problems(text)
    assert (line, "cannot be read" in reason) == (line_of(text, "!!python"), True)


def test_a_key_that_is_a_list_is_refused_at_its_line() -> None:
    [found] = [found for found in problems(f"? [a, b]\n: 1\n{TEXT}") if "cannot be read" in found[2]]
    assert found[0] == 1


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


OVERRIDES = TEXT[: TEXT.index("# Sections that replace")]
VERMONT = """overrides:
  - portfolios: [P1]
    broken_plan:
      new_plans: 2
  - states: [VT]
    hardship:
      min_amount_cents: 900
      max_term_months: 72
      review_after_days: 90
"""


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        pytest.param("states: [VT]", "states: [Vermont]", "overrides.1.states", "does not know 'Vermont'", id="state"),
        pytest.param("states: [VT]", "state: [VT]", "overrides.1.state", "not a known key", id="unknown-key"),
        pytest.param("states: [VT]", "states: VT", "overrides.1.states", "must be a list", id="no-list"),
        pytest.param("states: [VT]", "states: []", "overrides.1.states", "leave the key out", id="empty-list"),
        pytest.param("new_plans: 2", "new_plan: 2", "overrides.0.broken_plan.new_plan", "not a known", id="below"),
        pytest.param("new_plans: 2", "new_plans: two", "overrides.0.broken_plan.new_plans", "whole number", id="text"),
        pytest.param(
            "new_plans: 2", "new_plans: 2\n      new_plans: 3", "overrides.0.broken_plan.new_plans", "twice", id="twice"
        ),
        pytest.param(
            "max_term_months: 72", "max_term_months: 12", "overrides.1.hardship.max_term_months", "shorter", id="sense"
        ),
        pytest.param(
            "    hardship:",
            "    pay_in_full: null\n    hardship:",
            "overrides.1.pay_in_full",
            "must not be empty",
            id="null",
        ),
        pytest.param(
            "    hardship:",
            "    settlement:\n    hardship:",
            "overrides.1.settlement",
            "write without: [settlement]",
            id="nothing",
        ),
        pytest.param(
            "    hardship:",
            "    without: [brand]\n    hardship:",
            "overrides.1.without.0",
            "must be one of",
            id="no-section",
        ),
        pytest.param(
            "    hardship:",
            "    currency: USD\n    hardship:",
            "overrides.1.currency",
            "not a known key",
            id="no-override-of-it",
        ),
        pytest.param("  - states: [VT]\n", "  -\n", "overrides.1", "needs a condition", id="no-condition"),
        pytest.param(
            "portfolios: [P1]", "portfolios: [7]", "overrides.0.portfolios.0", "must be text", id="number-for-a-name"
        ),
    ],
)
def test_an_error_in_an_override_is_told_with_its_line(old: str, new: str, key: str, reason: str) -> None:
    text = OVERRIDES + VERMONT.replace(old, new, 1)
    told = problems(text)
    assert any((name, reason in why) == (key, True) for _, name, why in told), told
    line = next(line for line, name, _ in told if name == key)
    last = next((part for part in reversed(key.split(".")) if not part.isdigit()), "")
    assert line > line_of(text, "overrides:")
    assert last in text.splitlines()[line - 1] or key.endswith("overrides.1")


def test_contradictions_are_told_beside_an_override_that_cannot_be_read() -> None:
    text = OVERRIDES.replace("floor_bps: 6500", "floor_bps: 9000") + VERMONT.replace("new_plans: 2", "new_plans: two")
    assert {key for _, key, _ in problems(text)} == {"settlement.0.floor_bps", "overrides.0.broken_plan.new_plans"}
    sound_but_one = OVERRIDES + VERMONT.replace("new_plans: 2", "new_plans: two").replace("72", "12")
    assert {key for _, key, _ in problems(sound_but_one)} == {
        "overrides.0.broken_plan.new_plans",
        "overrides.1.hardship.max_term_months",
    }


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        pytest.param("holidays: stay", "holidays: move", "instalments.holidays", "must be one of", id="holidays"),
        pytest.param(
            "keeps_discounts: false", "keeps_discounts: 0", "broken_plan.keeps_discounts", "true or false", id="yes-no"
        ),
        pytest.param("new_plans: 1", "new_plans: null", "broken_plan.new_plans", "whole number", id="null"),
        pytest.param("behaviour: refer", "behaviour: sue", "time_barred.behaviour", "must be one of", id="behaviour"),
        pytest.param("earn_bps: 1000", "earn_bps: 10001", "negotiation.earn_bps", "at most 10000", id="earn"),
        pytest.param(
            "max_discount_bps: 5500",
            "max_discount_bps: 4900",
            "authority.collector.max_discount_bps",
            "level below",
            id="level",
        ),
        pytest.param(
            "currency: USD",
            "currency: USD\ninterest_bps: 500",
            "interest_bps",
            "needs interest_authority",
            id="interest",
        ),
        pytest.param(
            "min_amount_cents: 2500",
            "min_amount_cents: 25 EUR",
            "instalments.min_amount_cents",
            "whole number",
            id="other-currency",
        ),
        pytest.param(
            "min_amount_cents: 2500",
            "min_amount_cents: $25",
            "instalments.min_amount_cents",
            "whole number",
            id="currency-sign",
        ),
        pytest.param(
            "min_amount_cents: 2500",
            "min_amount_cents: 1500001",
            "instalments.min_amount_cents",
            "above the largest balance",
            id="above-balance",
        ),
        pytest.param(
            "max_balance_cents: null",
            "max_balance_cents: 49999",
            "settlement.0.max_balance_cents",
            "below min_balance",
            id="band",
        ),
    ],
)
def test_every_later_key_is_as_strict(old: str, new: str, key: str, reason: str) -> None:
    text = TEXT.replace(old, new, 1)
    assert text != TEXT
    assert any(name == key and reason in why for _, name, why in problems(text)), problems(text)


def test_a_file_of_the_first_release_is_still_terms_and_gets_the_defaults() -> None:
    first = {"broken_plan", "time_barred", "several_accounts", "overrides", "interest_bps", "interest_authority"}
    stored = {key: value for key, value in terms_to_dict(load_terms(DEMO / "meridian.yml")).items() if key not in first}
    for section, keys in (("pay_in_full", ["parts"]), ("instalments", ["holidays"]), ("negotiation", ["earn_bps"]),
                          ("hardship", ["pause_days", "proof_within_days"]),
                          ("authority", ["max_term_months", "collector", "supervisor"])):  # fmt: skip
        stored[section] = {key: value for key, value in stored[section].items() if key not in keys}
    terms = terms_from_dict(stored)
    assert validate(terms) == ()
    assert (terms.overrides, terms.pay_in_full.parts, terms.negotiation.earn_bps) == ((), 1, 1_000)


DOCUMENT = (Path(__file__).parents[3] / "docs" / "creditor-terms.md").read_text(encoding="utf-8")


def test_the_complete_file_in_the_documentation_is_sound() -> None:
    text = re.findall(r"```yaml\n(creditor_id.*?)```", DOCUMENT, re.DOTALL)[0]
    overrides = re.findall(r"```yaml\n(overrides.*?)```", DOCUMENT, re.DOTALL)[0]
    assert load_terms(text).creditor_id == "lakeside"
    assert len(load_terms(TEXT[: TEXT.index("overrides:")] + overrides).overrides) == 2


@pytest.mark.parametrize(
    "record",
    [
        CreditorTerms, PayInFullTerms, DiscountTier, InstalmentTerms, SettlementTier, HardshipTerms, BotAuthority,
        HumanAuthority, NegotiationTerms, BrokenPlanTerms, TimeBarredTerms, SeveralAccountsTerms, Override,
    ],
)  # fmt: skip
def test_every_key_of_a_terms_file_is_documented(record: type) -> None:
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`\n]+)`", DOCUMENT))))
    assert {field.name for field in fields(record)} - named == set()


def test_overrides_and_authority_levels_survive_json() -> None:
    terms = load_terms(DEMO / "meridian.yml")
    assert len(terms.overrides) == 3
    assert terms.authority.supervisor is not None
    assert terms_from_dict(json.loads(json.dumps(terms_to_dict(terms)))) == terms
