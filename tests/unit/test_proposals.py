"""From what the NLU found to one proposal."""

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from parley.negotiation import Proposal
from parley.services.dialogue.proposals import read_proposal


def found(**values: Any) -> list[dict[str, Any]]:
    return [{"entity": name, "value": value} for name, value in values.items()]


@pytest.mark.parametrize(
    ("intent", "entities", "expected"),
    [
        pytest.param("pay_in_full", {}, Proposal(kind="pay_in_full"), id="i'll pay it all"),
        pytest.param(
            "pay_in_full",
            {"date": "2026-12-01"},
            Proposal(kind="pay_in_full", first_due_on=date(2026, 12, 1)),
            id="i'll pay it all on the first",
        ),
        pytest.param("ask_settlement", {}, Proposal(kind="settlement"), id="can i pay less"),
        pytest.param(
            "propose_settlement", {"percent": 5000}, Proposal(kind="settlement", percent_bps=5000), id="half of it"
        ),
        pytest.param(
            "propose_settlement",
            {"amount": 60_000, "percent": 5000},
            Proposal(kind="settlement", amount_cents=60_000),
            id="600, that's half: the amount counts",
        ),
        pytest.param(
            "propose_installments",
            {"amount": 5000, "frequency": "biweekly", "count": 10},
            Proposal(kind="installments", amount_cents=5000, frequency="biweekly", count=10),
            id="50 every two weeks, ten times",
        ),
        pytest.param(
            "promise_payment",
            {"amount": 5000, "date": "2026-12-01"},
            Proposal(kind="promise", amount_cents=5000, first_due_on=date(2026, 12, 1)),
            id="50 on the first",
        ),
        pytest.param(
            "promise_payment",
            {"amount": 5000, "frequency": "once"},
            Proposal(kind="promise", amount_cents=5000, frequency="once"),
            id="50 once",
        ),
        pytest.param(
            "promise_payment",
            {"amount": 5000, "frequency": "monthly"},
            Proposal(kind="installments", amount_cents=5000, frequency="monthly"),
            id="50 every month is a plan",
        ),
        pytest.param("claim_hardship", {}, Proposal(hardship=True), id="lost my job"),
        pytest.param(
            "propose_installments",
            {"hardship_reason": "job_loss"},
            Proposal(kind="installments", hardship=True),
            id="lost my job, a plan please",
        ),
        pytest.param("ask_more_time", {}, Proposal(wants_later_start=True), id="can i start later"),
        pytest.param(
            "reject_too_high", {"amount": 4000}, Proposal(amount_cents=4000, too_high=True), id="too much, 40 i can do"
        ),
        pytest.param("give_details", {"amount": 4000}, Proposal(amount_cents=4000), id="40"),
        pytest.param("give_details", {}, Proposal(), id="nothing"),
    ],
)
def test_a_message_becomes_the_proposal_it_means(intent: str, entities: dict[str, Any], expected: Proposal) -> None:
    assert read_proposal(intent, found(**entities)) == expected


@pytest.mark.parametrize(
    ("name", "value", "attribute"),
    [
        pytest.param("amount", "5000", "amount_cents", id="an amount that is text"),
        pytest.param("amount", 50.5, "amount_cents", id="an amount that is a fraction"),
        pytest.param("date", "soon", "first_due_on", id="a date that is none"),
        pytest.param("date", "2026-02-30", "first_due_on", id="a day that is not in the calendar"),
        pytest.param("date", 20261201, "first_due_on", id="a date that is a number"),
    ],
)
def test_a_value_of_the_wrong_kind_counts_as_not_said(name: str, value: Any, attribute: str) -> None:
    assert asdict(read_proposal("give_details", found(**{name: value})))[attribute] is None


def test_the_first_of_two_values_counts() -> None:
    entities = [{"entity": "amount", "value": 5000}, {"entity": "amount", "value": 6000}]
    assert read_proposal("give_details", entities).amount_cents == 5000


def test_entities_nobody_asked_for_change_nothing() -> None:
    assert read_proposal("give_details", found(language="es", option=2, document="letter")) == Proposal()
