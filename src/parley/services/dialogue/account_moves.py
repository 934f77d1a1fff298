"""What is done about the choice among several accounts before a message is answered as usual.

The question which one comes after the disclosure and before the first offer, and never before verification. "The other one"
leads to the other account at any time, and of a plan over all of them "pay the small one first" directs its payments.

Source: decision 0015; conversation design 3.9.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import wraps
from typing import Final

from parley.services.conversations import Party, silencing_holds
from parley.services.dialogue import accounts, age, arrangements, debt, moves
from parley.services.dialogue.account_words import (
    Choice,
    directed_to,
    named_in,
    names_all,
    names_all_accounts,
    names_other,
    without_endings,
)
from parley.services.dialogue.accounts import OpenAccount, about_of, choices_of
from parley.services.dialogue.agreement import standing_offer
from parley.services.dialogue.proposals import has_figures
from parley.services.dialogue.questions import Asked
from parley.services.dialogue.scene import Scene
from parley.services.dialogue.table import Table, keep
from parley.services.hold_scope import turned_to
from parley.services.wording import Say
from parley.storage.tables import Account

Move = Callable[[Scene], Awaitable[Sequence[Say]]]

_PERSON: Final = 3
_FOR_A_PERSON: Final = frozenset({"request_human", "request_accommodation"})
_PROPOSALS: Final = frozenset(
    [
        *("propose_settlement", "propose_installments", "promise_payment", "pay_in_full", "reject_too_high"),
        *("ask_more_time", "change_payment_date", "claim_hardship"),
    ]
)
# Menus that list other things, of which "the other one" may be one.
_LISTS: Final = frozenset({"readings", "amounts", accounts.MENU})
_OF_EACH: Final = frozenset({"ask_debt_details", "ask_interest_and_fees"})


def about_accounts(move: Move, *, asks: bool = True) -> Move:
    """Let a move know which account it is about: the choice is heard first, and asked for where it is due.

    Args:
        move: What is done about the message as usual.
        asks: The move leads to figures or offers of an account, so it needs one; others only let a choice be heard.
    """

    @wraps(move)
    async def run(scene: Scene) -> Sequence[Say]:
        answered = await _before(scene, asks=asks)
        return await move(scene) if answered is None else answered

    return run


async def _before(scene: Scene, *, asks: bool) -> Sequence[Say] | None:
    if not scene.is_verified or scene.turn.intent in _FOR_A_PERSON:
        return None
    if scene.joint and not await accounts.is_intact(scene):
        return await accounts.ask_anew(scene)
    found = await accounts.open_accounts(scene, scene.known.account)
    if await silencing_holds(scene.work, scene.conversation):
        return await _leave_held(scene, [one.account for one in found])
    old = await age.hand_over_if_due(scene) if asks else ()
    if old:
        return old
    if len(found) < 2:
        return None
    says = await _hear(scene, found)
    wants_person = scene.conversation.menu == accounts.MENU and scene.turn.first("option") == _PERSON
    if says is None and asks and not wants_person:
        question = await accounts.question_if_due(scene)
        if question:
            _remember(scene)
            says = question
    return says


async def _leave_held(scene: Scene, free: Sequence[Account]) -> Sequence[Say]:
    """Turn from a debt that is held to another one the consumer names; of the held one nothing more is said (REGF-38A)."""
    text, held = await scene.words(), scene.known.account
    wanted = [one for one in free if one.id in (turned_to(text, held, free) or ())]
    if len(wanted) == 1:
        return await _go_to(scene, wanted[0].id, text, [held, *free])
    if not wanted:
        return []
    _remember(scene)
    return await accounts.ask_which(scene, wanted)


async def _hear(scene: Scene, found: Sequence[OpenAccount]) -> Sequence[Say] | None:
    text, menu = await scene.words(), scene.conversation.menu
    if menu == accounts.MENU:
        return await _take_choice(scene, found, text)
    if scene.joint:
        return await _hear_joint(scene, text)
    if names_all_accounts(text):
        return await _go_to_all(scene)
    everything = [one.account for one in found]
    named = named_in(text, choices_of(everything), is_asked=False)
    if named is not None and named != scene.known.account.id:
        return await _go_to(scene, named, text, everything)
    if not names_other(text, is_bare_clear=menu not in _LISTS):
        return None
    others = [one.account for one in found if one.account.id != scene.known.account.id]
    free = [one.account for one in found if one.account in others and not one.has_plan]
    if len(free or others) == 1:
        return await _go_to(scene, (free or others)[0].id, text, everything)
    _remember(scene)
    return await accounts.ask_which(scene, await accounts.eligible(scene))


async def _take_choice(scene: Scene, found: Sequence[OpenAccount], text: str) -> Sequence[Say] | None:
    """Take the answer to the question which: a digit, an ending, or words for one of them or all."""
    digits = about_of(scene).get("digits") or {}
    by_id = {one.account.id: one.account for one in found if not one.has_plan}
    listed = [by_id[one] for one in digits.values() if one in by_id]
    picked = named_in(text, choices_of(listed), is_asked=True) if listed else None
    if picked is None and names_all(text, is_asked=True):
        picked = accounts.ALL
    option = scene.turn.first("option")
    if picked is None and isinstance(option, int):
        picked = digits.get(str(option))
    if picked is None:
        return None
    if picked == accounts.ALL:
        return await _go_to_all(scene)
    if picked not in by_id:
        return await accounts.ask_anew(scene)
    return await _go_to(scene, picked, text, listed)


async def _go_to(scene: Scene, account_id: str, text: str, known: Sequence[Account]) -> Sequence[Say]:
    """Talk about one account, and answer what was wanted of it: the plan it has, figures that were named, or the options."""
    scene.turn = replace(scene.turn, entities=without_endings(scene.turn.entities, text, choices_of(known)))
    _remember(scene)
    await accounts.turn_to(scene, account_id)
    return await _arrive(scene)


async def _go_to_all(scene: Scene) -> Sequence[Say]:
    found = await accounts.eligible(scene)
    if len(found) < 2:
        return [Say("utter_accounts_separate"), *await moves.go_on(scene)]
    if not await accounts.may_be_joined(scene, found):
        _remember(scene)
        return [Say("utter_accounts_separate"), *await accounts.ask_which(scene, found)]
    _remember(scene)
    await accounts.turn_to_all(scene, found)
    return await _arrive(scene)


async def _arrive(scene: Scene) -> Sequence[Say]:
    scene.conversation.topic = scene.conversation.topic or "ask_options"
    return [*await accounts.introduce(scene), *await moves.answer_what_was_asked(scene)]


async def _hear_joint(scene: Scene, text: str) -> Sequence[Say] | None:
    choices = choices_of(sorted(scene.joint, key=lambda one: (one.opened_on, one.id)))
    first = directed_to(text, choices)
    if first is not None:
        return await _direct(scene, first, text, choices)
    named = named_in(text, choices, is_asked=False)
    if named is not None:
        return await _go_to(scene, named, text, scene.joint)
    if names_other(text, is_bare_clear=scene.conversation.menu not in _LISTS):
        _remember(scene)
        return await accounts.ask_which(scene, await accounts.eligible(scene))
    if scene.turn.intent in _OF_EACH:
        return await _tell_of_each(scene)
    return None


async def _direct(scene: Scene, first: str, text: str, choices: Sequence[Choice]) -> Sequence[Say] | None:
    """Follow the consumer's direction from now on; figures in the same message are answered with it."""
    accounts.direct(scene, first)
    scene.turn = replace(scene.turn, entities=without_endings(scene.turn.entities, text, choices))
    if has_figures(scene.turn.entities):
        return await moves.propose_figures(scene)
    table = await Table.open(scene)
    standing = await standing_offer(scene, table)
    if standing is not None:
        return await arrangements.read_back(table, standing, table.state)
    return await arrangements.options(scene)


async def _tell_of_each(scene: Scene) -> Sequence[Say]:
    says: list[Say] = []
    for account in sorted(scene.joint, key=lambda one: (one.opened_on, one.id)):
        alone = replace(scene, party=Party(account, scene.known.consumer), joint=())
        says += [*await accounts.introduce(alone), debt.answer_about_debt(alone, scene.turn.intent)]
    return [*says, *await moves.pending(scene)]


def _remember(scene: Scene) -> None:
    """Keep what was wanted until it is known of which account, so that nobody says it twice."""
    intent = scene.turn.intent
    if has_figures(scene.turn.entities) or intent in _PROPOSALS:
        scene.conversation.topic = intent
        keep(scene, wanted=Asked.of(scene).to_dict())
    elif intent in moves.TOPICS:
        scene.conversation.topic = intent
        keep(scene, wanted=None)
