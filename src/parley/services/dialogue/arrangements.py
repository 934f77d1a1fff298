"""Options, counter-offers and read-back: the negotiator's answers put into approved sentences.

The engine decides (`parley.negotiation`); this module stores each offer before it is uttered and picks the response for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from parley.money import format_cents
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
    confirm,
    present_options,
    respond,
)
from parley.services.dialogue.proposals import Heard
from parley.services.dialogue.said import Said, answer_range, join, still_stands
from parley.services.dialogue.scene import Scene
from parley.services.dialogue.table import Table, keep
from parley.services.escalations import escalate
from parley.services.figures import write_date, write_frequency
from parley.services.wording import Say

_REASONS: Final = {
    Reason.BELOW_MINIMUM: "utter_counter_below_minimum",
    Reason.TERM_TOO_LONG: "utter_counter_term_too_long",
    Reason.FIRST_DATE_TOO_LATE: "utter_counter_first_date_too_late",
    Reason.DATE_IN_PAST: "utter_counter_date_in_past",
    Reason.FREQUENCY_UNAVAILABLE: "utter_counter_frequency_unavailable",
    Reason.ABOVE_BALANCE: "utter_counter_above_balance",
    Reason.DOES_NOT_COVER_BALANCE: "utter_counter_does_not_cover",
    Reason.SETTLEMENT_TOO_LOW: "utter_counter_settlement",
    Reason.SETTLEMENT_UNAVAILABLE: "utter_counter_no_settlement",
    Reason.INSTALLMENTS_UNAVAILABLE: "utter_counter_no_plan",
    Reason.TOO_MANY_PARTS: "utter_counter_too_many_parts",
    Reason.WITHIN_MEANS: "utter_counter_within_means",
    Reason.OPENING: "utter_counter_opening",
    Reason.CONCEDED: "utter_counter_conceded",
    Reason.UNCHANGED: "utter_counter_best_available",
    Reason.BEST_AVAILABLE: "utter_counter_best_available",
}
_ASKS: Final = {
    "amount": "utter_ask_amount",
    "frequency": "utter_ask_amount",
    "first_due_on": "utter_ask_first_date",
    "count": "utter_ask_count",
    "capacity": "utter_ask_means",
}


async def options(scene: Scene) -> Sequence[Say]:
    """Return the menu of what can be arranged, each an exact offer."""
    table = await Table.open(scene)
    menu = present_options(table.terms, table.facts, scene.today, table.state)
    if menu.pay_in_full is None:
        return await _hand_over(scene, f"negotiation_{menu.reason_code}")
    scene.conversation.phase = "negotiating"
    ids = {"1": await table.store(menu.pay_in_full)}
    fields = {
        "full_total": _cents(scene, menu.pay_in_full.total_cents),
        "full_on": _day(scene, menu.pay_in_full.last_due_on),
    }
    response = "utter_options_full_only"
    if menu.instalments is not None:
        response = "utter_options_full_plan"
        ids["2"] = await table.store(menu.instalments)
        fields |= {
            "plan_count": str(menu.instalments.count),
            "plan_frequency": write_frequency(menu.instalments.frequency, scene.language),
            "plan_amount": _cents(scene, max(part.amount_cents for part in menu.instalments.instalments)),
            "plan_first_on": _day(scene, menu.instalments.first_due_on),
        }
        if menu.settlement is not None:
            response = "utter_options_full_plan_settlement"
            ids["4"] = await table.store(menu.settlement)
            fields |= {
                "settlement_total": _cents(scene, menu.settlement.total_cents),
                "settlement_on": _day(scene, menu.settlement.last_due_on),
            }
    table.remember(menu.state, menu=ids)
    return [Say(response, fields)]


async def propose(scene: Scene, heard: Heard) -> Sequence[Say]:
    """Answer the consumer's own figures: read back, counter with a reason, ask, or hand over.

    What was said before and still stands is filled in, so a correction replaces one fact only.
    """
    joined = join(Said.from_dict(scene.conversation.negotiation.get("said")), heard)
    return await _answer(scene, joined, is_hardship=heard.proposal.hardship)


async def confirm_capacity(scene: Scene) -> Sequence[Say]:
    """Take a yes to "is that the most you can manage"."""
    capacity_cents = scene.conversation.negotiation.get("capacity_cents")
    if capacity_cents is None:
        return [Say("utter_ask_amount")]
    return await _answer(scene, Heard(Proposal(capacity_cents=capacity_cents)), is_hardship=False)


async def _answer(scene: Scene, heard: Heard, *, is_hardship: bool) -> Sequence[Say]:
    table = await Table.open(scene)
    outcome = answer_range(
        lambda proposal: respond(table.terms, table.facts, table.state, proposal, scene.today), heard
    )
    if isinstance(outcome, Accept):
        # Agreeing with the consumer is no round of bargaining, so corrections never run a conversation out of rounds.
        outcome = replace(outcome, state=replace(outcome.state, round=table.state.round))
    scene.conversation.phase = "negotiating"
    says = await put_outcome(table, outcome, is_hardship=is_hardship)
    keep(scene, said=still_stands(heard, outcome).to_dict())
    return says


async def take_up(scene: Scene, offer: Offer) -> Sequence[Say] | None:
    """Read back an offer the consumer picked from the menu, or return None where the account no longer allows it."""
    table = await Table.open(scene)
    outcome = confirm(table.terms, table.facts, table.state, offer, scene.today)
    if not isinstance(outcome, Accept):
        return None
    # From now on a bare "make it the 20th" is about the offer that was picked.
    says = [await read_back(table, offer, outcome.state)]
    keep(scene, said=Said(kind=offer.kind).to_dict())
    return says


async def put_outcome(table: Table, outcome: Outcome, *, is_hardship: bool = False) -> Sequence[Say]:
    """Turn the engine's answer into sentences and store the offer in it."""
    scene = table.scene
    kind_word = [Say("utter_hardship")] if is_hardship else []
    match outcome:
        case Accept(offer=offer):
            return [*kind_word, await read_back(table, offer, outcome.state)]
        case Counter(offer=offer):
            reason = _reason(scene, outcome.reason_code, {**outcome.reason_fields})
            return [*kind_word, *reason, await read_back(table, offer, outcome.state)]
        case Ask():
            open_question = {
                "missing": outcome.missing,
                "amount_cents": outcome.amount_cents,
                "capacity_cents": outcome.capacity_cents,
            }
            table.remember(outcome.state, capacity_cents=outcome.capacity_cents, question=open_question)
            return [*kind_word, _ask(scene, outcome.missing, outcome.amount_cents, outcome.capacity_cents)]
        case Refuse():
            table.remember(outcome.state)
            return await _hand_over(scene, f"negotiation_{outcome.reason_code}")
        case Escalate():
            table.remember(outcome.state)
            return [*kind_word, *await _hand_over(scene, f"negotiation_{outcome.reason_code}")]


