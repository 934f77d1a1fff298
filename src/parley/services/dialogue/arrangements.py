"""Options, counter-offers and read-back: the negotiator's answers put into approved sentences.

The engine decides (`parley.negotiation`); this module stores each offer before it is uttered and picks the response for it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from parley.money import divide_up
from parley.negotiation import (
    Accept,
    Ask,
    Counter,
    Escalate,
    NegotiationState,
    Offer,
    Outcome,
    Proposal,
    Reason,
    Refuse,
    present_options,
    state_from_dict,
)
from parley.negotiation.schedule import FREQUENCIES, PAYMENTS_PER_YEAR, Frequency
from parley.services.dialogue import age, means, spoken
from parley.services.dialogue.proposals import Heard
from parley.services.dialogue.reasons import reasons
from parley.services.dialogue.refusals import hand_over, refer
from parley.services.dialogue.said import Said, answer_range, join, still_stands
from parley.services.dialogue.scene import Scene
from parley.services.dialogue.table import Table, keep
from parley.services.figures import write_frequency
from parley.services.wording import Say


async def ask_what_would_work(scene: Scene, question: str = "utter_what_would_work") -> Sequence[Say]:
    """Ask what the consumer could do; where no payment may be asked for, a person takes over."""
    return await hand_over_if_unexplained(scene) or [Say(question)]


async def hand_over_if_unexplained(scene: Scene) -> Sequence[Say]:
    """Hand over where what the age of a debt means has to be explained first, which only a letter or a page can (TB-CONSEQ)."""
    return await hand_over(scene, "negotiation_time_barred") if await age.is_explanation_owed(scene) else []


async def options(scene: Scene) -> Sequence[Say]:
    """Return the menu of what can be arranged, each an exact offer."""
    unexplained = await hand_over_if_unexplained(scene)
    if unexplained:
        return unexplained
    table = await Table.open(scene)
    menu = table.present()
    if menu.pay_in_full is None:
        return await hand_over(scene, f"negotiation_{menu.reason_code}")
    scene.conversation.phase = "negotiating"
    ids = {"1": await table.store(menu.pay_in_full)}
    fields = {
        "full_total": spoken.cents(scene, menu.pay_in_full.total_cents),
        "full_on": spoken.day(scene, menu.pay_in_full.last_due_on),
    }
    response = "utter_options_full_only"
    if menu.instalments is not None:
        response = "utter_options_full_plan"
        ids["2"] = await table.store(menu.instalments)
        fields |= {
            "plan_count": str(menu.instalments.count),
            "plan_frequency": write_frequency(menu.instalments.frequency, scene.language),
            "plan_amount": spoken.cents(scene, max(part.amount_cents for part in menu.instalments.instalments)),
            "plan_first_on": spoken.day(scene, menu.instalments.first_due_on),
        }
        if menu.settlement is not None:
            response = "utter_options_full_plan_settlement"
            ids["4"] = await table.store(menu.settlement)
            fields |= _settlement_fields(scene, menu.settlement)
    elif menu.settlement is not None:
        response = "utter_options_full_settlement"
        ids["4"] = await table.store(menu.settlement)
        fields |= _settlement_fields(scene, menu.settlement)
    table.remember(menu.state, menu=ids)
    return [Say(response, fields)]


def _settlement_fields(scene: Scene, offer: Offer) -> dict[str, str]:
    return {
        "settlement_total": spoken.cents(scene, offer.total_cents),
        "settlement_on": spoken.day(scene, offer.last_due_on),
    }


async def still_open(scene: Scene) -> Sequence[Say]:
    """Show what is left where no plan fits the means: once, and where a smaller sum closes the debt; else nothing."""
    if scene.conversation.negotiation.get("open_shown"):
        return ()
    table = await Table.open(scene)
    menu = present_options(table.terms, table.facts, scene.today, table.state, holidays=table.holidays)
    if menu.settlement is None:
        return ()
    keep(scene, open_shown=True)
    return [Say("utter_still_open"), *await options(scene)]


async def nothing_fits(scene: Scene, why: str) -> Sequence[Say]:
    """Answer where no plan fits what somebody can pay: what is still open, else a person."""
    return await still_open(scene) or await hand_over(scene, why)


async def propose(scene: Scene, heard: Heard) -> Sequence[Say]:
    """Answer the consumer's own figures: read back, counter with a reason, ask, or hand over.

    What was said before and still stands is filled in, so a correction replaces one fact only.
    """
    means.close(scene)
    if heard.proposal.hardship:
        means.hear_hardship(scene)
    questions = means.instead_of_another_offer(scene, heard.proposal)
    if questions:
        return questions
    questions = means.before_an_offer(scene, heard.proposal)
    if questions:
        scene.conversation.phase = "negotiating"
        return [Say("utter_hardship"), *questions]
    joined = join(Said.from_dict(scene.conversation.negotiation.get("said")), heard)
    return await _answer(scene, joined, is_hardship=heard.proposal.hardship)


def note_without_day(scene: Scene, heard: Heard) -> None:
    """Keep what was said along with a day that cannot be, so that only the day is asked for; no offer changes."""
    named = heard.proposal
    if named.amount_cents is None and named.total_cents is None and named.percent_bps is None and named.count is None:
        return
    dayless = replace(heard, proposal=replace(named, first_due_on=None, rest_on=None, down_cents=None, month_day=None))
    state = state_from_dict(scene.conversation.negotiation.get("state") or {})
    joined = join(Said.from_dict(scene.conversation.negotiation.get("said")), dayless)
    keep(scene, said=still_stands(joined, Ask("first_due_on", state)).to_dict())


async def confirm_capacity(scene: Scene) -> Sequence[Say]:
    """Take a yes to "is that the most you can manage"."""
    capacity_cents = scene.conversation.negotiation.get("capacity_cents")
    if capacity_cents is None:
        return [Say("utter_ask_amount")]
    return await within(scene, capacity_cents)


async def confirm_limit(scene: Scene) -> Sequence[Say]:
    """Take a yes to "is that all you could pay to close this"."""
    question = scene.conversation.negotiation.get("question") or {}
    if question.get("missing") != "limit":
        return [Say("utter_ask_amount")]
    all_there_is = Proposal(kind="settlement", amount_cents=question["amount_cents"], is_limit=True)
    return await _answer(scene, Heard(all_there_is), is_hardship=False)


async def within(scene: Scene, capacity_cents: int) -> Sequence[Say]:
    """Answer with the plan that keeps within what somebody says they can pay a month."""
    return await _answer(scene, Heard(Proposal(capacity_cents=capacity_cents)), is_hardship=False)


async def answer_objection(scene: Scene) -> Sequence[Say]:
    """Answer "too much" after the questions about means were skipped."""
    return await _answer(scene, Heard(Proposal(too_high=True)), is_hardship=False)


async def answer_hardship(scene: Scene) -> Sequence[Say]:
    """Answer a hardship that was told without a figure, after the questions about means were skipped."""
    return await _answer(scene, Heard(Proposal(hardship=True)), is_hardship=False)


async def answer_means(scene: Scene, proposal: Proposal) -> Sequence[Say]:
    """Answer what the statement of income and costs leaves for a plan; where none fits, a person is told."""
    table = await Table.open(scene)
    outcome = table.weigh(proposal)
    table.answered(proposal, outcome)
    if isinstance(outcome, Escalate):
        table.remember(outcome.state)
        return [Say("utter_no_plan_fits"), *await refer(scene, f"negotiation_{outcome.reason_code}")]
    scene.conversation.phase = "negotiating"
    says = await put_outcome(table, outcome)
    keep(scene, said=still_stands(Heard(proposal), outcome).to_dict())
    return says


async def _answer(scene: Scene, heard: Heard, *, is_hardship: bool) -> Sequence[Say]:
    table = await Table.open(scene)
    named = heard.proposal
    if named.amount_cents is not None and named.down_cents is None:
        # Another sum without a first payment beside it is another plan, and has none.
        table.state = replace(table.state, stated_down_cents=None)
    heard = _with_means(table, heard)
    asked, outcome = answer_range(table.weigh, heard)
    table.answered(asked, outcome)
    if isinstance(outcome, Accept):
        # Agreeing with the consumer is no round of bargaining, so corrections never run a conversation out of rounds.
        outcome = replace(outcome, state=replace(outcome.state, round=table.state.round))
    scene.conversation.phase = "negotiating"
    says = await put_outcome(table, outcome, is_hardship=is_hardship, proposal=heard.proposal)
    keep(scene, said=still_stands(heard, outcome).to_dict())
    return says


def _with_means(table: Table, heard: Heard) -> Heard:
    """Take an amount that is the most somebody can pay for their means, and keep what they say they can do."""
    proposal = heard.proposal
    if proposal.kind == "settlement":
        is_named = (proposal.total_cents or proposal.amount_cents) is not None
        return replace(heard, proposal=replace(proposal, is_limit=True)) if heard.is_limit and is_named else heard
    monthly = _monthly(table.state, heard)
    if monthly is not None and (heard.is_able or heard.is_limit):
        keep(table.scene, able_cents=monthly)
    elif monthly is not None and monthly > (table.scene.conversation.negotiation.get("able_cents") or monthly):
        # They name more of their own accord, so what was said before is no longer the most.
        keep(table.scene, able_cents=None)
    if monthly is None or not heard.is_limit:
        return heard
    return replace(heard, proposal=replace(proposal, capacity_cents=monthly))


def _monthly(state: NegotiationState, heard: Heard) -> int | None:
    """Return the amount of a plan, or the high end of a range, as money a month; None for anything but a plan."""
    proposal, last = heard.proposal, state.last_offer
    amount = heard.high_cents or proposal.amount_cents
    is_plan = proposal.kind == "installments" or (
        proposal.kind is None and (last is None or last.kind == "installments")
    )
    if amount is None or not is_plan or proposal.frequency == "once" or proposal.rest_on is not None:
        return None
    spoken_of = (proposal.frequency, state.stated_frequency, last.frequency if last is not None else None)
    usual: Frequency | None = "monthly" if proposal.kind == "installments" else None
    frequency = next((one for said in spoken_of for one in FREQUENCIES if one == said), usual)
    # Rounded up, so that the very amount that was named stays within the means.
    return None if frequency is None else divide_up(amount * PAYMENTS_PER_YEAR[frequency], 12)


async def take_up(scene: Scene, offer: Offer) -> Sequence[Say] | None:
    """Read back an offer the consumer picked from the menu, or return None where the account no longer allows it."""
    table = await Table.open(scene)
    outcome = table.confirm(offer)
    if not isinstance(outcome, Accept):
        return None
    # From now on a bare "make it the 20th" is about the offer that was picked.
    says = await read_back(table, offer, outcome.state)
    keep(scene, said=Said(kind=offer.kind).to_dict())
    return says


async def put_outcome(
    table: Table, outcome: Outcome, *, is_hardship: bool = False, proposal: Proposal | None = None
) -> Sequence[Say]:
    """Turn the engine's answer into sentences and store the offer in it."""
    scene = table.scene
    kind_word = [Say("utter_hardship")] if is_hardship else []
    match outcome:
        case Accept(offer=offer):
            return [*kind_word, *await read_back(table, offer, outcome.state)]
        case Counter(offer=offer):
            why_another = reasons(table, outcome, proposal)
            return [*kind_word, *why_another, *await read_back(table, offer, outcome.state)]
        case Ask():
            return [*kind_word, *_put_question(table, outcome, proposal)]
        case Refuse():
            table.remember(outcome.state)
            return await hand_over(scene, f"negotiation_{outcome.reason_code}")
        case Escalate():
            table.remember(outcome.state)
            why = f"negotiation_{outcome.reason_code}"
            if outcome.reason_code == Reason.BEYOND_MEANS:
                return [*kind_word, *(means.offer_questions(scene, then=why) or await nothing_fits(scene, why))]
            return [*kind_word, *await hand_over(scene, why)]


