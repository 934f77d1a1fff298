"""Terms that cannot be meant are told, all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parley.negotiation import CreditorTerms, DiscountTier, SettlementTier, validate
from tests.unit.negotiation.builders import TERMS

TIER = TERMS.settlement[0]


def changed(section: str, **values: Any) -> CreditorTerms:
    return replace(TERMS, **{section: replace(getattr(TERMS, section), **values)})


def tiers(*found: SettlementTier) -> CreditorTerms:
    return replace(TERMS, settlement=found)


def discounts(*found: DiscountTier) -> CreditorTerms:
    return changed("pay_in_full", discounts=found)


def test_sound_terms_have_no_contradictions() -> None:
    assert validate(TERMS) == ()


@pytest.mark.parametrize(
    ("terms", "path"),
    [
        (replace(TERMS, version=0), "version"),
        (replace(TERMS, effective_to=date(2025, 12, 31)), "effective_to"),
        (replace(TERMS, currency="EUR"), "currency"),
        (replace(TERMS, brand=" "), "brand"),
        (replace(TERMS, brand="Acme Debt Services"), "brand"),
        (replace(TERMS, brand="National Recovery"), "brand"),
        (replace(TERMS, interest_bps=1), "interest_bps"),
        (discounts(), "pay_in_full.discounts"),
        (discounts(DiscountTier(1, None, 0)), "pay_in_full.discounts.0.min_age_days"),
        (discounts(DiscountTier(0, 9, 0)), "pay_in_full.discounts.0.max_age_days"),
        (discounts(DiscountTier(0, 9, 0), DiscountTier(9, None, 0)), "pay_in_full.discounts.1.min_age_days"),
        (discounts(DiscountTier(0, 9, 0), DiscountTier(11, None, 0)), "pay_in_full.discounts.1.min_age_days"),
        (discounts(DiscountTier(0, None, 10_000)), "pay_in_full.discounts.0.discount_bps"),
        (changed("pay_in_full", days_to_pay=0), "pay_in_full.days_to_pay"),
        (changed("instalments", min_amount_cents=0), "instalments.min_amount_cents"),
        (changed("instalments", min_amount_cents=1_000_001), "instalments.min_amount_cents"),
        (changed("instalments", max_term_months=0), "instalments.max_term_months"),
        (changed("instalments", frequencies=()), "instalments.frequencies"),
        (changed("instalments", frequencies=("weekly", "weekly")), "instalments.frequencies"),
        (changed("instalments", frequencies=("daily",)), "instalments.frequencies"),
        (changed("instalments", down_payment_bps=10_000), "instalments.down_payment_bps"),
        (changed("instalments", round_up_to_cents=0), "instalments.round_up_to_cents"),
        (changed("instalments", first_payment_within_days=0), "instalments.first_payment_within_days"),
        (tiers(replace(TIER, floor_bps=10_001)), "settlement.0.floor_bps"),
        (tiers(replace(TIER, floor_bps=0)), "settlement.0.floor_bps"),
        (tiers(replace(TIER, floor_bps=8_001)), "settlement.0.floor_bps"),
        (tiers(replace(TIER, opening_bps=10_000)), "settlement.0.opening_bps"),
        (tiers(replace(TIER, parts=0)), "settlement.0.parts"),
        (tiers(replace(TIER, parts=4)), "settlement.0.parts"),
        (tiers(replace(TIER, max_age_days=179)), "settlement.0.max_age_days"),
        (tiers(replace(TIER, max_balance_cents=1)), "settlement.0.max_balance_cents"),
        (tiers(TIER, replace(TIER, min_age_days=500)), "settlement.1"),
        (tiers(TIER, replace(TIER, debt_types=())), "settlement.1"),
        (tiers(replace(TIER, max_age_days=364), replace(TIER, min_age_days=366)), "settlement.1.min_age_days"),
        (
            tiers(replace(TIER, max_balance_cents=99_999), replace(TIER, min_balance_cents=100_001)),
            "settlement.1.min_balance_cents",
        ),
        (changed("hardship", min_amount_cents=3_501), "hardship.min_amount_cents"),
        (changed("hardship", max_term_months=23), "hardship.max_term_months"),
        (changed("hardship", review_after_days=0), "hardship.review_after_days"),
        (replace(TERMS, instalments=None), "hardship"),
        (changed("authority", max_balance_cents=0), "authority.max_balance_cents"),
        (changed("authority", max_discount_bps=10_000), "authority.max_discount_bps"),
        (changed("negotiation", max_rounds=0), "negotiation.max_rounds"),
        (changed("negotiation", offer_expiry_hours=0), "negotiation.offer_expiry_hours"),
        (changed("negotiation", instalment_months=(6, 12)), "negotiation.instalment_months"),
        (changed("negotiation", instalment_months=(12, 6, 24)), "negotiation.instalment_months"),
        (changed("negotiation", instalment_months=(0, 24)), "negotiation.instalment_months"),
        (changed("negotiation", settlement_steps_bps=()), "negotiation.settlement_steps_bps"),
        (changed("negotiation", settlement_steps_bps=(0, 10_001)), "negotiation.settlement_steps_bps"),
    ],
)
def test_a_contradiction_is_found_at_its_key(terms: CreditorTerms, path: str) -> None:
    assert path in {".".join(map(str, found.path)) for found in validate(terms)}


@pytest.mark.parametrize(
    "terms",
    [
        replace(TERMS, brand="Tower Power Accounts"),
        replace(TERMS, effective_to=TERMS.effective_from),
        discounts(DiscountTier(10, None, 0), DiscountTier(0, 9, 0)),
        changed("instalments", min_amount_cents=1_000_000),
        tiers(replace(TIER, floor_bps=8_000)),
        tiers(replace(TIER, max_age_days=364), replace(TIER, min_age_days=365)),
        tiers(TIER, replace(TIER, debt_types=("medical",))),
        tiers(replace(TIER, parts=4, days_to_pay=93)),
        replace(TERMS, instalments=None, hardship=None),
        replace(TERMS, settlement=(), negotiation=replace(TERMS.negotiation, settlement_steps_bps=())),
    ],
)
def test_terms_just_inside_the_limits_are_sound(terms: CreditorTerms) -> None:
    assert validate(terms) == ()


def test_all_contradictions_are_told_at_once() -> None:
    terms = replace(changed("instalments", max_term_months=0, round_up_to_cents=0), currency="EUR")
    assert {str(found.path[0]) for found in validate(terms)} >= {"currency", "instalments", "negotiation"}
