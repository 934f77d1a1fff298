"""What is done with one understood message, for each thing a consumer can mean; runs inside a use case's transaction.

Whatever needs the right party says so by `topic`: an unverified person is asked who they are, and what they wanted is
answered as soon as that is settled, so nobody repeats themselves. Every answer in between leads back to where we were.
"""

from collections.abc import Sequence
from typing import Final

from parley.negotiation import state_from_dict
from parley.services.dialogue import accounts, age, arrangements, debt, means_answers, spoken
from parley.services.dialogue.agreement import find_live_plan, plan_status, standing_offer
from parley.services.dialogue.doubts import DATE_DOUBTS, find_doubt, is_only_pesos
from parley.services.dialogue.identity import identity_prompt, verify
from parley.services.dialogue.proposals import Heard, Utterance, choose_amount, has_figures, hear
from parley.services.dialogue.questions import Asked, ask_amount, ask_dollars, open_question, turn_of
from parley.services.dialogue.scene import Scene
from parley.services.dialogue.table import Table, keep
from parley.services.escalations import escalate
from parley.services.holds import apply_effects
from parley.services.wording import Say

_STATIC_TOPICS: Final = {
    "ask_credit_reporting": "utter_credit_reporting",
    "ask_rights": "utter_rights",
    "ask_credit_counseling": "utter_credit_counseling",
    "ask_how_to_pay": "utter_how_to_pay",
}
ASIDES: Final = {
    "ask_who_is_this": "utter_who_is_this",
    "doubt_legitimacy": "utter_legitimacy",
    "ask_if_bot": "utter_am_i_bot",
    "ask_help": "utter_help",
    "ask_legal_consequences": "utter_legal_question",
}
"""Questions with one answer for everybody, verified or not."""
_DOUBTS: Final = {
    "zero": "utter_cannot_use_zero",
    "too_large": "utter_cannot_use_too_large",
    "currency": "utter_cannot_use_currency",
    "past_date": "utter_cannot_use_past_date",
    "no_such_day": "utter_cannot_use_no_such_day",
}
_DEBT_TOPICS: Final = {"ask_balance", "ask_debt_details", "ask_interest_and_fees", "ask_why_contacted"}
TOPICS: Final = _DEBT_TOPICS | set(_STATIC_TOPICS) | {"ask_options", "ask_settlement", "pay_in_full", "ask_plan_status"}
"""What can be asked before it is known who or which account it is about, and is answered right after it."""


async def greet(scene: Scene) -> Sequence[Say]:
    """Answer a greeting: the identity step, or where we were."""
    if not scene.is_verified:
        return identity_prompt(scene)
    return await go_on(scene)


async def verify_identity(scene: Scene) -> Sequence[Say]:
    """Take "that is me" and identity answers; on success disclose and answer what was asked."""
    return await identify(scene, said_yes=scene.turn.intent in ("confirm_identity", "affirm"))


async def identify(scene: Scene, *, said_yes: bool) -> Sequence[Say]:
    """Use the identity answers there are, or ask for them."""
    if scene.is_verified:
        return await go_on(scene)
    is_verified, says = await verify(scene, said_yes=said_yes)
    return await _after_verification(scene) if is_verified else says


async def _after_verification(scene: Scene) -> Sequence[Say]:
    await accounts.turn_from_old(scene)
    old = await age.hand_over_if_due(scene)
    if old:
        return old
    question = await accounts.question_if_due(scene)
    return question if question else await answer_what_was_asked(scene)


async def answer_what_was_asked(scene: Scene) -> Sequence[Say]:
    """Answer what somebody wanted before we knew who they are, or which of their accounts they mean."""
    topic, scene.conversation.topic = scene.conversation.topic, None
    wanted = Asked.from_dict(scene.conversation.negotiation.get("wanted"))
    if wanted is not None and topic == wanted.intent:
        keep(scene, wanted=None)
        scene.turn = turn_of(scene, wanted)
        return await propose_figures(scene)
    return await answer(scene, topic) if topic else debt.summary(scene)


async def refuse_identity(scene: Scene) -> Sequence[Say]:
    """Accept that somebody will not say who they are."""
    if scene.is_verified:
        return await go_on(scene)
    return [Say("utter_identity_refused")]


