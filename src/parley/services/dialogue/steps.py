"""The use cases of the dialogue, one for each custom action; each runs in one transaction.

Whatever needs the right party says so by `topic`: an unverified person is asked who they are, and what they wanted is
answered as soon as that is settled, so nobody repeats themselves.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from parley.negotiation import Accept, Proposal, confirm, offer_from_dict, state_from_dict
from parley.services.dialogue import arrangements, debt
from parley.services.dialogue.agreement import accept, decline, find_live_plan, plan_status, standing_offer
from parley.services.dialogue.identity import disclosure_if_due, identity_prompt, verify
from parley.services.dialogue.proposals import read_proposal
from parley.services.dialogue.scene import Scene, use_case
from parley.services.escalations import escalate
from parley.services.holds import apply_effects
from parley.services.wording import Say
from parley.storage.tables import OfferRow

_FIGURES: Final = ("amount", "percent", "date", "frequency", "count")
_STATIC_TOPICS: Final = {
    "ask_credit_reporting": "utter_credit_reporting",
    "ask_rights": "utter_rights",
    "ask_credit_counseling": "utter_credit_counseling",
    "ask_how_to_pay": "utter_how_to_pay",
}
_DEBT_TOPICS: Final = {"ask_balance", "ask_debt_details", "ask_interest_and_fees", "ask_why_contacted"}
_OPTION_TOPICS: Final = {"ask_options"}
# What can be asked before verification and is answered right after it; offers with figures are asked again.
_TOPICS: Final = (
    _DEBT_TOPICS | _OPTION_TOPICS | set(_STATIC_TOPICS) | {"ask_settlement", "pay_in_full", "ask_plan_status"}
)


@use_case
async def greet(scene: Scene) -> Sequence[Say]:
    """Answer a greeting: the identity step, or the short menu."""
    if not scene.is_verified:
        return identity_prompt(scene)
    return [*disclosure_if_due(scene), *await _continue(scene)]


@use_case
async def verify_identity(scene: Scene) -> Sequence[Say]:
    """Take "that is me" and identity answers; on success disclose and answer what was asked."""
    return await _verify(scene, said_yes=scene.turn.intent in ("confirm_identity", "affirm"))


async def _verify(scene: Scene, *, said_yes: bool) -> Sequence[Say]:
    if scene.is_verified:
        return [*disclosure_if_due(scene), *await _continue(scene)]
    is_verified, says = await verify(scene, said_yes=said_yes)
    if not is_verified:
        return says
    topic, scene.conversation.topic = scene.conversation.topic, None
    return [*disclosure_if_due(scene), *(await _answer(scene, topic) if topic else debt.summary(scene))]


@use_case
async def refuse_identity(scene: Scene) -> Sequence[Say]:
    """Accept that somebody will not say who they are."""
    if scene.is_verified:
        return await _continue(scene)
    return [Say("utter_identity_refused")]


@use_case
async def explain_contact(scene: Scene) -> Sequence[Say]:
    """Say what it is about, or that it is private."""
    if scene.is_verified:
        return [*disclosure_if_due(scene), *debt.answer_about_debt(scene, "ask_why_contacted")]
    scene.conversation.topic = "ask_why_contacted"
    return [Say("utter_private_matter")]


@use_case
async def answer_topic(scene: Scene) -> Sequence[Say]:
    """Answer a question that only the right party may have answered."""
    return await _topic(scene, scene.turn.intent)


@use_case
async def present_options(scene: Scene) -> Sequence[Say]:
    """Show what can be arranged; "I'll pay it all" with or without a date goes straight to the read-back."""
    if scene.is_verified and scene.turn.intent != "ask_options" and any(scene.turn.values(name) for name in _FIGURES):
        return await _propose(scene)
    return await _topic(scene, scene.turn.intent)


@use_case
async def propose(scene: Scene) -> Sequence[Say]:
    """Answer figures, hardship or an objection with a read-back, a counter-offer or a question."""
    if not scene.is_verified:
        scene.conversation.topic = scene.conversation.topic or "ask_options"
        return await _who_are_you(scene)
    return await _propose(scene)


@use_case
async def give_details(scene: Scene) -> Sequence[Say]:
    """Take a bare value for whatever is being talked about."""
    if not scene.is_verified:
        return await _verify(scene, said_yes=False)
    if any(scene.turn.values(name) for name in _FIGURES):
        return await _propose(scene)
    return [*disclosure_if_due(scene), Say("utter_clarify")]


@use_case
async def report_plan(scene: Scene) -> Sequence[Say]:
    """Say where the plan stands."""
    return await _topic(scene, "ask_plan_status")


@use_case
async def handle_affirm(scene: Scene) -> Sequence[Say]:
    """A bare yes means the first choice of whatever was asked last."""
    if scene.conversation.menu in ("name", "offer", "capacity"):
        return await _choose(scene, 1)
    if not scene.is_verified:
        return await _verify(scene, said_yes=True)
    return [*disclosure_if_due(scene), *await _continue(scene)]


@use_case
async def handle_deny(scene: Scene) -> Sequence[Say]:
    """A bare no: not this person, not this offer, or no wish to say who one is."""
    if scene.conversation.menu in ("name", "offer", "capacity"):
        return await _choose(scene, 2)
    if not scene.is_verified:
        return [Say("utter_identity_refused")]
    return [*disclosure_if_due(scene), Say("utter_what_would_work")]


@use_case
async def choose_option(scene: Scene) -> Sequence[Say]:
    """Take a digit for the menu that was sent last."""
    option = scene.turn.first("option")
    if not isinstance(option, int):
        return [Say("utter_clarify")]
    return await _choose(scene, option)


async def _choose(scene: Scene, option: int) -> Sequence[Say]:
    menu = scene.conversation.menu
    if option == 3:
        return await _hand_over(scene, "request_human")
    if menu == "name" and option == 1:
        return (await verify(scene, said_yes=True))[1]
    if menu == "name" and option == 2:
        return await apply_effects(
            scene.services, scene.work, scene.conversation, scene.turn.message_id, ["deny_identity"], source="menu"
        )
    if not scene.is_verified:
        return await _verify(scene, said_yes=False)
    prefix = disclosure_if_due(scene)
    if menu == "main" and option == 2:
        return [*prefix, Say("utter_what_is_wrong")]
    if menu == "capacity" and option == 1:
        return [*prefix, *await _confirm_capacity(scene)]
    if menu == "capacity" and option == 2:
        return [*prefix, Say("utter_ask_amount")]
    if menu == "offer":
        return [*prefix, *(await accept(scene) if option == 1 else await decline(scene))]
    if menu in ("options", "options_settlement", "full_only"):
        return [*prefix, *await _pick(scene, option)]
    return [*prefix, *await _answer(scene, "ask_options")]


async def _confirm_capacity(scene: Scene) -> Sequence[Say]:
    capacity_cents = scene.conversation.negotiation.get("capacity_cents")
    if capacity_cents is None:
        return [Say("utter_ask_amount")]
    return await arrangements.propose(scene, Proposal(capacity_cents=capacity_cents))


async def _pick(scene: Scene, option: int) -> Sequence[Say]:
    offer_id = (scene.conversation.negotiation.get("menu") or {}).get(str(option))
    row = (
        await scene.work.session.scalar(select(OfferRow).where(OfferRow.id == offer_id, OfferRow.state == "offered"))
        if offer_id
        else None
    )
    if row is None or row.expires_at <= scene.work.now:
        return await _answer(scene, "ask_options")
    table = await arrangements.Table.open(scene)
    offer = offer_from_dict(row.detail)
    if not isinstance(confirm(table.terms, table.facts, table.state, offer, scene.today), Accept):
        return await _answer(scene, "ask_options")
    return [await arrangements.read_back(table, offer, table.state)]


@use_case
async def repeat(scene: Scene) -> Sequence[Say]:
    """Say again where we are, in the current language and with today's figures."""
    if not scene.is_verified:
        return identity_prompt(scene)
    return [*disclosure_if_due(scene), *await _continue(scene)]


