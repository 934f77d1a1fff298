"""The summary says everything the terms allow, with examples whose figures are the negotiator's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.money import format_cents
from parley.negotiation import AccountFacts, CreditorTerms, present_options
from parley.negotiation.summary import summarise
from parley.negotiation.terms import (
    BotAuthority,
    BrokenPlanTerms,
    HumanAuthority,
    Override,
    SettlementTier,
    SeveralAccountsTerms,
    TimeBarredTerms,
)
from tests.unit.negotiation.builders import TERMS

assert TERMS.instalments is not None
assert TERMS.hardship is not None
OLD = SettlementTier(731, None, 200_000, 300_000, ("medical",), 7_000, 4_000, 1, 30)


def lines(terms: CreditorTerms) -> list[str]:
    return [line.strip() for line in summarise(terms).splitlines()]


def examples(terms: CreditorTerms) -> list[str]:
    return [line.split(":")[0].removeprefix("Example, ") for line in lines(terms) if line.startswith("Example, ")]


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        (TERMS, "The assistant decides alone up to a balance of $10,000.00 and a discount of 60 %."),
        (TERMS, "Beyond that, only the creditor decides."),
        (
            replace(TERMS, authority=BotAuthority(1, 0, 12, HumanAuthority(200, 250), HumanAuthority(None, 7_000, 84))),
            "A collector decides up to a balance of $2.00, a discount of 2.50 %.",
        ),
        (
            replace(TERMS, authority=BotAuthority(1, 0, 12, HumanAuthority(200, 250), HumanAuthority(None, 7_000, 84))),
            "A supervisor decides up to any balance, a discount of 70 % and plans of 84 months.",
        ),
        (
            replace(TERMS, pay_in_full=replace(TERMS.pay_in_full, parts=2)),
            "Paying in full may be split into up to 2 payments.",
        ),
        (
            replace(TERMS, instalments=replace(TERMS.instalments, holidays="next_business_day")),
            "A due date on a weekend or a bank holiday moves to the next business day.",
        ),
        (TERMS, "No interest on plans."),
        (
            replace(TERMS, interest_bps=575, interest_authority="clause 7"),
            "Interest on plans: 5.75 % a year (clause 7).",
        ),
        (
            replace(TERMS, hardship=replace(TERMS.hardship, pause_days=30, proof_within_days=1)),
            "A hardship plan may pause for up to 30 more days before its first payment.",
        ),
        (
            replace(TERMS, hardship=replace(TERMS.hardship, proof_within_days=1)),
            "A person asks for proof of the hardship within 1 day.",
        ),
        (replace(TERMS, settlement=()), "No settlement."),
        (replace(TERMS, hardship=None), "No hardship plans."),
        (TERMS, "A payment is missed 5 days after its due date; 1 missed payment in a row break a plan."),
        (
            replace(TERMS, broken_plan=BrokenPlanTerms(5, 2, 2, keeps_discounts=True)),
            "After that: up to 2 new plans; discounts and settlements stay open.",
        ),
        (replace(TERMS, broken_plan=BrokenPlanTerms(new_plans=0)), "After a broken plan a person decides."),
        (TERMS, "A debt past its limitation period goes to a person."),
        (
            replace(TERMS, time_barred=TimeBarredTerms("answer")),
            "On a debt past its limitation period the assistant answers what is asked, after the state's disclosure.",
        ),
        (TERMS, "Each account of a consumer has a plan of its own."),
        (
            replace(TERMS, several_accounts=SeveralAccountsTerms(may_join=True, allocation="oldest_first")),
            "One plan may cover several accounts; payments go as the consumer directs, otherwise to the oldest debt first.",
        ),
    ],
)
def test_the_summary_says_it_in_plain_english(terms: CreditorTerms, sentence: str) -> None:
    assert sentence in lines(terms)


def test_an_override_is_told_with_its_accounts_and_everything_it_changes() -> None:
    override = Override(
        portfolios=("2019", "2020"),
        debt_types=("credit_card",),
        states=("TX", "CA"),
        broken_plan=BrokenPlanTerms(new_plans=0),
        without=("settlement",),
    )
    told = lines(replace(TERMS, overrides=(override,)))
    start = told.index(
        "Override 1, for accounts in portfolio 2019 or 2020 and of type credit card and of people in TX or CA:"
    )
    assert told[start + 1 : start + 4] == [
        "No settlement.",
        "A payment is missed 5 days after its due date; 1 missed payment in a row break a plan.",
        "After a broken plan a person decides.",
    ]
    assert "Where several overrides fit an account: state beats debt type, debt type beats portfolio." in told


@pytest.mark.parametrize(
    ("terms", "titles"),
    [
        (TERMS, ["with settlement", "without settlement", "hardship"]),
        (replace(TERMS, settlement=(), hardship=None), ["without settlement"]),
        (
            replace(TERMS, settlement=(*TERMS.settlement, OLD)),
            ["settlement tier 1", "settlement tier 2", "without settlement", "hardship"],
        ),
        (
            replace(TERMS, settlement=(SettlementTier(0, None, 0, None, (), 8_000, 5_000, 1, 30),)),
            ["with settlement", "hardship"],
        ),
        (
            replace(TERMS, overrides=(Override(states=("TX",), settlement=()), Override(states=("CA",), settlement=()))),
            ["with settlement", "without settlement", "override 1", "override 2", "hardship"],
        ),
    ],
)  # fmt: skip
def test_there_is_an_example_for_every_kind_of_account(terms: CreditorTerms, titles: list[str]) -> None:
    assert examples(terms) == titles


def test_the_figures_of_an_example_are_those_of_the_negotiator() -> None:
    terms = replace(TERMS, settlement=(*TERMS.settlement, OLD))
    told = lines(terms)
    start = told.index("Example, settlement tier 2: $2,000.00 (medical), 731 days old, on 2026-01-01:")
    options = present_options(terms, AccountFacts(200_000, "medical", 731, ""), terms.effective_from)
    assert options.pay_in_full is not None
    assert options.settlement is not None
    assert told[start + 1].startswith(f"in full: {format_cents(options.pay_in_full.total_cents)} by ")
    assert told[start + 2].startswith(f"settlement: {format_cents(options.settlement.total_cents)} by ")


def test_an_example_shows_what_typical_answers_lead_to() -> None:
    told = lines(TERMS)
    start = told.index("Example, with settlement: $1,200.00 (credit card), 180 days old, on 2026-01-01:")
    said = [line.split(":")[0] for line in told[start + 4 : start + 8]]
    assert said == [
        "they offer $480.00 in all",
        "they offer $720.00 in all",
        "they offer $50.00 monthly",
        "they offer $100.00 monthly",
    ]
    assert told[start + 7].startswith("they offer $100.00 monthly: agreed, 12 monthly payments of $100.00")


def test_the_example_of_an_override_is_an_account_it_fits() -> None:
    override = Override(portfolios=("P1",), states=("TX",), settlement=(OLD,))
    [told] = [line for line in lines(replace(TERMS, overrides=(override,))) if "override 1:" in line]
    assert told == "Example, override 1: $2,000.00 (medical, TX, portfolio P1), 731 days old, on 2026-01-01:"
