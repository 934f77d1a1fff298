"""Creditor terms in plain English, for the people who approve them."""

from __future__ import annotations

from collections.abc import Iterator

from parley.negotiation import summary_sections as say
from parley.negotiation.summary_examples import example_lines
from parley.negotiation.summary_words import percent
from parley.negotiation.terms import CreditorTerms


def summarise(terms: CreditorTerms) -> str:
    """Say in plain English what the terms allow, with worked examples.

    For the creditor's own people: it names the settlement floor, which no consumer may see.

    Args:
        terms: Terms without contradictions.
    """
    return "\n".join([*_own_lines(terms), *_override_lines(terms), "", *example_lines(terms)])


def _own_lines(terms: CreditorTerms) -> Iterator[str]:
    until = f"to {terms.effective_to}" if terms.effective_to else "without an end date"
    yield f"{terms.creditor_name} ({terms.creditor_id}), version {terms.version}, from {terms.effective_from} {until}."
    yield f"Texts name {terms.creditor_name} once a person is verified; before that, only the neutral brand."
    yield "For the creditor's own people only: the settlement floors below are never told to a consumer."
    yield ""
    yield from say.authority(terms.authority)
    yield from say.pay_in_full(terms.pay_in_full)
    yield from say.instalments(terms.instalments)
    yield from _interest(terms)
    yield from say.hardship(terms.hardship)
    yield from say.settlement(terms.settlement)
    yield from say.negotiation(terms.negotiation)
    yield from say.broken_plan(terms.broken_plan)
    yield from say.time_barred(terms.time_barred)
    yield from say.several_accounts(terms.several_accounts)


def _interest(terms: CreditorTerms) -> Iterator[str]:
    if terms.interest_bps == 0:
        yield "No interest on plans."
        return
    yield f"Interest on plans: {percent(terms.interest_bps)} a year ({terms.interest_authority.strip()})."
    yield "A person prices every plan with interest; the assistant offers none."


def _override_lines(terms: CreditorTerms) -> Iterator[str]:
    if not terms.overrides:
        return
    yield ""
    yield "Where several overrides fit an account: state beats debt type, debt type beats portfolio."
    for index, override in enumerate(terms.overrides):
        yield from say.override_lines(index, override)
