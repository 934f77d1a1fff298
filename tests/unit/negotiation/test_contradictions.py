"""Terms that cannot be meant are told, all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parley.negotiation import CreditorTerms, DiscountTier, SettlementTier, validate
from parley.negotiation.terms import HumanAuthority
from tests.unit.negotiation.builders import TERMS

TIER = TERMS.settlement[0]
FAR = HumanAuthority(None, 6_000, 23)


def changed(section: str, **values: Any) -> CreditorTerms:
    return replace(TERMS, **{section: replace(getattr(TERMS, section), **values)})


def people(collector: HumanAuthority | None, supervisor: HumanAuthority | None = None) -> CreditorTerms:
    return changed("authority", collector=collector, supervisor=supervisor)


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
        (replace(TERMS, version=1_000_001), "version"),
        (replace(TERMS, interest_bps=-1, interest_authority="contract"), "interest_bps"),
        (replace(TERMS, interest_bps=3_601, interest_authority="contract"), "interest_bps"),
        (replace(TERMS, interest_bps=600, interest_authority="  "), "interest_bps"),
        (replace(TERMS, interest_authority="contract"), "interest_authority"),
        (changed("pay_in_full", parts=0), "pay_in_full.parts"),
        (changed("pay_in_full", parts=13), "pay_in_full.parts"),
        (changed("pay_in_full", parts=4, days_to_pay=2), "pay_in_full.parts"),
        (changed("instalments", holidays="move"), "instalments.holidays"),
        (changed("hardship", pause_days=-1), "hardship.pause_days"),
        (changed("hardship", pause_days=181), "hardship.pause_days"),
        (changed("hardship", proof_within_days=0), "hardship.proof_within_days"),
        (changed("hardship", proof_within_days=181), "hardship.proof_within_days"),
        (changed("negotiation", offer_expiry_hours=43_921), "negotiation.offer_expiry_hours"),
        (changed("negotiation", earn_bps=-1), "negotiation.earn_bps"),
        (changed("negotiation", earn_bps=10_001), "negotiation.earn_bps"),
        (changed("authority", max_term_months=0), "authority.max_term_months"),
        (changed("authority", max_term_months=5), "authority.max_term_months"),
        (people(HumanAuthority(0, 6_000)), "authority.collector.max_balance_cents"),
        (people(HumanAuthority(999_999, 6_000)), "authority.collector.max_balance_cents"),
        (people(HumanAuthority(None, 5_999)), "authority.collector.max_discount_bps"),
        (people(HumanAuthority(None, 10_000)), "authority.collector.max_discount_bps"),
        (
            changed("authority", max_term_months=24, collector=FAR),
            "authority.collector.max_term_months",
        ),
        (people(HumanAuthority(None, 6_000), HumanAuthority(None, 6_000, 240)), "authority.supervisor.max_term_months"),
        (
            people(HumanAuthority(None, 6_000, 60), HumanAuthority(None, 6_000, 59)),
            "authority.supervisor.max_term_months",
        ),
        (people(HumanAuthority(None, 6_000, 241)), "authority.collector.max_term_months"),
        (people(HumanAuthority(None, 7_000), HumanAuthority(None, 6_999)), "authority.supervisor.max_discount_bps"),
        (people(HumanAuthority(None, 7_000), HumanAuthority(10**9, 7_000)), "authority.supervisor.max_balance_cents"),
        (people(None, HumanAuthority(999_999, 6_000)), "authority.supervisor.max_balance_cents"),
        (changed("broken_plan", grace_days=-1), "broken_plan.grace_days"),
        (changed("broken_plan", grace_days=91), "broken_plan.grace_days"),
        (changed("broken_plan", missed_payments=0), "broken_plan.missed_payments"),
        (changed("broken_plan", missed_payments=13), "broken_plan.missed_payments"),
        (changed("broken_plan", new_plans=-1), "broken_plan.new_plans"),
        (changed("broken_plan", new_plans=13), "broken_plan.new_plans"),
        (changed("time_barred", behaviour="sue"), "time_barred.behaviour"),
        (changed("several_accounts", allocation="ours"), "several_accounts.allocation"),
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
        replace(TERMS, version=1_000_000),
        replace(TERMS, interest_bps=3_600, interest_authority="clause 7 of the contract"),
        changed("pay_in_full", parts=12),
        changed("pay_in_full", parts=3, days_to_pay=2),
        changed("instalments", holidays="previous_business_day"),
        changed("hardship", pause_days=180, proof_within_days=180),
        changed("negotiation", offer_expiry_hours=43_920, earn_bps=10_000),
        changed("negotiation", earn_bps=0),
        changed("authority", max_term_months=6),
        people(HumanAuthority(1_000_000, 6_000, 60), HumanAuthority(1_000_000, 6_000, 60)),
        people(None, HumanAuthority(None, 9_999)),
        people(HumanAuthority(None, 6_000, 12)),
        changed("authority", max_term_months=23, collector=FAR),
        changed("broken_plan", grace_days=0, missed_payments=1, new_plans=0),
        changed("broken_plan", grace_days=90, missed_payments=12, new_plans=12),
        replace(TERMS, settlement=(), negotiation=replace(TERMS.negotiation, settlement_steps_bps=())),
    ],
)
def test_terms_just_inside_the_limits_are_sound(terms: CreditorTerms) -> None:
    assert validate(terms) == ()


def test_all_contradictions_are_told_at_once() -> None:
    terms = replace(changed("instalments", max_term_months=0, round_up_to_cents=0), currency="EUR")
    assert {str(found.path[0]) for found in validate(terms)} >= {"currency", "instalments", "negotiation"}
