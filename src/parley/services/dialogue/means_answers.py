"""The answers to the questions about means, and what follows from them: a plan within the means, or a person and a referral."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from parley.negotiation import Proposal, state_from_dict
from parley.negotiation.affordability import RANGES, MoneyRange, capacity_cents, per_month, range_of
from parley.negotiation.schedule import FREQUENCIES, Frequency
from parley.services.affordability import keep_hardship, keep_means
from parley.services.dialogue import arrangements, refusals
from parley.services.dialogue.agreement import find_live_plan, standing_offer
from parley.services.dialogue.arrangements import read_back
from parley.services.dialogue.means import OBJECTION, close, means_of, offer_questions, open_question
from parley.services.dialogue.proposals import Heard
from parley.services.dialogue.scene import Scene
from parley.services.dialogue.table import Table, keep
from parley.services.negotiation_history import withdraw_open_offers
from parley.services.wording import Say

SKIP: Final = 9
_DIGITS: Final = (1, 2, 4, 5, 6, 7, 8)  # 3 is a person everywhere
RANGE_OF_DIGIT: Final = dict(zip(_DIGITS, RANGES, strict=True))
# A smaller sum typed at one of the questions is an offer to pay, and no income.
_LEAST_ANSWER_CENTS: Final = 30_000


async def answer_note(scene: Scene, option: int) -> Sequence[Say]:
    """Take the answer to "may I note that"; no changes nothing but that nothing is kept of it."""
    hardship = dict(scene.conversation.negotiation.get("hardship") or {})
    if not hardship.get("is_open") or option not in (1, 2):
        return await _again(scene)
    keep(scene, hardship={**hardship, "is_open": False})
    if option == 1:
        await keep_hardship(
            scene.work,
            scene.conversation,
            account_id=scene.known.account.id,
            reason=hardship["reason"],
            message_id=hardship["message_id"],
            consent_message_id=scene.turn.message_id,
        )
    noted = Say("utter_hardship_noted" if option == 1 else "utter_hardship_not_noted")
    if await find_live_plan(scene) is not None:
        return [noted]
    return [noted, *(offer_questions(scene) or await _back(scene))]


async def answer_consent(scene: Scene, option: int) -> Sequence[Say]:
    """Take the answer to "may I ask two questions"."""
    means = means_of(scene)
    if means.get("stage") != "consent" or option not in (1, 2):
        return await _again(scene)
    if option == 2:
        return await skip(scene)
    keep(scene, means={**means, "stage": "income", "consent_message_id": scene.turn.message_id})
    return [Say("utter_ask_income")]


async def pick_range(scene: Scene, option: int) -> Sequence[Say]:
    """Take a digit for income or costs."""
    if option == SKIP:
        return await skip(scene)
    picked = RANGE_OF_DIGIT.get(option)
    return await _take(scene, picked) if picked is not None else await _again(scene)


async def take_figure(scene: Scene, heard: Heard) -> Sequence[Say] | None:
    """Take an amount typed in answer to a question instead of a digit; None where it is no such answer."""
    proposal = heard.proposal
    cents = heard.high_cents or proposal.amount_cents
    stage = means_of(scene).get("stage")
    if scene.conversation.menu not in ("means_income", "means_costs") or stage not in ("income", "costs"):
        return None
    if cents is None or heard.is_able or heard.is_limit or proposal.down_cents is not None:
        return None
    frequency: Frequency = next((one for one in FREQUENCIES if one == proposal.frequency), "monthly")
    monthly = per_month(cents, frequency)
    # Of a range the careful end counts: the low one of an income, the high one of costs.
    if stage == "income" and proposal.amount_cents is not None:
        monthly = per_month(proposal.amount_cents, frequency)
    return await _take(scene, range_of(monthly)) if monthly >= _LEAST_ANSWER_CENTS else None


async def skip(scene: Scene) -> Sequence[Say]:
    """Take a no to the questions, at any of them: back to where the conversation was."""
    then = means_of(scene).get("then")
    close(scene)
    if scene.conversation.negotiation.get("is_hardship_told"):
        keep(scene, is_hardship_told=False)
        return [Say("utter_means_skipped"), *await arrangements.answer_hardship(scene)]
    if then == OBJECTION:
        return [Say("utter_means_skipped"), *await arrangements.answer_objection(scene)]
    if then is not None:
        left = await arrangements.still_open(scene)
        return [Say("utter_means_skipped"), *left] if left else await refusals.hand_over(scene, then)
    return [Say("utter_means_skipped"), *await _back(scene)]


async def _take(scene: Scene, picked: MoneyRange) -> Sequence[Say]:
    means, message_id = means_of(scene), scene.turn.message_id
    index = RANGES.index(picked)
    if means.get("stage") == "income":
        keep(scene, means={**means, "stage": "costs", "income": index, "income_message_id": message_id})
        return [Say("utter_ask_costs")]
    if means.get("stage") != "costs":
        return await _again(scene)
    close(scene)
    return await _conclude(scene, means, RANGES[means["income"]], picked)


async def _conclude(scene: Scene, means: dict[str, Any], income: MoneyRange, costs: MoneyRange) -> Sequence[Say]:
    """Keep the answers, and answer with a plan within them."""
    account_id, capacity = scene.known.account.id, capacity_cents(income, costs)
    keep_means(
        scene.work,
        scene.conversation,
        account_id=account_id,
        income=income,
        costs=costs,
        capacity_cents=capacity,
        messages=(means["consent_message_id"], means["income_message_id"], scene.turn.message_id),
    )
    if capacity == 0:
        return await _nothing_left(scene)
    state = state_from_dict(scene.conversation.negotiation.get("state") or {})
    if state.stated_capacity_cents is not None:
        # What somebody said they can pay is never raised by what we work out.
        capacity = min(capacity, state.stated_capacity_cents)
    is_told = bool(scene.conversation.negotiation.get("is_hardship_told"))
    keep(scene, is_hardship_told=False)
    proposal = Proposal(kind="installments", capacity_cents=capacity, hardship=is_told)
    return await arrangements.answer_means(scene, proposal)


async def _nothing_left(scene: Scene) -> Sequence[Say]:
    """Close no plan where nothing is left over: a person is told, and the consumer where to find help."""
    table = await Table.open(scene)
    table.remember(replace(table.state, stated_capacity_cents=0))
    await withdraw_open_offers(
        scene.work,
        scene.conversation,
        account_id=scene.known.account.id,
        message_id=scene.turn.message_id,
        why="no_surplus",
    )
    return [Say("utter_no_surplus"), *await refusals.refer(scene, "negotiation_no_surplus")]


async def _back(scene: Scene) -> Sequence[Say]:
    table = await Table.open(scene)
    standing = await standing_offer(scene, table)
    return [Say("utter_ask_amount")] if standing is None else await read_back(table, standing, table.state)


async def _again(scene: Scene) -> Sequence[Say]:
    question = open_question(scene)
    return [question] if question is not None else await _back(scene)
