"""The questions about means: when they are asked, and what is open of them between two messages.

Two short questions, once in a conversation and only after a yes to being asked; and the question whether a hardship may be
noted. Nobody has to answer, and the answers are kept as ranges (decision 0013).
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from parley.negotiation import Proposal, state_from_dict
from parley.services.dialogue.scene import Scene
from parley.services.dialogue.table import keep
from parley.services.wording import Say

NOTE_QUESTIONS: Final[Mapping[str, str]] = {
    "job_loss": "utter_ask_note_job_loss",
    "reduced_income": "utter_ask_note_reduced_income",
    "illness": "utter_ask_note_illness",
    "benefits_only": "utter_ask_note_benefits_only",
    "family": "utter_ask_note_family",
    "disaster": "utter_ask_note_disaster",
    "housing": "utter_ask_note_housing",
}
MEANS_MENUS: Final = frozenset({"means_consent", "means_income", "means_costs"})
TOO_HIGH_BEFORE_ASKING: Final = 2
OBJECTION: Final = "objection"
"""The questions were asked instead of answering "too much"; a no to them is followed by that answer."""
_QUESTIONS: Final[Mapping[str, str]] = {
    "consent": "utter_ask_means_consent",
    "income": "utter_ask_income",
    "costs": "utter_ask_costs",
}


def means_of(scene: Scene) -> dict[str, Any]:
    """Return what is known of the questions in this conversation; empty while they have not been offered."""
    return dict(scene.conversation.negotiation.get("means") or {})


def open_question(scene: Scene) -> Say | None:
    """Return the question about means, or about noting a hardship, that waits for an answer."""
    hardship = scene.conversation.negotiation.get("hardship") or {}
    if hardship.get("is_open"):
        return Say(NOTE_QUESTIONS[hardship["reason"]])
    stage = means_of(scene).get("stage")
    return Say(_QUESTIONS[stage]) if stage else None


def close(scene: Scene) -> None:
    """End whatever is open, because something else is being talked about."""
    means, hardship = means_of(scene), scene.conversation.negotiation.get("hardship")
    if means.get("stage"):
        keep(scene, means={**means, "stage": None})
    if hardship and hardship.get("is_open"):
        keep(scene, hardship={**hardship, "is_open": False})


def offer_questions(scene: Scene, *, then: str | None = None) -> list[Say]:
    """Ask whether the two questions may be asked, once in a conversation.

    Args:
        then: What a no leads to, where that is not going back to the offer: the reason of a hand-over, or `OBJECTION`.
    Returns:
        Nothing where they have been offered before.
    """
    if means_of(scene):
        return []
    keep(scene, means={"stage": "consent", "then": then})
    return [Say(_QUESTIONS["consent"])]


def hear_hardship(scene: Scene) -> None:
    """Remember that a kind of hardship was named in this message, until it is asked whether to note it."""
    kind = scene.turn.first("hardship_reason")
    if kind in NOTE_QUESTIONS and not scene.conversation.negotiation.get("hardship"):
        keep(scene, hardship={"reason": kind, "message_id": scene.turn.message_id, "is_open": False, "is_asked": False})


def ask_to_note(scene: Scene) -> list[Say]:
    """Ask whether the hardship that was told may be noted, once."""
    hardship = scene.conversation.negotiation.get("hardship")
    if not hardship or hardship["is_asked"]:
        return []
    keep(scene, hardship={**hardship, "is_open": True, "is_asked": True})
    return [Say(NOTE_QUESTIONS[hardship["reason"]])]


def instead_of_an_amount(scene: Scene, proposal: Proposal) -> Sequence[Say]:
    """Return what is asked of somebody who told a hardship, or objected again, without a figure; nothing for others.

    A hardship that was named is noted first, with leave; the questions about means follow the answer to that.
    """
    return (ask_to_note(scene) or offer_questions(scene)) if proposal.hardship else ()


def before_an_offer(scene: Scene, proposal: Proposal) -> Sequence[Say]:
    """Return what is asked of somebody who tells a hardship and no figure, before anything is offered; nothing for others.

    Who has lost their job is not offered a smaller plan before it is asked what they can pay at all.
    Source: conversation design 3.6.
    """
    named = (proposal.amount_cents, proposal.total_cents, proposal.percent_bps, proposal.down_cents, proposal.count)
    state = state_from_dict(scene.conversation.negotiation.get("state") or {})
    is_told = proposal.hardship and proposal.capacity_cents is None and all(value is None for value in named)
    if not is_told or state.stated_capacity_cents is not None or means_of(scene):
        return ()
    keep(scene, is_hardship_told=True)
    return instead_of_an_amount(scene, proposal)


def instead_of_another_offer(scene: Scene, proposal: Proposal) -> Sequence[Say]:
    """Return what is asked of somebody who objects without a figure for the second time; nothing for others.

    A figure of the consumer's own starts the count anew.
    """
    named = (proposal.amount_cents, proposal.total_cents, proposal.percent_bps, proposal.down_cents, proposal.count)
    if any(value is not None for value in named):
        keep(scene, refusals=0)
        return ()
    if not proposal.too_high:
        return ()
    refusals = int(scene.conversation.negotiation.get("refusals") or 0) + 1
    keep(scene, refusals=refusals)
    is_time = refusals >= TOO_HIGH_BEFORE_ASKING and not proposal.hardship and proposal.first_due_on is None
    return offer_questions(scene, then=OBJECTION) if is_time else ()
