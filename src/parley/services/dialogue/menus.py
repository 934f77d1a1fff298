"""Digits, and the words that stand for them: yes, no, a bare value; and what follows where nothing was understood."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from parley.negotiation import Proposal, offer_from_dict
from parley.services.confusion import says_confused
from parley.services.dialogue import arrangements, means_answers
from parley.services.dialogue.acts import ACTS
from parley.services.dialogue.agreement import accept, decline, find_live_plan, shown_offer
from parley.services.dialogue.confused import hand_over_if_confused
from parley.services.dialogue.identity import FACTORS, identity_prompt, verify
from parley.services.dialogue.limits import states_limit
from parley.services.dialogue.means import MEANS_MENUS
from parley.services.dialogue.moves import (
    answer,
    doubt_in,
    go_on,
    hand_over,
    heard_in,
    identify,
    pending,
    propose_figures,
    settle_amount,
)
from parley.services.dialogue.proposals import FIGURES, Heard, differs, has_figures, is_sum_to_close
from parley.services.dialogue.questions import ask_readings, open_question, turn_of
from parley.services.dialogue.readings import after_misses, two_readings
from parley.services.dialogue.said import Said
from parley.services.dialogue.scene import Scene
from parley.services.dialogue.table import keep
from parley.services.dialogue.yes_words import MONEY_QUESTIONS, MOST_QUESTIONS, answer_to_offer, is_the_most
from parley.services.holds import apply_effects
from parley.services.nlu_review import note_correction
from parley.services.wording import Say
from parley.storage.tables import Message, OfferRow

_YES_OR_NO = frozenset({"name", "person", "hardship_note", "means_consent", *MONEY_QUESTIONS})
_NEEDS_A_PLAN = frozenset({"request_plan_change", "report_missed_payment"})


async def clarify(scene: Scene) -> Sequence[Say]:
    """Ask back; offer a person after two misses in a row, hand over after three (conversation design 3)."""
    if scene.conversation.menu is not None and isinstance(scene.turn.first("option"), int):
        return await choose_option(scene)
    words = await scene.words()
    if not scene.is_verified and any(f"[{factor}]" in words for factor in FACTORS):
        scene.conversation.misses = 0
        return await identify(scene, said_yes=False)
    if scene.is_verified and (is_sum_to_close(scene.turn.entities, words) or _says_that_is_all(scene, words)):
        return await propose_figures(scene)
    return await _miss(scene)


def _says_that_is_all(scene: Scene, words: str) -> bool:
    """Tell whether "es todo lo que tengo" is said of a sum that was named before."""
    own_cents = Said.from_dict(scene.conversation.negotiation.get("said")).own_cents
    return own_cents is not None and states_limit(words, is_range=False)


async def out_of_scope(scene: Scene) -> Sequence[Say]:
    """Say that this is not our business. What looks foreign to the model may be a consumer it cannot read: it is a miss."""
    return await _next_step_after_miss(scene) or [Say("utter_out_of_scope")]


async def _next_step_after_miss(scene: Scene) -> Sequence[Say]:
    confused = await hand_over_if_confused(scene) if says_confused(await scene.words()) else ()
    if confused:
        return confused
    scene.conversation.misses += 1
    step = after_misses(scene.conversation.misses)
    if step == "hand_over":
        return await hand_over(scene, "not_understood")
    return [Say("utter_offer_person")] if step == "offer_person" else []


async def _miss(scene: Scene) -> Sequence[Say]:
    if scene.is_verified and scene.conversation.phase == "negotiating":
        # A figure the reader leaves out because it is none, like "0" or "-50", is answered and not missed.
        doubt = await doubt_in(scene, Heard(Proposal()))
        if doubt is not None:
            return doubt
    person = await _next_step_after_miss(scene)
    if person:
        return person
    offerable = {
        intent
        for intent, reading in scene.services.wording.readings.items()
        if scene.is_verified or reading.safe_before_verification
    }
    if scene.is_verified and await find_live_plan(scene) is None:
        offerable -= _NEEDS_A_PLAN
    readings = two_readings(scene.turn.ranking, offerable, is_verified=scene.is_verified)
    if readings is None:
        return [Say("utter_clarify")]
    return [ask_readings(scene, readings)]


async def give_details(scene: Scene) -> Sequence[Say]:
    """Take a bare value for whatever is being talked about."""
    if not scene.is_verified:
        return await identify(scene, said_yes=False)
    if has_figures(scene.turn.entities):
        return await propose_figures(scene)
    return await clarify(scene)


async def handle_affirm(scene: Scene) -> Sequence[Say]:
    """A bare yes means the first choice of whatever was asked last; a yes with other figures is a correction."""
    menu = scene.conversation.menu
    if await _corrects(scene):
        return await propose_figures(scene)
    if menu in MONEY_QUESTIONS and scene.is_verified:
        return await _choose_with_care(scene)
    if menu in _YES_OR_NO:
        return await _choose(scene, 1)
    if menu == "readings":
        return await _miss(scene)
    if not scene.is_verified:
        return await identify(scene, said_yes=True)
    return await go_on(scene)


async def handle_deny(scene: Scene) -> Sequence[Say]:
    """A bare no: not this person, not this offer, neither reading; a no with figures says what would do instead."""
    menu = scene.conversation.menu
    if scene.is_verified and has_figures(scene.turn.entities):
        return await propose_figures(scene)
    if menu in _YES_OR_NO:
        return await _choose(scene, 2)
    if menu == "readings":
        return await _miss(scene)
    if not scene.is_verified:
        return [Say("utter_identity_refused")]
    if menu in MEANS_MENUS:
        return await means_answers.skip(scene)
    question = "utter_ask_amount" if menu == "amounts" else "utter_what_would_work"
    return await arrangements.ask_what_would_work(scene, question)


async def choose_option(scene: Scene) -> Sequence[Say]:
    """Take a digit for the menu that was sent last."""
    option = scene.turn.first("option")
    if not isinstance(option, int):
        return await _miss(scene)
    if scene.conversation.menu == "offer" and option in (1, 2) and await _corrects(scene):
        return await propose_figures(scene)
    if scene.conversation.menu in MONEY_QUESTIONS and scene.is_verified and option == 1:
        return await _choose_with_care(scene)
    return await _choose(scene, option)


async def _choose_with_care(scene: Scene) -> Sequence[Say]:
    """Take a yes that decides about money if its words are one; a refusal is answered as such, anything else asked again."""
    menu = scene.conversation.menu
    message = await scene.work.session.get(Message, scene.turn.message_id)
    words = await scene.words()
    if (message is not None and message.payload) or (menu in MOST_QUESTIONS and is_the_most(words)):
        return await _choose(scene, 1)
    places = [
        (item["start"], item["end"]) for item in scene.turn.entities if item.get("entity") in FIGURES and "end" in item
    ]
    answer_given = answer_to_offer(words, places)
    if answer_given == "yes":
        return await _choose(scene, 1)
    if answer_given == "refusal" and menu != "offer":
        return await _choose(scene, 2)
    if answer_given == "refusal":
        scene.turn = replace(scene.turn, intent="reject_too_high")
        return await propose_figures(scene)
    return await pending(scene) or await go_on(scene)


async def _corrects(scene: Scene) -> bool:
    """Tell whether an answer to a yes-or-no question names other figures than those that were asked about."""
    if not scene.is_verified or not has_figures(scene.turn.entities):
        return False
    negotiation, heard = scene.conversation.negotiation, await heard_in(scene)
    if scene.conversation.menu in ("capacity", "least", "limit"):
        question = negotiation.get("question") or {}
        known = {negotiation.get("capacity_cents"), (negotiation.get("said") or {}).get("amount_cents")}
        return heard.proposal.amount_cents not in {*known, question.get("amount_cents"), None}
    offer = await shown_offer(scene)
    return offer is None or differs(heard, offer)


async def _choose(scene: Scene, option: int) -> Sequence[Say]:
    menu = scene.conversation.menu
    if option == 3 or (menu == "person" and option == 1):
        return await hand_over(scene, "request_human")
    if menu == "readings":
        return await _pick_reading(scene, option)
    if menu == "name" and option == 1:
        return (await verify(scene, said_yes=True))[1]
    if menu == "name" and option == 2:
        return await apply_effects(
            scene.services, scene.work, scene.conversation, scene.turn.message_id, ["deny_identity"], source="menu"
        )
    if not scene.is_verified:
        return identity_prompt(scene) if menu == "person" else await identify(scene, said_yes=False)
    return await _choose_verified(scene, menu, option)


async def _choose_verified(scene: Scene, menu: str | None, option: int) -> Sequence[Say]:
    match (menu, option):
        case ("person", _):
            return await go_on(scene)
        case ("amounts", _):
            return await _pick_amount(scene, option)
        case ("main", 2):
            return [Say("utter_what_is_wrong")]
        case ("capacity", 1):
            return await arrangements.confirm_capacity(scene)
        case ("limit", 1):
            return await arrangements.confirm_limit(scene)
        case ("least", 1):
            return await arrangements.confirm_capacity(scene)
        case ("least", 2):
            return await arrangements.nothing_fits(scene, "negotiation_beyond_means")
        case ("dollars", 1):
            return await _take_as_dollars(scene)
        case ("capacity" | "limit" | "dollars", 2):
            return [Say("utter_ask_amount")]
        case ("hardship_note", _):
            return await means_answers.answer_note(scene, option)
        case ("means_consent", _):
            return await means_answers.answer_consent(scene, option)
        case ("means_income" | "means_costs", _):
            return await means_answers.pick_range(scene, option)
        case ("offer", _):
            return await accept(scene) if option == 1 else await decline(scene)
        case ("options" | "options_settlement" | "full_only", _):
            return await _pick_offer(scene, option)
        case (None, _):
            # The question was closed by an answer in between: it is asked again, and nothing is decided.
            return await pending(scene) or await answer(scene, "ask_options")
    return await answer(scene, "ask_options")


async def _pick_reading(scene: Scene, option: int) -> Sequence[Say]:
    """Act on the earlier message as the consumer says it was meant, with everything that was found in it."""
    asked = await open_question(scene, "readings")
    if asked is None or not 1 <= option <= len(asked.readings):
        return await _miss(scene)
    intent = asked.readings[option - 1]
    await note_correction(scene.work, asked.message_id, intent)
    scene.turn = turn_of(scene, asked, intent=intent)
    return await ACTS[intent](scene)


async def _pick_amount(scene: Scene, option: int) -> Sequence[Say]:
    asked = await open_question(scene, "amounts")
    if asked is None:
        return [Say("utter_ask_amount")]
    if not 1 <= option <= len(asked.amounts):
        return await _miss(scene)
    return await settle_amount(scene, asked, asked.amounts[option - 1])


async def _take_as_dollars(scene: Scene) -> Sequence[Say]:
    """Go on with the message that said "pesos" for dollars; it is asked once in a conversation."""
    asked = await open_question(scene, "dollars")
    if asked is None:
        return [Say("utter_ask_amount")]
    keep(scene, dollars=True)
    scene.turn = turn_of(scene, asked)
    return await propose_figures(scene)


async def _pick_offer(scene: Scene, option: int) -> Sequence[Say]:
    offer_id = (scene.conversation.negotiation.get("menu") or {}).get(str(option))
    row = (
        await scene.work.session.scalar(select(OfferRow).where(OfferRow.id == offer_id, OfferRow.state == "offered"))
        if offer_id
        else None
    )
    if row is None or row.expires_at <= scene.work.now:
        return await answer(scene, "ask_options")
    return await arrangements.take_up(scene, offer_from_dict(row.detail)) or await answer(scene, "ask_options")