def _put_question(table: Table, outcome: Ask, proposal: Proposal | None) -> Sequence[Say]:
    """Ask for what is missing; where an amount is missing because money is, ask about means instead."""
    if outcome.missing == "amount" and proposal is not None:
        about_means = means.instead_of_an_amount(table.scene, proposal)
        if about_means:
            table.remember(outcome.state)
            return about_means
    open_question: dict[str, Any] = {
        "missing": outcome.missing,
        "amount_cents": outcome.amount_cents,
        "capacity_cents": outcome.capacity_cents,
        "frequency": outcome.frequency,
    }
    table.remember(outcome.state, capacity_cents=outcome.capacity_cents, question=open_question)
    return [spoken.ask(table.scene, **open_question)]


def ask_again(scene: Scene) -> Say | None:
    """Return the question about the consumer's figures that is still open, in today's words, or None."""
    question = scene.conversation.negotiation.get("question")
    return means.open_question(scene) or (spoken.ask(scene, **question) if question else None)


async def read_back(table: Table, offer: Offer, state: NegotiationState) -> Sequence[Say]:
    """Store an offer and return the sentences that read it back; nothing binds before a yes to exactly this."""
    offer_id = await table.put_in_place(offer)
    table.remember(state, offer_id=offer_id)
    return spoken.reading_back(table.scene, offer)