def ask_again(scene: Scene) -> Say | None:
    """Return the question about the consumer's figures that is still open, in today's words, or None."""
    question = scene.conversation.negotiation.get("question")
    return _ask(scene, **question) if question else None


def _ask(scene: Scene, missing: str, amount_cents: int | None, capacity_cents: int | None) -> Say:
    if missing == "capacity" and capacity_cents is not None:
        return Say(
            "utter_ask_capacity",
            {
                "amount": _cents(scene, capacity_cents),
                "frequency": write_frequency("monthly", scene.language, plural=False),
            },
        )
    if missing == "frequency" and amount_cents is not None:
        return Say("utter_ask_frequency", {"amount": _cents(scene, amount_cents)})
    return Say(_ASKS[missing])


async def _hand_over(scene: Scene, reason: str) -> Sequence[Say]:
    await escalate(scene.work, scene.conversation, reason, message_id=scene.turn.message_id)
    return [Say("utter_handover")]


def _reason(scene: Scene, code: Reason, found: Mapping[str, int | str | date]) -> list[Say]:
    response = _REASONS.get(code)
    if response is None:
        return []
    fields: dict[str, str] = {}
    for name, value in found.items():
        if isinstance(value, date):
            fields[name] = _day(scene, value)
        elif name.endswith("_cents") and isinstance(value, int):
            fields[name.removesuffix("_cents")] = _cents(scene, value)
        elif name == "frequency":
            fields[name] = write_frequency(str(value), scene.language, plural=False)
        else:
            fields[name] = str(value)
    fields.setdefault("balance", _cents(scene, scene.known.account.balance_cents))
    return [Say(response, fields)]


async def read_back(table: Table, offer: Offer, state: NegotiationState) -> Say:
    """Store an offer and return the sentence that reads it back; nothing binds before a yes to exactly this."""
    offer_id = await table.store(offer)
    table.remember(state, offer_id=offer_id)
    return Say(_read_back_response(offer), offer_fields(table.scene, offer))


def _read_back_response(offer: Offer) -> str:
    match offer.kind:
        case "pay_in_full":
            return "utter_read_back_full"
        case "promise":
            return "utter_read_back_promise"
        case "settlement":
            return "utter_read_back_settlement" if offer.count == 1 else "utter_read_back_settlement_parts"
        case "installments":
            return f"utter_read_back_plan{shape(offer)}"


def shape(offer: Offer) -> str:
    """Return the ending of the response that can say this plan exactly: equal payments, another last, another first."""
    if offer.instalments[0].amount_cents != offer.amount_cents:
        return "_first_differs"
    return "" if offer.instalments[-1].amount_cents == offer.amount_cents else "_last_differs"


def offer_fields(scene: Scene, offer: Offer) -> dict[str, str]:
    """Return the figures of an offer as they are spoken."""
    return {
        "count": str(offer.count),
        "rest_count": str(offer.count - 1),
        "first_amount": _cents(scene, offer.instalments[0].amount_cents),
        "frequency": write_frequency(offer.frequency, scene.language),
        "amount": _cents(scene, offer.amount_cents),
        "first_on": _day(scene, offer.first_due_on),
        "last_on": _day(scene, offer.last_due_on),
        "last_amount": _cents(scene, offer.instalments[-1].amount_cents),
        "total": _cents(scene, offer.total_cents),
    }


def _cents(scene: Scene, cents: int) -> str:
    return format_cents(cents, scene.language)


def _day(scene: Scene, day: date) -> str:
    return write_date(day, scene.language, today=scene.today)
