"""Why another offer is made than the one asked for, as sentences that are true of it (15 USC 1692e(10))."""

from parley.negotiation import Counter, Proposal, Reason
from parley.negotiation.pricing import latest_first_due_on
from parley.services.dialogue import spoken
from parley.services.dialogue.table import Table
from parley.services.wording import Say


def reasons(table: Table, outcome: Counter, proposal: Proposal | None) -> list[Say]:
    """Return the reason of an answer: never "smaller" for the very same offer, and always that a day named is too late.

    Args:
        table: As it was before this answer.
        outcome: The answer.
        proposal: What was asked for, where it was the consumer who asked.
    """
    offer, before = outcome.offer, table.state.last_offer
    is_the_same = before is not None and before.instalments == offer.instalments
    code = Reason.UNCHANGED if outcome.reason_code == Reason.CONCEDED and is_the_same else outcome.reason_code
    says = spoken.reason(table.scene, code, {**outcome.reason_fields})
    wanted, plan = proposal.first_due_on if proposal is not None else None, table.terms.instalments
    if wanted is None or plan is None or offer.kind != "installments" or code == Reason.FIRST_DATE_TOO_LATE:
        return says
    latest = latest_first_due_on(plan, table.scene.today, table.terms.hardship if offer.is_hardship else None)
    if wanted <= latest or offer.first_due_on >= wanted:
        return says
    return [*says, *spoken.reason(table.scene, Reason.FIRST_DATE_TOO_LATE, {"latest_on": latest})]
