"""What each reading that can be offered leads to, the same as if the message had been understood so at once.

The table repeats the rules of the dialogue for these intents; a test holds the two together.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from parley.services.dialogue import moves
from parley.services.dialogue.scene import Scene
from parley.services.wording import Say

Act = Callable[[Scene], Awaitable[Sequence[Say]]]

_ACTS: Final[dict[Act, tuple[str, ...]]] = {
    moves.answer_aside: tuple(moves.ASIDES),
    moves.answer_topic: (
        *("ask_balance", "ask_debt_details", "ask_interest_and_fees"),
        *("ask_credit_reporting", "ask_rights", "ask_credit_counseling", "ask_how_to_pay"),
    ),
    moves.explain_contact: ("ask_why_contacted",),
    moves.verify_identity: ("confirm_identity",),
    moves.refuse_identity: ("refuse_identity",),
    moves.present_options: ("ask_options", "ask_settlement", "pay_in_full"),
    moves.propose: (
        *("propose_settlement", "propose_installments", "promise_payment", "reject_too_high"),
        *("ask_more_time", "change_payment_date", "claim_hardship"),
    ),
    moves.report_plan: ("ask_plan_status",),
    moves.escalate_to_person: (
        *("report_missed_payment", "request_plan_change", "request_document"),
        *("update_contact_details", "request_accommodation"),
    ),
    moves.place_hold: (
        *("deny_identity", "stop_contact", "cease_all_contact", "set_contact_preference"),
        *("dispute_debt", "request_validation"),
    ),
}
ACTS: Final[Mapping[str, Act]] = MappingProxyType({intent: act for act, intents in _ACTS.items() for intent in intents})