async def explain_contact(scene: Scene) -> Sequence[Say]:
    """Say what it is about, or that it is private."""
    if scene.is_verified:
        return await answer(scene, "ask_why_contacted")
    scene.conversation.topic = "ask_why_contacted"
    return [Say("utter_private_matter")]


async def answer_topic(scene: Scene) -> Sequence[Say]:
    """Answer a question that only the right party may have answered."""
    return await _topic(scene, scene.turn.intent)


async def answer_aside(scene: Scene) -> Sequence[Say]:
    """Answer a question anybody may have answered, and go back to what was open."""
    says = [Say(ASIDES[scene.turn.intent])]
    return [*says, *await pending(scene)] if scene.is_verified else says


async def report_plan(scene: Scene) -> Sequence[Say]:
    """Say where the plan stands."""
    return await _topic(scene, "ask_plan_status")


async def present_options(scene: Scene) -> Sequence[Say]:
    """Show what can be arranged; "I'll pay it all" with or without a date goes straight to the read-back."""
    if scene.turn.intent != "ask_options" and has_figures(scene.turn.entities):
        return await propose(scene)
    return await _topic(scene, scene.turn.intent)


async def propose(scene: Scene) -> Sequence[Say]:
    """Answer figures, hardship or an objection with a read-back, a counter-offer or a question."""
    if scene.is_verified:
        return await propose_figures(scene)
    if has_figures(scene.turn.entities):
        # The figures wait until we know who is there; nobody has to say them twice.
        scene.conversation.topic = scene.turn.intent
        keep(scene, wanted=Asked.of(scene).to_dict())
    scene.conversation.topic = scene.conversation.topic or "ask_options"
    return await who_are_you(scene)


async def propose_figures(scene: Scene) -> Sequence[Say]:
    """Answer the figures of a verified person; a sum that can be read two ways is asked back first."""
    if await find_live_plan(scene) is not None:
        return await plan_status(scene)
    unexplained = await arrangements.hand_over_if_unexplained(scene)
    if unexplained:
        return unexplained
    heard = await heard_in(scene)
    answered = await means_answers.take_figure(scene, heard)
    if answered is not None:
        return answered
    doubt = await doubt_in(scene, heard)
    if doubt is not None:
        return doubt
    asked, cents = await open_question(scene, "amounts"), heard.proposal.amount_cents
    if asked is not None and cents is not None and cents in asked.amounts:
        # The question which sum was meant is answered in words instead of a digit.
        return await settle_amount(scene, asked, cents)
    if heard.either is not None:
        return [ask_amount(scene, heard.either)]
    return await arrangements.propose(scene, heard)


async def doubt_in(scene: Scene, heard: Heard) -> Sequence[Say] | None:
    """Return the sentence for figures nothing can be arranged with; they change nothing.

    With a day that cannot be, whatever else was said is kept until there is one that can.
    """
    balance = scene.balance_cents
    words, is_settled = await scene.words(), bool(scene.conversation.negotiation.get("dollars"))
    doubt = find_doubt(words, heard.proposal, today=scene.today, balance_cents=balance, pesos_are_dollars=is_settled)
    named = heard.proposal.amount_cents or heard.proposal.total_cents or heard.proposal.down_cents
    if doubt == "currency" and named is not None and is_only_pesos(words):
        return [ask_dollars(scene, named)]
    if doubt is None:
        return None
    if doubt in DATE_DOUBTS:
        arrangements.note_without_day(scene, heard)
    if doubt == "above_balance":
        return [Say("utter_cannot_use_above_balance", {"balance": spoken.cents(scene, balance)})]
    return [Say(_DOUBTS[doubt])]


async def settle_amount(scene: Scene, asked: Asked, cents: int) -> Sequence[Say]:
    """Go on with the message whose amount has just been settled, and with whatever else came with the answer."""
    more = [
        {"entity": found["entity"], "value": found["value"]}
        for found in scene.turn.entities
        if found.get("entity") not in ("amount", "option")
    ]
    scene.turn = turn_of(scene, asked, entities=[*more, *choose_amount(asked.entities, cents)])
    return await arrangements.propose(scene, await heard_in(scene))