@use_case
async def escalate_to_person(scene: Scene) -> Sequence[Say]:
    """Hand the conversation over, with the reason the consumer gave."""
    return await _hand_over(scene, scene.turn.intent)


@use_case
async def place_hold(scene: Scene) -> Sequence[Say]:
    """Give legal effect to what was said and acknowledge it once."""
    return await apply_effects(
        scene.services, scene.work, scene.conversation, scene.turn.message_id, [scene.turn.intent], source="dialogue"
    )


@use_case
async def switch_language(scene: Scene) -> Sequence[Say]:
    """Confirm the language, which the turn has already switched, and go on where we were."""
    if not scene.is_verified:
        return [Say("utter_language_switched"), *identity_prompt(scene)]
    return [*disclosure_if_due(scene), Say("utter_language_switched"), *await _continue(scene)]


@use_case
async def clarify(scene: Scene) -> Sequence[Say]:
    """Ask again; offer a person after two misses, hand over after three (conversation design 3)."""
    scene.conversation.misses += 1
    if scene.conversation.misses >= 3:
        return await _hand_over(scene, "not_understood")
    if not scene.is_verified and (await scene.services.vault.read(scene.work, scene.conversation.id)):
        scene.conversation.misses = 0
        return await _verify(scene, said_yes=False)
    return [Say("utter_offer_person" if scene.conversation.misses == 2 else "utter_clarify")]


