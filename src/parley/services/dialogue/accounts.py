"""Which account of a consumer the talk is about, where there are several: who may choose what, and what a choice changes.

Held and disputed accounts take no part, and neither do accounts of another creditor or of another capacity in which we
collect. What has been conceded for an account stays with it while another one is talked of.

Source: 12 CFR 1006.30(c); decision 0015.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import exists, select

from parley.negotiation import NegotiationState, present_options, state_from_dict, state_to_dict
from parley.negotiation.joint import joint_facts, joint_terms
from parley.services.conversations import account_is_held
from parley.services.dialogue import age, arrangements, refusals, spoken
from parley.services.dialogue.account_words import Choice, endings
from parley.services.dialogue.scene import Scene
from parley.services.dialogue.table import facts_of_all, keep
from parley.services.disclosures import is_disclosed
from parley.services.negotiation_history import withdraw_open_offers
from parley.services.negotiation_store import NoTermsInForce, current_terms
from parley.services.wording import Say
from parley.storage.tables import Account, PaymentPlan

MENU: Final = "accounts"
ALL: Final = "all"
"""What the last digit of the question stands for where one plan may cover all the accounts."""
_DIGITS: Final = (1, 2, 4, 5, 6)  # 3 is a person everywhere
_MOST: Final = len(_DIGITS) - 1
_QUESTIONS: Final = {
    (2, False): "utter_which_account_2",
    (3, False): "utter_which_account_3",
    (4, False): "utter_which_account_4",
    (2, True): "utter_which_account_2_joint",
    (3, True): "utter_which_account_3_joint",
    (4, True): "utter_which_account_4_joint",
}
# What is said of the person and not of an account goes along to the next one.
_OF_THE_PERSON: Final = ("about", "wanted", "means", "hardship", "able_cents", "refusals", "confused")


@dataclass(frozen=True, slots=True)
class OpenAccount:
    """An account that may be talked of; with a live plan only its plan can be."""

    account: Account
    has_plan: bool


def about_of(scene: Scene) -> dict[str, Any]:
    """Return what is kept of the choice between two messages."""
    return dict(scene.conversation.negotiation.get("about") or {})


def note(scene: Scene, **facts: object) -> None:
    """Keep something of the choice."""
    keep(scene, about={**about_of(scene), **facts})


async def open_accounts(scene: Scene, account: Account) -> list[OpenAccount]:
    """Return the accounts of its consumer that may be talked of with this one, oldest first.

    One that may be too old to sue on takes no part: not even its balance is said beside the others (TB-ASK).
    """
    is_live = PaymentPlan.state.in_(("pending_signature", "active"))
    has_plan = exists().where(PaymentPlan.account_id == Account.id, is_live)
    rows = await scene.work.session.execute(
        select(Account, has_plan)
        .where(
            Account.consumer_id == account.consumer_id,
            Account.creditor_id == account.creditor_id,
            Account.party_role == account.party_role,
            Account.balance_cents > 0,
            ~account_is_held(),
        )
        .order_by(Account.opened_on, Account.id)
        .execution_options(populate_existing=True)
    )
    found = [OpenAccount(one, bool(planned)) for one, planned in rows]
    return [one for one in found if not await age.is_for_a_person(scene, one.account)]


async def eligible(scene: Scene) -> list[Account]:
    """Return the accounts something can be arranged for now, at most four, oldest first."""
    found = await open_accounts(scene, scene.known.account)
    return [one.account for one in found if not one.has_plan][:_MOST]


async def is_intact(scene: Scene) -> bool:
    """Tell whether one plan can still be arranged for all accounts of the joint talk."""
    found = {one.account.id for one in await open_accounts(scene, scene.joint[0]) if not one.has_plan}
    return {one.id for one in scene.joint} <= found and await may_be_joined(scene, scene.joint)


def choices_of(accounts: Sequence[Account]) -> list[Choice]:
    """Return the accounts as they are named to their consumer."""
    names = endings([one.account_ref for one in accounts])
    return [Choice(one.id, name, one.balance_cents, one.opened_on) for one, name in zip(accounts, names, strict=True)]


def is_settled(scene: Scene) -> bool:
    """Tell whether it is known which account is meant: chosen, named by its reference, or signed in to at the portal."""
    is_chosen = about_of(scene).get("is_settled")
    if is_chosen is None:
        # Something has been arranged or talked through before there was a choice, or the portal named the account.
        is_chosen = bool(scene.conversation.negotiation.get("state")) or scene.conversation.address.startswith(
            "portal_"
        )
    return bool(is_chosen)


async def question_if_due(scene: Scene) -> list[Say]:
    """Return the question which account is meant, where several can be and none is chosen; else nothing."""
    if is_settled(scene):
        return []
    accounts = await eligible(scene)
    if len(accounts) < 2 or scene.known.account.id not in {one.id for one in accounts}:
        return []
    return await ask_which(scene, accounts)


async def ask_which(scene: Scene, accounts: Sequence[Account]) -> list[Say]:
    """Ask which of at least two accounts is meant; "all in one plan" is a choice where the terms allow it."""
    choices, may_join = choices_of(accounts), await may_be_joined(scene, accounts)
    digits = {str(digit): one.account_id for digit, one in zip(_DIGITS, choices, strict=False)}
    if may_join:
        digits[str(_DIGITS[len(choices)])] = ALL
    note(scene, digits=digits, is_settled=False)
    fields: dict[str, str] = {}
    for place, one in enumerate(choices, start=1):
        fields |= {f"ref_{place}": one.ending, f"balance_{place}": spoken.cents(scene, one.balance_cents)}
    return [Say(_QUESTIONS[len(choices), may_join], fields)]


async def may_be_joined(scene: Scene, accounts: Sequence[Account]) -> bool:
    """Tell whether one plan over these accounts can be offered today."""
    try:
        _, terms = await current_terms(scene.work, scene.known.account.creditor_id, scene.today)
    except NoTermsInForce:
        return False
    facts = await facts_of_all(scene, accounts)
    joint = joint_terms(terms, facts)
    if joint is None or joint.interest_bps:
        return False
    return present_options(joint, joint_facts(facts), scene.today).instalments is not None


async def turn_to(scene: Scene, account_id: str) -> None:
    """Let the talk be about one account from now on."""
    await _change(scene, account_id, joint=())
    note(scene, is_settled=True)


async def turn_to_all(scene: Scene, accounts: Sequence[Account]) -> None:
    """Let the talk be about one plan over several accounts from now on.

    The first of them is one whose disclosure has not been given, if there is one, so that it is given now for all.
    """
    undisclosed = [one for one in accounts if not await is_disclosed(scene.services, scene.work, one.id)]
    first = (undisclosed or list(accounts))[0]
    ordered = [first.id, *(one.id for one in accounts if one.id != first.id)]
    await _change(scene, first.id, joint=ordered)
    note(scene, is_settled=True)


async def turn_from_old(scene: Scene) -> None:
    """Talk about an account that may be talked of, where the one at hand is for a person and nobody chose it."""
    if is_settled(scene) or not await age.is_for_a_person(scene, scene.known.account):
        return
    left = await eligible(scene)
    if left:
        await _change(scene, left[0].id, joint=())


async def ask_anew(scene: Scene) -> list[Say]:
    """End the talk about several accounts, because one of them takes no part any more: nothing is agreed, all is open again.

    What is left is talked of: one account at once, several after the question which.
    """
    had_offer = bool(scene.conversation.negotiation.get("offer_id"))
    left = await eligible(scene)
    stays = left[0].id if left else scene.known.account.id
    await _change(scene, stays, joint=(), why="account_left_out")
    prefix = [Say("utter_offer_expired")] if had_offer else []
    if len(left) >= 2:
        return [*prefix, *await ask_which(scene, left)]
    note(scene, is_settled=True)
    if not left:
        return [*prefix, *await refusals.hand_over(scene, "joint_plan_left_out")]
    return [*prefix, *await introduce(scene), *await arrangements.options(scene)]


async def introduce(scene: Scene) -> list[Say]:
    """Say which account the talk is about now, or that it is about all of them in one plan."""
    if scene.joint:
        return [Say("utter_joint_chosen", {"balance": spoken.cents(scene, scene.balance_cents)})]
    account = scene.known.account
    found = [one.account for one in await open_accounts(scene, account)]
    names = {one.account_id: one.ending for one in choices_of(found)}
    ending = names.get(account.id) or endings([account.account_ref])[0]
    return [Say("utter_account_chosen", {"ref_1": ending, "balance": spoken.cents(scene, account.balance_cents)})]


def direct(scene: Scene, account_id: str) -> None:
    """Note which account the consumer wants paid first."""
    note(scene, directed=[account_id])


async def _change(scene: Scene, account_id: str, *, joint: Sequence[str], why: str = "other_account") -> None:
    conversation, about = scene.conversation, about_of(scene)
    if conversation.account_id == account_id and list(joint) == list(about.get("joint") or []):
        return
    # What lies on the table is of the account that is left; what was conceded for it is kept for when it comes back.
    await withdraw_open_offers(scene.work, conversation, account_id=None, message_id=scene.turn.message_id, why=why)
    before = state_from_dict(conversation.negotiation.get("state") or {})
    parked = {**(about.get("parked") or {}), _key(scene): state_to_dict(before)}
    kept = {name: value for name, value in conversation.negotiation.items() if name in _OF_THE_PERSON}
    about |= {"parked": parked, "joint": list(joint), "directed": [], "digits": {}}
    conversation.negotiation = {**kept, "about": about}
    if conversation.account_id != account_id:
        scene.work.audit(
            "conversation.account_chosen",
            chain=conversation.id,
            subject=conversation.id,
            account_id=account_id,
            message_id=scene.turn.message_id,
        )
    conversation.account_id, conversation.menu, conversation.menu_message_id = account_id, None, None
    conversation.phase = "verified"
    await scene.work.session.flush()
    await scene.refresh()
    state = state_from_dict(parked.get(_key(scene)) or {})
    keep(scene, state=state_to_dict(_with_means(state, before)))


def _with_means(state: NegotiationState, before: NegotiationState) -> NegotiationState:
    """Carry over what somebody can pay a month and that they are in hardship: it is the same purse."""
    stated = [one.stated_capacity_cents for one in (state, before) if one.stated_capacity_cents is not None]
    return replace(
        state,
        stated_capacity_cents=min(stated, default=None),
        has_hardship=state.has_hardship or before.has_hardship,
    )


def _key(scene: Scene) -> str:
    return "+".join(sorted(one.id for one in scene.joint)) or scene.known.account.id