async def heard_in(scene: Scene) -> Heard:
    """Return what the present message proposes."""
    return hear(
        Utterance(
            scene.turn.intent,
            scene.turn.entities,
            text=await scene.words(),
            language=scene.language,
            balance_cents=scene.balance_cents,
            today=scene.today,
        )
    )


async def repeat(scene: Scene) -> Sequence[Say]:
    """Say again where we are, in the current language and with today's figures."""
    if not scene.is_verified:
        return identity_prompt(scene)
    return await go_on(scene)


async def escalate_to_person(scene: Scene) -> Sequence[Say]:
    """Hand the conversation over, with the reason the consumer gave; a plan that is not there yet is negotiated instead."""
    if scene.turn.intent == "request_plan_change" and scene.is_verified and await find_live_plan(scene) is None:
        if has_figures(scene.turn.entities):
            return await propose_figures(scene)
        return await answer(scene, "ask_options")
    return await hand_over(scene, scene.turn.intent)


async def hand_over(scene: Scene, reason: str) -> Sequence[Say]:
    """Ask a person to take over and say so; they see the whole transcript."""
    await escalate(scene.work, scene.conversation, reason, message_id=scene.turn.message_id)
    return [Say("utter_handover")]


async def place_hold(scene: Scene) -> Sequence[Say]:
    """Give legal effect to what was said and acknowledge it once."""
    return await apply_effects(
        scene.services, scene.work, scene.conversation, scene.turn.message_id, [scene.turn.intent], source="dialogue"
    )


async def switch_language(scene: Scene) -> Sequence[Say]:
    """Confirm the language, which the turn has already switched, and go on where we were."""
    if not scene.is_verified:
        return [Say("utter_language_switched"), *identity_prompt(scene)]
    return [Say("utter_language_switched"), *await go_on(scene)]


async def _topic(scene: Scene, intent: str) -> Sequence[Say]:
    if not scene.is_verified:
        scene.conversation.topic = intent if intent in TOPICS else "ask_balance"
        keep(scene, wanted=None)
        return await who_are_you(scene)
    return await answer(scene, intent)


async def who_are_you(scene: Scene) -> Sequence[Say]:
    """Ask for identity, or use the answers that came in the same message."""
    is_verified, says = await verify(scene, said_yes=False)
    return await _after_verification(scene) if is_verified else says


async def answer(scene: Scene, intent: str) -> Sequence[Say]:
    """Answer a verified person's question, and go back to what was open before it."""
    if intent in _STATIC_TOPICS:
        return await _answer_static(scene, intent)
    if intent in _DEBT_TOPICS:
        return [debt.answer_about_debt(scene, intent), *(await pending(scene) or [Say("utter_main_menu")])]
    if intent == "ask_plan_status" or await find_live_plan(scene) is not None:
        return await plan_status(scene)
    if intent in ("ask_settlement", "pay_in_full"):
        return await arrangements.propose(scene, hear(Utterance(intent, ())))
    return await arrangements.options(scene)


async def _answer_static(scene: Scene, intent: str) -> Sequence[Say]:
    back = await pending(scene)
    if intent == "ask_how_to_pay" and back:
        # The usual answer ends in a menu of its own, and two menus in one message would give a digit two meanings.
        return [Say("utter_how_to_pay_later"), *back]
    return [Say(_STATIC_TOPICS[intent]), *back]


async def pending(scene: Scene) -> Sequence[Say]:
    """Return the question that is open: what we asked about the figures last, or the offer on the table; else nothing."""
    if await find_live_plan(scene) is not None:
        return []
    question = arrangements.ask_again(scene)
    if question is not None:
        return [question]
    if scene.conversation.negotiation.get("offer_id"):
        table = await Table.open(scene)
        standing = await standing_offer(scene, table)
        if standing is not None:
            return await arrangements.read_back(table, standing, table.state)
    return []


async def go_on(scene: Scene) -> Sequence[Say]:
    """Go back to where the conversation was: the plan, the open question, the offer on the table, or the short menu."""
    if await find_live_plan(scene) is not None:
        return await plan_status(scene)
    back = await pending(scene)
    if back:
        return back
    state = state_from_dict(scene.conversation.negotiation.get("state") or {})
    if state.last_offer is not None and scene.conversation.phase == "negotiating":
        return await arrangements.options(scene)
    return debt.summary(scene)