async def _topic(scene: Scene, intent: str) -> Sequence[Say]:
    if not scene.is_verified:
        scene.conversation.topic = intent if intent in _TOPICS else "ask_balance"
        return await _who_are_you(scene)
    return [*disclosure_if_due(scene), *await _answer(scene, intent)]


async def _who_are_you(scene: Scene) -> Sequence[Say]:
    """Ask for identity, or use the answers that came in the same message."""
    is_verified, says = await verify(scene, said_yes=False)
    if not is_verified:
        return says
    topic, scene.conversation.topic = scene.conversation.topic, None
    return [*disclosure_if_due(scene), *await _answer(scene, topic or "ask_balance")]


async def _answer(scene: Scene, intent: str) -> Sequence[Say]:
    if intent in _STATIC_TOPICS:
        return [Say(_STATIC_TOPICS[intent])]
    if intent in _DEBT_TOPICS:
        return debt.answer_about_debt(scene, intent)
    if intent == "ask_plan_status" or await find_live_plan(scene) is not None:
        return await plan_status(scene)
    if intent in ("ask_settlement", "pay_in_full"):
        return await arrangements.propose(scene, read_proposal(intent, ()))
    return await arrangements.options(scene)


async def _continue(scene: Scene) -> Sequence[Say]:
    """Go back to where the conversation was: the plan, the offer on the table, or the short menu."""
    if await find_live_plan(scene) is not None:
        return await plan_status(scene)
    if scene.conversation.negotiation.get("offer_id"):
        table = await arrangements.Table.open(scene)
        standing = await standing_offer(scene, table)
        if standing is not None:
            return [await arrangements.read_back(table, standing, table.state)]
    state = state_from_dict(scene.conversation.negotiation.get("state") or {})
    if state.last_offer is not None and scene.conversation.phase == "negotiating":
        return await arrangements.options(scene)
    return debt.summary(scene)


async def _propose(scene: Scene) -> Sequence[Say]:
    prefix = disclosure_if_due(scene)
    if await find_live_plan(scene) is not None:
        return [*prefix, *await plan_status(scene)]
    return [*prefix, *await arrangements.propose(scene, read_proposal(scene.turn.intent, scene.turn.entities))]


async def _hand_over(scene: Scene, reason: str) -> Sequence[Say]:
    await escalate(scene.work, scene.conversation, reason, message_id=scene.turn.message_id)
    return [Say("utter_handover")]
